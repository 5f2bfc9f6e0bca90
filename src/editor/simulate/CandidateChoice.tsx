import type { ReactNode } from 'react'
import { Checkbox, CheckboxGroup, Label, Radio, RadioGroup } from 'react-aria-components'
import type { DecisionDefinition } from '../../proforma/index.ts'
import type { CandidateView, TaskPath } from '../../runtime/index.ts'
import { Badge, classes } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { Arguments } from './Arguments.tsx'
import styles from './CandidateChoice.module.css'
import { Evidence } from './Evidence.tsx'
import { candidateCaption } from './names.ts'
import { supportShown } from './rank.ts'
import { Turning } from './Turning.tsx'
import { useRendered, useRun } from './run-context.ts'

interface CandidateChoiceProps {
  readonly label: string
  readonly path: TaskPath
  readonly decision: DecisionDefinition | undefined
  readonly candidates: readonly CandidateView[]
  readonly multiple: boolean
  readonly chosen: readonly string[]
  readonly onChange: (names: readonly string[]) => void
}

/** All options of a decision, each with its grounds below it. */
export function CandidateChoice({
  label,
  path,
  decision,
  candidates,
  multiple,
  chosen,
  onChange,
}: CandidateChoiceProps) {
  const rows = candidates.map((candidate) => {
    const definition = decision?.candidates.find(({ name }) => name.text === candidate.name)
    const head = <CandidateHead path={path} candidate={candidate} />
    return (
      <div key={candidate.name} className={classes(styles.candidate, candidate.recommended && styles.recommended)}>
        {multiple ? (
          <Checkbox value={candidate.name} className={styles.head ?? ''}>
            <span className={classes(styles.mark, styles.square)} aria-hidden="true" />
            {head}
          </Checkbox>
        ) : (
          <Radio value={candidate.name} className={styles.head ?? ''}>
            <span className={classes(styles.mark, styles.round)} aria-hidden="true" />
            {head}
          </Radio>
        )}
        <div className={styles.grounds}>
          <CandidateText path={path} text={definition?.description?.value} />
          {definition === undefined ? null : <Evidence evidence={definition.evidence} />}
          <Arguments path={path} definition={definition} candidate={candidate} />
          <Turning path={path} candidate={candidate.name} />
        </div>
      </div>
    )
  })
  return (
    <Group label={label} multiple={multiple} chosen={chosen} onChange={onChange}>
      {rows}
    </Group>
  )
}

interface GroupProps extends Pick<CandidateChoiceProps, 'label' | 'multiple' | 'chosen' | 'onChange'> {
  readonly children: ReactNode
}

function Group({ label, multiple, chosen, onChange, children }: GroupProps) {
  const title = <Label className={styles.label ?? ''}>{label}</Label>
  return multiple ? (
    <CheckboxGroup className={styles.group ?? ''} value={[...chosen]} onChange={onChange}>
      {title}
      {children}
    </CheckboxGroup>
  ) : (
    <RadioGroup className={styles.group ?? ''} value={chosen[0] ?? null} onChange={(name) => onChange([name])}>
      {title}
      {children}
    </RadioGroup>
  )
}

function CandidateHead({ path, candidate }: { readonly path: TaskPath; readonly candidate: CandidateView }) {
  const t = useMessages()
  const { index } = useRun()
  const rendered = useRendered()
  return (
    <span className={styles.title}>
      <span className={styles.caption}>{rendered(path, candidateCaption(index, path, candidate.name))}</span>
      <span className={styles.facts}>
        {candidate.recommended ? <Badge tone="ok">{t('run.recommended')}</Badge> : null}
        {candidate.netsupport === null ? (
          <Badge tone="warn">{t('run.contradictory')}</Badge>
        ) : (
          <span className={styles.support}>{t('run.support', { support: supportShown(candidate.netsupport) })}</span>
        )}
      </span>
    </span>
  )
}

function CandidateText({ path, text }: { readonly path: TaskPath; readonly text: string | undefined }) {
  const rendered = useRendered()
  return text === undefined ? null : <p className={styles.description}>{rendered(path, text)}</p>
}
