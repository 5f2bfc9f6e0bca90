/** The same protocols in the text of this project and in the JSON of proformajs. */
export interface Twin {
  readonly text: string
  readonly json: string
}

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i)
const action = (i: number): string => `action :: 'a${i}' ; end action .`

/** A plan of n actions that start together. */
export function parallel(n: number): Twin {
  const components = range(n).map((i) => `component :: 'a${i}' ;`)
  return {
    text: `plan :: 'p' ; ${components.join(' ')} end plan .\n${range(n).map(action).join('\n')}`,
    json: plan(range(n).map((i) => ({ class: 'Action', name: `a${i}` }))),
  }
}

/** A plan of n actions, each after the one before. */
export function sequential(n: number): Twin {
  const components = range(n).map((i) =>
    i === 0 ? "component :: 'a0' ;" : `component :: 'a${i}' ; schedule_constraint :: completed('a${i - 1}') ;`,
  )
  const guard = (i: number) =>
    i === 0 ? {} : { waitCondition: `is_finished('a${i - 1}')`, preCondition: `is_completed('a${i - 1}')` }
  return {
    text: `plan :: 'p' ; ${components.join(' ')} end plan .\n${range(n).map(action).join('\n')}`,
    json: plan(range(n).map((i) => ({ class: 'Action', name: `a${i}`, ...guard(i) }))),
  }
}

/** A decision of `candidates` with `size` arguments each over one number. */
export function decision(candidates: number, size: number): Twin {
  const threshold = (c: number, a: number) => (c * 7 + a * 13) % 100
  const supports = (a: number) => a % 3 !== 0
  const texts = range(candidates).map((c) => {
    const list = range(size).map((a) => `argument :: ${supports(a) ? 'for' : 'against'}, x > ${threshold(c, a)} ;`)
    return `candidate :: 'c${c}' ; ${list.join(' ')}`
  })
  const json = range(candidates).map((c) => ({
    name: `c${c}`,
    recommendCondition: `net_support('c${c}') >= 1`,
    arguments: range(size).map((a) => ({
      caption: `argument ${a}`,
      support: supports(a) ? '+' : '-',
      activeCondition: `x > ${threshold(c, a)}`,
    })),
  }))
  return {
    text: `plan :: 'p' ; component :: 'k' ; end plan . decision :: 'k' ; ${texts.join('\n')} end decision .
      data :: 'x' ; type :: integer ; end data .`,
    json: plan([{ class: 'Decision', name: 'k', candidates: json }], [{ class: 'Integer', name: 'x', caption: 'x' }]),
  }
}

/** A small pathway with an enquiry, a decision, branches and an assignment: what a clinic would run. */
export const SMALL = `plan :: 'p' ; component :: 'ask' ;
    component :: 'choose' ; schedule_constraint :: completed('ask') ;
    component :: 'home' ; schedule_constraint :: completed('choose') ;
    component :: 'ward' ; schedule_constraint :: completed('choose') ;
    component :: 'net' ; schedule_constraint :: completed('home') ; schedule_constraint :: completed('ward') ; end plan .
  enquiry :: 'ask' ; source :: 'age' ; source :: 'urea' ; end enquiry .
  decision :: 'choose' ; candidate :: 'at_home' ; argument :: for, score < 1 ; candidate :: 'in_ward' ; argument :: for, score >= 1 ; end decision .
  action :: 'home' ; precondition :: result_of('choose') = at_home ; end action .
  action :: 'ward' ; precondition :: result_of('choose') = in_ward ; end action .
  action :: 'net' ; postcondition :: done = true ; end action .
  data :: 'age' ; type :: integer ; range :: 0 .. 120 ; end data . data :: 'urea' ; type :: real ; precision :: 0.1 ; end data .
  data :: 'score' ; type :: integer ; derivation :: if(age >= 65, 1, 0) + if(urea > 7, 1, 0) ; end data .
  data :: 'done' ; type :: boolean ; end data .`

function plan(tasks: readonly object[], dataDefinitions: readonly object[] = []): string {
  return JSON.stringify({ class: 'Plan', name: 'p', autonomous: true, dataDefinitions, tasks })
}
