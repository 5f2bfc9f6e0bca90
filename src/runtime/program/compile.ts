import type { Analysis, DataDefinition, ParsedProtocol, Problem, Resolver, Span, Value } from '../../proforma/index.ts'
import { Compiler, everythingRead } from './compiler.ts'
import { orderDerivations } from './derivations.ts'
import { element } from './element.ts'
import { hashText } from './hash.ts'
import { type InstanceTree, MAX_INSTANCES, unfold } from './instances.ts'
import { constantScope, domainOf, parameterValues } from './items.ts'
import { type Loading, load } from './load.ts'
import { taskResolver } from './names.ts'
import type { CompiledExpression, ItemProgram, Program, TaskProgram, WarningProgram } from './program.ts'
import { reverseIndex } from './readers.ts'
import { NONE } from './records.ts'
import type { Reads, Scope } from './scope.ts'
import { compileTask } from './tasks.ts'

export interface CompileOptions {
  /** Passes after which an operation is refused as an oscillation; by default 10,000 and ten for each task. */
  readonly passLimit?: number
  /** What the checks say of this text, where that is known already. */
  readonly analysis?: Analysis
}

export type Compilation =
  | { readonly ok: true; readonly program: Program }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/**
 * Makes a parsed protocol ready to run.
 *
 * @returns the program, or the problems of severity `error` that forbid to run it: syntax, names and types as the
 * checks report them, a circle of derivations, too many instances (`MAX_INSTANCES`)
 */
export function compile(parsed: ParsedProtocol, options: CompileOptions = {}): Compilation {
  const loaded = load(parsed, options.analysis)
  if (!loaded.ok) return loaded
  const tree = unfold(loaded.index, loaded.root)
  if (tree === 'too-many') {
    const message = `Plans used inside plans unfold to more than ${MAX_INSTANCES} tasks. Use each plan in fewer places.`
    return refusal('engine.too-many-tasks', NOWHERE, message)
  }
  return assemble(parsed, loaded, tree, options)
}

const NOWHERE: Span = { start: 0, end: 0 }

function refusal(code: string, span: Span, message: string): Compilation {
  return { ok: false, problems: [{ code, severity: 'error', span, data: {}, message }] }
}

function assemble(
  parsed: ParsedProtocol,
  { index, resolver }: Loading & { readonly ok: true },
  tree: InstanceTree,
  options: CompileOptions,
): Compilation {
  const definitions = [...index.data.values()]
  const itemIndex = new Map(definitions.map((each, position) => [each.name.text, position]))
  const parameters = parameterValues(index.parameters.values())
  const givenBy: (readonly number[])[] = definitions.map(() => NONE)
  const scopeOf = scopes(tree, resolver, itemIndex, parameters, (item) => element(givenBy, item))
  const compiler = new Compiler()
  const supportReads = new Map<string, readonly Reads[]>()
  const compiledTasks = tree.nodes.map((node) =>
    compileTask(node, { tree, compiler, scope: scopeOf(node.index), supportReads }),
  )
  const derivations = compileDerivations(definitions, compiler, scopeOf(0))
  const derived = new Map([...derivations].map(([item, each]) => [item, each.reads]))
  const { order, circle } = orderDerivations({ derived, supportReads })
  if (circle) return circular(circle.map((item) => element(definitions, item)))
  const readsOf = (support: string) => supportReads.get(support) ?? []
  trace(givenBy, order, derived, readsOf)
  const warnings = compileWarnings(definitions, compiler, scopeOf(0))
  compiler.finish((item) => element(givenBy, item), readsOf)
  const tasks = linked(compiledTasks, givenBy)
  const constants = constantScope(parameters)
  const ranks = new Map(order.map((item, rank) => [item, rank]))
  const byItem = Map.groupBy(warnings.keys(), (at) => element(warnings, at).item)
  const items = definitions.map(
    (definition, position): ItemProgram => ({
      index: position,
      name: definition.name.text,
      definition,
      domain: domainOf(definition, constants),
      words: { true: definition.trueValue?.value, false: definition.falseValue?.value },
      mandatoryValidation: definition.mandatoryValidation?.value ?? false,
      derivation: derivations.get(position)?.compiled,
      rank: ranks.get(position) ?? -1,
      givenBy: element(givenBy, position),
      warnings: byItem.get(position) ?? NONE,
    }),
  )
  const program: Program = {
    fingerprint: hashText(parsed.text),
    parsed,
    tasks,
    pathIndex: new Map(tasks.map((task) => [task.path, task.index])),
    items,
    itemIndex,
    parameters,
    derivationOrder: order,
    warnings,
    triggers: triggersOf(tasks),
    ...reverseIndex(tasks, items, warnings),
    repeatedSources: repeatedSources(tasks, items),
    resolver,
    scopeOf,
    passLimit: options.passLimit ?? 10_000 + 10 * tasks.length,
  }
  return { ok: true, program }
}

