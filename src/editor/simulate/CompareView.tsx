import { X } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { announce, IconButton } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import type { Operation } from '../../runtime/index.ts'
import { compareWays, partingSteps } from './comparison.ts'
import { contrastsInWords } from './comparison-words.ts'
import styles from './CompareView.module.css'
import { operationInWords } from './operation-words.ts'
import { useRun, useValueWords } from './run-context.ts'
import { wayName } from './way-name.ts'
import type { Way } from './ways.ts'

interface CompareViewProps {
  readonly one: Way
  readonly other: Way
  readonly onStop: () => void
}

/** Two ways side by side: how far they go together, what each did then, and what differs where they stand now. */
export function CompareView({ one, other, onStop }: CompareViewProps) {
  const t = useMessages()
  const words = useValueWords()
  const { index } = useRun()
  const comparison = useMemo(() => compareWays(one.run, other.run), [one.run, other.run])
  const rows = contrastsInWords(comparison, index, words)
  const names = [wayName(one, t), wayName(other, t)] as const
  useEffect(() => announce(t('contrast.announce', { count: rows.length })), [rows.length, t])
  return (
    <div className={styles.compare}>
      <div className={styles.head}>
        <h4 className={styles.title}>{t('contrast.title', { a: names[0], b: names[1] })}</h4>
        <IconButton icon={<X />} size="small" label={t('ways.compare.stop')} onPress={onStop} />
      </div>
      <p className={styles.said}>{t('contrast.common', { count: comparison.common })}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('contrast.what')}</th>
            <th scope="col">{names[0]}</th>
            <th scope="col">{names[1]}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('contrast.after')}</th>
            {partingSteps(comparison).map((operations, side) => (
              <td key={names[side === 0 ? 0 : 1]}>
                <Steps operations={operations} />
              </td>
            ))}
          </tr>
          {rows.map(({ what, sides }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{sides[0]}</td>
              <td>{sides[1]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? <p className={styles.said}>{t('contrast.same')}</p> : null}
    </div>
  )
}

function Steps({ operations }: { readonly operations: readonly Operation[] }) {
  const t = useMessages()
  const words = useValueWords()
  const { index } = useRun()
  if (operations.length === 0) return t('contrast.nothing')
  return (
    <ol className={styles.steps}>
      {operations.map((operation, at) => (
        // The place in the run is what a step is.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={at}>{operationInWords(operation, index, words)}</li>
      ))}
    </ol>
  )
}
