import type {
  Argument,
  DecisionDefinition,
  Expression,
  Name,
  PlanDefinition,
  Source,
  TaskDefinition,
} from '../../proforma/index.ts'
import type { Compiler } from './compiler.ts'
import { element } from './element.ts'
import type { InstanceNode, InstanceTree } from './instances.ts'
import type { ArgumentProgram, AssignmentProgram, CandidateProgram, SourceProgram, TaskProgram } from './program.ts'
import { DORMANT, NONE, type TaskRecord } from './records.ts'
import type { Reads, Scope } from './scope.ts'

/** What compiling one instance needs of the rest of the program. */
export interface TaskContext {
  readonly tree: InstanceTree
  readonly compiler: Compiler
  readonly scope: Scope
  /** Receives what the arguments of a candidate read, by `task:candidate`. */
  readonly supportReads: Map<string, readonly Reads[]>
}

/** Makes the program of one instance; its candidates are entered in the table of supports. */
export function compileTask(node: InstanceNode, context: TaskContext): TaskProgram {
  const { definition, component } = node
  const { compiler, scope } = context
  const plan = definition.kind === 'plan' ? definition : undefined
  const decision = definition.kind === 'decision' ? definition : undefined
  const candidates = decision ? compileCandidates(node.index, decision, context) : []
  if (decision) scope.supports.set(node.index, candidates)
  const antecedents = antecedentsOf(node, context.tree)
  const sources = compileSources(sourcesOf(definition), scope)
  const repeats = repeatsItself(node, context.tree)
  return {
    index: node.index,
    path: node.path,
    names: node.names,
    definition: node.name,
    source: { definition, component },
    kind: definition.kind,
    parent: node.parent,
    components: node.components,
    subtreeEnd: node.subtreeEnd,
    antecedents,
    successors: [],
    optional: component?.optional?.value ?? false,
    terminal: component?.terminal?.value ?? false,
    terminals: node.components.filter((each) => element(context.tree.nodes, each).component?.terminal?.value === true),
    cycles: component?.numberOfCycles?.value ?? (component?.cycleUntil ? -1 : 1),
    cycleUntil: compiler.optional(component?.cycleUntil?.value, scope),
    cycleRepeat: compiler.optional(component?.cycleRepeat?.value, scope),
    autonomous: definition.autonomous?.value ?? false,
    confirmatory: definition.confirmatory?.value ?? false,
    trigger: definition.trigger?.value,
    waitCondition: compiler.optional(definition.waitCondition?.value, scope),
    precondition: compiler.optional(definition.precondition?.value, scope),
    ...planConditions(plan, context),
    assignments: compileAssignments(definition, context),
    sources,
    ageing: NONE,
    candidates,
    choice: decision?.choiceMode?.value ?? 'single',
    support: decision?.supportMode?.value ?? 'symbolic',
    repeats,
    initial: initialRecord(node, context.tree, antecedents.length),
  }
}

function planConditions(plan: PlanDefinition | undefined, { compiler, scope }: TaskContext) {
  return {
    abort: compiler.optional(plan?.abort?.value, scope),
    terminate: compiler.optional(plan?.terminate?.value, scope),
  }
}

/** The siblings at the tails of its arrows, in the order of the plan; an arrow written twice is one. */
function antecedentsOf(node: InstanceNode, tree: InstanceTree): readonly number[] {
  const constraints = node.component?.scheduleConstraints ?? []
  if (constraints.length === 0 || node.parent === -1) return NONE
  const { byName } = element(tree.nodes, node.parent)
  const found = constraints.map(({ antecedent }) => byName.get(antecedent.text)).filter((each) => each !== undefined)
  return [...new Set(found)].sort((a, b) => a - b)
}

function compileAssignments(
  definition: TaskDefinition,
  { compiler, scope }: TaskContext,
): readonly AssignmentProgram[] {
  const assignments: AssignmentProgram[] = []
  for (const { target, value } of definition.postcondition?.value ?? []) {
    const item = scope.item(target.text)
    if (item !== undefined) assignments.push({ item, value: compiler.compile(value, scope) })
  }
  return assignments
}

function sourcesOf(definition: TaskDefinition): readonly Source[] {
  return definition.kind === 'enquiry' || definition.kind === 'decision' ? definition.sources : []
}

function compileSources(sources: readonly Source[], scope: Scope): readonly SourceProgram[] {
  const compiled: SourceProgram[] = []
  for (const { item: name, mandatory } of sources) {
    const item = scope.item(name.text)
    if (item !== undefined) compiled.push({ item, mandatory: mandatory?.value ?? true })
  }
  return compiled
}

function compileCandidates(
  task: number,
  decision: DecisionDefinition,
  context: TaskContext,
): readonly CandidateProgram[] {
  return decision.candidates.map((candidate, position) => {
    const compiled = candidate.arguments.map((argument) => compileArgument(argument, context))
    const rule = candidate.recommendation?.value ?? defaultRecommendation(decision.name, candidate.name)
    context.supportReads.set(
      `${task}:${position}`,
      compiled.map((each) => each.reads),
    )
    return {
      name: candidate.name.text,
      caption: candidate.caption?.value,
      priority: candidate.priority?.value ?? 0,
      arguments: compiled.map((each) => each.program),
      recommendation: context.compiler.compile(rule, context.scope),
    }
  })
}

function compileArgument(
  { support, condition }: Argument,
  { compiler, scope }: TaskContext,
): { readonly program: ArgumentProgram; readonly reads: Reads } {
  const { compiled, reads } = compiler.compileWithReads(condition, scope)
  const weight = support.kind === 'weight' ? support.weight : 0
  return { program: { support: support.kind, weight, condition: compiled }, reads }
}

/** Without a rule of its own a candidate is recommended from a support of 1 on (R53). */
function defaultRecommendation(decision: Name, candidate: Name): Expression {
  const { span } = candidate
  const name = ({ text, quoted }: Name): Expression => ({ kind: 'name', name: text, quoted, span })
  const support: Expression = {
    kind: 'call',
    function: 'netsupport',
    functionSpan: span,
    arguments: [name(decision), name(candidate)],
    span,
  }
  const one: Expression = { kind: 'number', value: 1, integer: true, text: '1', span }
  return { kind: 'binary', operator: '>=', operatorSpan: span, left: support, right: one, span }
}

/** Own cycles or trigger, or those of a plan around. */
function repeatsItself(node: InstanceNode, tree: InstanceTree): boolean {
  for (let at: InstanceNode | undefined = node; at; at = at.parent === -1 ? undefined : tree.nodes[at.parent]) {
    const cycles = at.component?.numberOfCycles?.value ?? 1
    if (cycles !== 1 || at.component?.cycleUntil || at.definition.trigger) return true
  }
  return false
}

function initialRecord(node: InstanceNode, tree: InstanceTree, antecedents: number): TaskRecord {
  const open = node.components.filter((each) => element(tree.nodes, each).component?.optional?.value !== true).length
  return {
    state: DORMANT,
    cycle: 1,
    startedAt: null,
    completedAt: null,
    discardedAt: null,
    committed: NONE,
    stale: NONE,
    running: false,
    open,
    busy: 0,
    waitingFor: antecedents,
    arrived: 0,
  }
}
