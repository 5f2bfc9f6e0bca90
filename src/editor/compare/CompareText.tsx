import { useEffect, useRef, useState } from 'react'
import { Callout } from '../design/Callout.tsx'
import { Progress } from '../design/Progress.tsx'
import { ScrollBody } from '../design/ScrollBody.tsx'
import { useMessages } from '../messages/index.ts'
import type { Version } from './comparison.ts'
import styles from './CompareText.module.css'

interface CompareTextProps {
  readonly before: Version
  readonly after: Version
}

/** Two texts side by side; the part of the text editor that does it comes in when it is first looked at. */
export function CompareText({ before, after }: CompareTextProps) {
  const t = useMessages()
  const place = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading')
  const label = t('compare.text.label', { from: before.label, to: after.label })
  useEffect(() => {
    const element = place.current
    if (element === null) return undefined
    let close: (() => void) | undefined
    let left = false
    import('./text-compare.ts').then(
      ({ mountTextCompare }) => {
        if (left) return undefined
        close = mountTextCompare(element, before.text, after.text, label)
        setState('ready')
        return undefined
      },
      () => setState('failed'),
    )
    return () => {
      left = true
      close?.()
    }
  }, [before.text, after.text, label])
  return (
    <section className={styles['pane']} aria-label={label}>
      <div ref={place} className={styles['editor']} />
      {state === 'loading' ? <Progress label={t('compare.text.loading')} /> : null}
      {state === 'failed' ? (
        <ScrollBody className={styles['plain']}>
          <Callout tone="warn">{t('compare.text.failed')}</Callout>
          <pre>{before.text}</pre>
          <pre>{after.text}</pre>
        </ScrollBody>
      ) : null}
    </section>
  )
}
