import type { ReportBuilder } from '../../report.ts'
import type { Gdl2Guideline } from '../read/guideline.ts'
import type { Profile } from './profile.ts'
import { comparedUnits } from './units.ts'

/** Says in the report what became of the elements before their rules are looked at. */
export function reportProfiles(
  guideline: Gdl2Guideline,
  profiles: ReadonlyMap<string, Profile>,
  report: ReportBuilder,
): void {
  for (const element of guideline.elements.values()) {
    const profile = profiles.get(element.id)
    if (profile === undefined) {
      report.add('changed', 'gdl2.unused', element.id, `No rule reads or sets "${element.label}": it was left out.`)
      continue
    }
    if (element.role === 'output' && !profile.written) {
      report.add(
        'changed',
        'gdl2.never-set',
        element.id,
        `The rules read the result "${element.label}" but none sets it: it is unknown, as in the guideline.`,
      )
    }
    report.found(`elements.${profile.kind}`)
    remarkValues(profile, report)
    remarkUnits(profile, report)
  }
}

function remarkValues(profile: Profile, report: ReportBuilder): void {
  const { values } = profile
  if (profile.role !== 'input') return
  if (profile.kind === 'coded' && values?.rest !== undefined) {
    report.add(
      'changed',
      'gdl2.answers-not-listed',
      profile.id,
      `The guideline does not list the answers of "${profile.label}". The protocol offers those that its rules name, and "${values.rest.label}" for the others: no rule tells them apart.`,
    )
  }
  if (
    profile.kind === 'number' &&
    (profile.evidence.pointsRead || values !== undefined) &&
    profile.evidence.dataType !== 'DV_QUANTITY'
  ) {
    report.add(
      'changed',
      'gdl2.answers-as-numbers',
      profile.id,
      `The rules calculate with the number of the answer to "${profile.label}", and the guideline does not list the answers: the protocol asks for the number. The answers stand in the openEHR archetype.`,
    )
  }
}

function remarkUnits(profile: Profile, report: ReportBuilder): void {
  const units = comparedUnits(profile.evidence)
  if (profile.kind !== 'number' || units.length < 2 || profile.unit.kind === 'choice') return
  report.add(
    'changed',
    'gdl2.mixed-units',
    profile.id,
    `"${profile.label}" is compared with values in ${units.join(' and ')}, and no rule asks which unit it has. GDL2 compares the numbers alone, and so does the protocol: check this before use.`,
  )
}
