import type { Scenario } from '../../runtime/index.ts'
import type { GenerateProgress, GenerateRequest, GenerateResponse, ScenarioGeneration } from '../../verifier/index.ts'
import type { Answers, Port } from '../workers/port.ts'

export type GenerateOutcome =
  | { readonly ok: true; readonly generation: ScenarioGeneration }
  | { readonly ok: false; readonly reason: string }

/** A search under way. */
export interface GenerateRun {
  readonly outcome: Promise<GenerateOutcome>
  /** Ends the search; what was found until then is its outcome. */
  readonly finish: () => void
  /** Ends it at once; the outcome never comes. */
  readonly cancel: () => void
}

/** Looks for missing test cases. The page does it in a worker; tests as they like. */
export type StartGenerating = (
  text: string,
  existing: readonly Scenario[],
  onProgress: (progress: GenerateProgress) => void,
) => GenerateRun

/** One worker a search. */
export function generateThrough(open: (answers: Answers<GenerateResponse>) => Port<GenerateRequest>): StartGenerating {
  return (text, existing, onProgress) => {
    const { promise, resolve } = Promise.withResolvers<GenerateOutcome>()
    const end = (outcome: GenerateOutcome): void => {
      port.end()
      resolve(outcome)
    }
    const port = open({
      said(response) {
        if (response.kind === 'progress') onProgress(response.progress)
        else if (response.kind === 'generated') end({ ok: true, generation: response.generation })
        else if (response.kind === 'failed') end({ ok: false, reason: response.message })
        else end({ ok: false, reason: response.problems[0]?.message ?? '' })
      },
      broke: (reason) => end({ ok: false, reason }),
    })
    port.ask({ kind: 'generate', id: 0, text, existing })
    return { outcome: promise, finish: () => port.ask({ kind: 'cancel', id: 0 }), cancel: () => port.end() }
  }
}
