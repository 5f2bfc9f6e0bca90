import { describe, expect, it } from 'vitest'
import { generateSketch } from './generate.ts'
import { runDifferential } from './run.ts'
import { shrink } from './shrink.ts'
import { type Sketch, sketchText } from './sketch.ts'

describe('the oracle', () => {
  it('V30: on 500 random protocols every way of exploring finds what the oracle finds', {
    timeout: 240_000,
  }, async () => {
    const result = await runDifferential({ count: 500 })
    expect(result.differences).toEqual([])
    expect(result.compared).toBeGreaterThan(400)
    expect(result.inParts).toBeGreaterThan(20)
    expect(result.states).toBeGreaterThan(5000)
  })
})

describe('random protocols', () => {
  it('V34: the same number gives the same protocol', () => {
    expect(sketchText(generateSketch(7))).toBe(sketchText(generateSketch(7)))
    expect(sketchText(generateSketch(7))).not.toBe(sketchText(generateSketch(8)))
  })

  it('V34: together they use the whole language', () => {
    const all = Array.from({ length: 400 }, (_, seed) => sketchText(generateSketch(seed))).join('\n')
    const words = [
      'trigger ::',
      'optional :: yes',
      'autonomous :: yes',
      'confirmatory :: yes',
      'terminal :: yes',
      'number_of_cycles :: -1',
      'cycle_until ::',
      'cycle_repeat ::',
      'abort ::',
      'terminate ::',
      'postcondition ::',
      'choice_mode :: multiple',
      'support_mode :: numeric',
      'confirming',
      'excluding',
      'mandatory :: no',
      'multiple ;',
      'derivation ::',
      'precision ::',
      'netsupport(',
      'result_of(',
      'is_known(',
      'cycle(',
    ]
    for (const word of words) expect(all).toContain(word)
  })

  it('V30: a failing protocol is made as small as it gets', async () => {
    const hasDecision = (sketch: Sketch) => sketch.tasks.some((task) => task.kind === 'decision')
    const big = generateSketch(
      Array.from({ length: 50 }, (_, seed) => seed).find((seed) => hasDecision(generateSketch(seed)))!,
    )
    const small = await shrink(big, hasDecision)
    expect(small.tasks.map((task) => task.kind).sort()).toEqual(['decision', 'plan'])
    expect(small.data).toEqual([])
    expect(sketchText(small)).not.toContain('precondition')
  })
})
