import type { Attribute, Definition, Expression, Span } from '../../proforma/index.ts'
import type { Program, TaskProgram } from '../../runtime/index.ts'
import type { Diagram } from '../data/diagram.ts'
import { FALSE } from '../data/diagram.ts'
import type { SuggestedEdit } from '../types.ts'
import type { Context } from './context.ts'
import type { Area, Moment } from './moments.ts'
import { candidateName, conditionText, itemName, nameOf } from './names.ts'

/** Deletes a part of a definition and, where it stands alone, its line. */
function deletion(program: Program, node: Definition, span: Span, title: string): SuggestedEdit | undefined {
  const offset = offsetOf(program, node)
  if (offset === undefined) return undefined
  const { text } = program.parsed
  let start = offset + span.start
  const end = offset + span.end
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start -= 1
  const isOwnLine = start > 0 && text[start - 1] === '\n' && /^[ \t]*(\r?\n|$)/.test(text.slice(end))
  if (isOwnLine) start -= text[start - 2] === '\r' ? 2 : 1
  return { title, offset: start, length: end - start, text: '' }
}

function replacement(
  program: Program,
  node: Definition,
  span: Span,
  text: string,
  title: string,
): SuggestedEdit | undefined {
  const offset = offsetOf(program, node)
  if (offset === undefined) return undefined
  return { title, offset: offset + span.start, length: span.end - span.start, text }
}

function offsetOf(program: Program, node: Definition): number | undefined {
  return program.parsed.definitions.find((each) => each.node === node)?.offset
}

/**
 * An arrow whose removal opens a circle of tasks, each waiting for the next: the one that points furthest back in the
 * order of the text, which is most likely the slip.
 */
export function removeArrow({ program }: Context, circle: readonly number[]): SuggestedEdit | undefined {
  const arrows = circle.flatMap((index, i) => {
    const task = program.tasks[index] as TaskProgram
    const before = program.tasks[circle[(i + 1) % circle.length] as number] as TaskProgram
    const plan = program.tasks[task.parent]?.source.definition
    const constraint = task.source.component?.scheduleConstraints.find(
      (each) => task.parent === before.parent && each.antecedent.text === before.definition,
    )
    return plan && constraint ? [{ task, before, plan, constraint }] : []
  })
  const [best] = arrows.sort((a, b) => b.before.index - b.task.index - (a.before.index - a.task.index))
  if (!best) return undefined
  const title = `Remove the arrow from ${nameOf(best.before)} to ${nameOf(best.task)}`
  return deletion(program, best.plan, best.constraint.span, title)
}

/** `> 15` becomes `>= 15` where that lets one argument hold for the whole gap, and nothing speaks against its candidate there. */
export function includeBoundary(
  context: Context,
  task: TaskProgram,
  moments: readonly Moment[],
  { area }: Area,
): SuggestedEdit | undefined {
  const { program, symbolic } = context
  const definition = task.source.definition
  if (!context.exact || definition.kind !== 'decision') return undefined
  const { diagrams } = symbolic.space
  const covers = (expression: Expression, moment: Moment): boolean => {
    const here = diagrams.and(moment.here, area)
    return diagrams.minus(here, symbolic.condition(expression, task.index, moment.reader)) === FALSE
  }
  // The upper neighbour first: clinical tables mostly say “15 or more”.
  for (const operator of ['>', '<'] as const)
    for (const [position, candidate] of definition.candidates.entries()) {
      if (candidate.recommendation || isOpposed(context, task, position, moments, area)) continue
      for (const argument of candidate.arguments) {
        if (argument.support.kind !== 'for' && argument.support.kind !== 'confirming') continue
        for (const comparison of strictComparisons(argument.condition, operator)) {
          const widened = substituted(argument.condition, comparison)
          if (!moments.every((moment) => covers(widened, moment))) continue
          const limit = conditionText(program, { source: comparison.right })
          const title = `Let ${candidateName(task, position)} include ${limit}: “${operator}=” instead of “${operator}”`
          return replacement(program, definition, comparison.operatorSpan, `${operator}=`, title)
        }
      }
    }
  return undefined
}

