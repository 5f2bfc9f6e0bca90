import { createContext, use } from 'react'
import type { Scene } from './scene.ts'

export const SceneContext = createContext<Scene>([])

/** What the canvas shows, for parts that React Flow draws. */
export function useDrawnScene(): Scene {
  return use(SceneContext)
}
