import { checkExpression, typeOfItem } from '../../expressions/types/index.ts'
import { ambiguousName } from '../../expressions/types/words.ts'
import type { Type } from '../../expressions/types/type.ts'
import {
  type DataDefinition,
  type DecisionDefinition,
  type Definition,
  type Expression,
  isTask,
  type Name,
  type ParameterDefinition,
  type ParsedDefinition,
  type PlanDefinition,
  type Problem,
  type QuickFix,
  type Span,
  type TaskDefinition,
} from '../../model/index.ts'
import type { Resolver, Scope } from '../../names/index.ts'
import { isBroken, walkExpression } from '../../expressions/walk.ts'
import { nearest, replaceFix, shorten } from '../../text/syntaxProblems.ts'
import { quoteName } from '../../text/words.ts'
import { expressionsOf, type PlacedExpression } from '../../names/expressions.ts'
import { placesOf } from '../../names/places.ts'

/** What is wrong with one definition, in its own coordinates. It depends on the protocol only through the resolver. */
export function checkDefinition({ node, problems }: ParsedDefinition, resolver: Resolver): Problem[] {
  const checker = new DefinitionChecker(node, resolver, problems.length > 0)
  checker.run()
  return checker.problems
}

class DefinitionChecker {
  readonly problems: Problem[] = []
  readonly #definition: Definition
  readonly #resolver: Resolver
  readonly #scopes: readonly Scope[]
  /** Whether parts of it could not be read, so that what seems to be missing may be there. */
  readonly #broken: boolean

  constructor(definition: Definition, resolver: Resolver, broken: boolean) {
    this.#broken = broken
    this.#definition = definition
    this.#resolver = resolver
    this.#scopes = placesOf(definition, resolver)
  }

  /** A range that does not fit its item at all: its limits are not looked at. */
  #misfit: Span | undefined

