import type { Gdl2Protocol, ResultPlan } from '../translate/protocol.ts'
import { askedItem, askedType, derivedItem, derivedType } from './data.ts'
import { header, provenance } from './header.ts'
import { actions, decision, enquiry, plans, report } from './tasks.ts'

/** The whole protocol as text: header, plans, questions, decisions, actions, then the data. */
export function writeProtocol(protocol: Gdl2Protocol): string {
  const { guideline } = protocol.program
  const resultOf = (name: string) => protocol.results.find(({ value }) => value.kind === 'item' && value.name === name)
  const integers = wholeNumbers(protocol)
  const blocks = [
    provenance(guideline),
    header(protocol),
    ...plans(protocol),
    ...protocol.enquiries.map(enquiry),
    ...protocol.decisions.map((plan) => decision(plan, guideline.description.references)),
    ...actions(protocol),
    ...protocol.reports.map((plan) => report(plan, digitsOf)),
    ...protocol.asked.map((item) => askedItem(item, guideline)),
    ...protocol.derived.map((item) => derivedItem(item, resultOf(item.name), integers)),
  ]
  return `${blocks.join('\n\n')}\n`
}

/** The decimals that the guideline shows of a result, where all its rules agree. */
function digitsOf(result: ResultPlan): number | undefined {
  const found = new Set<number>()
  for (const { attribute, value } of result.profile.evidence.assigned) {
    if (attribute !== 'precision') continue
    if (value.kind === 'literal' && value.value.kind === 'number') found.add(value.value.value)
  }
  const [digits] = found
  return found.size === 1 && digits !== undefined && digits >= 0 && digits <= 10 ? digits : undefined
}

function wholeNumbers({ asked, derived }: Gdl2Protocol): (name: string) => boolean {
  const whole = new Set(
    asked
      .filter(({ profile, aspect }) => aspect === 'value' && askedType(profile) === 'integer')
      .map(({ name }) => name),
  )
  const integers = (name: string): boolean => whole.has(name)
  for (const item of derived) if (derivedType(item, integers) === 'integer') whole.add(item.name)
  return integers
}
