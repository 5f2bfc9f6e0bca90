import { Octagon, X } from 'lucide-react'
import { useStore } from 'zustand'
import type { ProtocolIndex } from '../../proforma/index.ts'
import { useDocumentState } from '../context.ts'
import { Badge, Button, Checkbox, IconButton, Menu, MenuItem } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import styles from './BreakpointList.module.css'
import type { Breakpoint, Breakpoints, BreakState } from './breakpoints.ts'
import { ConditionBreak } from './ConditionBreak.tsx'
import { taskCaption } from './names.ts'
import type { Simulation } from './simulation.ts'
import { breakpointInWords, isThere, propertyCaption } from './pause-words.ts'

const STATES: readonly BreakState[] = ['in_progress', 'completed', 'discarded', 'any']

/** Where a run that is played stops: on tasks, on conditions, on requirements. Each can be switched off or taken away. */
export function BreakpointList({ simulation }: { readonly simulation: Simulation }) {
  const t = useMessages()
  const { breakpoints } = simulation
  const asked = useStore(simulation.state, ({ asking }) => asking === 'condition')
  const list = useStore(breakpoints.state)
  const index = useDocumentState((state) => state.index)
  return (
    <section className={styles.breakpoints} aria-label={t('breaks.title')}>
      <h3 className={styles.heading}>
        <Octagon size={14} aria-hidden="true" />
        {t('breaks.title')}
        {list.length === 0 ? null : <Badge>{list.length}</Badge>}
      </h3>
      {list.length === 0 ? (
        <p className={styles.none}>{t('breaks.none')}</p>
      ) : (
        <ul className={styles.list}>
          {list.map((one) => (
            <Row key={one.id} breakpoint={one} breakpoints={breakpoints} index={index} />
          ))}
        </ul>
      )}
      <ConditionBreak
        isAsked={asked}
        onAnswered={simulation.answered}
        onAdd={(text) => breakpoints.add({ kind: 'condition', text })}
      />
      <PropertyBreak breakpoints={breakpoints} index={index} />
    </section>
  )
}

interface RowProps {
  readonly breakpoint: Breakpoint
  readonly breakpoints: Breakpoints
  readonly index: ProtocolIndex
}

function Row({ breakpoint, breakpoints, index }: RowProps) {
  const t = useMessages()
  const { id, enabled } = breakpoint
  const said = breakpointInWords(breakpoint, index, t)
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <Checkbox isSelected={enabled} onChange={(selected) => breakpoints.enable(id, selected)}>
          {breakpoint.kind === 'task' ? t('breaks.task', { task: taskCaption(index, breakpoint.path) }) : said}
        </Checkbox>
        {isThere(breakpoint, index) ? null : <Badge tone="warn">{t('breaks.gone')}</Badge>}
      </div>
      {breakpoint.kind === 'task' ? (
        <select
          className={styles.on}
          aria-label={`${t('breaks.on')}: ${said}`}
          value={breakpoint.on}
          onChange={(event) => {
            const on = STATES.find((state) => state === event.target.value)
            if (on !== undefined) breakpoints.waitFor(id, on)
          }}
        >
          {STATES.map((state) => (
            <option key={state} value={state}>
              {t(`breaks.on.${state}`)}
            </option>
          ))}
        </select>
      ) : null}
      <IconButton
        icon={<X />}
        size="small"
        label={t('breaks.remove', { breakpoint: said })}
        onPress={() => breakpoints.remove(id)}
      />
    </li>
  )
}

/** Offers the requirements of the pathway that have no breakpoint yet. */
function PropertyBreak({ breakpoints, index }: { readonly breakpoints: Breakpoints; readonly index: ProtocolIndex }) {
  const t = useMessages()
  const list = useStore(breakpoints.state)
  const taken = new Set(list.flatMap((one) => (one.kind === 'property' ? [one.name] : [])))
  const free = [...index.properties.keys()].filter((name) => !taken.has(name))
  if (free.length === 0) return null
  return (
    <Menu
      label={t('breaks.property.add')}
      trigger={
        <Button size="small" variant="quiet" icon={<Octagon />}>
          {t('breaks.property.add')}
        </Button>
      }
      onAction={(name) => breakpoints.add({ kind: 'property', name })}
    >
      {free.map((name) => (
        <MenuItem key={name} id={name}>
          {propertyCaption(index, name)}
        </MenuItem>
      ))}
    </Menu>
  )
}
