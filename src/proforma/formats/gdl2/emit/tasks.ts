import { quoteName, quoteText, writeName } from '../../../text/index.ts'
import { layOut, printLine } from '../translate/print.ts'
import type { Ir } from '../translate/ir.ts'
import type {
  CandidatePlan,
  DecisionPlan,
  EnquiryPlan,
  Gdl2Protocol,
  ReportPlan,
  ResultPlan,
} from '../translate/protocol.ts'
import { shortCitation } from './header.ts'
import { definition, plain, statement, textStatement } from '../../statements.ts'

/** The root plan: first the questions, then everything that follows from the answers. */
export function plans(protocol: Gdl2Protocol): string[] {
  const questions = protocol.enquiries.map(({ name }) => name)
  const rest = [...protocol.decisions, ...protocol.actions, ...protocol.reports].map(({ name }) => name)
  const caption = textStatement('caption', plain(protocol.program.guideline.title))
  const { assessment } = protocol
  const inner = assessment === undefined ? rest : [assessment]
  const root = definition('plan', protocol.root, [
    ...caption,
    ...questions.map((name) => component(name)),
    ...inner.flatMap((name) => [component(name), ...questions.map((question) => constraint(question))]),
  ])
  if (assessment === undefined) return [root]
  const plan = definition('plan', assessment, [
    ...textStatement('caption', 'Assessment'),
    ...condition('precondition', protocol.precondition),
    ...rest.map((name) => component(name)),
  ])
  return [root, plan]
}

function component(name: string): string {
  return statement('component', quoteName(name))
}

function constraint(name: string): string {
  return `  ${statement('schedule_constraint', `completed(${quoteName(name)})`)}`
}

function condition(keyword: string, ir: Ir): string[] {
  const laid = layOut(ir, '      ')
  return [laid.includes('\n') ? `${keyword} ::\n      ${laid} ;` : statement(keyword, laid)]
}

export function enquiry({ name, caption, models, sources }: EnquiryPlan): string {
  const optional = sources.some(({ mandatory }) => !mandatory)
  return definition('enquiry', name, [
    ...textStatement('caption', plain(caption)),
    ...textStatement('description', plain(models.join(', '))),
    // Nothing would wait for the optional answers otherwise.
    ...(optional ? [statement('confirmatory', 'yes')] : []),
    ...sources.flatMap(({ item, mandatory }) => [
      statement('source', quoteName(item.name)),
      ...(mandatory ? [] : [`  ${statement('mandatory', 'no')}`]),
    ]),
  ])
}

export function decision(plan: DecisionPlan, references: readonly string[]): string {
  const citation = shortCitation(references)
  return definition('decision', plan.name, [
    ...textStatement('caption', plain(plan.profile.label)),
    ...textStatement('description', plain(plan.profile.description)),
    ...plan.candidates.flatMap((candidate) => candidateLines(candidate, plan, citation)),
  ])
}

function candidateLines(candidate: CandidatePlan, plan: DecisionPlan, citation: string): string[] {
  const lines = [
    ...textStatement('caption', plain(candidate.label)),
    ...(candidate.priority === undefined ? [] : [statement('priority', String(candidate.priority))]),
    ...candidate.arguments.flatMap(({ condition: when, caption }) => argumentLines(when, caption, citation)),
    ...(candidate.fallback ? condition('recommendation', noOther(plan)) : []),
  ]
  return [statement('candidate', quoteName(candidate.name)), ...lines.map((line) => `  ${line}`)]
}

function argumentLines(when: Ir, caption: string, citation: string): string[] {
  const laid = layOut(when, '        ')
  const attributes = [...textStatement('caption', plain(caption)), ...textStatement('citation', citation)]
  const head = laid.includes('\n') ? `argument :: for,\n        ${laid}` : `argument :: for, ${laid}`
  if (attributes.length === 0) return [`${head} ;`]
  return [head, '  attributes', ...attributes.map((line) => `    ${line}`), '  end attributes ;']
}

/** None of the other candidates has support. */
function noOther({ name, candidates }: DecisionPlan): Ir {
  const parts = candidates
    .filter((candidate) => !candidate.fallback)
    .map(
      (candidate): Ir => ({
        kind: 'compare',
        operator: '<',
        left: {
          kind: 'call',
          function: 'netsupport',
          arguments: [
            { kind: 'item', name },
            { kind: 'item', name: candidate.name },
          ],
        },
        right: { kind: 'number', value: 1, text: '1' },
      }),
    )
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'and', parts }
}

/** An option that the guideline gives on one condition only: something to do when it holds. */
export function actions({ actions: list }: Gdl2Protocol): string[] {
  return list.map(({ name, profile, label, condition: when, caption }) =>
    definition('action', name, [
      ...textStatement('caption', plain(profile.label)),
      ...textStatement('description', plain(caption)),
      ...(when.kind === 'boolean' && when.value ? [] : condition('precondition', when)),
      statement('procedure', quoteText(plain(label))),
    ]),
  )
}

/** Shows the results of one archetype to be confirmed. */
export function report(
  { name, caption, model, results }: ReportPlan,
  digits: (result: ResultPlan) => number | undefined,
): string {
  const lines = results.map((result) => `${plain(result.profile.label)}: ${shown(result, digits(result))}`)
  return definition('action', name, [
    ...textStatement('caption', plain(caption)),
    ...textStatement('description', plain(model)),
    statement('procedure', quoteText(lines.join('\n'))),
  ])
}

function shown({ value, unit }: ResultPlan, digits: number | undefined): string {
  const suffix =
    unit.kind === 'text' && unit.value !== '1'
      ? ` ${unit.value}`
      : unit.kind === 'item'
        ? ` \${${writeName(unit.name)}}`
        : ''
  if (value.kind === 'text') return `${plain(value.value)}${suffix}`
  if (value.kind !== 'item') return `${printLine(value)}${suffix}`
  const name = writeName(value.name)
  return `\${${digits === undefined ? name : `round(${name}, ${digits})`}}${suffix}`
}
