import { exportProformajs, type Expression, parse, type ParsedProtocol } from '../../src/proforma/index.ts'
import {
  initial,
  type Operation,
  possibleOperations,
  type Program,
  type State,
  step,
  taskView,
} from '../../src/runtime/index.ts'
import { programOf } from '../engine-cases/ours.ts'
import { type PeerEnactment, peerStates } from '../engine-cases/peer.ts'
import { numbersFrom, pick } from './pathways.ts'

export interface SideBySide {
  readonly name: string
  readonly tasks: number
  readonly operations: number
  /** Tasks whose state or candidates differ after some operation; the run ends there. */
  readonly differences: readonly string[]
  /** They differ where the languages do: a plan whose components are all discarded is completed here, discarded there. */
  readonly byRule: boolean
}

const MOST = 300

/**
 * Runs a protocol here and, as the file that the export writes, in the peer: asks are answered, decisions taken as
 * recommended and actions confirmed until nothing is left to do. After each operation all states must agree.
 */
export function runSideBySide(
  name: string,
  text: string,
  enact: (json: string) => PeerEnactment,
  seed: number,
): SideBySide {
  const parsed = parse(text)
  const program = programOf(text)
  const peer = enact(JSON.stringify(exportProformajs(parsed).json))
  const random = numbersFrom(seed)
  let state = after(program, initial(program, 0), { kind: 'start' })
  let operations = 1
  let differences = differencesOf(program, state, peer)
  for (; differences.length === 0 && operations < MOST; operations++) {
    const next = nextOperation(program, state, valuesOf(parsed), random)
    if (next === undefined) break
    state = after(program, state, next.operation)
    next.peer(peer)
    differences = differencesOf(program, state, peer)
  }
  return {
    name,
    tasks: program.tasks.length,
    operations,
    differences: differences.map(({ sentence }) => sentence),
    byRule: differences.some((one) => one.byRule),
  }
}

function after(program: Program, state: State, operation: Operation): State {
  const result = step(program, state, operation)
  if (!result.ok) throw new Error(result.error.message)
  return result.state
}

type Value = number | string | boolean

interface Next {
  readonly operation: Operation
  readonly peer: (enactment: PeerEnactment) => unknown
}

function nextOperation(
  program: Program,
  state: State,
  values: ReadonlyMap<string, readonly Value[]>,
  random: () => number,
): Next | undefined {
  const { answer, commit, confirm } = possibleOperations(program, state)
  const [asked] = answer
  if (asked !== undefined) {
    const items = answer.filter(({ path }) => path === asked.path)
    const given = Object.fromEntries(items.map(({ item }) => [item, pick(random, values.get(item) ?? [1])]))
    return { operation: { kind: 'set', values: given }, peer: (there) => there.set(pathThere(asked.path), given) }
  }
  const [decision] = commit
  const chosen = decision?.candidates.find(({ recommended }) => recommended) ?? decision?.candidates[0]
  if (decision !== undefined && chosen !== undefined) {
    return {
      operation: { kind: 'commit', path: decision.path, candidates: [chosen.name], reason: 'The first of them.' },
      peer: (there) => there.confirm(`${pathThere(decision.path)}:${chosen.name}`),
    }
  }
  const [path] = confirm
  if (path === undefined) return undefined
  return { operation: { kind: 'confirm', path }, peer: (there) => there.complete(pathThere(path)) }
}

const pathThere = (path: string): string => path.replaceAll('/', ':')

interface Difference {
  readonly sentence: string
  readonly byRule: boolean
}

function differencesOf(program: Program, state: State, peer: PeerEnactment): readonly Difference[] {
  const there = peerStates(peer)
  return program.tasks.flatMap(({ path }) => {
    const here = taskView(program, state, path)?.state ?? 'missing'
    const peerState = there.get(pathThere(path)) ?? 'missing'
    if (here === peerState) return here === 'in_progress' ? candidateDifferences(program, state, path, peer) : []
    const byRule = here === 'completed' && peerState === 'discarded' && nothingWasDone(program, state, path)
    return [{ sentence: `${path} is ${here} here and ${peerState} there`, byRule }]
  })
}

/** Whether a plan has components and all of them were discarded, or came to nothing in the same way. */
function nothingWasDone(program: Program, state: State, plan: string): boolean {
  const parts = program.tasks.filter(({ path }) => path.slice(0, path.lastIndexOf('/')) === plan)
  return (
    parts.length > 0 &&
    parts.every(
      ({ path }) => taskView(program, state, path)?.state === 'discarded' || nothingWasDone(program, state, path),
    )
  )
}

function candidateDifferences(
  program: Program,
  state: State,
  path: string,
  peer: PeerEnactment,
): readonly Difference[] {
  const there = peer.getComponent(pathThere(path)).candidates ?? []
  return (taskView(program, state, path)?.candidates ?? []).flatMap(({ name, recommended }, i) => {
    if (there[i]?.recommended === recommended) return []
    const [one, other] = recommended ? ['here', 'there'] : ['there', 'here']
    return [{ sentence: `${path}: ${name} is recommended ${one} and not ${other}`, byRule: false }]
  })
}

/** Some values of each item that its type and range allow. */
function valuesOf({ definitions }: ParsedProtocol): ReadonlyMap<string, readonly Value[]> {
  const values = new Map<string, readonly Value[]>()
  for (const { node } of definitions) {
    if (node.kind !== 'data') continue
    const range = node.range?.value
    if (node.type?.value === 'boolean') values.set(node.name.text, [true, false])
    else if (range?.kind === 'values') values.set(node.name.text, range.values.flatMap(literal))
    else if (range?.kind === 'interval')
      values.set(node.name.text, between(literal(range.from)[0], literal(range.to)[0]))
  }
  return values
}

function between(from: Value | undefined, to: Value | undefined): readonly number[] {
  const low = typeof from === 'number' ? from : 0
  const high = typeof to === 'number' ? to : low + 100
  return Array.from({ length: 11 }, (_, i) => Math.min(high, Math.ceil(low + ((high - low) * i) / 10)))
}

function literal(expression: Expression | undefined): readonly Value[] {
  return expression?.kind === 'text' || expression?.kind === 'number' || expression?.kind === 'boolean'
    ? [expression.value]
    : []
}
