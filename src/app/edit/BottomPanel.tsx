import { ChevronDown } from 'lucide-react'
import { IconButton, Tabs, TextPane, useMessages } from '../../editor/index.ts'
import styles from './Panels.module.css'
import { setPanels, togglePanel, usePanels, type BottomTab } from './panels.ts'

/** The text below the canvas, and the lists that belong to the whole pathway. */
export function BottomPanel({ height }: { readonly height: number }) {
  const t = useMessages()
  const tab = usePanels((panels) => panels.bottomTab)
  return (
    <section className={styles.panel} style={{ height }} aria-label={t('workbench.bottom')}>
      <Tabs
        label={t('workbench.bottom')}
        className={styles.tabs ?? ''}
        selected={tab}
        onSelect={(id) => setPanels({ bottomTab: id as BottomTab })}
        end={
          <IconButton
            icon={<ChevronDown />}
            size="small"
            label={t('workbench.toggle.bottom')}
            shortcut="Mod+J"
            onPress={() => togglePanel('bottom')}
          />
        }
        tabs={[{ id: 'text', label: t('workbench.text'), content: <TextPane /> }]}
      />
    </section>
  )
}
