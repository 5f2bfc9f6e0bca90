import { mentionsOf, printExpression } from '../../proforma/index.ts'
import type { Program, TaskProgram } from '../../runtime/index.ts'
import type { Diagram } from '../data/diagram.ts'
import { FALSE } from '../data/diagram.ts'
import type { Finding } from '../types.ts'
import { type Claim, type Context, shownByAbsence, shownByText } from './context.ts'
import { removeArgument } from './edits.ts'
import type { Moment } from './moments.ts'
import { candidateName, conditionText, nameOf } from './names.ts'

/** P9 and P10: candidates that are never recommended, arguments that never hold or always do. */
export function* deadParts(context: Context, task: TaskProgram, moments: readonly Moment[]): Generator<Finding> {
  const { symbolic } = context
  const { diagrams, legal } = symbolic.space
  const ever = (where: (moment: Moment) => Diagram): boolean =>
    moments.some((moment) => diagrams.and(moment.here, where(moment)) !== FALSE)
  const always = (where: (moment: Moment) => Diagram): boolean =>
    moments.every((moment) => diagrams.minus(moment.here, where(moment)) === FALSE)
  // What no data at all can make true is dead also where the exploration had gaps, if nothing in it was estimated.
  const impossible = (where: (moment: Moment) => Diagram): boolean =>
    !context.timed &&
    symbolic.space.compounds.length === 0 &&
    moments.every((moment) => diagrams.and(legal, where(moment)) === FALSE)
  const absent = (claim: Claim, where: (moment: Moment) => Diagram): readonly Finding[] =>
    impossible(where) ? [shownByText(context, claim)] : shownByAbsence(context, claim)
  for (const [position, candidate] of task.candidates.entries()) {
    const recommended = ({ reader }: Moment): Diagram => symbolic.recommended(task.index, position, reader)
    if (!ever(recommended)) {
      yield* absent(deadCandidate(context, task, position), recommended)
      continue
    }
    for (const [i, argument] of candidate.arguments.entries()) {
      const { condition } = argument
      const holds = ({ reader }: Moment): Diagram => symbolic.condition(condition.source, task.index, reader)
      if (!ever(holds)) yield* absent(deadArgument(context, task, position, i), holds)
      else if (condition.reads.items.length > 0 && always(holds))
        yield* shownByAbsence(context, constantArgument(context, task, position, i))
    }
  }
}

/**
 * P10: an argument that, turned round, would change neither what is recommended nor what comes first. A note. Rules that
 * look at support in another way than the usual one, and others that look at it from outside, keep an argument relevant.
 */
export function* irrelevantArguments(
  context: Context,
  task: TaskProgram,
  moments: readonly Moment[],
): Generator<Finding> {
  if (task.candidates.length < 2 || isSupportRead(context, task)) return
  for (const [position, candidate] of task.candidates.entries()) {
    // Of a candidate that nobody is recommended, that is what has to be told.
    if (!moments.some((moment) => isRecommended(context, task, position, moment))) continue
    for (const [i, argument] of candidate.arguments.entries()) {
      if (moments.some((moment) => isMoved(context, task, position, i, moment))) continue
      yield* shownByAbsence(context, {
        property: 'P10',
        kind: 'irrelevant-argument',
        tasks: [task.index],
        title: `An argument about ${candidateName(task, position)} makes no difference`,
        why: `Whether “${conditionText(context.program, argument.condition)}” holds or not, ${nameOf(task)} recommends the same, in the same order. The argument explains the choice without taking part in it (irrelevant argument).`,
        fix: `If it is to count, let the rule of ${candidateName(task, position)} look at netsupport.`,
      })
    }
  }
}

function isRecommended({ symbolic }: Context, task: TaskProgram, position: number, { here, reader }: Moment): boolean {
  return symbolic.space.diagrams.and(here, symbolic.recommended(task.index, position, reader)) !== FALSE
}

