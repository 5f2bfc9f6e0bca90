import type { Gdl2Bindings, Gdl2Input, Gdl2Output } from '../bindings.ts'
import type { Profile } from '../translate/profile.ts'
import type { Gdl2Protocol, ResultPlan } from '../translate/protocol.ts'
import type { CodedValue } from '../translate/valueSet.ts'

/** Says which item or task stands for which element. */
export function bindingsOf(protocol: Gdl2Protocol): Gdl2Bindings {
  return {
    inputs: inputs(protocol),
    outputs: [
      ...protocol.results.flatMap((result) => itemOutput(result)),
      ...protocol.decisions.map(({ name, profile, candidates }): Gdl2Output => {
        const answers = candidates.map((candidate) => ({
          candidate: candidate.name,
          priority: candidate.priority ?? 0,
          answer: answer(profile, candidate.label),
        }))
        return output(profile, { kind: 'decision', task: name, answers })
      }),
      ...protocol.actions.map(({ name, profile, label }) =>
        output(profile, { kind: 'action', task: name, answer: answer(profile, label) }),
      ),
    ],
    ...(protocol.assessment === undefined ? {} : { assessment: protocol.assessment }),
  }
}

function inputs({ asked }: Gdl2Protocol): Gdl2Input[] {
  return asked.flatMap(({ name, profile, aspect }) => {
    if (aspect !== 'value') return []
    const unitItem = asked.find((other) => other.aspect === 'unit' && other.profile.id === profile.id)?.name
    return [
      {
        element: profile.id,
        item: name,
        kind: profile.kind,
        ...(unitItem === undefined
          ? {}
          : { unitItem, units: profile.unit.kind === 'choice' ? profile.unit.units : [] }),
        // A unit that a rule tests is part of its condition; one that only stands in a literal is not.
        ...(profile.unit.kind === 'fixed' && profile.evidence.unitTests.size > 0 ? { unit: profile.unit.unit } : {}),
        values: profile.values?.values ?? [],
        ...(profile.values?.open === true ? { open: true } : {}),
        ...(profile.values?.rest === undefined ? {} : { rest: profile.values.rest }),
      },
    ]
  })
}

function itemOutput({ profile, value, unit }: ResultPlan): Gdl2Output[] {
  const fixed = unit.kind === 'text' ? { unit: unit.value } : {}
  switch (value.kind) {
    case 'item':
      return [
        output(profile, {
          kind: 'item',
          item: value.name,
          ...fixed,
          ...(unit.kind === 'item' ? { unitItem: unit.name } : {}),
        }),
      ]
    case 'text':
    case 'number':
    case 'boolean':
      return [output(profile, { kind: 'constant', value: value.value, ...fixed })]
    case 'negative':
      return value.operand.kind === 'number'
        ? [output(profile, { kind: 'constant', value: -value.operand.value, ...fixed })]
        : []
    default:
      return []
  }
}

function output(profile: Profile, place: Gdl2Output['place']): Gdl2Output {
  return { element: profile.id, kind: profile.kind, values: profile.values?.values ?? [], place }
}

function answer(profile: Profile, label: string): CodedValue {
  return profile.values?.values.find((value) => value.label === label) ?? { code: '', label }
}
