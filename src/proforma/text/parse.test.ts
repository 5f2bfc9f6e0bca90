import { describe, expect, it } from 'vitest'
import type { DataDefinition, DecisionDefinition, EnquiryDefinition, PlanDefinition } from '../model/index.ts'
import { parse } from './parse.ts'
import { printDefinition } from './printDefinition.ts'

const SAMPLE = `/* Cold and flu */
plan :: 'Cold_and_flu' ;
  caption :: "Cold and flu guide" ;
  component :: 'Symptoms' ;
  component :: 'Diagnosis' ; // then
    schedule_constraint :: completed('Symptoms') ;
  component :: 'Treat_flu' ;
    schedule_constraint :: completed('Diagnosis') ;
    number_of_cycles :: -1 ;
    cycle_until :: forever() ;
    cycle_repeat :: 2 hours ;
    param_value :: dose = 2 * 3 ;
    ltwh :: 10, -20, 100, 50 ;
  component :: 'Recommend_vaccine' ;
    optional :: yes ;
  terminate :: symptoms includes "none" ;
end plan .

enquiry :: 'Symptoms' ;
  source :: 'symptoms' ;
    mandatory :: yes ;
  source :: age ;
    mandatory :: no ;
end enquiry .

decision :: 'Diagnosis' ;
  choice_mode :: single ;
  support_mode :: symbolic ;
  candidate :: 'flu' ;
    caption :: "Influenza" ;
    priority :: 1 ;
    argument :: for, symptoms includes "fever"
      attributes
        caption :: "Temperature is \${temperature} °C" ;
        quality :: moderate ; strength :: strong ; citation :: "doi:10.1000/xyz" ;
      end attributes ;
    argument :: excluding, duration > 30 days ;
    recommendation :: netsupport('Diagnosis', 'flu') >= 1 ;
  candidate :: 'cold' ;
    argument :: -0.5, not a = b and c ;
end decision .

action :: 'Treat_flu' ;
  precondition :: result_of('Diagnosis') = flu ;
  procedure :: "Rest, \\"fluids\\"." ;
  postcondition :: advised = true and next_step = "review" and f = x > 5 or y ;
end action .

data :: 'symptoms' ;
  caption :: "Symptoms" ; type :: text ; multiple ;
  range :: "fever", "cough", "none" ;
end data .

data :: 'age' ;
  type :: integer ; unit :: "a" ; range :: 0 .. 120 ;
  warning_condition :: age > 110, "Is this age right?" ;
end data .
`

describe('parse', () => {
  const parsed = parse(SAMPLE)
  const [plan, enquiry, decision, , symptoms, age] = parsed.definitions.map((one) => one.node)

  it('reads the example of the reference without a problem', () => {
    expect(parsed.problems).toEqual([])
    expect(parsed.definitions.map((one) => `${one.node.kind} ${one.node.name.text}`)).toEqual([
      'plan Cold_and_flu',
      'enquiry Symptoms',
      'decision Diagnosis',
      'action Treat_flu',
      'data symptoms',
      'data age',
    ])
  })

  it('T10 gives attributes to the owner before them', () => {
    const { components, terminate, caption } = plan as PlanDefinition
    expect(caption?.value).toBe('Cold and flu guide')
    expect(terminate?.value.kind).toBe('binary')
    expect(components.map((one) => one.task.text)).toEqual(['Symptoms', 'Diagnosis', 'Treat_flu', 'Recommend_vaccine'])
    const treat = components[2]!
    expect(treat.scheduleConstraints[0]!.antecedent.text).toBe('Diagnosis')
    expect(treat.numberOfCycles?.value).toBe(-1)
    expect(treat.cycleRepeat?.value).toMatchObject({ kind: 'duration', amount: 2, unit: 'hours' })
    expect(treat.paramValues[0]).toMatchObject({ parameter: { text: 'dose' }, value: { operator: '*' } })
    expect(treat.ltwh?.value).toEqual([10, -20, 100, 50])
    expect(components[3]!.optional?.value).toBe(true)
    expect((enquiry as EnquiryDefinition).sources.map((one) => one.mandatory?.value)).toEqual([true, false])
  })

  it('reads candidates and arguments with their evidence', () => {
    const { candidates } = decision as DecisionDefinition
    const [flu, cold] = candidates
    expect(flu!.arguments[0]).toMatchObject({
      support: { kind: 'for' },
      evidence: {
        quality: { value: 'moderate' },
        strength: { value: 'strong' },
        citations: [{ value: 'doi:10.1000/xyz' }],
      },
    })
    expect(cold!.arguments[0]!.support).toEqual({ kind: 'weight', weight: -0.5 })
    expect(cold!.arguments[0]!.condition).toMatchObject({
      operator: 'and',
      left: { operator: 'not', operand: { operator: '=' } },
    })
  })

  it('reads data', () => {
    expect(symptoms).toMatchObject({ type: { value: 'text' }, multiple: { value: true } })
    expect((symptoms as DataDefinition).range?.value).toMatchObject({ kind: 'values' })
    expect((age as DataDefinition).range?.value).toMatchObject({
      kind: 'interval',
      from: { value: 0 },
      to: { value: 120 },
    })
    expect((age as DataDefinition).warningConditions[0]!.message).toBe('Is this age right?')
  })

  it('T15 writes each definition so that it reads the same', () => {
    for (const { node } of parsed.definitions) {
      const text = printDefinition(node)
      const again = parse(text)
      expect(again.problems).toEqual([])
      expect(printDefinition(again.definitions[0]!.node)).toBe(text)
    }
  })
})
