import { loadavg } from 'node:os'
import { askOracle, STRICT, type VerificationReport, verifyProtocol } from '../src/verifier/index.ts'
import { CASES, type Case } from './verifier/cases.ts'
import { inChromium } from './verifier/chromium.ts'
import { editedAllTheTime } from './verifier/edited.ts'
import { referendum } from './verifier/families.ts'
import { type Incremental, incremental } from './verifier/incremental.ts'
import { limits } from './verifier/limits.ts'
import { chromiumLine, editedLine, limitLines } from './verifier/limit-table.ts'
import { type PeerResult, runSpin, spinVersion } from './verifier/spin.ts'
import type { BenchResult } from './run.ts'

/** Odd, so that there is a median. */
const ROUNDS = 3
const ORACLE = { seconds: 5, states: 120_000 }

/** Measured in the browser too, and edited all the time. */
const HOSPITAL = 'clinic_530_ms'

/**
 * The verifier and its peers on the same protocols in one run, in turn: SPIN through generated Promela, with generation
 * and compilation counted, and the unreduced oracle. What they say of standstills must be the same. Who rejects a
 * protocol or does not end in time is recorded as that and has no ratio. Then the hospital in Chromium, what asks too much,
 * and a protocol edited twenty times a second.
 */
export async function run(): Promise<BenchResult> {
  const spin = spinVersion()
  const hospital = CASES.find(({ figure }) => figure === HOSPITAL)?.text() ?? ''
  // First, while this process is small.
  const edited = await editedAllTheTime(hospital)
  const rows: Row[] = []
  for (const each of CASES) {
    const smaller = rows.filter(({ family }) => family === each.family)
    rows.push(await measured(each, spin !== undefined, smaller))
    process.stderr.write(`${rows.length} of ${CASES.length}\r`)
  }
  const states = askOracle(referendum(10), { environment: STRICT, maxStates: 10 ** 6 })?.states ?? 0
  process.stderr.write('in Chromium …\r')
  const chromium = await inChromium(hospital)
  process.stderr.write('what asks too much …\r')
  const asked = await limits()
  const edits = [await incremental(7), await incremental(70)] as const
  const ratios = rows.flatMap(({ ratio }) => ratio ?? [])
  const mismatches =
    rows.filter((row) => row.mismatch).length +
    (states === 59_050 ? 0 : 1) +
    edits.filter(({ isSame }) => !isSame).length
  return {
    table: [
      header(spin),
      ...rows.map(line),
      '',
      `oracle, referendum of 10: ${states.toLocaleString('en')} quiescent states (59,050 expected)`,
      chromiumLine(chromium),
      '',
      ...limitLines(asked),
      editedLine(edited),
      '',
      ...edits.map(editLine),
      `load average ${loadavg()[0]?.toFixed(1)}; medians of ${ROUNDS}, peers in turn, wall clock`,
    ].join('\n'),
    figures: {
      ...Object.fromEntries(rows.flatMap(({ figure, ms }) => (figure === undefined ? [] : [[figure, round(ms)]]))),
      ...Object.fromEntries(
        rows.flatMap(({ figure, cold }) => (figure === undefined ? [] : [[`${figure}_first`, round(cold)]])),
      ),
      ...(ratios.length > 0 && { spin_ratio_min: round(Math.min(...ratios)) }),
      ...(ratios.length > 0 && { spin_ratio_max: round(Math.max(...ratios)) }),
      spin_decided: rows.filter((row) => row.spin?.kind === 'decided').length,
      incremental_ms: round(edits[0].wording),
      incremental_gap_ms: round(edits[0].gap),
      incremental_5000_ms: round(edits[1].wording),
      incremental_5000_gap_ms: round(edits[1].gap),
      incremental_ratio: round(edits[1].whole / edits[1].wording),
      oracle_states_referendum_10: states,
      clinic_530_chromium_ms: typeof chromium === 'string' ? null : round(chromium.cold),
      clinic_530_chromium_warm_ms: typeof chromium === 'string' ? null : round(chromium.warm),
      limits_crashed: asked.filter(({ status }) => status === undefined).length,
      limits_peak_mb: Math.max(...asked.map(({ peak }) => peak)),
      limits_longest_ms: round(Math.max(...asked.map(({ ms }) => ms))),
      edited_growth_mb: edited.all - edited.half,
      edited_answer_ms: round(edited.answer),
      verdict_mismatches: mismatches,
    },
  }
}

interface Row extends Case {
  readonly report: VerificationReport
  readonly ms: number
  /** The first time, before the machine is warm. */
  readonly cold: number
  readonly spin?: PeerResult
  readonly spinMs?: number
  readonly searchMs?: number
  readonly oracle: PeerResult
  readonly ratio?: number
  readonly mismatch: boolean
}

/** A peer that did not end on a smaller protocol of the family is not asked again: each such question takes its whole time. */
const BEYOND: PeerResult = { kind: 'unfinished', why: 'not tried: did not end on a smaller one' }

