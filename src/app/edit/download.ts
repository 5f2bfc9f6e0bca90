import type { DocumentState } from '../../editor/index.ts'
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

/** Hands a file to the browser's downloads. */
export function download(name: string, content: string, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the address over by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** The text of a pathway as a `.pf` file, byte for byte. */
export function downloadText(state: DocumentState): void {
  download(fileNameOf(titleOf(state), 'pf'), state.text, 'text/plain;charset=utf-8')
}
