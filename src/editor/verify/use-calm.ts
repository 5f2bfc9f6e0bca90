import { useEffect, useState } from 'react'

/** A short check changes nothing in between for the eye, in milliseconds. */
const PATIENCE = 700

/**
 * The value, except that while `busy` the last settled one stays for a moment: what is over before anybody could read
 * it is not shown. `stale`: what is given is the settled one of before.
 */
export function useCalm<Value>(value: Value, busy: boolean): { readonly value: Value; readonly stale: boolean } {
  const [settled, setSettled] = useState(value)
  const [tired, setTired] = useState(false)
  if (!busy && settled !== value) setSettled(value)
  useEffect(() => {
    if (!busy) return undefined
    const timer = setTimeout(() => setTired(true), PATIENCE)
    return () => {
      clearTimeout(timer)
      setTired(false)
    }
  }, [busy])
  return busy && !tired ? { value: settled, stale: true } : { value, stale: false }
}
