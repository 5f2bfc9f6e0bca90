import {
  expressionsOf,
  HELP_CODES,
  helpOf,
  type Definition,
  type Problem,
  type ProtocolIndex,
  type TaskClass,
} from '../../proforma/index.ts'
import { lexiconOf, taskCaption } from '../canvas/chart-store.ts'
import { conditionInWords } from '../canvas/condition-words.ts'
import { captionOf } from '../canvas/plan-chart.ts'
import type { Editor } from '../context.ts'
import { definitionAt, placeOf } from '../document/where.ts'
import type { DocumentState } from '../document/types.ts'
import type { Translate } from '../messages/index.ts'

export type SearchGroup = 'tasks' | 'data' | 'expressions' | 'problems' | 'help'

/** A place in the pathway, or a page of help, that can be searched for. */
export interface Searchable {
  readonly id: string
  readonly group: SearchGroup
  readonly title: string
  readonly detail?: string
  readonly kind?: TaskClass
  /** Goes there; for help, the code of the check that the page is about. */
  readonly go: (() => void) | { readonly help: string }
}

/** Everything of a document that can be searched for, beside commands and test cases. */
export function searchables(editor: Editor, state: DocumentState, t: Translate): readonly Searchable[] {
  return [
    ...tasks(editor, state, t),
    ...items(editor, state),
    ...expressions(editor, state, t),
    ...problems(editor, state),
    ...help(),
  ]
}

/** Selects a definition wherever it stands, brings it into sight on canvas and text, and puts the keyboard on it. */
export function goToDefinition({ document, canvas }: Editor, name: string): void {
  const place = placeOf(document.state.getState().index, document.view.getState(), name)
  if (!place) return
  document.visit(place)
  document.reveal()
  if (place.selection.kind === 'tasks') requestAnimationFrame(() => canvas.current?.show(name, true))
}

function tasks(editor: Editor, { index }: DocumentState, t: Translate): Searchable[] {
  const parents = plansOf(index)
  return [...index.tasks].map(([name, task]) => {
    const plan = parents.get(name)
    const where = plan === undefined ? '' : ` · ${t('search.inPlan', { plan: captionIn(index, plan) })}`
    return {
      id: `task ${name}`,
      group: 'tasks',
      title: captionOf(task),
      detail: `${name}${where}`,
      kind: task.kind,
      go: () => goToDefinition(editor, name),
    }
  })
}

function items(editor: Editor, { index }: DocumentState): Searchable[] {
  return [...index.data, ...index.parameters, ...index.properties].map(([name, one]) => ({
    id: `definition ${name}`,
    group: 'data',
    title: captionOf(one),
    detail: name,
    go: () => goToDefinition(editor, name),
  }))
}

/** Conditions and arguments: as people read them, and as they stand in the text. */
function expressions(editor: Editor, state: DocumentState, t: Translate): Searchable[] {
  const { index, parsed, text } = state
  const lexicon = lexiconOf(t)
  const found: Searchable[] = []
  for (const { node, offset } of parsed.definitions)
    for (const { expression, span, kind } of expressionsOf(node, () => undefined)) {
      // The limits of a range are numbers, not thoughts.
      if (kind === 'constant') continue
      const start = offset + span.start
      const written = text.slice(start, offset + span.end).replaceAll(/\s+/g, ' ')
      found.push({
        id: `expression ${found.length}`,
        group: 'expressions',
        title: conditionInWords(expression, index, lexicon),
        detail: `${captionOf(node)} · ${written}`,
        ...kindOf(node),
        go() {
          goToDefinition(editor, node.name.text)
          editor.text.current?.show({ start, end: offset + span.end })
        },
      })
    }
  return found
}

function kindOf({ kind }: Definition): { readonly kind?: TaskClass } {
  return kind === 'plan' || kind === 'action' || kind === 'enquiry' || kind === 'decision' || kind === 'task'
    ? { kind }
    : {}
}

function problems(editor: Editor, state: DocumentState): Searchable[] {
  return state.problems.map((problem: Problem, at) => {
    const name = definitionAt(state.parsed, problem.span.start)
    return {
      id: `problem ${at}`,
      group: 'problems',
      title: problem.message,
      detail: name === undefined ? problem.code : `${taskCaption(state, name)} · ${problem.code}`,
      go() {
        if (name !== undefined) goToDefinition(editor, name)
        editor.text.current?.show(problem.span)
      },
    }
  })
}

function help(): Searchable[] {
  return HELP_CODES.flatMap((code) => {
    const page = helpOf(code)
    return page
      ? [{ id: `help ${code}`, group: 'help', title: page.title, detail: code, go: { help: code } } as const]
      : []
  })
}

function plansOf(index: ProtocolIndex): ReadonlyMap<string, string> {
  const parents = new Map<string, string>()
  for (const [plan, task] of index.tasks)
    if (task.kind === 'plan')
      for (const component of task.components)
        if (!parents.has(component.task.text)) parents.set(component.task.text, plan)
  return parents
}

function captionIn(index: ProtocolIndex, name: string): string {
  return taskCaption({ index }, name)
}
