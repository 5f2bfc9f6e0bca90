import type { Problem } from '../../proforma/index.ts'
import type { Scenario } from '../../runtime/index.ts'
import { NotLoadableError } from '../limits.ts'
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
  | { readonly kind: 'cancel'; readonly id: number }

/** What the worker sends back: any number of `progress`, then exactly one of the others. */
export type GenerateResponse =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: GenerateProgress }
  | { readonly kind: 'generated'; readonly id: number; readonly generation: ScenarioGeneration }
  /** The text does not load; the problems say why. */
  | { readonly kind: 'not-loadable'; readonly id: number; readonly problems: readonly Problem[] }
  /** A fault of the generator itself. */
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }

export interface GenerateHost {
  post(response: GenerateResponse): void
  /** Milliseconds of any clock. */
  now(): number
  /** Resolves after messages that have arrived were handled (a macrotask: `setTimeout(resolve, 0)`). */
  pause(): Promise<void>
}

/**
 * Serves requests for scenarios in a worker:
 *
 *     const serve = scenarioService({ post: (r) => postMessage(r), now: () => performance.now(), pause })
 *     onmessage = ({ data }) => void serve(data)
 */
export function scenarioService(host: GenerateHost): (request: GenerateRequest) => Promise<void> {
  const running = new Map<number, { aborted: boolean }>()
  return async (request) => {
    const { id } = request
    if (request.kind === 'cancel') {
      const signal = running.get(id)
      if (signal) signal.aborted = true
      return
    }
    const signal = { aborted: false }
    running.set(id, signal)
    try {
      host.post(await answer(host, request, signal))
    } finally {
      running.delete(id)
    }
  }
}

async function answer(
  host: GenerateHost,
  { id, text, existing, budget }: GenerateRequest & { readonly kind: 'generate' },
  signal: { readonly aborted: boolean },
): Promise<GenerateResponse> {
  const onProgress = (progress: GenerateProgress): void => host.post({ kind: 'progress', id, progress })
  const hooks = { signal, onProgress, now: () => host.now(), pause: () => host.pause() }
  try {
    const generation = await generateScenarios(text, existing, budget ? { ...hooks, budget } : hooks)
    return { kind: 'generated', id, generation }
  } catch (error) {
    if (error instanceof NotLoadableError) return { kind: 'not-loadable', id, problems: error.problems }
    return { kind: 'failed', id, message: error instanceof Error ? error.message : String(error) }
  }
}
