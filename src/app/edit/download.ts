import { scenarioFileText, type DocumentState } from '../../editor/index.ts'
import { downloadText } from '../local/download.ts'
import { titleOf } from './autosave.ts'

/** A name that every file system takes. */
export function fileNameOf(title: string, ending: string): string {
  const plain = title
    .normalize('NFC')
    .replaceAll(/[\p{C}/\\:*?"<>|]+/gu, ' ')
    .trim()
    .replaceAll(/\s+/g, '-')
    .slice(0, 80)
  return `${plain === '' ? 'pathway' : plain}.${ending}`
}

/** The text of a pathway as a `.pf` file, byte for byte. */
export function downloadProtocol(state: DocumentState): void {
  downloadText(fileNameOf(titleOf(state), 'pf'), state.text, 'text/plain;charset=utf-8')
}

/** Its test cases as a file for the command line and other systems. */
export function downloadScenarios(state: DocumentState): void {
  const name = fileNameOf(`${titleOf(state)} scenarios`, 'json')
  downloadText(name, scenarioFileText(state.scenarios), 'application/json')
}
