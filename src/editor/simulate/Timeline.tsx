import { ChevronFirst, ChevronLast, Pause, Play, StepBack, StepForward } from 'lucide-react'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { Button, classes, IconButton } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { hitsOf } from './hits.ts'
import { operationInWords } from './operation-words.ts'
import { useRun, useValueWords } from './run-context.ts'
import type { Simulation } from './simulation.ts'
import styles from './Timeline.module.css'
import { usePlaying } from './use-playing.ts'

/** Back and forth over the steps of the run: buttons, a bar to scrub, and playing on. */
export function Timeline({ simulation }: { readonly simulation: Simulation }) {
  const t = useMessages()
  const { run, view } = useRun()
  const playing = useStore(simulation.state, (state) => state.playing === true)
  const play = usePlaying(simulation)
  const count = run.moves.length
  return (
    <section className={styles.timeline} aria-label={t('timeline.title')}>
      <div className={styles.buttons}>
        <IconButton
          icon={<ChevronFirst />}
          label={t('timeline.first')}
          isDisabled={run.done <= 1}
          onPress={() => simulation.goTo(1)}
        />
        <IconButton
          icon={<StepBack />}
          label={t('run.back')}
          shortcut=","
          isDisabled={run.done <= 1}
          onPress={() => simulation.goTo(run.done - 1)}
        />
        <IconButton
          icon={<StepForward />}
          label={t('run.forward')}
          shortcut="."
          isDisabled={run.done >= count}
          onPress={() => simulation.goTo(run.done + 1)}
        />
        <IconButton
          icon={<ChevronLast />}
          label={t('timeline.last')}
          isDisabled={run.done >= count}
          onPress={() => simulation.goTo(count)}
        />
        <span className={styles.position}>{t('timeline.step', { step: run.done, count })}</span>
        <Button
          size="small"
          variant={playing ? 'primary' : 'secondary'}
          icon={playing ? <Pause /> : <Play />}
          isDisabled={view.ended && !playing}
          onPress={playing ? simulation.pause : play}
        >
          {t(playing ? 'timeline.pause' : 'timeline.play')}
        </Button>
      </div>
      <Scrub simulation={simulation} />
    </section>
  )
}

/** One place for each step; a step at which a breakpoint is reached has a mark of its own. */
function Scrub({ simulation }: { readonly simulation: Simulation }) {
  const t = useMessages()
  const words = useValueWords()
  const { run, index } = useRun()
  const breakpoints = useStore(simulation.breakpoints.state)
  const count = run.moves.length
  const marks = useMemo(
    () => run.moves.map((_, at) => hitsOf({ ...run, done: at + 1 }, breakpoints).length > 0),
    [run, breakpoints],
  )
  const move = run.moves[run.done - 1]
  const before = run.moves[run.done - 2]?.trail.time ?? run.startTime
  const sentence = move === undefined ? '' : operationInWords(move.operation, index, words, before)
  if (count < 2) return null
  return (
    <div className={styles.scrub}>
      <input
        type="range"
        className={styles.range}
        min={1}
        max={count}
        step={1}
        value={run.done}
        aria-label={t('timeline.title')}
        aria-valuetext={t('timeline.here', { step: run.done, count, sentence })}
        onChange={(event) => simulation.goTo(Number(event.target.value))}
      />
      <div className={styles.marks} aria-hidden="true">
        {marks.map((hit, at) => (
          <span
            // The place in the run is what a mark is.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            className={classes(styles.mark, hit && styles.hit, at >= run.done && styles.ahead)}
            style={{ left: `${(100 * at) / (count - 1)}%` }}
            title={hit ? t('timeline.hit', { step: at + 1 }) : undefined}
          />
        ))}
      </div>
    </div>
  )
}
