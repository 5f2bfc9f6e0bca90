import { Checkbox } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import styles from './Outline.module.css'
import { countAside } from './outline-rows.ts'
import type { OutlineNode } from './outline-tree.ts'

interface OutlineAsideProps {
  readonly nodes: readonly OutlineNode[]
  readonly aside: ReadonlySet<string>
  /** Whether what is aside is left out. */
  readonly onlyNear: boolean
  readonly onChange: (onlyNear: boolean) => void
}

/** Says below the lines why some of them step back, and leaves those out on demand. */
export function OutlineAside({ nodes, aside, onlyNear, onChange }: OutlineAsideProps) {
  const t = useMessages()
  return (
    <div className={styles['aside']} data-aside>
      <span>{t('outline.aside', countAside(nodes, aside))}</span>
      <Checkbox isSelected={onlyNear} onChange={onChange}>
        {t('outline.aside.only')}
      </Checkbox>
    </div>
  )
}
