import type { Translate } from '../../editor/index.ts'
import { downloadText } from '../local/download.ts'
import { titleOf } from './autosave.ts'
import { fileNameOf } from './download.ts'
import type { Workbench } from './workbench.ts'

/** The forms in which a verification report can be taken along. */
export function reportForms(t: Translate): readonly { readonly id: string; readonly label: string }[] {
  return [{ id: 'json', label: t('proof.report.json') }]
}

/** Saves the last report of a pathway as a file. */
export function downloadReport({ document, verification }: Workbench, form: string): void {
  const { checked } = verification.state.getState()
  if (checked === undefined) return
  const title = titleOf(document.state.getState())
  if (form === 'json')
    downloadText(
      fileNameOf(`${title} verification`, 'json'),
      `${JSON.stringify(checked.report, null, 2)}\n`,
      'application/json',
    )
}
