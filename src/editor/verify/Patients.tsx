import type { ProtocolIndex } from '../../proforma/index.ts'
import type { Region } from '../../verifier/index.ts'
import { useMessages } from '../messages/index.ts'
import { itemCaption } from '../simulate/names.ts'
import { unitShown } from '../simulate/units.ts'
import styles from './Patients.module.css'

/** Groups shown before the rest is only counted. */
const SHOWN = 4

interface PatientsProps {
  readonly groups: readonly (readonly Region[])[]
  readonly index: ProtocolIndex
  /** Said when no group is named. */
  readonly otherwise?: string
}

/** Whom a finding concerns: groups of patients, each told by the parts of the ranges that they lie in. */
export function Patients({ groups, index, otherwise }: PatientsProps) {
  const t = useMessages()
  const told = groups.filter((group) => group.length > 0)
  if (told.length === 0 || told.length < groups.length) return <p>{otherwise ?? t('verify.patients.all')}</p>
  const rest = told.length - SHOWN
  return (
    <ul className={styles.groups}>
      {told.slice(0, SHOWN).map((group, position) => (
        <li key={group.map(({ item, label }) => `${item} ${label}`).join()} className={styles.group}>
          {position > 0 ? <span className={styles.or}>{t('verify.patients.or')}</span> : null}
          {group.map((region) => (
            <RegionChip key={region.item} region={region} index={index} />
          ))}
        </li>
      ))}
      {rest > 0 ? <li className={styles.more}>{t('verify.patients.more', { count: rest })}</li> : null}
    </ul>
  )
}

function RegionChip({ region, index }: { readonly region: Region; readonly index: ProtocolIndex }) {
  const item = index.data.get(region.item)
  const unit = typeof region.representative === 'number' ? unitShown(item?.unit?.value) : ''
  const [label, suffix] =
    typeof region.representative === 'boolean'
      ? [(region.representative ? item?.trueValue?.value : item?.falseValue?.value) ?? region.label, '']
      : // The verifier's own words may name the unit already.
        withUnit(region.label, unit)
  return (
    <span className={styles.region}>
      {itemCaption(index, region.item)}{' '}
      <strong>
        {label}
        {suffix === '' ? '' : ` ${suffix}`}
      </strong>
    </span>
  )
}

/** What follows a number: its unit, which stands before “or unknown”. */
function withUnit(label: string, unit: string): [label: string, suffix: string] {
  const [known, ...rest] = label.split(' or unknown')
  if (unit === '' || known === undefined || known === 'unknown' || known.endsWith(unit)) return [label, '']
  return rest.length === 0 ? [label, unit] : [`${known} ${unit} or unknown`, '']
}
