import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { Simulation } from './simulation.ts'

/** So long a step is shown before the next one, in milliseconds. */
const RHYTHM = 700

/**
 * Takes the steps of a run that is played, one after the other so that the eye can follow. Who wants no motion gets
 * all of them at once, up to where it stops: the list of steps then says what happened.
 * @returns begins to play
 */
export function usePlaying(simulation: Simulation): () => void {
  const playing = useStore(simulation.state, (state) => state.playing === true)
  useEffect(() => {
    if (!playing) return undefined
    const timer = setInterval(simulation.advance, RHYTHM)
    return () => clearInterval(timer)
  }, [playing, simulation])
  return () => playWell(simulation)
}

/** Plays in the way that the person asked their computer for. */
export function playWell(simulation: Simulation): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) simulation.playThrough()
  else {
    simulation.play()
    simulation.advance()
  }
}
