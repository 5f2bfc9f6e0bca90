import { useViewState } from '../context.ts'
import { useMessages } from '../messages/index.ts'
import styles from './ModeHint.module.css'

/** While a class is in hand: what a click does now, and what the keys do. */
export function ModeHint() {
  const t = useMessages()
  const mode = useViewState((view) => view.mode)
  if (mode.kind !== 'placing') return null
  return <p className={styles['hint']}>{t('canvas.placing', { kind: t(`kind.${mode.task}`) })}</p>
}