const gaveUp = (peers: readonly (PeerResult | undefined)[]): boolean =>
  peers.some((peer) => peer?.kind === 'unfinished')

async function measured(each: Case, withSpin: boolean, smaller: readonly Row[]): Promise<Row> {
  const text = each.text()
  const own: number[] = []
  const spins: PeerResult[] = withSpin && gaveUp(smaller.map(({ spin }) => spin)) ? [BEYOND] : []
  let report: VerificationReport | undefined
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    const begin = performance.now()
    report = await verifyProtocol(text, { now: () => performance.now(), budget: { maxMilliseconds: 20_000 } })
    own.push(performance.now() - begin)
    if (withSpin && spins.every(({ kind }) => kind === 'decided')) spins.push(runSpin(text))
    if (report.verdict === 'not-decided') break
  }
  if (!report) throw new Error('No round.')
  const ms = median(own)
  const decided = spins.filter((peer) => peer.kind === 'decided')
  const spin = spins.find((peer) => peer.kind !== 'decided') ?? spins[0]
  const oracle = gaveUp(smaller.map(({ oracle: before }) => before)) ? BEYOND : askedOracle(text)
  const done = report.verdict !== 'not-decided'
  const spinMs = spin?.kind === 'decided' ? median(decided.map((peer) => peer.ms)) : undefined
  return {
    ...each,
    report,
    ms,
    cold: own[0] ?? 0,
    spin,
    spinMs,
    searchMs: spin?.kind === 'decided' ? median(decided.map((peer) => peer.searchMs)) : undefined,
    oracle,
    ratio: spinMs !== undefined && done ? spinMs / ms : undefined,
    mismatch: done && [spin, oracle].some((peer) => peer?.kind === 'decided' && peer.stuck !== isStuck(report)),
  }
}

/** What P1 says: whether some run stands still before the end. */
function isStuck({ results }: VerificationReport): boolean {
  return results.some(({ kind, verdict }) => kind === 'deadlock' && verdict === 'violated')
}

function askedOracle(text: string): PeerResult {
  const begin = performance.now()
  const stop = (): boolean => performance.now() - begin > ORACLE.seconds * 1000
  const answer = askOracle(text, { environment: STRICT, maxStates: ORACLE.states, stop })
  const ms = performance.now() - begin
  if (!answer?.complete) return { kind: 'unfinished', why: `over ${ORACLE.seconds} s or ${ORACLE.states} states` }
  return { kind: 'decided', stuck: answer.stuck > 0, ms, searchMs: ms, states: answer.states }
}

function header(spin: string | undefined): string {
  const title = spin === undefined ? 'SPIN or gcc is not installed: no ratio.' : `Peer: ${spin}, gcc -O2.`
  const columns = ['size', 'tasks', 'data', 'ms', 'first', 'states', 'stuck', 'SPIN ms', 'search', 'states', 'ratio']
  return `${title}\n${cells(['family', ...columns, 'oracle ms', 'states'])}`
}

function line(row: Row): string {
  const { report, spin, oracle } = row
  const stuck = report.verdict === 'not-decided' ? 'not decided' : isStuck(report) ? 'yes' : 'no'
  return cells([
    row.family,
    row.size,
    String(report.model.tasks),
    String(report.model.data),
    row.ms.toFixed(0),
    row.cold.toFixed(0),
    String(report.coverage.states),
    row.mismatch ? `${stuck} MISMATCH` : stuck,
    row.spinMs?.toFixed(0) ?? spin?.kind ?? '-',
    row.searchMs?.toFixed(0) ?? '-',
    spin?.kind === 'decided' ? String(spin.states) : '-',
    row.ratio === undefined ? '-' : String(round(row.ratio)),
    oracle.kind === 'decided' ? oracle.ms.toFixed(0) : oracle.kind,
    oracle.kind === 'decided' ? String(oracle.states) : '-',
    spin && spin.kind !== 'decided' ? spin.why : '',
  ])
}

function editLine({ tasks, whole, first, wording, gap, explored, parts, isSame }: Incremental): string {
  const times = `whole ${whole.toFixed(0)} ms, in ${parts} parts ${first.toFixed(0)} ms`
  const edits = `after an edit ${wording.toFixed(0)} ms, with a new gap to show ${gap.toFixed(0)} ms (${explored.toFixed(1)} parts explored)`
  return `edits of ${tasks} tasks: ${times}; ${edits}; reports ${isSame ? 'the same as from scratch' : 'DIFFER from those from scratch'}`
}

const WIDTHS = [12, 20, 6, 5, 8, 7, 7, 12, 11, 8, 9, 8, 11, 9]

function cells(texts: readonly string[]): string {
  return texts.map((text, i) => (i < 2 ? text.padEnd(WIDTHS[i] ?? 0) : text.padStart(WIDTHS[i] ?? 0))).join(' ')
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

const round = (value: number): number => Number(value.toPrecision(3))
