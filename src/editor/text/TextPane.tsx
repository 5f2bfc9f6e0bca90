import { useEffect, useRef, useState } from 'react'
import { ScrollBody } from '../design/ScrollBody.tsx'
import { useDocumentState, useEditor } from '../context.ts'
import { useMessages } from '../messages/index.ts'
import styles from './TextPane.module.css'

/** The text of the protocol. It can be read at once; it can be changed as soon as the text editor has come in. */
export function TextPane() {
  const editor = useEditor()
  const t = useMessages()
  const place = useRef<HTMLDivElement>(null)
  const [ready, setReady] = useState(false)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    const element = place.current
    if (!element) return undefined
    let close: (() => void) | undefined
    let left = false
    // After the canvas: the text editor is by far the largest part of the page.
    import('./mount.ts').then(
      ({ mountText }) => {
        if (left) return undefined
        close = mountText(editor, element, t('text.label'))
        setReady(true)
        return undefined
      },
      () => setFailed(true),
    )
    return () => {
      left = true
      close?.()
      setReady(false)
    }
  }, [editor, t])

  return (
    <section className={styles['pane']} aria-label={t('text.region')}>
      <div ref={place} className={styles['editor']} data-text-editor />
      {ready ? null : <PlainText failed={failed} />}
    </section>
  )
}

/** The text as it is, until the text editor is there. */
function PlainText({ failed }: { readonly failed: boolean }) {
  const t = useMessages()
  const text = useDocumentState((state) => state.text)
  return (
    <ScrollBody className={styles['plain']}>
      {failed ? <p className={styles['failed']}>{t('text.failed')}</p> : null}
      <pre className={styles['source']}>{text}</pre>
    </ScrollBody>
  )
}
