import type { Translate } from '../../editor/index.ts'
import { downloadText } from '../local/download.ts'
import { titleOf } from './autosave.ts'
import { fileNameOf } from './download.ts'
import type { Workbench } from './workbench.ts'

/** The forms in which a verification report can be taken along. */
export function reportForms(t: Translate): readonly { readonly id: string; readonly label: string }[] {
  return [
    { id: 'html', label: t('proof.report.html') },
    { id: 'json', label: t('proof.report.json') },
    { id: 'sarif', label: t('proof.report.sarif') },
  ]
}

/** Saves the last report of a pathway as a file, or opens it as a page that prints. What makes it is fetched when it is asked for. */
export async function downloadReport({ document, verification }: Workbench, form: string): Promise<void> {
  const { checked } = verification.state.getState()
  if (checked === undefined) return
  const { reportHtml, reportJson, reportSarif } = await import('../../verifier/index.ts')
  const { report, text } = checked
  const title = titleOf(document.state.getState())
  const file = fileNameOf(title, 'pf')
  const name = `${title} verification`
  if (form === 'html') openPage(reportHtml([report], text, file))
  else if (form === 'sarif') downloadText(fileNameOf(name, 'sarif'), reportSarif([report], text, file))
  else downloadText(fileNameOf(name, 'json'), reportJson(report))
}

/** A page of its own beside this one, from which the browser prints. */
function openPage(html: string): void {
  const url = URL.createObjectURL(new Blob([html], { type: 'text/html;charset=utf-8' }))
  window.open(url, '_blank', 'noopener')
  // The new page reads it soon after; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
