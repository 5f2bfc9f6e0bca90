/**
 * A protocol as the random generator thinks of it: small, easy to make smaller, printed as PROforma text.
 * An absent attribute is not written.
 */
export interface Sketch {
  readonly tasks: readonly SketchTask[]
  readonly data: readonly SketchItem[]
  readonly properties?: readonly SketchProperty[]
}

/** `kind` is the keyword; `other` is what follows it, for the patterns of two conditions. */
export interface SketchProperty {
  readonly name: string
  readonly kind: 'never' | 'always' | 'eventually' | 'whenever' | 'before'
  readonly condition: Condition
  readonly other?: Condition
}

/** Conditions are trees, so that shrinking can replace one by a part of it. */
export type Condition =
  | { readonly kind: 'atom'; readonly text: string }
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly operand: Condition }

export interface SketchItem {
  readonly name: string
  readonly type: 'boolean' | 'integer' | 'real' | 'text'
  readonly multiple?: boolean
  readonly range?: string
  readonly precision?: string
  readonly derivation?: string
}

export interface SketchComponent {
  readonly task: string
  readonly after: readonly string[]
  readonly optional?: boolean
  readonly cycles?: number
  readonly until?: Condition
  readonly repeatHours?: number
  readonly terminal?: boolean
}

export interface SketchCandidate {
  readonly name: string
  readonly priority?: number
  readonly arguments: readonly { readonly support: string; readonly condition: Condition }[]
  readonly recommendation?: Condition
}

export interface SketchTask {
  readonly name: string
  readonly kind: 'plan' | 'action' | 'enquiry' | 'decision'
  readonly precondition?: Condition
  readonly wait?: Condition
  readonly trigger?: string
  readonly postcondition?: string
  readonly autonomous?: boolean
  readonly confirmatory?: boolean
  readonly sources?: readonly { readonly item: string; readonly mandatory: boolean }[]
  readonly multipleChoice?: boolean
  readonly numeric?: boolean
  readonly candidates?: readonly SketchCandidate[]
  readonly components?: readonly SketchComponent[]
  readonly abort?: Condition
  readonly terminate?: Condition
}

export function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case 'atom':
      return condition.text
    case 'not':
      return `not (${conditionText(condition.operand)})`
    default:
      return `(${conditionText(condition.left)}) ${condition.kind} (${conditionText(condition.right)})`
  }
}

/** The sketch as PROforma text. */
export function sketchText(sketch: Sketch): string {
  return [
    ...sketch.tasks.map(taskText),
    ...sketch.data.map(itemText),
    ...(sketch.properties ?? []).map(propertyText),
  ].join('\n')
}

type Line = string | false | undefined

const lines = (list: readonly Line[]): string => list.filter((line) => typeof line === 'string').join('\n')

const attribute = (indent: string, keyword: string, value: string | undefined): Line =>
  value !== undefined && `${indent}${keyword} :: ${value} ;`

const condition = (indent: string, keyword: string, value: Condition | undefined): Line =>
  attribute(indent, keyword, value && conditionText(value))

const flag = (indent: string, keyword: string, value: boolean | undefined): Line =>
  attribute(indent, keyword, value === undefined ? undefined : value ? 'yes' : 'no')

function taskText(task: SketchTask): string {
  return `${lines([
    `${task.kind} :: '${task.name}' ;`,
    condition('  ', 'precondition', task.precondition),
    condition('  ', 'wait_condition', task.wait),
    attribute('  ', 'trigger', task.trigger && `"${task.trigger}"`),
    attribute('  ', 'postcondition', task.postcondition),
    flag('  ', 'autonomous', task.autonomous),
    flag('  ', 'confirmatory', task.confirmatory),
    condition('  ', 'abort', task.abort),
    condition('  ', 'terminate', task.terminate),
    task.multipleChoice && '  choice_mode :: multiple ;',
    task.numeric && '  support_mode :: numeric ;',
    ...(task.components ?? []).map(componentText),
    ...(task.sources ?? []).map(({ item, mandatory }) =>
      lines([`  source :: '${item}' ;`, flag('    ', 'mandatory', mandatory)]),
    ),
    ...(task.candidates ?? []).map(candidateText),
    `end ${task.kind} .`,
  ])}\n`
}

function componentText(component: SketchComponent): string {
  return lines([
    `  component :: '${component.task}' ;`,
    ...component.after.map((other) => `    schedule_constraint :: completed('${other}') ;`),
    flag('    ', 'optional', component.optional),
    attribute('    ', 'number_of_cycles', component.cycles?.toString()),
    condition('    ', 'cycle_until', component.until),
    attribute(
      '    ',
      'cycle_repeat',
      component.repeatHours === undefined ? undefined : `${component.repeatHours} hours`,
    ),
    flag('    ', 'terminal', component.terminal),
  ])
}

function candidateText(candidate: SketchCandidate): string {
  return lines([
    `  candidate :: '${candidate.name}' ;`,
    attribute('    ', 'priority', candidate.priority?.toString()),
    ...candidate.arguments.map(({ support, condition: c }) => `    argument :: ${support}, ${conditionText(c)} ;`),
    condition('    ', 'recommendation', candidate.recommendation),
  ])
}

function itemText(item: SketchItem): string {
  return `${lines([
    `data :: '${item.name}' ;`,
    `  type :: ${item.type} ;`,
    item.multiple && '  multiple ;',
    attribute('  ', 'range', item.range),
    attribute('  ', 'precision', item.precision),
    attribute('  ', 'derivation', item.derivation),
    'end data .',
  ])}\n`
}

function propertyText({ name, kind, condition: first, other }: SketchProperty): string {
  const keyword = kind === 'before' ? 'never' : kind
  return `${lines([
    `property :: '${name}' ;`,
    condition('  ', keyword, first),
    condition('  ', kind === 'before' ? 'before' : 'eventually', other),
    'end property .',
  ])}\n`
}
