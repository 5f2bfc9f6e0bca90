import type { CoverageGoal } from '../../runtime/index.ts'
import { FALSE } from '../data/diagram.ts'
import type { Exploration } from './exploration.ts'
import type { UncoveredGoal, UncoveredReason } from './types.ts'

/** Why nothing shows a goal; for certain only from an exploration of everything. */
export function reasonFor(goal: CoverageGoal, exploration: Exploration | undefined): UncoveredGoal {
  const reason = exploration?.complete ? certainReason(goal, exploration) : 'not-found'
  return { kind: goal.kind, words: goal.words, reason, why: WORDS[reason] }
}

/** What is true of every run. */
function certainReason(goal: CoverageGoal, exploration: Exploration): UncoveredReason {
  switch (goal.kind) {
    case 'task':
      return 'never-starts'
    case 'arrow':
      return 'never-along'
    case 'candidate':
      return isEverOpen(goal.task, exploration) ? 'never-true' : 'never-open'
    case 'argument':
      if (!isEverOpen(goal.task, exploration)) return 'never-open'
      return goal.truth ? 'never-true' : 'always-true'
    default:
      return isPossible(goal, exploration) ? 'never-known' : 'no-value'
  }
}

function isEverOpen(task: number, { explorer, symbolic }: Exploration): boolean {
  const path = symbolic.space.program.tasks[task]?.path
  return explorer.reached.has(`${path} in_progress`)
}

/** Whether there are data at all that lie on this side of a threshold. */
function isPossible(goal: CoverageGoal, { explorer, chances }: Exploration): boolean {
  return explorer.nodes.some((node) => node.state.started && chances.at(goal, node) !== FALSE)
}

const WORDS: Readonly<Record<UncoveredReason, string>> = {
  'never-starts': 'In no run does this task begin.',
  'never-along': 'In no run is the first task completed and the second one then started.',
  'never-open': 'In no run does this decision come up.',
  'never-true': 'For no patient who comes to this decision.',
  'always-true': 'It holds for every patient who comes to this decision.',
  'no-value': 'No value that the data can have lies on this side.',
  'never-known': 'In no run do the data lie on this side.',
  'not-found': 'No run was found in the part that was looked at.',
}
