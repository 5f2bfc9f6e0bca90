import { createStore, type StoreApi } from 'zustand/vanilla'
import type { EditorDocument } from '../document/editor-document.ts'
import type { GenerateProgress, GeneratedScenario, ScenarioGeneration } from '../../verifier/index.ts'
import type { GenerateRun, StartGenerating } from './generate-client.ts'
import type { TestCases } from './test-cases.ts'

export type ProposalsState =
  | { readonly kind: 'none' }
  | { readonly kind: 'looking'; readonly progress?: GenerateProgress }
  | { readonly kind: 'failed'; readonly reason: string }
  | {
      readonly kind: 'found'
      /** The text that was looked at. */
      readonly text: string
      readonly generation: ScenarioGeneration
      /** Those that are still to be decided about; added ones are gone. */
      readonly open: readonly GeneratedScenario[]
      /** Names of those that would be added. */
      readonly chosen: ReadonlySet<string>
    }

/** Test cases that are missing, proposed by the verifier and reviewed before they are added. */
export interface Proposals {
  readonly state: StoreApi<ProposalsState>
  readonly look: () => Promise<void>
  /** Ends the search; what was found until then is proposed. */
  readonly finish: () => void
  readonly choose: (names: readonly string[]) => void
  /** Adds the chosen ones, as one entry of the history; says how many. */
  readonly add: () => number
  readonly close: () => void
}

export function createProposals(document: EditorDocument, testCases: TestCases, start: StartGenerating): Proposals {
  const state = createStore<ProposalsState>(() => ({ kind: 'none' }))
  let current: GenerateRun | undefined
  const end = (): void => {
    current?.cancel()
    current = undefined
  }
  return {
    state,
    async look() {
      end()
      const { text } = document.state.getState()
      const existing = testCases.state.getState().cases.map(({ scenario }) => scenario)
      state.setState({ kind: 'looking' }, true)
      const mine = start(text, existing, (progress) => {
        if (current === mine) state.setState({ kind: 'looking', progress }, true)
      })
      current = mine
      const outcome = await mine.outcome
      if (current !== mine) return
      current = undefined
      if (!outcome.ok) return state.setState({ kind: 'failed', reason: outcome.reason }, true)
      const { generation } = outcome
      const chosen = new Set(generation.scenarios.map(({ scenario }) => scenario.name))
      state.setState({ kind: 'found', text, generation, open: generation.scenarios, chosen }, true)
    },
    finish: () => current?.finish(),
    choose(names) {
      const now = state.getState()
      if (now.kind === 'found') state.setState({ ...now, chosen: new Set(names) }, true)
    },
    add() {
      const now = state.getState()
      if (now.kind !== 'found') return 0
      const taken = now.open.filter(({ scenario }) => now.chosen.has(scenario.name))
      const open = now.open.filter((one) => !taken.includes(one))
      testCases.add(taken.map(({ scenario }) => scenario))
      if (open.length === 0) state.setState({ kind: 'none' }, true)
      else state.setState({ ...now, open, chosen: new Set() }, true)
      return taken.length
    },
    close() {
      end()
      state.setState({ kind: 'none' }, true)
    },
  }
}
