import { Spline } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { ChangeMeaning } from '../../proforma/index.ts'
import { Badge } from '../design/Badge.tsx'
import { IconButton } from '../design/Button.tsx'
import { RadioGroup } from '../design/Choice.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { useMessages, type Translate } from '../messages/index.ts'
import { changeGroups, type ChangeGroup, type Comparison } from './comparison.ts'
import styles from './ChangeList.module.css'

interface ChangeListProps {
  readonly comparison: Comparison
  /** Shows a definition in the drawing; left out where there is none. */
  readonly onShow?: (definition: string) => void
}

/** What differs, in sentences, those of one definition together. */
export function ChangeList({ comparison, onShow }: ChangeListProps) {
  const t = useMessages()
  const [filter, setFilter] = useState<'all' | 'clinical'>('all')
  const groups = useMemo(() => changeGroups(comparison, t), [comparison, t])
  const { changes } = comparison.diff
  if (changes.length === 0) return <SameMeaning comparison={comparison} />
  const hasWording = changes.some(({ meaning }) => meaning === 'wording')
  const shown = filter === 'all' ? groups : onlyClinical(groups)
  return (
    <div className={styles['list']}>
      <div className={styles['head']}>
        <p className={styles['summary']}>{summaryOf(comparison, t)}</p>
        {hasWording ? (
          <RadioGroup
            label={t('compare.filter')}
            orientation="horizontal"
            value={filter}
            onChange={(id) => setFilter(id === 'clinical' ? 'clinical' : 'all')}
            options={[
              { id: 'all', label: t('compare.filter.all') },
              { id: 'clinical', label: t('compare.filter.clinical') },
            ]}
          />
        ) : null}
      </div>
      <ul className={styles['groups']}>
        {shown.map((group) => (
          <Group key={group.key} group={group} onShow={onShow} />
        ))}
      </ul>
    </div>
  )
}

function Group({ group, onShow }: { readonly group: ChangeGroup; readonly onShow: ChangeListProps['onShow'] }) {
  const t = useMessages()
  const { place, definition, changes } = group
  return (
    <li className={styles['group']}>
      <div className={styles['place']}>
        <h3>{place}</h3>
        {definition === undefined || onShow === undefined ? null : (
          <IconButton
            icon={<Spline />}
            size="small"
            label={t('compare.show', { place })}
            onPress={() => onShow(definition)}
          />
        )}
      </div>
      <ul>
        {changes.map(({ change, what }, at) => (
          // A list that is made anew with each comparison.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at} className={styles['change']} data-kind={change.kind}>
            <Meaning meaning={change.meaning} />
            <span>{what}</span>
          </li>
        ))}
      </ul>
    </li>
  )
}

function Meaning({ meaning }: { readonly meaning: ChangeMeaning }) {
  const t = useMessages()
  return (
    <Badge tone={meaning === 'clinical' ? 'accent' : 'neutral'} title={t(`compare.meaning.${meaning}.title`)}>
      {t(`compare.meaning.${meaning}`)}
    </Badge>
  )
}

function SameMeaning({ comparison: { before, after, diff } }: { readonly comparison: Comparison }) {
  const t = useMessages()
  const { comments, formatting, layout } = diff
  if (before.text === after.text && layout.length === 0)
    return <EmptyState title={t('compare.same')}>{t('compare.same.text')}</EmptyState>
  const notes = [
    ...(comments ? [t('compare.onlyComments')] : formatting ? [t('compare.onlyFormatting')] : []),
    ...(layout.length === 0 ? [] : [t('compare.onlyLayout', { count: layout.length })]),
  ]
  return <EmptyState title={t('compare.sameMeaning')}>{notes.join(' ')}</EmptyState>
}

/** How much differs, in one line. */
function summaryOf({ diff: { changes, layout, comments } }: Comparison, t: Translate): string {
  const count = (meaning: ChangeMeaning): number => changes.filter((change) => change.meaning === meaning).length
  return [
    t('compare.count.clinical', { count: count('clinical') }),
    t('compare.count.wording', { count: count('wording') }),
    ...(layout.length === 0 ? [] : [t('compare.count.layout', { count: layout.length })]),
    ...(comments ? [t('compare.comments')] : []),
  ].join(' · ')
}

function onlyClinical(groups: readonly ChangeGroup[]): readonly ChangeGroup[] {
  return groups.flatMap((group) => {
    const changes = group.changes.filter(({ change }) => change.meaning === 'clinical')
    return changes.length === 0 ? [] : [{ ...group, changes }]
  })
}
