import { printExpression, type Expression, type PropertyDefinition } from '../../proforma/index.ts'
import { evaluate, isEnded, type Program, type State } from '../../runtime/index.ts'
import type { Breakpoint } from './breakpoints.ts'
import type { Move, Run } from './session.ts'

/** The breakpoints that the last move of a run has come to. */
export function hitsOf(run: Run, breakpoints: readonly Breakpoint[]): readonly Breakpoint[] {
  const move = run.moves[run.done - 1]
  if (move === undefined) return []
  return breakpoints.filter((one) => one.enabled && isHit(one, run, move))
}

function isHit(breakpoint: Breakpoint, run: Run, move: Move): boolean {
  switch (breakpoint.kind) {
    case 'task':
      return move.trail.passes
        .flat()
        .some(
          (change) =>
            change.kind === 'state' &&
            change.path === breakpoint.path &&
            (breakpoint.on === 'any' || change.to === breakpoint.on),
        )
    case 'condition': {
      const before = run.moves[run.done - 2]?.state
      return (
        isTrue(run.program, move.state, breakpoint.text) && !(before && isTrue(run.program, before, breakpoint.text))
      )
    }
    default: {
      const property = run.program.parsed.definitions
        .map(({ node }) => node)
        .find((node): node is PropertyDefinition => node.kind === 'property' && node.name.text === breakpoint.name)
      return property !== undefined && breaksNow(run, property)
    }
  }
}

function isTrue(program: Program, state: State, text: string): boolean {
  const result = evaluate(program, state, text)
  return result.ok && result.value === true
}

/**
 * Whether a requirement is broken by the last move, and not before it. `eventually` and `whenever … eventually` can be
 * broken only when the pathway has ended: until then there is hope.
 */
function breaksNow({ program, moves, done }: Run, { pattern }: PropertyDefinition): boolean {
  if (pattern === undefined) return false
  const states = moves.slice(0, done).map(({ state }) => state)
  const at = ({ value }: { readonly value: Expression }): readonly boolean[] => {
    const text = printExpression(value)
    return states.map((state) => isTrue(program, state, text))
  }
  const last = states.at(-1)
  const over = last !== undefined && isEnded(last)
  switch (pattern.kind) {
    case 'never':
      return turnsTrue(at(pattern.condition))
    case 'always':
      return turnsTrue(at(pattern.condition).map((holds) => !holds))
    case 'eventually':
      return over && !at(pattern.condition).includes(true)
    case 'response': {
      const whenever = at(pattern.whenever).lastIndexOf(true)
      return over && whenever >= 0 && !at(pattern.eventually).slice(whenever).includes(true)
    }
    default:
      return at(pattern.never).indexOf(true) === done - 1 && !at(pattern.before).includes(true)
  }
}

function turnsTrue(seen: readonly boolean[]): boolean {
  return seen.at(-1) === true && seen.at(-2) !== true
}
