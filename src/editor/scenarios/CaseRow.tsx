import { CircleCheck, CircleDashed, CircleX, Pencil, Play, SkipForward, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ProtocolIndex } from '../../proforma/index.ts'
import { Button, classes, IconButton, RenameForm } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { useValueWords } from '../simulate/run-context.ts'
import styles from './CaseRow.module.css'
import { failureInWords } from './failure-words.ts'
import type { KeptCase } from './kept.ts'
import type { CaseResult } from './suite.ts'

interface CaseRowProps {
  readonly kept: KeptCase
  readonly result: CaseResult | undefined
  readonly index: ProtocolIndex
  /** Plays it, behind a step of it if one is given. */
  readonly onPlay: (step?: number) => void
  readonly onRename: (name: string) => void
  readonly onDelete: () => void
}

/** Failures that are shown; a pathway that was changed at its root fails everywhere. */
const MOST = 3

/** One test case: whether it passes, what goes otherwise than it says, and what can be done with it. */
export function CaseRow({ kept: { scenario }, result, index, onPlay, onRename, onDelete }: CaseRowProps) {
  const t = useMessages()
  const words = useValueWords()
  const [renaming, setRenaming] = useState(false)
  const { name, description } = scenario
  const state = result === undefined ? 'unknown' : result.passed ? 'passed' : 'failed'
  const Icon = { unknown: CircleDashed, passed: CircleCheck, failed: CircleX }[state]
  const [first] = result?.failures ?? []
  if (renaming)
    return (
      <li className={styles.row}>
        <RenameForm
          name={name}
          label={t('scenarios.name')}
          maxLength={120}
          className={styles.rename}
          onDone={(text) => {
            setRenaming(false)
            const wanted = text?.trim()
            if (wanted !== undefined && wanted !== '' && wanted !== name) onRename(wanted)
          }}
        />
      </li>
    )
  return (
    <li className={styles.row}>
      <Icon className={classes(styles.icon, styles[state])} role="img" aria-label={t(`scenarios.state.${state}`)} />
      <div className={styles.text}>
        <p className={styles.name}>{name}</p>
        {description === undefined ? null : <p className={styles.detail}>{description}</p>}
        {(result?.failures ?? []).slice(0, MOST).map((failure) => {
          const { place, lines } = failureInWords(failure, scenario, index, words)
          return (
            <div key={failure.step} className={styles.failure}>
              <p className={styles.place}>{place}</p>
              <ul>
                {lines.slice(0, MOST).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </div>
          )
        })}
        {first === undefined ? null : (
          <Button
            size="small"
            icon={<SkipForward />}
            aria-label={t('scenarios.atFailure', { name })}
            onPress={() => onPlay(first.step)}
          >
            {t('scenarios.showFailure')}
          </Button>
        )}
      </div>
      <div className={styles.actions}>
        <IconButton icon={<Play />} size="small" label={t('scenarios.play', { name })} onPress={() => onPlay()} />
        <IconButton
          icon={<Pencil />}
          size="small"
          label={t('scenarios.rename', { name })}
          onPress={() => setRenaming(true)}
        />
        <IconButton icon={<Trash2 />} size="small" label={t('scenarios.delete', { name })} onPress={onDelete} />
      </div>
    </li>
  )
}
