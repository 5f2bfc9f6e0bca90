import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, X } from 'lucide-react'
import { Toolbar } from 'react-aria-components'
import { IconButton } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import styles from './PlayBar.module.css'

interface PlayBarProps {
  readonly step: number
  readonly count: number
  readonly onGoTo: (step: number) => void
  readonly onStop: () => void
}

/** The controls of a run being played; one tab stop, arrow keys between the buttons. */
export function PlayBar({ step, count, onGoTo, onStop }: PlayBarProps) {
  const t = useMessages()
  return (
    <Toolbar aria-label={t('play.label')} className={styles.bar ?? ''}>
      <IconButton
        icon={<ChevronFirst />}
        label={t('play.start')}
        size="small"
        isDisabled={step === 0}
        onPress={() => onGoTo(0)}
      />
      <IconButton
        icon={<ChevronLeft />}
        label={t('play.back')}
        size="small"
        isDisabled={step === 0}
        onPress={() => onGoTo(step - 1)}
      />
      <span className={styles.step}>{step === 0 ? t('play.before') : t('play.step', { step, count })}</span>
      <IconButton
        icon={<ChevronRight />}
        label={t('play.forward')}
        size="small"
        isDisabled={step === count}
        onPress={() => onGoTo(step + 1)}
      />
      <IconButton
        icon={<ChevronLast />}
        label={t('play.end')}
        size="small"
        isDisabled={step === count}
        onPress={() => onGoTo(count)}
      />
      <IconButton icon={<X />} label={t('play.stop')} size="small" onPress={onStop} className={styles.stop ?? ''} />
    </Toolbar>
  )
}
