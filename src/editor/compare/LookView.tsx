import { useMemo, useState } from 'react'
import { indexOf, parse } from '../../proforma/index.ts'
import { captionOf } from '../canvas/plan-chart.ts'
import { Select } from '../design/Select.tsx'
import { Tabs } from '../design/Tabs.tsx'
import { useMessages } from '../messages/index.ts'
import { PathwayPicture } from '../picture/PathwayPicture.tsx'
import type { Version } from './comparison.ts'
import drawing from './CompareDrawing.module.css'
import text from './CompareText.module.css'
import styles from './CompareView.module.css'

/** One version, to be looked at: its drawing, plan by plan, and its text. */
export function LookView({ version }: { readonly version: Version }) {
  const t = useMessages()
  const [tab, setTab] = useState('drawing')
  const index = useMemo(() => indexOf(parse(version.text)), [version.text])
  const [plan, setPlan] = useState<string>()
  const plans = [...index.tasks.values()].filter(({ kind }) => kind === 'plan')
  const shown = plan ?? index.root ?? plans[0]?.name.text
  const task = shown === undefined ? undefined : index.tasks.get(shown)
  return (
    <Tabs
      label={t('compare.view')}
      className={styles['tabs'] ?? ''}
      selected={tab}
      onSelect={setTab}
      tabs={[
        {
          id: 'drawing',
          label: t('compare.view.picture'),
          content:
            shown === undefined || task === undefined ? (
              <p>{t('compare.picture.none')}</p>
            ) : (
              <div className={styles['panel']}>
                <div className={drawing['compare']}>
                  <div className={drawing['bar']}>
                    <Select
                      label={t('compare.plan')}
                      className={drawing['plan'] ?? ''}
                      value={shown}
                      onChange={setPlan}
                      options={plans.map((one) => ({ id: one.name.text, label: captionOf(one) }))}
                    />
                  </div>
                  <div className={drawing['drawing']}>
                    <PathwayPicture
                      index={index}
                      layout={version.layout}
                      plan={shown}
                      label={t('compare.picture.plain', { plan: captionOf(task) })}
                    />
                  </div>
                </div>
              </div>
            ),
        },
        {
          id: 'text',
          label: t('compare.view.plain'),
          content: (
            <div className={styles['panel']}>
              <div className={text['pane']}>
                {/* What scrolls must be reached by keyboard. */}
                {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
                <div className={text['plain']} tabIndex={0} role="region" aria-label={t('compare.view.plain')}>
                  <pre>{version.text}</pre>
                </div>
              </div>
            </div>
          ),
        },
      ]}
    />
  )
}