/** Whether turning an argument round changes anything for anybody in a moment. */
function isMoved({ symbolic }: Context, task: TaskProgram, position: number, i: number, moment: Moment): boolean {
  const { diagrams } = symbolic.space
  const { here, reader } = moment
  const before = symbolic.support(task.index, position, reader)
  const after = symbolic.support(task.index, position, reader, undefined, i)
  const among = (where: Diagram): Diagram => diagrams.and(here, where)
  const recommended = symbolic.recommended(task.index, position, reader)
  const own = symbolic.candidate(task.index, position)?.recommendation
  const differs = symbolic.leaves.apply(before, after, (a, b) => (a === undefined) !== (b === undefined))
  if (own && among(differs) !== FALSE) return true
  const enough = (support: Diagram): Diagram =>
    symbolic.leaves.truth(symbolic.leaves.map(support, (value) => typeof value === 'number' && value >= 1))
  if (!own && among(enough(before)) !== among(enough(after))) return true
  // Where another candidate is recommended too, the support decides which comes first.
  return [...task.candidates.keys()].some(
    (other) =>
      other !== position && among(diagrams.and(recommended, symbolic.recommended(task.index, other, reader))) !== FALSE,
  )
}

/** Whether a rule of the decision, or something outside that names it, looks at the support of its candidates by itself. */
function isSupportRead({ program }: Context, task: TaskProgram): boolean {
  const { definition } = task.source
  const { text, definitions } = program.parsed
  const rules = definition.kind === 'decision' ? definition.candidates.map((each) => each.recommendation?.value) : []
  if (rules.some((rule) => rule && /netsupport/i.test(printExpression(rule)))) return true
  return definitions.some(
    ({ node, offset }) =>
      node !== definition &&
      mentionsOf(node).has(definition.name.text) &&
      /netsupport/i.test(text.slice(offset + node.span.start, offset + node.span.end)),
  )
}

function deadCandidate({ program }: Context, task: TaskProgram, position: number): Claim {
  const candidate = candidateName(task, position)
  return {
    property: 'P9',
    kind: 'dead-candidate',
    tasks: [task.index],
    title: `${candidate} is never recommended`,
    why: `No patient who gets to ${nameOf(task)} is ever recommended ${candidate}: ${needsOf(program, task, position)} (dead candidate).`,
    fix: `Check the values in the arguments and the rule of ${candidate}, or remove it.`,
  }
}

/** What would have to be true for a candidate to be recommended. */
function needsOf(program: Program, task: TaskProgram, position: number): string {
  const { arguments: all = [], recommendation } = task.candidates[position] ?? {}
  const speaking = all.filter(({ support }) => support !== 'against' && support !== 'excluding')
  const rule = recommendation ? printExpression(recommendation.source) : ''
  if (!rule.startsWith('netsupport')) return `its rule is “${conditionText(program, recommendation)}”`
  if (speaking.length === 0) return 'no argument speaks for it'
  return `what speaks for it is ${speaking.map(({ condition }) => `“${conditionText(program, condition)}”`).join(', ')}; for them it never holds or never suffices`
}

function deadArgument(context: Context, task: TaskProgram, position: number, i: number): Claim {
  const edit = removeArgument(context, task, position, i)
  return {
    ...argumentClaim(context, task, position, i, 'never'),
    kind: 'dead-argument',
    ...(edit && { edit }),
  }
}

function constantArgument(context: Context, task: TaskProgram, position: number, i: number): Claim {
  return { ...argumentClaim(context, task, position, i, 'always'), kind: 'constant-argument' }
}

function argumentClaim(
  { program }: Context,
  task: TaskProgram,
  position: number,
  i: number,
  which: 'always' | 'never',
) {
  const argument = task.candidates[position]?.arguments[i]
  const condition = conditionText(program, argument?.condition)
  const candidate = candidateName(task, position)
  const side = argument?.support === 'against' || argument?.support === 'excluding' ? 'against' : 'for'
  const term = which === 'never' ? 'dead argument' : 'vacuous argument'
  return {
    property: 'P10' as const,
    tasks: [task.index],
    title: `An argument ${side} ${candidate} ${which} holds`,
    why: `“${condition}” is ${which} true for the patients who get to ${nameOf(task)}, so it tells nobody apart (${term}).`,
    fix: `Check the values in “${condition}”, or remove the argument.`,
  }
}
