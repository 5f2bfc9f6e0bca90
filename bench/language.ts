import { analyse, type Analysis, parse, type ParsedProtocol } from '../src/proforma/index.ts'

const PATHWAYS = 400
const LENGTH = 1_000_000

/** One of 400 parts of a large pathway: a plan with an enquiry, a decision and an action, and the item they are about. */
function part(i: number): string[] {
  const item = `item_${i}`
  const other = `item_${(i + 7) % PATHWAYS}`
  return [
    `plan :: 'plan_${i}' ;
  caption :: "Part ${i} of the pathway" ;
  component :: 'ask_${i}' ;
  component :: 'decide_${i}' ;
    schedule_constraint :: completed('ask_${i}') ;
  component :: 'act_${i}' ;
    schedule_constraint :: completed('decide_${i}') ;
  terminate :: ${item} > 110 and ${other} < 5 ;
end plan .`,
    `enquiry :: 'ask_${i}' ;
  caption :: "What is the value of item ${i}, measured today?" ;
  source :: '${item}' ;
    mandatory :: yes ;
end enquiry .`,
    `decision :: 'decide_${i}' ;
  caption :: "Where should the patient be treated (${i})?" ;
  choice_mode :: single ; support_mode :: symbolic ;
  candidate :: 'home' ;
    caption :: "Treat at home" ;
    argument :: for, ${item} < 30 and not (${other} >= 65)
      attributes
        caption :: "The value is low: \${${item}} mmol/l" ;
        quality :: moderate ; strength :: strong ; citation :: "doi:10.1000/xyz" ;
      end attributes ;
    argument :: excluding, ${item} > 90 ;
    recommendation :: netsupport('decide_${i}', 'home') >= 1 ;
  candidate :: 'hospital' ;
    caption :: "Admit to hospital" ;
    argument :: for, ${item} >= 30 or ${other} > 7.5 * 2 ;
    argument :: confirming, ${item} > 100 ;
end decision .`,
    `action :: 'act_${i}' ;
  caption :: "Act on item ${i}" ;
  precondition :: result_of('decide_${i}') = hospital ;
  procedure :: "Give oxygen and fluids and call the ward. The value is \${${item}}. Repeat every four hours." ;
end action .`,
    `data :: '${item}' ;
  caption :: "Item ${i}" ; type :: real ; unit :: "mmol/L" ; range :: 0 .. 120 ; precision :: 0.1 ;
  warning_condition :: ${item} > 110, "Is this value right?" ;
end data .`,
  ]
}

/** About 1 MB of protocol: 400 plans in 20 groups, 2,000 definitions and a root. */
function protocol(): string {
  const groups = Array.from({ length: 20 }, (_, g) => {
    const plans = Array.from({ length: 20 }, (_, i) => `  component :: 'plan_${g * 20 + i}' ;`)
    return [`plan :: 'group_${g}' ;`, ...plans, 'end plan .'].join('\n')
  })
  const root = ["plan :: 'root' ;", ...groups.map((_, g) => `  component :: 'group_${g}' ;`), 'end plan .'].join('\n')
  const parts = Array.from({ length: PATHWAYS }, (_, i) => part(i)).flat()
  const definitions = [root, ...groups, ...parts]
  const length = definitions.reduce((sum, one) => sum + one.length + 2, 0)
  const note = 'x'.repeat(Math.max(0, Math.floor((LENGTH - length) / definitions.length) - 8))
  return definitions.map((one) => `${one}\n/* ${note} */\n`).join('\n')
}

interface State {
  parsed: ParsedProtocol
  analysis: Analysis
}

/** Types one character after each of `places`, reading and analysing after each; the times in milliseconds. */
function type(state: State, after: readonly string[], character: string): number[] {
  return after.map((place) => {
    const { text } = state.parsed
    const at = text.indexOf(place) + place.length
    const next = text.slice(0, at) + character + text.slice(at)
    const started = performance.now()
    state.parsed = parse(next, state.parsed)
    state.analysis = analyse(state.parsed, state.analysis)
    return performance.now() - started
  })
}

function quantile(times: readonly number[], q: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}

/** How fast a 1 MB protocol is read from nothing, and how fast a keystroke in it is answered. */
export async function run(): Promise<{ table: string; figures: Record<string, number> }> {
  const text = protocol()
  const started = performance.now()
  const parsed = parse(text)
  const cold = performance.now() - started
  const analysisStarted = performance.now()
  const state: State = { parsed, analysis: analyse(parsed) }
  const analysis = performance.now() - analysisStarted
  if (state.analysis.problems.length > 0)
    throw new Error(`The benchmark's protocol has problems: ${state.analysis.problems[0]?.message ?? ''}`)
  const warm = quantile(
    Array.from({ length: 5 }, (_, i) => measure(() => parse(text + ' '.repeat(i + 1)))),
    0.5,
  )
  const places = Array.from({ length: 60 }, (_, i) => (i * 37) % PATHWAYS)
  const captions = type(
    state,
    places.map((i) => `"Act on item ${i}`),
    'x',
  )
  const conditions = type(
    state,
    places.map((i) => `argument :: confirming, item_${i} > 100`),
    '0',
  )
  const names = type(
    state,
    places.slice(0, 20).map((i) => `action :: 'act_${i}`),
    'x',
  )
  const typing = [...captions, ...conditions]
  const rows: [string, number, number, number][] = [
    ['read 1 MB, first time in the process', cold, cold, cold],
    ['read 1 MB again, nothing kept', warm, warm, warm],
    ['all problems that block loading', analysis, analysis, analysis],
    ['a keystroke in a caption', ...spread(captions)],
    ['a keystroke in a condition', ...spread(conditions)],
    ['a keystroke in a name (what mentions it, too)', ...spread(names)],
  ]
  return {
    table: [
      `${parsed.definitions.length} definitions, ${(text.length / 1e6).toFixed(2)} MB`,
      `${'ms'.padEnd(54)}${['median', '95 %', 'most'].map((head) => head.padStart(9)).join('')}`,
      ...rows.map(([name, ...times]) => name.padEnd(54) + times.map((time) => time.toFixed(1).padStart(9)).join('')),
    ].join('\n'),
    figures: {
      cold_ms_1mb: round(cold),
      warm_ms_1mb: round(warm),
      analysis_ms_1mb: round(analysis),
      keystroke_ms_1mb: round(quantile(typing, 0.5)),
      keystroke_p95_ms_1mb: round(quantile(typing, 0.95)),
    },
  }
}

function measure(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

function spread(times: readonly number[]): [number, number, number] {
  return [quantile(times, 0.5), quantile(times, 0.95), Math.max(...times)]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
