import { GitCompareArrows, Pencil, X } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { announce, Badge, classes, IconButton, RenameForm } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { CompareView } from './CompareView.tsx'
import styles from './WayList.module.css'
import type { Simulation } from './simulation.ts'
import { wayName } from './way-name.ts'
import { wayOf, type Way } from './ways.ts'

/** The ways that were tried from the same start: one on the canvas, another one beside it, names for those worth it. */
export function WayList({ simulation, text }: { readonly simulation: Simulation; readonly text: string }) {
  const t = useMessages()
  const ways = useStore(simulation.state, (state) => state.ways)
  const comparing = useStore(simulation.state, (state) => state.comparing)
  if (ways === undefined || ways.list.length < 2) return null
  const other = comparing === undefined ? undefined : wayOf(ways, comparing)
  const current = wayOf(ways, ways.current)
  return (
    <section className={styles.ways} aria-label={t('ways.title')}>
      <h3 className={styles.heading}>{t('ways.title')}</h3>
      <ul className={styles.list}>
        {ways.list.map((way) => (
          <WayRow
            key={way.id}
            way={way}
            isCurrent={way.id === ways.current}
            isCompared={way.id === comparing}
            isOld={way.run.text !== text}
            simulation={simulation}
          />
        ))}
      </ul>
      {other === undefined || current === undefined ? null : (
        <CompareView one={current} other={other} onStop={() => simulation.compareWith(undefined)} />
      )}
    </section>
  )
}

interface WayRowProps {
  readonly way: Way
  readonly isCurrent: boolean
  readonly isCompared: boolean
  readonly isOld: boolean
  readonly simulation: Simulation
}

function WayRow({ way, isCurrent, isCompared, isOld, simulation }: WayRowProps) {
  const t = useMessages()
  const [renaming, setRenaming] = useState(false)
  const name = wayName(way, t)
  if (renaming)
    return (
      <li className={styles.row}>
        <RenameForm
          name={name}
          label={t('ways.name')}
          maxLength={80}
          className={styles.rename}
          onDone={(wanted) => {
            setRenaming(false)
            if (wanted !== undefined) simulation.rename(way.id, wanted)
          }}
        />
      </li>
    )
  return (
    <li className={classes(styles.row, isCurrent && styles.current)}>
      <button
        type="button"
        className={styles.name}
        aria-label={t('ways.switch', { way: name })}
        aria-current={isCurrent || undefined}
        onClick={() => {
          simulation.switchTo(way.id)
          announce(t('ways.now', { way: name }))
        }}
      >
        <span className={styles.title}>{name}</span>
        <span className={styles.detail}>{t('ways.steps', { count: way.run.moves.length })}</span>
        {isCurrent ? <Badge tone="accent">{t('ways.inHand')}</Badge> : null}
        {isOld ? <Badge>{t('ways.oldText')}</Badge> : null}
      </button>
      {isCurrent ? null : (
        <IconButton
          icon={<GitCompareArrows />}
          size="small"
          label={t('ways.compare', { way: name })}
          aria-pressed={isCompared}
          onPress={() => simulation.compareWith(isCompared ? undefined : way.id)}
        />
      )}
      <IconButton
        icon={<Pencil />}
        size="small"
        label={t('ways.rename', { way: name })}
        onPress={() => setRenaming(true)}
      />
      {isCurrent ? null : (
        <IconButton
          icon={<X />}
          size="small"
          label={t('ways.forget', { way: name })}
          onPress={() => simulation.forget(way.id)}
        />
      )}
    </li>
  )
}
