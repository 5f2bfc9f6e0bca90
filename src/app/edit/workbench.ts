import { createContext, use } from 'react'
import { createStore, type StoreApi } from 'zustand/vanilla'
import {
  createBreakpoints,
  createEditorDocument,
  createProposals,
  createSimulation,
  createTestCases,
  createVerification,
  generateInPage,
  historyDatabase,
  keepHistory,
  keepTested,
  keepVerified,
  restore,
  runSuiteInPage,
  verifierInPage,
  type Live,
  type LoggedDocument,
  type Proposals,
  type Simulation,
  type TestCases,
  type Verification,
} from '../../editor/index.ts'
import type { StoredDocument } from '../local/database.ts'
import { documents } from '../local/documents.ts'
import { keepForGood } from '../local/storage.ts'
import { usePreferences } from '../shell/preferences.ts'
import { autosave, type Autosave } from './autosave.ts'
import { breakpointKeeper } from './breakpoint-keeper.ts'
import { keepPlace } from './place-keeper.ts'

/** Windows over the page, of which one at most is open. */
export type Window = 'none' | 'palette' | 'shortcuts' | 'publish' | 'saveVersion' | 'reading' | `help ${string}`

/** Versions of the pathway by id, `now` among them: two that are compared, or one that is looked at. */
export type Comparing =
  | { readonly kind: 'compare'; readonly from: string; readonly to: string }
  | { readonly kind: 'look'; readonly version: string }

/** Everything that belongs to one open pathway. */
export interface Workbench {
  readonly id: string
  readonly stored: StoredDocument
  readonly document: LoggedDocument
  readonly verification: Verification
  /** Keeps it verified while it is drawn. */
  readonly live: Live
  readonly simulation: Simulation
  readonly autosave: Autosave
  readonly testCases: TestCases
  readonly proposals: Proposals
  readonly window: StoreApi<Window>
  readonly comparing: StoreApi<Comparing | null>
  /** Writes what is not yet kept, and stops. */
  readonly close: () => Promise<void>
}

const MINUTE = 60_000

const histories = historyDatabase()

/** Opens a kept pathway with the history that it had; what a crash left behind the kept text is taken up again. */
export async function openWorkbench(stored: StoredDocument): Promise<Workbench> {
  const { id, text, layout, scenarios, name } = stored
  // Without its history a pathway opens all the same.
  const record = await histories.read(id).catch(() => undefined)
  const { history, ahead } = restore(record, { text, layout, scenarios })
  const document = createEditorDocument({ id, text, layout, scenarios, name, history })
  const keeping = keepHistory(document, id, histories)
  const saving = autosave(document, id, documents, ahead)
  const unplace = keepPlace(document, id, localStorage)
  const verification = createVerification(verifierInPage())
  const live = keepVerified(document, verification, { enabled: () => usePreferences.getState().liveVerification })
  const unfollow = usePreferences.subscribe((now, before) => {
    if (now.liveVerification !== before.liveVerification) live.look()
  })
  const testCases = createTestCases(document, runSuiteInPage)
  const proposals = createProposals(document, testCases, generateInPage)
  const untested = keepTested(document, testCases)
  const flush = () => void saving.flush()
  addEventListener('pagehide', flush)
  void keepForGood()
  return {
    id,
    stored,
    document,
    verification,
    live,
    simulation: createSimulation(
      () => Math.floor(Date.now() / MINUTE) * MINUTE,
      createBreakpoints(breakpointKeeper(id)),
    ),
    autosave: saving,
    testCases,
    proposals,
    window: createStore<Window>(() => 'none'),
    comparing: createStore<Comparing | null>(() => null),
    async close() {
      removeEventListener('pagehide', flush)
      untested()
      unplace()
      testCases.close()
      proposals.close()
      keeping.stop()
      unfollow()
      live.stop()
      verification.close()
      await saving.close()
    },
  }
}

export const WorkbenchContext = createContext<Workbench | undefined>(undefined)

export function useWorkbench(): Workbench {
  const workbench = use(WorkbenchContext)
  if (workbench === undefined) throw new Error('This part of the page stands outside of a workbench.')
  return workbench
}
