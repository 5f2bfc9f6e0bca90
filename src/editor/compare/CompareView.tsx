import { useMemo, useState } from 'react'
import { indexOf } from '../../proforma/index.ts'
import { Tabs } from '../design/Tabs.tsx'
import { useMessages } from '../messages/index.ts'
import { ChangeList } from './ChangeList.tsx'
import { CompareDrawing } from './CompareDrawing.tsx'
import { compareVersions, type Comparison, type Version } from './comparison.ts'
import { CompareText } from './CompareText.tsx'
import styles from './CompareView.module.css'

export interface CompareViewProps {
  readonly before: Version
  readonly after: Version
}

/** What differs between two versions: in sentences, on the drawing, and in the text. */
export function CompareView({ before, after }: CompareViewProps) {
  const t = useMessages()
  const [tab, setTab] = useState('sentences')
  const [plan, setPlan] = useState<string>()
  const comparison = useMemo(() => compareVersions(before, after), [before, after])
  const show = (definition: string): void => {
    setPlan(planOf(comparison, definition))
    setTab('drawing')
  }
  return (
    <Tabs
      label={t('compare.view')}
      className={styles['tabs'] ?? ''}
      selected={tab}
      onSelect={setTab}
      tabs={[
        {
          id: 'sentences',
          label: t('compare.view.sentences'),
          content: (
            <div className={styles['scroll']}>
              <ChangeList comparison={comparison} onShow={show} />
            </div>
          ),
        },
        {
          id: 'drawing',
          label: t('compare.view.drawing'),
          content: (
            <div className={styles['panel']}>
              <CompareDrawing comparison={comparison} plan={plan} onPlan={setPlan} />
            </div>
          ),
        },
        {
          id: 'text',
          label: t('compare.view.text'),
          content: (
            <div className={styles['panel']}>
              <CompareText before={before} after={after} />
            </div>
          ),
        },
      ]}
    />
  )
}

/** The plan in whose drawing a definition is seen: the plan itself, or the first one that holds it. */
function planOf({ parsed, renamed }: Comparison, name: string): string | undefined {
  for (const { tasks } of [indexOf(parsed.after), indexOf(renamed)]) {
    if (tasks.get(name)?.kind === 'plan') return name
    for (const [plan, task] of tasks)
      if (task.kind === 'plan' && task.components.some((component) => component.task.text === name)) return plan
  }
  return undefined
}
