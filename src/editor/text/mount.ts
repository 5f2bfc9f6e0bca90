import type { Editor } from '../context.ts'
import { words } from '../document/words.ts'
import { soundPath } from '../document/where.ts'
import { Binding, showProblems } from './binding.ts'
import { monaco } from './monaco.ts'
import { LANGUAGE } from './language.ts'
import { bind } from './bound.ts'
import { followTheme } from './theme.ts'
import type { TextPort } from './port.ts'

/** How long the cursor must rest before the canvas follows it, in milliseconds. */
const REST = 200

/** Puts the text editor into an element, bound to the document; the function that it gives back takes it out again. */
export function mountText(editor: Editor, element: HTMLElement, label: string): () => void {
  const { document } = editor
  const model = monaco.editor.createModel(document.state.getState().text, LANGUAGE)
  const view = monaco.editor.create(element, { ...OPTIONS, model, ariaLabel: label })
  const binding = new Binding(document, model)
  const unbind = bind(model, { document, binding })
  const { KeyMod, KeyCode } = monaco
  // One history for everything: Monaco's own never comes into play.
  view.addCommand(KeyMod.CtrlCmd | KeyCode.KeyZ, () => void document.undo())
  view.addCommand(KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, () => void document.redo())
  view.addCommand(KeyMod.CtrlCmd | KeyCode.KeyY, () => void document.redo())
  const onPaste = (): void => {
    binding.next = words('history.paste')
    setTimeout(() => (binding.next = undefined))
  }
  element.addEventListener('paste', onPaste, true)
  const showMarks = (): void => showProblems(monaco, model, document, binding.positions())
  showMarks()
  const here = view.createDecorationsCollection()
  const stops = [
    document.state.subscribe((state, before) => state.problems === before.problems || showMarks()),
    document.view.subscribe((state, before) => {
      if (state.selection !== before.selection)
        markSelection(editor, view, binding, here, state.reveal !== before.reveal)
      else if (state.reveal !== before.reveal) markSelection(editor, view, binding, here, true)
    }),
    followTheme(monaco),
    followCursor(editor, view, binding),
  ]
  // What was selected while the text editor was still coming in.
  markSelection(editor, view, binding, here, true)
  view.onDidBlurEditorText(() => document.settle())
  const port: TextPort = {
    show(place) {
      const span = typeof place === 'number' ? { start: place, end: place } : place
      const start = binding.positions().position(span.start)
      const end = binding.positions().position(span.end)
      view.setSelection(new monaco.Selection(start.line, start.column, end.line, end.column))
      view.revealLineInCenterIfOutsideViewport(start.line)
      view.focus()
    },
    focus: () => view.focus(),
  }
  const detach = editor.text.attach(port)
  return () => {
    detach()
    unbind()
    for (const stop of stops) stop()
    element.removeEventListener('paste', onPaste, true)
    binding.dispose()
    view.dispose()
    model.dispose()
  }
}

type View = ReturnType<typeof monaco.editor.create>
type Decorations = ReturnType<View['createDecorationsCollection']>

/** Marks the definition of what is selected, and brings it into sight unless the author is typing. */
function markSelection({ document }: Editor, view: View, binding: Binding, here: Decorations, reveal: boolean): void {
  const { selection } = document.view.getState()
  const name =
    selection.kind === 'tasks'
      ? selection.names.at(-1)
      : selection.kind === 'definition'
        ? selection.name
        : selection.kind === 'arrow'
          ? selection.to
          : undefined
  const definition = document.state.getState().parsed.definitions.find(({ node }) => node.name.text === name)
  if (!definition) {
    here.clear()
    return
  }
  const start = binding.positions().position(definition.offset)
  const end = binding.positions().position(definition.end)
  here.set([
    {
      range: new monaco.Range(start.line, 1, end.line, 1),
      options: { isWholeLine: true, className: 'definition-here' },
    },
  ])
  if (reveal || !view.hasTextFocus()) view.revealRangeNearTop(new monaco.Range(start.line, 1, end.line, 1))
}

/** When the cursor rests in a definition, it is selected everywhere. */
function followCursor({ document }: Editor, view: View, binding: Binding): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const subscription = view.onDidChangeCursorPosition(({ position, source }) => {
    if (source === 'api' || !view.hasTextFocus()) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      // Whoever has gone elsewhere meanwhile selects there.
      if (!view.hasTextFocus()) return
      const offset = binding.positions().offset({ line: position.lineNumber, column: position.column })
      const place = soundPath(document.state.getState(), document.view.getState(), offset)
      if (!place) return
      if (place.plan !== document.view.getState().plan) document.open(place.plan)
      document.select(place.selection)
    }, REST)
  })
  return () => {
    clearTimeout(timer)
    subscription.dispose()
  }
}

const OPTIONS = {
  automaticLayout: true,
  fontFamily: "'JetBrains Mono Variable', ui-monospace, Consolas, monospace",
  fontSize: 12.5,
  lineHeight: 19,
  fontLigatures: false,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  smoothScrolling: false,
  renderLineHighlight: 'line',
  renderWhitespace: 'none',
  folding: true,
  lineNumbersMinChars: 4,
  padding: { top: 8, bottom: 8 },
  tabSize: 2,
  wordWrap: 'on',
  wrappingIndent: 'indent',
  fixedOverflowWidgets: true,
  unusualLineTerminators: 'off',
  occurrencesHighlight: 'off',
  stickyScroll: { enabled: false },
  'semanticHighlighting.enabled': true,
  quickSuggestions: { other: true, comments: false, strings: true },
  suggest: { showWords: false, preview: false },
  guides: { indentation: false },
  overviewRulerBorder: false,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  // Tab moves on, so that the text is one stop among the regions; Ctrl+M gives it back to the text.
  tabFocusMode: true,
} as const
