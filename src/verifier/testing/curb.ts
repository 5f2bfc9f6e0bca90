/** Parts of the protocol below that tests break. */
export interface CurbParts {
  readonly home?: string
  readonly homeWaits?: boolean
  readonly hospital?: string
  readonly urgent?: string
  readonly arrow?: readonly [from: string, to: string]
  readonly back?: readonly [from: string, to: string]
  readonly ureaPrecision?: string
  readonly ureaPoints?: string
  readonly noUreaPoints?: string
}

/** A pathway in the shape of CURB-65: five findings, a score, a place of care, what is done there, a safety net. */
export function curb(parts: CurbParts = {}): string {
  const actions = ['Home', 'Hospital', 'Urgent']
  const extra = [parts.arrow, parts.back].filter((each) => each !== undefined)
  const component = (name: string, after: readonly string[]): string => {
    const more = extra.filter(([, to]) => to === name).map(([from]) => from)
    const arrows = [...after, ...more].map((each) => `    schedule_constraint :: completed('${each}') ;`)
    return [`  component :: '${name}' ;`, ...arrows].join('\n')
  }
  const urea = parts.ureaPoints ?? 'urea > 7'
  const noUrea = parts.noUreaPoints ?? `not (${urea})`
  const points = [
    ['confusion', 'confusion', 'not confusion'],
    ['urea', urea, noUrea],
    ['rate', 'rate >= 30', 'rate < 30'],
    ['pressure', 'systolic < 90 or diastolic <= 60', 'systolic >= 90 and diastolic > 60'],
  ]
  return `
plan :: 'Pneumonia' ;
${component('Assess', [])}
${component('Place', ['Assess'])}
${actions.map((name) => component(name, ['Place'])).join('\n')}
${component('Call', ['Place'])}
${component('Net', [...actions, 'Call'])}
end plan .
enquiry :: 'Assess' ;
  caption :: "Assess the findings" ;
  source :: 'confusion' ; source :: 'urea' ; source :: 'rate' ; source :: 'systolic' ; source :: 'diastolic' ;
end enquiry .
decision :: 'Place' ;
  caption :: "Where is the patient treated?" ;
  candidate :: 'home' ; argument :: for, score <= 1 ;
  candidate :: 'hospital' ; argument :: for, ${parts.hospital ?? 'score = 2'} ;
  candidate :: 'urgent' ; argument :: for, ${parts.urgent ?? 'score >= 3'} ;
end decision .
action :: 'Home' ;
  ${parts.homeWaits ? 'wait_condition' : 'precondition'} :: ${parts.home ?? "result_of('Place') = home"} ;
end action .
action :: 'Hospital' ; precondition :: result_of('Place') = hospital ; end action .
action :: 'Urgent' ; precondition :: result_of('Place') = urgent ; end action .
action :: 'Call' ; autonomous :: yes ; end action .
action :: 'Net' ; end action .
data :: 'confusion' ; type :: boolean ; end data .
data :: 'urea' ; type :: real ; precision :: ${parts.ureaPrecision ?? '0.1'} ; range :: 0 .. 100 ; end data .
data :: 'rate' ; type :: integer ; range :: 0 .. 90 ; end data .
data :: 'systolic' ; type :: integer ; range :: 20 .. 300 ; end data .
data :: 'diastolic' ; type :: integer ; range :: 10 .. 200 ; end data .
data :: 'score' ; type :: integer ; range :: 0 .. 4 ; derivation :: ${points.map(([name]) => `points_${name}`).join(' + ')} ; end data .
${points.map(([name, yes, no]) => `data :: 'points_${name}' ; type :: integer ; derivation :: if(${yes}, 1, if(${no}, 0, unknown)) ; end data .`).join('\n')}
`
}