function scopes(
  tree: InstanceTree,
  resolver: Resolver,
  itemIndex: ReadonlyMap<string, number>,
  parameters: ReadonlyMap<string, Value>,
  givenBy: (item: number) => readonly number[],
): (task: number) => Scope {
  const names = tree.nodes.map(({ definition }) =>
    definition.kind === 'decision' ? definition.candidates.map((each) => each.name.text) : [],
  )
  const common: Omit<Scope, 'task'> = {
    item: (name) => itemIndex.get(name),
    parameter: (name) => ({ known: parameters.has(name), value: parameters.get(name) }),
    candidate: (task, name) => element(names, task).indexOf(name),
    candidateNames: (task) => element(names, task),
    supports: new Map(),
    givenBy,
  }
  const resolve = taskResolver(tree, resolver)
  return (task) => ({ ...common, task: (name) => resolve(task, name) })
}

interface Derivation {
  readonly compiled: CompiledExpression
  readonly reads: Reads
}

function compileDerivations(
  definitions: readonly DataDefinition[],
  compiler: Compiler,
  scope: Scope,
): Map<number, Derivation> {
  const compiled = new Map<number, Derivation>()
  definitions.forEach(({ derivation }, position) => {
    if (derivation) compiled.set(position, compiler.compileWithReads(derivation.value, scope))
  })
  return compiled
}

function compileWarnings(definitions: readonly DataDefinition[], compiler: Compiler, scope: Scope): WarningProgram[] {
  return definitions.flatMap((definition, item) =>
    definition.warningConditions.map(({ condition, message }) => ({
      item,
      condition: compiler.compile(condition, scope),
      message: message ?? '',
    })),
  )
}

/** For each item, the ones that can be set on which it depends. */
function trace(
  givenBy: (readonly number[])[],
  order: readonly number[],
  derived: ReadonlyMap<number, Reads>,
  readsOf: (support: string) => readonly Reads[],
): void {
  for (let item = 0; item < givenBy.length; item++) if (!derived.has(item)) givenBy[item] = [item]
  for (const item of order) {
    const { items } = everythingRead(derived.get(item) as Reads, readsOf)
    givenBy[item] = [...new Set([...items].flatMap((each) => element(givenBy, each)))]
  }
}

/** Fills in what can only be said once all tasks and items are known. */
function linked(tasks: readonly TaskProgram[], givenBy: readonly (readonly number[])[]): readonly TaskProgram[] {
  const successors: number[][] = tasks.map(() => [])
  for (const task of tasks) for (const antecedent of task.antecedents) element(successors, antecedent).push(task.index)
  return tasks.map((task) => {
    const ageing = task.sources.flatMap(({ item }, position) => (element(givenBy, item).length > 0 ? [position] : []))
    return { ...task, successors: element(successors, task.index), ageing: task.repeats ? ageing : NONE }
  })
}

function triggersOf(tasks: readonly TaskProgram[]): Map<string, readonly number[]> {
  const triggers = new Map<string, number[]>()
  for (const { trigger, index } of tasks) {
    if (trigger === undefined) continue
    triggers.set(trigger, [...(triggers.get(trigger) ?? []), index])
  }
  return triggers
}

function repeatedSources(tasks: readonly TaskProgram[], items: readonly ItemProgram[]): Program['repeatedSources'] {
  const result: { task: number; source: number }[][] = items.map(() => [])
  for (const task of tasks) {
    if (!task.repeats) continue
    task.sources.forEach(({ item }, source) => {
      for (const given of element(items, item).givenBy) element(result, given).push({ task: task.index, source })
    })
  }
  return result
}

function circular(circle: readonly DataDefinition[]): Compilation {
  const names = circle.map((each) => `'${each.name.text}'`).join(', ')
  const message =
    circle.length === 0
      ? 'The support of a candidate depends on itself.'
      : `The value of ${names} is derived in a circle: each one needs the other first.`
  return refusal('engine.circular-derivation', circle[0]?.name.span ?? NOWHERE, message)
}
