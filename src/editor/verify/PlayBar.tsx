import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, Pause, Play, RotateCcw, X } from 'lucide-react'
import { Toolbar } from 'react-aria-components'
import { IconButton } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import styles from './PlayBar.module.css'

/** Index into the speeds that can be chosen. */
export type Speed = 0 | 1 | 2

interface PlayBarProps {
  readonly step: number
  readonly count: number
  /** Last step at which the trouble can still be avoided, from 0. */
  readonly pointOfNoReturn?: number | undefined
  /** What the step says, for those who hear it. */
  readonly said: string
  readonly goesOn: boolean
  readonly speed: Speed
  readonly onGoTo: (step: number) => void
  readonly onGoOn: (on: boolean) => void
  readonly onSpeed: (speed: Speed) => void
  readonly onStop: () => void
}

const NEXT: readonly [Speed, Speed, Speed] = [1, 2, 0]

/** The controls of a run being played: a slider over its steps, and one tab stop for the buttons. */
export function PlayBar(props: PlayBarProps) {
  const { step, count, pointOfNoReturn, said, goesOn, speed, onGoTo, onGoOn, onSpeed, onStop } = props
  const t = useMessages()
  const ended = step === count
  return (
    <div className={styles.player}>
      <div className={styles.scrub}>
        <input
          type="range"
          className={styles.slider}
          min={0}
          max={count}
          value={step}
          aria-label={t('play.scrub')}
          aria-valuetext={step === 0 ? t('play.before') : `${t('play.step', { step, count })}: ${said}`}
          onChange={(event) => onGoTo(Number(event.target.value))}
          onKeyDown={(event) => {
            if (event.key !== ' ') return
            event.preventDefault()
            onGoOn(!goesOn)
          }}
        />
        {pointOfNoReturn === undefined || count === 0 ? null : (
          <span
            className={styles.noReturn}
            style={{ left: `${((pointOfNoReturn + 0.5) / count) * 100}%` }}
            title={t('play.pointOfNoReturn')}
          />
        )}
      </div>
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
        <IconButton
          icon={goesOn ? <Pause /> : ended ? <RotateCcw /> : <Play />}
          label={t(goesOn ? 'play.hold' : ended ? 'play.again' : 'play.go')}
          shortcut="Mod+F8"
          size="small"
          onPress={() => onGoOn(!goesOn)}
        />
        <IconButton
          icon={<ChevronRight />}
          label={t('play.forward')}
          size="small"
          isDisabled={ended}
          onPress={() => onGoTo(step + 1)}
        />
        <IconButton
          icon={<ChevronLast />}
          label={t('play.end')}
          size="small"
          isDisabled={ended}
          onPress={() => onGoTo(count)}
        />
        <span className={styles.step}>{step === 0 ? t('play.before') : t('play.step', { step, count })}</span>
        <button
          type="button"
          className={styles.speed}
          aria-label={`${t('play.speed')} ${t(`play.speed.${speed}`)}`}
          onClick={() => onSpeed(NEXT[speed])}
        >
          {t(`play.speed.${speed}`)}
        </button>
        <IconButton icon={<X />} label={t('play.stop')} size="small" onPress={onStop} />
      </Toolbar>
    </div>
  )
}
