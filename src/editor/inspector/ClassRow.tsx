import { useState } from 'react'
import type { TaskClass } from '../../proforma/index.ts'
import { PLACEABLE } from '../canvas/kinds.ts'
import { useEditor } from '../context.ts'
import { Button } from '../design/index.ts'
import { changeClass, lostBy } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { useMessages } from '../messages/index.ts'
import styles from './ClassRow.module.css'
import { ChoiceRow } from './rows.tsx'

/** The class of a task. A change that would take something away shows it first. */
export function ClassRow({ name, kind }: { readonly name: string; readonly kind: TaskClass }) {
  const { document } = useEditor()
  const t = useMessages()
  const [wanted, setWanted] = useState<TaskClass>()
  const lost = wanted === undefined ? [] : lostBy(document.state.getState(), name, wanted)

  const change = (to: TaskClass): void => {
    setWanted(undefined)
    perform(document, (state) => changeClass(state, name, to))
  }
  const choose = (to: TaskClass): void => {
    if (to === kind) setWanted(undefined)
    else if (lostBy(document.state.getState(), name, to).length === 0) change(to)
    else setWanted(to)
  }
  return (
    <>
      <ChoiceRow
        label={t('morph.label')}
        value={wanted ?? kind}
        options={PLACEABLE.map((id) => ({ id, label: t(`Kind.${id}`) }))}
        onChange={choose}
      />
      {wanted === undefined ? null : (
        <div className={styles['preview']}>
          <p>{t('morph.lost', { kind: t(`kind.${wanted}`) })}</p>
          <pre className={styles['lost']}>{lost.map(({ text }) => text).join('\n')}</pre>
          <div className={styles['actions']}>
            <Button size="small" onPress={() => setWanted(undefined)}>
              {t('morph.keep')}
            </Button>
            <Button size="small" variant="danger" onPress={() => change(wanted)}>
              {t('morph.change')}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}
