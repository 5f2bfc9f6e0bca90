import { useState } from 'react'
import { useEditor } from '../context.ts'
import { renameTo } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { say } from '../document/words.ts'
import { useMessages } from '../messages/index.ts'
import styles from './Row.module.css'
import { TextRow } from './rows.tsx'

/** The name by which the text mentions a definition. A change of it is a change everywhere, in one step. */
export function NameRow({ name }: { readonly name: string }) {
  const { document } = useEditor()
  const t = useMessages()
  const [refused, setRefused] = useState<string>()
  const commit = (text: string): boolean => {
    const gesture = renameTo(document.state.getState(), document.view.getState(), name, text.trim())
    setRefused(gesture.ok ? undefined : say(t, gesture.reason))
    return gesture.ok && perform(document, () => gesture) !== false
  }
  return (
    <>
      <TextRow label={t('field.name')} value={name} id={`name of ${name}`} onCommit={commit} hint={t('hint.name')} />
      {refused === undefined ? null : <output className={styles['problem']}>{refused}</output>}
    </>
  )
}
