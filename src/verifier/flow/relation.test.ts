import { describe, expect, it } from 'vitest'
import { Relation } from './relation.ts'

const sorted = (actors: Iterable<number>): readonly number[] => [...actors].sort((a, b) => a - b)

describe('who has to be looked at with whom', () => {
  it('is told in both directions by a cross, in one by adding, and nobody is with themselves', () => {
    const relation = new Relation()
    relation.cross([1, 2], [2, -3])
    relation.add(7, 1)
    expect(sorted(relation.of(1))).toEqual([-3, 2])
    expect(sorted(relation.of(2))).toEqual([-3, 1])
    expect(sorted(relation.of(-3))).toEqual([1, 2])
    expect(sorted(relation.of(7))).toEqual([1])
    expect(relation.of(99).size).toBe(0)
  })

  it('grows while it is asked', () => {
    const relation = new Relation()
    const many = Array.from({ length: 100 }, (_, i) => i)
    relation.cross([0], [1])
    expect(sorted(relation.of(0))).toEqual([1])
    relation.cross([0], many)
    expect(sorted(relation.of(0))).toEqual(many.slice(1))
    expect(sorted(relation.of(99))).toEqual([0])
    expect(relation.pairs.size).toBe(100)
  })
})
