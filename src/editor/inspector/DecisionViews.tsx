import { LayoutGrid, Maximize2, Rows3, Table2, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import type { DecisionDefinition } from '../../proforma/index.ts'
import { captionOf } from '../canvas/plan-chart.ts'
import { Dialog, IconButton } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { ArgumentTable } from './ArgumentTable.tsx'
import { Candidates } from './Candidates.tsx'
import { DecisionGrid } from './DecisionGrid.tsx'
import { DecisionProof } from './DecisionProof.tsx'
import styles from './DecisionViews.module.css'

type Narrow = 'cards' | 'grid'
type Wide = 'grid' | 'table'

/** What the author chose last, for the time of the visit: the next decision follows. */
const chosen: { narrow: Narrow; wide: Wide } = { narrow: 'cards', wide: 'grid' }

/** The options of a decision as cards or as a grid; in a window of its own as a grid or a table with the evidence. */
export function DecisionViews({ decision }: { readonly decision: DecisionDefinition }) {
  const t = useMessages()
  const [view, setView] = useState(chosen.narrow)
  const [large, setLarge] = useState(false)
  const change = (next: Narrow): void => {
    chosen.narrow = next
    setView(next)
  }
  return (
    <>
      <DecisionProof decision={decision} />
      <div className={styles.bar}>
        <Views
          label={t('grid.views')}
          value={view}
          options={[
            { id: 'cards', label: t('grid.cards'), icon: Rows3 },
            { id: 'grid', label: t('grid.grid'), icon: LayoutGrid },
          ]}
          onChange={change}
        />
        <IconButton size="small" icon={<Maximize2 />} label={t('grid.large')} onPress={() => setLarge(true)} />
      </div>
      {view === 'cards' || decision.candidates.length === 0 ? (
        <Candidates decision={decision} />
      ) : (
        <DecisionGrid decision={decision} room="narrow" />
      )}
      {large ? <Large decision={decision} onClose={() => setLarge(false)} /> : null}
    </>
  )
}

function Large({ decision, onClose }: { readonly decision: DecisionDefinition; readonly onClose: () => void }) {
  const t = useMessages()
  const [view, setView] = useState(chosen.wide)
  const change = (next: Wide): void => {
    chosen.wide = next
    setView(next)
  }
  return (
    <Dialog title={captionOf(decision)} description={t('grid.large.text')} size="wide" isOpen onClose={onClose}>
      <div className={styles.large}>
        <div className={styles.bar}>
          <Views
            label={t('grid.views')}
            value={view}
            options={[
              { id: 'grid', label: t('grid.grid'), icon: LayoutGrid },
              { id: 'table', label: t('grid.evidence'), icon: Table2 },
            ]}
            onChange={change}
          />
        </div>
        <DecisionProof decision={decision} />
        {view === 'grid' ? <DecisionGrid decision={decision} room="wide" /> : <ArgumentTable decision={decision} />}
      </div>
    </Dialog>
  )
}

interface ViewsProps<Id extends string> {
  readonly label: string
  readonly value: Id
  readonly options: readonly { readonly id: Id; readonly label: string; readonly icon: LucideIcon }[]
  readonly onChange: (id: Id) => void
}

function Views<Id extends string>({ label, value, options, onChange }: ViewsProps<Id>) {
  return (
    <div className={styles.views} role="group" aria-label={label}>
      {options.map(({ id, label: name, icon: Icon }) => (
        <button key={id} type="button" className={styles.view} aria-pressed={id === value} onClick={() => onChange(id)}>
          <Icon size={14} aria-hidden="true" />
          {name}
        </button>
      ))}
    </div>
  )
}
