import { useMemo } from 'react'
import type { TaskView } from '../../runtime/index.ts'
import { useMessages } from '../messages/index.ts'
import { ActionCard } from './ActionCard.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { DecisionCard } from './DecisionCard.tsx'
import { StepCard } from './StepCard.tsx'

/** A task in progress that waits for somebody: questions, a decision, or something to do. */
export function OpenTask({ task }: { readonly task: TaskView }) {
  const t = useMessages()
  const items = useMemo(
    () => [
      ...task.requested.map((item) => ({ item, mandatory: true })),
      ...task.requestedOptional.map((item) => ({ item, mandatory: false })),
    ],
    [task],
  )
  const asks = task.candidates === undefined && items.length > 0
  return (
    <StepCard task={task}>
      {asks ? <AnswerForm key={items.map(({ item }) => item).join()} items={items} submit={t('run.enter')} /> : null}
      {task.candidates === undefined ? null : <DecisionCard task={task} candidates={task.candidates} />}
      {asks && !task.confirmable ? null : <ActionCard task={task} />}
    </StepCard>
  )
}
