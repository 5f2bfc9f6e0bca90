/** What is wrong, or different, in one stage of a pathway. */
export interface StageFault {
  /** The condition under which a patient gets the first of two treatments; the second is for the others. */
  readonly first?: string
  readonly second?: string
  /** The two treatments wait for each other. */
  readonly circle?: boolean
  /** More of the plan of the stage. */
  readonly own?: string
  /** More of the enquiry of the stage. */
  readonly ask?: string
}

/**
 * A pathway of stages in sequence after an intake that asks for `risk`: each stage asks for `finding0`, … from 0 to 9, decides
 * between two treatments by it, and treats.
 */
export function stages(count: number, faults: Readonly<Record<number, StageFault>> = {}, more = ''): string {
  const numbers = Array.from({ length: count }, (_, i) => i)
  const after = (i: number): string => (i === 0 ? 'Intake' : `Stage ${i - 1}`)
  return [
    `plan :: 'Pathway' ;\n  component :: 'Intake' ;`,
    ...numbers.map((i) => `  component :: 'Stage ${i}' ;\n    schedule_constraint :: completed('${after(i)}') ;`),
    `end plan .\nenquiry :: 'Intake' ;\n  source :: 'risk' ;\nend enquiry .`,
    `data :: 'risk' ;\n  type :: text ;\n  range :: "low", "high" ;\nend data .`,
    ...numbers.map((i) => stage(i, faults[i] ?? {})),
    more,
  ].join('\n')
}

function stage(i: number, { first, second, circle, own = '', ask = '' }: StageFault): string {
  const waits = (on: string): string => (circle ? `    schedule_constraint :: completed('${on} ${i}') ;\n` : '')
  return `plan :: 'Stage ${i}' ;
  ${own}
  component :: 'Ask ${i}' ;
  component :: 'Choose ${i}' ;
    schedule_constraint :: completed('Ask ${i}') ;
  component :: 'Treat ${i}' ;
    schedule_constraint :: completed('Choose ${i}') ;
  component :: 'Watch ${i}' ;
    schedule_constraint :: completed('Choose ${i}') ;
end plan .
enquiry :: 'Ask ${i}' ;
  source :: 'finding${i}' ;
  ${ask}
end enquiry .
decision :: 'Choose ${i}' ;
  candidate :: 'treat${i}' ;
    argument :: for, ${first ?? `finding${i} >= 5`} ;
  candidate :: 'watch${i}' ;
    argument :: for, ${second ?? `finding${i} < 5`} ;
end decision .
plan :: 'Treat ${i}' ;
  precondition :: result_of('Choose ${i}') = 'treat${i}' ;
  component :: 'Prepare ${i}' ;
${waits('Give')}  component :: 'Give ${i}' ;
${waits('Prepare')}end plan .
action :: 'Prepare ${i}' ;
end action .
action :: 'Give ${i}' ;
end action .
action :: 'Watch ${i}' ;
  precondition :: result_of('Choose ${i}') = 'watch${i}' ;
end action .
data :: 'finding${i}' ;
  type :: integer ;
  range :: 0 .. 9 ;
end data .
`
}