  run(): void {
    const definition = this.#definition
    if (definition.kind === 'data' || definition.kind === 'parameter') this.#item(definition)
    if (isTask(definition)) this.#task(definition)
    for (const placed of expressionsOf(definition, (name) => this.#itemType(name))) {
      if (placed.span !== this.#misfit) this.#expression(placed)
    }
  }

  #itemType(name: string): Type | undefined {
    const item = this.#resolver.index.data.get(name) ?? this.#resolver.index.parameters.get(name)
    return item && typeOfItem(item)
  }

  #task(task: TaskDefinition): void {
    if (task.kind === 'plan') this.#plan(task)
    if (task.kind === 'decision') this.#decision(task)
    if (task.kind === 'enquiry' || task.kind === 'decision') {
      this.#duplicates(
        task.sources.map((source) => source.item),
        'source',
        'name.duplicate-source',
      )
      for (const source of task.sources) this.#dataItem(source.item, 'A source')
    }
    for (const { target } of task.postcondition?.value ?? []) this.#assigned(target)
  }

  #plan(plan: PlanDefinition): void {
    const names = plan.components.map((component) => component.task)
    const known = new Set(names.map((name) => name.text))
    this.#duplicates(names, 'component', 'name.duplicate-component')
    for (const component of plan.components) {
      for (const { antecedent } of component.scheduleConstraints) this.#antecedent(antecedent, known)
      for (const { parameter } of component.paramValues) this.#parameter(parameter)
    }
  }

  /** Arrows join components of one plan (N8). */
  #antecedent(name: Name, components: ReadonlySet<string>): void {
    if (name.text === '' || components.has(name.text)) return
    const shown = shorten(name.text)
    const meant = nearest(name.text, components)
    const elsewhere = this.#resolver.index.tasks.has(name.text)
    const why = elsewhere ? 'stands elsewhere; an arrow joins two components of one plan' : 'does not exist'
    const message = `This plan has no component '${shown}' to wait for: it ${why}.${didYouMean(meant)}`
    const code = elsewhere ? 'plan.arrow-outside' : 'name.unknown-antecedent'
    this.#problem(code, name.span, message, { name: shown }, renameFix(name, meant))
  }

  #parameter(name: Name): void {
    if (name.text === '' || this.#resolver.index.parameters.has(name.text)) return
    const meant = nearest(name.text, this.#resolver.index.parameters.keys())
    const shown = shorten(name.text)
    const message = `There is no parameter '${shown}'.${didYouMean(meant)}`
    this.#problem('name.unknown', name.span, message, { name: shown }, renameFix(name, meant))
  }

  #dataItem(name: Name, what: string): boolean {
    const { data, parameters } = this.#resolver.index
    if (name.text === '' || data.has(name.text)) return true
    const shown = shorten(name.text)
    const meant = nearest(name.text, data.keys())
    const why = parameters.has(name.text)
      ? `'${shown}' is a parameter, a constant.`
      : this.#resolver.index.tasks.has(name.text)
        ? `'${shown}' is a task.`
        : `There is no data item '${shown}'.`
    const message = `${what} is a data item. ${why}${didYouMean(meant)}`
    this.#problem('name.unknown-data', name.span, message, { name: shown }, renameFix(name, meant))
    return false
  }

  #assigned(target: Name): void {
    if (!this.#dataItem(target, 'What a postcondition assigns')) return
    const item = this.#resolver.index.data.get(target.text)
    if (item?.derivation === undefined) return
    const message = `'${shorten(target.text)}' is derived: its value follows from its derivation and cannot be assigned.`
    this.#problem('data.derived-assigned', target.span, message, { name: shorten(target.text) })
  }

  #decision(decision: DecisionDefinition): void {
    this.#duplicates(
      decision.candidates.map((one) => one.name),
      'candidate',
      'name.duplicate-candidate',
    )
    const numeric = decision.supportMode?.value === 'numeric'
    for (const { support, supportSpan } of decision.candidates.flatMap((one) => one.arguments)) {
      if (support.kind === 'weight' && !numeric) this.#weightInSymbolic(supportSpan, support.weight)
      else if (numeric && (support.kind === 'for' || support.kind === 'against')) {
        const weight = support.kind === 'for' ? '1' : '-1'
        const message = `Support is numeric here: instead of \`${support.kind}\` write a weight such as ${weight}.`
        this.#problem('decision.support-mode', supportSpan, message, {}, [fix(`Write ${weight}`, supportSpan, weight)])
      }
    }
  }

  #weightInSymbolic(span: Span, weight: number): void {
    const word = weight < 0 ? 'against' : 'for'
    const message = `Support is symbolic here: instead of a weight write \`for\`, \`against\`, \`confirming\` or \`excluding\`, or set \`support_mode :: numeric\`.`
    this.#problem('decision.support-mode', span, message, {}, [fix(`Write \`${word}\``, span, word)])
  }

  #duplicates(names: readonly Name[], what: string, code: string): void {
    const seen = new Set<string>()
    for (const name of names) {
      if (name.text !== '' && seen.has(name.text)) {
        const shown = shorten(name.text)
        this.#problem(code, name.span, `The ${what} '${shown}' is here already.`, { name: shown })
      }
      seen.add(name.text)
    }
  }

  #item(item: DataDefinition | ParameterDefinition): void {
    if (item.type === undefined) {
      if (this.#broken) return
      const message = `'${shorten(item.name.text)}' has no type: add \`type :: integer ;\` or another.`
      this.#problem('data.no-type', item.name.span, message, { name: shorten(item.name.text) })
      return
    }
    const range = item.range?.value
    if (range?.kind !== 'interval' || ORDERED.has(item.type.value)) return
    const message = `An interval needs an order; for ${item.type.value} list the values, \`"a", "b"\`.`
    this.#misfit = item.range?.span
    this.#problem('data.range', item.range?.valueSpan ?? item.name.span, message, { type: item.type.value })
  }

  #expression(placed: PlacedExpression): void {
    const { expression, expected, kind } = placed
    const [first = {}, ...others] = this.#scopesOf(placed)
    const checked = checkExpression(expression, first, this.#resolver, expected)
    // What could not be read has been reported; its types would only say so again.
    if (isBroken(expression)) return
    for (const problem of checked.problems) this.problems.push(problem)
    if (kind === 'constant') this.#constant(expression)
    for (const scope of others) this.#ambiguousElsewhere(expression, scope)
  }

  #scopesOf({ component }: PlacedExpression): readonly Scope[] {
    if (component === undefined) return this.#scopes
    const owner = this.#resolver.index.tasks.get(component)
    return this.#scopes.map(({ path }) => ({
      ...(owner ? { owner } : {}),
      ...(path ? { path: [...path, component] } : {}),
    }))
  }

  /** A name that is plain in the first place of a linked task may have two meanings in another (N7). */
  #ambiguousElsewhere(expression: Expression, scope: Scope): void {
    walkExpression(expression, (part) => {
      if (part.kind !== 'call' || part.arguments[0]?.kind !== 'name' || !ABOUT_TASKS.has(part.function)) return
      const reference = part.arguments[0]
      const resolution = this.#resolver.resolveTask(reference.name, scope)
      if (resolution.kind !== 'ambiguous') return
      const known = this.problems.some(
        (one) => one.code === 'name.ambiguous' && one.span.start === reference.span.start,
      )
      if (!known) this.problems.push(ambiguousName(reference, resolution))
    })
  }

  #constant(expression: Expression): void {
    walkExpression(expression, (part) => {
      if (part.kind !== 'name' || this.#resolver.index.parameters.has(part.name)) return
      if (!this.#resolver.index.data.has(part.name)) return
      const message = `A range or default value is fixed before anything runs: '${shorten(part.name)}' has no value there.`
      this.#problem('type.not-constant', part.span, message, { name: shorten(part.name) })
    })
  }

  #problem(code: string, span: Span, message: string, data: Problem['data'] = {}, fixes?: readonly QuickFix[]): void {
    this.problems.push({ code, severity: 'error', span, message, data, ...(fixes?.length ? { fixes } : {}) })
  }
}

const ORDERED = new Set(['integer', 'real', 'date', 'time', 'datetime', 'duration'])

const ABOUT_TASKS = new Set([
  'completed',
  'in_progress',
  'discarded',
  'dormant',
  'result_of',
  'result_set',
  'netsupport',
  'in_progress_time',
  'completed_time',
  'discarded_time',
  'cycle',
])

function didYouMean(meant: string | undefined): string {
  return meant === undefined ? '' : ` Did you mean ${quoteName(meant)}?`
}

function renameFix(name: Name, meant: string | undefined): readonly QuickFix[] {
  return meant === undefined ? [] : [fix(`Change to ${quoteName(meant)}`, name.span, quoteName(meant))]
}

function fix(title: string, span: Span, text: string): QuickFix {
  return { ...replaceFix(title, span, text), safe: false }
}
