import { describe, expect, it } from 'vitest'
import { beside } from './beside.ts'

const screen = { width: 1000, height: 700 }
const card = { width: 300, height: 150 }

describe('the card of the tour', () => {
  it.each([
    ['right', { left: 0, top: 100, width: 60, height: 400 }, { left: 74, top: 100 }],
    ['above', { left: 100, top: 450, width: 500, height: 250 }, { left: 200, top: 286 }],
    ['below', { left: 400, top: 10, width: 100, height: 30 }, { left: 300, top: 54 }],
  ] as const)('stands %s of its place without covering it', (side, place, at) => {
    expect(beside(place, card, screen, side)).toEqual(at)
  })

  it('stays on the screen', () => {
    const corner = { left: 960, top: 10, width: 40, height: 30 }
    expect(beside(corner, card, screen, 'below')).toEqual({ left: 692, top: 54 })
    const low = { left: 0, top: 660, width: 60, height: 40 }
    expect(beside(low, card, screen, 'right')).toEqual({ left: 74, top: 542 })
    expect(beside({ left: 0, top: 0, width: 60, height: 40 }, card, screen, 'above').top).toBe(8)
  })
})
