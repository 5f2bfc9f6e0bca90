import { describe, expect, it, vi } from 'vitest'
import { isNearlyFull, keepForGood, storageRoom } from './storage.ts'

describe('the room in the browser', () => {
  it('is nearly full from nine tenths on', () => {
    expect(isNearlyFull({ used: 89, quota: 100 })).toBe(false)
    expect(isNearlyFull({ used: 90, quota: 100 })).toBe(true)
    expect(isNearlyFull({ used: 0, quota: 0 })).toBe(false)
  })

  it('is not known where the browser does not say', async () => {
    expect(await storageRoom(undefined)).toBeNull()
    expect(await storageRoom({ estimate: () => Promise.resolve({}) })).toBeNull()
    expect(await storageRoom({ estimate: () => Promise.resolve({ usage: 1, quota: 2 }) })).toEqual({
      used: 1,
      quota: 2,
    })
  })

  it('is asked for once for good, and a refusal is no failure', async () => {
    const persist = vi.fn<() => Promise<boolean>>(() => Promise.resolve(true))
    expect(await keepForGood({ persist, persisted: () => Promise.resolve(true) })).toBe(true)
    expect(persist).not.toHaveBeenCalled()
    expect(await keepForGood({ persist, persisted: () => Promise.resolve(false) })).toBe(true)
    expect(
      await keepForGood({ persist: () => Promise.reject(new Error('no')), persisted: () => Promise.resolve(false) }),
    ).toBe(false)
    expect(await keepForGood(undefined)).toBe(false)
  })
})
