import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { SmallestFirst } from './queue.ts'

test('R57 derived items are taken in the order of their derivation, each once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50)), fc.array(fc.nat(50)), (first, later) => {
      const queue = new SmallestFirst()
      for (const value of first) queue.add(value)
      const taken = [queue.take()].filter((value) => value !== undefined)
      for (const value of later) queue.add(value)
      const rest: number[] = []
      for (let value = queue.take(); value !== undefined; value = queue.take()) rest.push(value)
      const [smallest] = first.toSorted((a, b) => a - b)
      expect(taken).toEqual(smallest === undefined ? [] : [smallest])
      const expected = new Set([...first.filter((value) => value !== smallest), ...later])
      expect(rest).toEqual([...expected].toSorted((a, b) => a - b))
    }),
  )
})
