import { CircleMinus, CirclePlus } from 'lucide-react'
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components'
import type { Argument, Candidate } from '../../proforma/index.ts'
import type { ArgumentView, CandidateView, TaskPath } from '../../runtime/index.ts'
import { lexiconOf } from '../canvas/chart-store.ts'
import { conditionInWords } from '../canvas/condition-words.ts'
import { classes } from '../design/index.ts'
import { useMessages, type Translate } from '../messages/index.ts'
import styles from './Arguments.module.css'
import { Evidence } from './Evidence.tsx'
import { itemCaption } from './names.ts'
import { useRendered, useRun, useValueWords } from './run-context.ts'
import { durationInWords, valueInWords, type ValueWords } from './values.ts'

interface ArgumentsProps {
  readonly path: TaskPath
  readonly definition: Candidate | undefined
  readonly candidate: CandidateView
}

/** The grounds for and against a candidate: those that hold in sight, the others behind a button. */
export function Arguments({ path, definition, candidate }: ArgumentsProps) {
  const t = useMessages()
  const holding = candidate.arguments.filter(({ holds }) => holds)
  const others = candidate.arguments.filter(({ holds }) => !holds)
  const list = (views: readonly ArgumentView[]) => (
    <ul className={styles.list}>
      {views.map((view) => {
        const argument = definition?.arguments[view.index]
        return argument === undefined ? null : <Ground key={view.index} path={path} view={view} argument={argument} />
      })}
    </ul>
  )
  return (
    <div className={styles.arguments}>
      {holding.length === 0 ? <p className={styles.none}>{t('run.argument.none')}</p> : list(holding)}
      {others.length === 0 ? null : (
        <Disclosure>
          <Button slot="trigger" className={styles.more ?? ''}>
            {t('run.argument.others', { count: others.length })}
          </Button>
          <DisclosurePanel>{list(others)}</DisclosurePanel>
        </Disclosure>
      )}
    </div>
  )
}

interface GroundProps {
  readonly path: TaskPath
  readonly view: ArgumentView
  readonly argument: Argument
}

function Ground({ path, view, argument }: GroundProps) {
  const words = useValueWords()
  const rendered = useRendered()
  const { index, view: seen } = useRun()
  const { support, caption, description, condition, evidence } = argument
  const speaks =
    support.kind === 'against' || support.kind === 'excluding' || weightOf(argument) < 0 ? 'against' : 'for'
  const Icon = speaks === 'for' ? CirclePlus : CircleMinus
  const said =
    caption === undefined ? conditionInWords(condition, index, lexiconOf(words.t)) : rendered(path, caption.value)
  const reads = Object.entries(view.reads).map(([item, value]) => {
    const at = view.readAt[item] ?? null
    const read = `${itemCaption(index, item)} = ${valueInWords(value, index.data.get(item), words)}`
    return at === null || seen.time - at < MINUTE ? read : `${read} (${ageInWords(seen.time - at, words)})`
  })
  return (
    <li className={classes(styles.ground, !view.holds && styles.idle)}>
      <Icon className={classes(styles.icon, styles[speaks])} aria-hidden="true" />
      <div className={styles.text}>
        <p>
          <span className={classes(styles.support, styles[speaks])}>{supportInWords(words.t, argument)}</span> {said}
        </p>
        {description === undefined ? null : <p className={styles.detail}>{rendered(path, description.value)}</p>}
        {reads.length === 0 ? null : (
          <p className={styles.detail}>
            {words.t('run.argument.read', { values: words.intl.formatList(reads, { type: 'unit' }) })}
          </p>
        )}
        <Evidence evidence={evidence} />
      </div>
    </li>
  )
}

const MINUTE = 60_000

function ageInWords(milliseconds: number, { t, intl }: ValueWords): string {
  return t('patient.age', { duration: durationInWords(milliseconds, intl) })
}

function weightOf({ support }: Argument): number {
  return support.kind === 'weight' ? support.weight : 0
}

function supportInWords(t: Translate, { support }: Argument): string {
  return support.kind === 'weight'
    ? t('run.argument.weight', { weight: support.weight })
    : t(`run.argument.${support.kind}`)
}
