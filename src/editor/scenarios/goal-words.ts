import { parseExpression, type ProtocolIndex } from '../../proforma/index.ts'
import { lexiconOf } from '../canvas/chart-store.ts'
import { conditionInWords } from '../canvas/condition-words.ts'
import type { Translate } from '../messages/index.ts'
import { candidateCaption, taskCaption, taskNameOf } from '../simulate/names.ts'
import type { OpenGoal } from './goals.ts'

/** What no test case shows, in the words of the pathway: `“Consider hospital care” is never recommended`. */
export function goalInWords(goal: OpenGoal, index: ProtocolIndex, t: Translate): string {
  switch (goal.kind) {
    case 'task':
      return t('goal.task', { task: taskCaption(index, goal.path) })
    case 'arrow':
      return t('goal.arrow', { from: taskCaption(index, goal.from), to: taskCaption(index, goal.path) })
    case 'candidate':
      return t('goal.candidate', { candidate: candidateCaption(index, goal.path, goal.candidate) })
    case 'argument': {
      const definition = index.tasks.get(taskNameOf(goal.path))
      const candidates = definition?.kind === 'decision' ? definition.candidates : []
      const found = candidates.find(({ name }) => name.text === goal.candidate)?.arguments[goal.argument]
      const words = {
        candidate: candidateCaption(index, goal.path, goal.candidate),
        argument: found === undefined ? '' : conditionInWords(found.condition, index, lexiconOf(t)),
      }
      return t(goal.truth ? 'goal.argument.true' : 'goal.argument.false', words)
    }
    default: {
      const { expression } = parseExpression(goal.text)
      const condition = conditionInWords(expression, index, lexiconOf(t))
      return t(goal.truth ? 'goal.threshold.true' : 'goal.threshold.false', { condition })
    }
  }
}
