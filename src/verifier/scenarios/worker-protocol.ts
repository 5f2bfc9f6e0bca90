import type { Scenario } from '../../runtime/index.ts'
import { type Cancel, type Host, type Refusal, served } from '../serving.ts'
import { generateScenarios } from './generate.ts'
import type { GenerateOptions, GenerateProgress, ScenarioGeneration } from './types.ts'

/** What the page sends to a worker that makes scenarios. */
export type GenerateRequest =
  | {
      readonly kind: 'generate'
      readonly id: number
      readonly text: string
      readonly existing: readonly Scenario[]
      readonly budget?: GenerateOptions['budget']
    }
  /** What was made until then comes back as `generated`. */
  | Cancel

/** What the worker sends back: any number of `progress`, then exactly one of the others. */
export type GenerateResponse =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: GenerateProgress }
  | { readonly kind: 'generated'; readonly id: number; readonly generation: ScenarioGeneration }
  | Refusal

export type GenerateHost = Host<GenerateResponse>

/**
 * Serves requests for scenarios in a worker:
 *
 *     const serve = scenarioService({ post: (r) => postMessage(r), now: () => performance.now(), pause })
 *     onmessage = ({ data }) => void serve(data)
 */
export function scenarioService(host: GenerateHost): (request: GenerateRequest) => Promise<void> {
  return served<GenerateRequest & { readonly kind: 'generate' }, GenerateResponse>(
    host,
    async ({ id, text, existing, budget }, signal) => {
      const onProgress = (progress: GenerateProgress): void => host.post({ kind: 'progress', id, progress })
      const hooks = { signal, onProgress, now: () => host.now(), pause: () => host.pause() }
      const generation = await generateScenarios(text, existing, budget ? { ...hooks, budget } : hooks)
      return { kind: 'generated', id, generation }
    },
  )
}
