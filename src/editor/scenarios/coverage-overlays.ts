import { arrowKey, type Overlays } from '../canvas/overlays.ts'
import type { Translate } from '../messages/index.ts'
import type { SuiteOutcome } from './suite.ts'

/**
 * What the canvas shows of the test cases: tasks and arrows that none of them goes along step back, and decisions say
 * how many of their options and arguments were shown.
 */
export function overlaysOfCoverage(outcome: SuiteOutcome | undefined, t: Translate): Overlays {
  if (outcome?.ok !== true) return {}
  const { open, decisions } = outcome.suite
  const faded = new Set<string>()
  const fadedArrows = new Set<string>()
  const notes: Record<string, string> = {}
  for (const [path, { candidates, arguments: sides }] of Object.entries(decisions))
    notes[path] = t('goal.decision', {
      options: t('goal.share', candidates),
      arguments: t('goal.share', sides),
    })
  for (const goal of open) {
    if (goal.kind === 'arrow') fadedArrows.add(arrowKey(goal.from, goal.path))
    if (goal.kind !== 'task') continue
    faded.add(goal.path)
    notes[goal.path] = t('goal.unseen')
  }
  return { faded, fadedArrows, notes }
}
