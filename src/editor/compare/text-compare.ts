import 'monaco-editor/features/diffEditor/register'
import { LANGUAGE } from '../text/language.ts'
import { monaco } from '../text/monaco.ts'
import { followTheme } from '../text/theme.ts'

/** Puts two texts side by side into an element, to be read; the function that it gives back takes them out again. */
export function mountTextCompare(element: HTMLElement, before: string, after: string, label: string): () => void {
  const original = monaco.editor.createModel(before, LANGUAGE)
  const modified = monaco.editor.createModel(after, LANGUAGE)
  const view = monaco.editor.createDiffEditor(element, {
    readOnly: true,
    originalEditable: false,
    automaticLayout: true,
    ariaLabel: label,
    fontFamily: "'JetBrains Mono Variable', ui-monospace, Consolas, monospace",
    fontSize: 12.5,
    lineHeight: 19,
    fontLigatures: false,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    wordWrap: 'on',
    diffWordWrap: 'on',
    hideUnchangedRegions: { enabled: true, contextLineCount: 3, minimumLineCount: 4 },
    // Below this width the two stand one above the other.
    renderSideBySideInlineBreakpoint: 800,
    renderOverviewRuler: false,
    tabFocusMode: true,
    ignoreTrimWhitespace: false,
  })
  view.setModel({ original, modified })
  const unfollow = followTheme(monaco)
  return () => {
    unfollow()
    view.dispose()
    original.dispose()
    modified.dispose()
  }
}
