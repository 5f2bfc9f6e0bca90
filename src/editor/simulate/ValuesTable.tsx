import type { ProtocolIndex } from '../../proforma/index.ts'
import type { JsonValue } from '../../runtime/index.ts'
import { useIntlShape, useMessages } from '../messages/index.ts'
import { itemCaption } from './names.ts'
import styles from './ValuesTable.module.css'
import { valueInWords } from './values.ts'

interface ValuesTableProps {
  readonly index: ProtocolIndex
  readonly values: Readonly<Record<string, JsonValue>>
  /** Said when there is nothing. */
  readonly empty: string
}

/** What is known of a patient: each item with its value and unit; what follows from others stands apart. */
export function ValuesTable({ index, values, empty }: ValuesTableProps) {
  const t = useMessages()
  const intl = useIntlShape()
  const known = Object.entries(values).filter(([, value]) => value !== null)
  if (known.length === 0) return <p className={styles.empty}>{empty}</p>
  const isDerived = ([item]: readonly [string, JsonValue]) => index.data.get(item)?.derivation !== undefined
  const rows = [...known.filter((entry) => !isDerived(entry)), ...known.filter(isDerived)]
  return (
    <dl className={styles.values}>
      {rows.map((entry) => {
        const [item, value] = entry
        return (
          <div key={item} className={isDerived(entry) ? styles.derived : styles.row}>
            <dt>{itemCaption(index, item)}</dt>
            <dd>{valueInWords(value, index.data.get(item), { t, intl })}</dd>
          </div>
        )
      })}
    </dl>
  )
}
