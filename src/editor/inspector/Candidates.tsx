import { ChevronRight, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Candidate, DecisionDefinition, Target } from '../../proforma/index.ts'
import { captionOf } from '../canvas/plan-chart.ts'
import { useDocumentState, useEditor } from '../context.ts'
import { Button, IconButton } from '../design/index.ts'
import { addArgument, addCandidate, removeArgument, removeCandidate } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { expressionSource } from '../document/source.ts'
import { useMessages } from '../messages/index.ts'
import { ArgumentCard } from './ArgumentCard.tsx'
import styles from './Candidates.module.css'
import { CodeRow } from './CodeRow.tsx'
import { TextField } from './fields.tsx'
import list from './Lists.module.css'

/** The options of a decision, each with the arguments about it. */
export function Candidates({ decision }: { readonly decision: DecisionDefinition }) {
  const { document } = useEditor()
  const t = useMessages()
  const name = decision.name.text
  return (
    <>
      {decision.candidates.length === 0 ? <p className={list['none']}>{t('candidates.none')}</p> : null}
      {decision.candidates.map((candidate) => (
        <CandidateCard key={candidate.name.text} decision={decision} candidate={candidate} />
      ))}
      <Button size="small" icon={<Plus />} onPress={() => perform(document, (state) => addCandidate(state, name))}>
        {t('candidates.add')}
      </Button>
    </>
  )
}

/** Which options an author opened, for the time of the visit. */
const opened = new Set<string>()

function CandidateCard({
  decision,
  candidate,
}: {
  readonly decision: DecisionDefinition
  readonly candidate: Candidate
}) {
  const { document } = useEditor()
  const t = useMessages()
  const owner = decision.name.text
  const name = candidate.name.text
  const key = `${owner}/${name}`
  const [open, setOpen] = useState(opened.has(key))
  const target: Target = { kind: 'candidate', decision: owner, candidate: name }
  const state = useDocumentState((state) => state)
  const balance = (kind: string): number => candidate.arguments.filter(({ support }) => support.kind === kind).length
  return (
    <details
      className={styles['candidate']}
      open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open)
        if (event.currentTarget.open) opened.add(key)
        else opened.delete(key)
      }}
    >
      <summary className={styles['summary']}>
        <ChevronRight size={14} className={styles['arrow']} aria-hidden="true" />
        <span className={styles['caption']}>{captionOf(candidate)}</span>
        <span className={styles['balance']} title={t('candidates.arguments', { count: candidate.arguments.length })}>
          <span className={styles['for']}>+{balance('for') + balance('confirming')}</span>
          <span className={styles['against']}>−{balance('against') + balance('excluding')}</span>
        </span>
      </summary>
      {open ? (
        <div className={styles['body']}>
          <TextField target={target} keyword="caption" value={candidate.caption} />
          <TextField target={target} keyword="description" value={candidate.description} multiline />
          <div
            className={styles['arguments']}
            role="group"
            aria-label={t('arguments.table', { name: captionOf(candidate) })}
          >
            {candidate.arguments.map((argument, at) => (
              <ArgumentCard
                key={`${name} ${at}`}
                decision={decision}
                candidate={candidate}
                argument={argument}
                at={at}
                onRemove={() => perform(document, (now) => removeArgument(now, owner, name, at))}
              />
            ))}
          </div>
          <div className={styles['actions']}>
            <Button
              size="small"
              icon={<Plus />}
              onPress={() => perform(document, (now) => addArgument(now, owner, name))}
            >
              {t('arguments.add')}
            </Button>
            <IconButton
              size="small"
              icon={<Trash2 />}
              label={t('candidates.remove', { name: captionOf(candidate) })}
              onPress={() => perform(document, (now) => removeCandidate(now, owner, name))}
            />
          </div>
          <CodeRow
            label={t('field.recommendation')}
            target={target}
            keyword="recommendation"
            value={expressionSource(state, decision, candidate.recommendation?.value)}
            hint={candidate.recommendation ? '' : `netsupport(${owner}, ${name}) >= 1`}
          />
        </div>
      ) : null}
    </details>
  )
}
