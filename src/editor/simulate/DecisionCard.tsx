import { useState } from 'react'
import type { CandidateView, TaskView } from '../../runtime/index.ts'
import { Button, Callout } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { CandidateChoice } from './CandidateChoice.tsx'
import styles from './DecisionCard.module.css'
import { itemCaption, taskNameOf } from './names.ts'
import { OverrideReason, type Override } from './OverrideReason.tsx'
import { ranked } from './rank.ts'
import { useRun, useValueWords } from './run-context.ts'

interface DecisionCardProps {
  readonly task: TaskView
  readonly candidates: readonly CandidateView[]
}

/**
 * A decision in the clinician's hands: every option with its grounds, none chosen beforehand, and a reason asked for
 * when the choice is not a recommended one.
 */
export function DecisionCard({ task, candidates }: DecisionCardProps) {
  const t = useMessages()
  const { index, perform, view } = useRun()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [override, setOverride] = useState<Override>({ detail: '' })
  const [problem, setProblem] = useState<'choose' | 'reason' | { readonly refused: string }>()
  const definition = index.tasks.get(taskNameOf(task.path))
  const decision = definition?.kind === 'decision' ? definition : undefined
  const open = view.possible.commit.find(({ path }) => path === task.path)
  if (open === undefined) return <Waiting task={task} />

  const unadvised = chosen.filter((name) => candidates.find((one) => one.name === name)?.recommended === false)
  const commit = () => {
    if (chosen.length === 0) return setProblem('choose')
    const reason = unadvised.length === 0 ? undefined : reasonOf(override)
    if (unadvised.length > 0 && reason === undefined) return setProblem('reason')
    const error = perform({ kind: 'commit', path: task.path, candidates: chosen, ...(reason ? { reason } : {}) })
    setProblem(error === undefined ? undefined : { refused: error.message })
  }
  const nothing = candidates.every(({ recommended }) => !recommended)
  return (
    <div className={styles.decision}>
      {nothing ? (
        <Callout tone="warn" title={t('run.noneRecommended')}>
          {t('run.noneRecommended.text')}
        </Callout>
      ) : null}
      <CandidateChoice
        label={t(open.choice === 'single' ? 'run.decide' : 'run.decide.multiple')}
        path={task.path}
        decision={decision}
        candidates={ranked(candidates)}
        multiple={open.choice === 'multiple'}
        chosen={chosen}
        onChange={(names) => {
          setProblem(undefined)
          setChosen(names)
        }}
      />
      {unadvised.length === 0 ? null : (
        <OverrideReason value={override} missing={problem === 'reason'} onChange={setOverride} />
      )}
      {problem === 'choose' ? (
        <p className={styles.problem} role="alert">
          {t('run.decide.missing')}
        </p>
      ) : null}
      {typeof problem === 'object' ? (
        <Callout tone="danger" live="alert" title={t('run.refused')}>
          {problem.refused}
        </Callout>
      ) : null}
      <div className={styles.foot}>
        <Button variant="primary" onPress={commit}>
          {t('run.decide.commit')}
        </Button>
      </div>
    </div>
  )

  function reasonOf({ kind, detail }: Override): string | undefined {
    if (kind === undefined || (kind === 'other' && detail.trim() === '')) return undefined
    const standard = kind === 'other' ? '' : t(`run.override.${kind}`)
    return [standard, detail.trim()].filter((part) => part !== '').join(': ')
  }
}

/** What the decision needs to know before it can be taken. */
function Waiting({ task }: { readonly task: TaskView }) {
  const t = useMessages()
  const { index } = useRun()
  const { intl } = useValueWords()
  const items = task.requested.map((item) => ({ item, mandatory: true }))
  return (
    <>
      <p>{t('run.decide.waits', { items: intl.formatList(task.requested.map((item) => itemCaption(index, item))) })}</p>
      <AnswerForm key={task.requested.join()} items={items} submit={t('run.enter')} />
    </>
  )
}
