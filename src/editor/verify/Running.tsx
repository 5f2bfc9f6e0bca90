import type { Progress as ProgressReport } from '../../verifier/index.ts'
import { Button, Progress } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import styles from './Running.module.css'

interface RunningProps {
  readonly progress: ProgressReport | undefined
  readonly onCancel: () => void
}

/** A check under way: what it does now, how far it got, and a way to end it. */
export function Running({ progress, onCancel }: RunningProps) {
  const t = useMessages()
  return (
    <section className={styles.running} aria-label={t('verify.running')}>
      <p className={styles.title}>{t('verify.running')}</p>
      <Progress label={t('verify.running')} />
      <div className={styles.row}>
        <span className={styles.detail}>
          {progress === undefined ? t('verify.phase.partition') : t(`verify.phase.${progress.phase}`)}
          {progress === undefined || progress.states === 0 ? null : (
            <span>{t('verify.states', { count: progress.states })}</span>
          )}
        </span>
        <Button size="small" onPress={onCancel}>
          {t('verify.cancel')}
        </Button>
      </div>
    </section>
  )
}
