import type { MarkerSeverity } from 'monaco-editor/editor'
import { LineIndex, type Severity, type TextEdit } from '../../proforma/index.ts'
import type { EditorDocument } from '../document/editor-document.ts'
import { difference } from '../document/text-change.ts'
import { words, type Words } from '../document/words.ts'
import type { Monaco } from './monaco-api.ts'

type Model = ReturnType<Monaco['editor']['createModel']>

/** What joins the keystrokes of one burst into one entry of the history. */
const TYPING = 'text.typing'

/**
 * Keeps a Monaco model and a document the same, both ways. What is typed becomes a transaction; what happens
 * elsewhere is written into the model. Places are compared as lines and columns, because Monaco has one
 * kind of line end in a model and a file may have several (rule X2).
 */
export class Binding {
  private readonly document: EditorDocument
  private readonly model: Model
  private readonly stop: (() => void)[] = []
  private writing = false
  private lines: LineIndex
  private known: string
  /** What the next change of the model is, when it is no typing. */
  next: Words | undefined

  constructor(document: EditorDocument, model: Model) {
    this.document = document
    this.model = model
    this.known = document.state.getState().text
    this.lines = new LineIndex(this.known)
    this.write()
    const subscription = model.onDidChangeContent((event) => this.read(event.changes))
    this.stop.push(() => subscription.dispose())
    this.stop.push(document.state.subscribe((state) => state.text === this.known || this.follow(state.text)))
  }

  dispose(): void {
    for (const stop of this.stop) stop()
  }

  /** Lines and columns of the text as it stands. */
  positions(): LineIndex {
    return this.lines
  }

  private follow(text: string): void {
    this.known = text
    this.lines = new LineIndex(text)
    if (!this.writing) this.write()
  }

  /** Changes the model where it differs from the document, past Monaco's own undo stack. */
  private write(): void {
    const wanted = this.known.replaceAll(/\r\n|\r|\n/g, this.model.getEOL())
    const edit = difference(this.model.getValue(), wanted)
    if (!edit) return
    const start = this.model.getPositionAt(edit.span.start)
    const end = this.model.getPositionAt(edit.span.end)
    this.writing = true
    this.model.applyEdits([
      {
        range: {
          startLineNumber: start.lineNumber,
          startColumn: start.column,
          endLineNumber: end.lineNumber,
          endColumn: end.column,
        },
        text: edit.text,
      },
    ])
    this.writing = false
  }

  private read(changes: readonly { readonly range: Range; readonly text: string }[]): void {
    if (this.writing) return
    const edits: TextEdit[] = changes.map(({ range, text }) => ({
      span: {
        start: this.lines.offset({ line: range.startLineNumber, column: range.startColumn }),
        end: this.lines.offset({ line: range.endLineNumber, column: range.endColumn }),
      },
      text,
    }))
    const label = this.next
    this.next = undefined
    this.writing = true
    const outcome = this.document.transact(
      label ? { label, edits, silent: true } : { label: words('history.typing'), edits, merge: TYPING, silent: true },
    )
    this.writing = false
    // A refused change must not stay in the model: the document is what counts.
    if (!outcome.ok) this.write()
  }
}

interface Range {
  readonly startLineNumber: number
  readonly startColumn: number
  readonly endLineNumber: number
  readonly endColumn: number
}

/** Problems as Monaco's markers. */
export function showProblems(monaco: Monaco, model: Model, document: EditorDocument, lines: LineIndex): void {
  const severity: Readonly<Record<Severity, MarkerSeverity>> = {
    error: monaco.MarkerSeverity.Error,
    check: monaco.MarkerSeverity.Warning,
    hint: monaco.MarkerSeverity.Info,
  }
  const markers = document.state.getState().problems.map((problem) => {
    const start = lines.position(problem.span.start)
    const end = lines.position(Math.max(problem.span.end, problem.span.start + 1))
    return {
      severity: severity[problem.severity],
      code: problem.code,
      message: problem.message,
      startLineNumber: start.line,
      startColumn: start.column,
      endLineNumber: end.line,
      endColumn: end.column,
    }
  })
  monaco.editor.setModelMarkers(model, 'proforma', markers)
}