type Comparison = Extract<Expression, { kind: 'binary' }>

function strictComparisons(expression: Expression, operator: '>' | '<'): readonly Comparison[] {
  if (expression.kind === 'unary') return []
  if (expression.kind !== 'binary') return []
  if (expression.operator === operator && expression.right.kind === 'number') return [expression]
  if (expression.operator !== 'and' && expression.operator !== 'or') return []
  return [...strictComparisons(expression.left, operator), ...strictComparisons(expression.right, operator)]
}

/** The expression with one of its comparisons widened by its limit. */
function substituted(expression: Expression, comparison: Comparison): Expression {
  if (expression === comparison) return { ...comparison, operator: comparison.operator === '>' ? '>=' : '<=' }
  if (expression.kind !== 'binary') return expression
  return {
    ...expression,
    left: substituted(expression.left, comparison),
    right: substituted(expression.right, comparison),
  }
}

/** Whether something speaks against a candidate for somebody in an area. */
function isOpposed(
  { symbolic }: Context,
  task: TaskProgram,
  position: number,
  moments: readonly Moment[],
  area: Diagram,
): boolean {
  const { diagrams } = symbolic.space
  return (task.candidates[position]?.arguments ?? []).some(({ support, condition, weight }) => {
    if (support === 'for' || support === 'confirming' || (support === 'weight' && weight > 0)) return false
    return moments.some(({ here, reader }) => {
      const holds = symbolic.condition(condition.source, task.index, reader)
      return diagrams.and(diagrams.and(here, area), holds) !== FALSE
    })
  })
}

/** Makes the one optional source of an item mandatory. */
export function demandItem({ program }: Context, item: number): SuggestedEdit | undefined {
  const sources = program.tasks.flatMap(({ source: { definition } }) => {
    if (definition.kind !== 'enquiry' && definition.kind !== 'decision') return []
    return definition.sources.flatMap((source) =>
      source.item.text === program.items[item]?.name ? [{ definition, source }] : [],
    )
  })
  const [only] = sources
  const { mandatory } = only?.source ?? {}
  if (!only || sources.length > 1 || mandatory?.value !== false) return undefined
  const title = `Make ${itemName(program, only.source.item.text)} a mandatory question`
  return replacement(program, only.definition, mandatory.valueSpan, 'yes', title)
}

/** Lets a condition hold only where an item is known. */
export function requireKnown(
  { program }: Context,
  task: TaskProgram,
  condition: Attribute<Expression> | undefined,
  item: string,
): SuggestedEdit | undefined {
  const offset = offsetOf(program, task.source.definition)
  if (!condition || offset === undefined) return undefined
  const { start, end } = condition.valueSpan
  const written = program.parsed.text.slice(offset + start, offset + end)
  const title = `Ask first whether ${itemName(program, item)} is known`
  const text = `is_known(${quoted(item)}) and (${written.trim()})`
  return replacement(program, task.source.definition, condition.valueSpan, text, title)
}

/** A plain name needs no quotes; quotes are always right except where the name holds one. */
function quoted(name: string): string {
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(name) ? name : `'${name}'`
}

/** Removes an attribute of a task's definition. */
export function removeAttribute(
  { program }: Context,
  task: TaskProgram,
  attribute: Attribute<unknown> | undefined,
  title: string,
): SuggestedEdit | undefined {
  return attribute && deletion(program, task.source.definition, attribute.span, title)
}

/** Removes an argument of a candidate. */
export function removeArgument({ program }: Context, task: TaskProgram, position: number, i: number) {
  const definition = task.source.definition
  const argument = definition.kind === 'decision' ? definition.candidates[position]?.arguments[i] : undefined
  return (
    argument &&
    deletion(
      program,
      definition,
      argument.span,
      `Remove the argument “${conditionText(program, { source: argument.condition })}”`,
    )
  )
}

/** Removes a data item. */
export function removeItem({ program }: Pick<Context, 'program'>, name: string): SuggestedEdit | undefined {
  const found = program.parsed.definitions.find(({ node }) => node.kind === 'data' && node.name.text === name)
  return found && deletion(program, found.node, found.node.span, `Remove the data item “${name}”`)
}
