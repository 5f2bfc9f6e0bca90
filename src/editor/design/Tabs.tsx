import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import styles from './Tabs.module.css'
import { classes } from './classes.ts'

export interface TabDefinition {
  readonly id: string
  readonly label: string
  /** A small fact beside the label, such as a count. */
  readonly badge?: ReactNode
  readonly content: ReactNode
}

interface TabsProps {
  readonly label: string
  readonly tabs: readonly TabDefinition[]
  readonly selected: string
  readonly onSelect: (id: string) => void
  readonly className?: string
  /** At the end of the row of tabs. */
  readonly end?: ReactNode
}

/** Panels of which one is seen at a time; arrow keys change it. */
export function Tabs({ label, tabs, selected, onSelect, className, end }: TabsProps) {
  return (
    <AriaTabs
      className={classes(styles.tabs, className)}
      selectedKey={selected}
      onSelectionChange={(key) => onSelect(String(key))}
    >
      <div className={styles.row}>
        <TabList className={styles.list ?? ''} aria-label={label}>
          {tabs.map((tab) => (
            <Tab key={tab.id} id={tab.id} className={styles.tab ?? ''}>
              {tab.label}
              {tab.badge}
            </Tab>
          ))}
        </TabList>
        {end}
      </div>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={styles.panel ?? ''}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
