import { describe, expect, it } from 'vitest'
import { parse } from '../../proforma/index.ts'
import { compile, type Program } from '../../runtime/index.ts'
import { conditionsOf } from '../data/model.ts'
import { partition } from '../data/partition.ts'
import { Symbolic } from '../data/symbolic.ts'
import { generateSketch } from '../differential/generate.ts'
import { sketchText } from '../differential/sketch.ts'
import { ControlKeys } from '../explore/control-key.ts'
import { Explorer } from '../explore/explorer.ts'
import { type Reduction, reductionOf } from '../flow/reduction.ts'
import { STRICT } from '../verify.ts'
import { endlessRuns } from './fairness.ts'

function explored(program: Program, symbolic: Symbolic, reduction?: Reduction): Explorer {
  const expressions = conditionsOf(program).map((each) => each.expression)
  const keys = new ControlKeys(program, expressions, reduction?.liveness)
  const explorer = new Explorer(symbolic, keys, { environment: STRICT, maxStates: 1500, maxSteps: 3000, reduction })
  for (const _ of explorer.run()) continue
  return explorer
}

/** Whether somebody can go on for ever, without and with fairness, by all orders and by a reduced exploration. */
function endlessness(seed: number) {
  const compiled = compile(parse(sketchText(generateSketch(seed))))
  if (!compiled.ok) return undefined
  const { space, cuts, exact } = partition(compiled.program)
  if (!exact || cuts.approximations.size > 0) return undefined
  const symbolic = new Symbolic(space, cuts)
  const whole = explored(compiled.program, symbolic)
  const reduced = explored(compiled.program, symbolic, reductionOf(compiled.program, STRICT))
  if (!whole.complete || !reduced.complete) return undefined
  const are = (explorer: Explorer): readonly (boolean | undefined)[] =>
    [false, true].map((fair) => {
      const found = endlessRuns(symbolic, explorer.nodes, fair)
      return found && found.regions.size > 0
    })
  return { whole: are(whole), reduced: are(reduced) }
}

describe('endless runs', () => {
  it('V50: are the same with and without reductions, fair ones too, on random protocols', () => {
    const seen = { none: 0, unfair: 0, fair: 0 }
    for (let seed = 0; seed < 150; seed += 1) {
      const found = endlessness(seed)
      if (!found) continue
      expect({ seed, ...found }).toEqual({ seed, whole: found.whole, reduced: found.whole })
      const [any, fair] = found.whole
      // A fair run is a run.
      expect(fair && !any).toBe(false)
      seen[fair ? 'fair' : any ? 'unfair' : 'none'] += 1
    }
    expect(seen.none).toBeGreaterThan(0)
    expect(seen.unfair + seen.fair).toBeGreaterThan(0)
  })
})
