import { useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import type { ProtocolIndex } from '../../proforma/index.ts'
import { Button, Callout } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { hitsOf } from './hits.ts'
import { itemCaption } from './names.ts'
import { operationInWords } from './operation-words.ts'
import { hitInWords, pauseInWords } from './pause-words.ts'
import { useRun, useValueWords } from './run-context.ts'
import styles from './RunPanel.module.css'
import type { News, Simulation } from './simulation.ts'
import type { ValueWords } from './values.ts'

interface RunNewsProps {
  readonly simulation: Simulation
  /** The text as it is drawn now. */
  readonly text: string
}

/** What there is to know about the run as a whole: an older text, a breakpoint, what the last command did. */
export function RunNews({ simulation, text }: RunNewsProps) {
  const news = useStore(simulation.state, (state) => state.news)
  const part = useRef<HTMLDivElement>(null)
  // What a command has to say is seen, wherever the panel was scrolled to.
  useEffect(() => {
    if (news !== undefined) part.current?.scrollIntoView({ block: 'nearest' })
  }, [news])
  return (
    <div ref={part} className={styles.news}>
      <Outdated simulation={simulation} text={text} />
      <Reached simulation={simulation} />
      <Told simulation={simulation} />
    </div>
  )
}

function Outdated({ simulation, text }: RunNewsProps) {
  const t = useMessages()
  const { run } = useRun()
  if (run.text === text) return null
  return (
    <Callout
      tone="warn"
      live="status"
      title={t('run.outdated')}
      actions={
        <>
          <Button size="small" onPress={() => simulation.replayOn(text)}>
            {t('run.outdated.replay')}
          </Button>
          <Button size="small" variant="quiet" onPress={() => simulation.start(text)}>
            {t('run.restart')}
          </Button>
        </>
      }
    >
      {t('run.outdated.text')}
    </Callout>
  )
}

/** The breakpoints that the step shown has come to, whether it was played to or gone to. */
function Reached({ simulation }: { readonly simulation: Simulation }) {
  const t = useMessages()
  const { run, view, index } = useRun()
  const breakpoints = useStore(simulation.breakpoints.state)
  const hits = useMemo(() => hitsOf(run, breakpoints), [run, breakpoints])
  if (hits.length === 0) return null
  const stateOf = (path: string): string => {
    const state = view.tasks.find((task) => task.path === path)?.state
    return state === undefined ? '' : t(`state.${state}`)
  }
  return (
    <Callout tone="danger" live="status" title={t('breaks.hit')}>
      {hits.map((hit) => (
        <p key={hit.id}>{hitInWords(hit, index, t, stateOf)}</p>
      ))}
    </Callout>
  )
}

function Told({ simulation }: { readonly simulation: Simulation }) {
  const { index } = useRun()
  const words = useValueWords()
  const news = useStore(simulation.state, (state) => state.news)
  const lines = news === undefined ? [] : newsInWords(news, index, words)
  if (lines.length === 0) return null
  return (
    <Callout tone="info" live="status">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Callout>
  )
}

export function newsInWords(news: News, index: ProtocolIndex, words: ValueWords): readonly string[] {
  const { t } = words
  switch (news.kind) {
    case 'forked':
      return [t('news.forked')]
    case 'replayed':
      return [
        news.done === news.count ? t('run.replayed.all') : t('run.replayed', { done: news.done, count: news.count }),
      ]
    case 'paused': {
      const said = pauseInWords(news.pause, index, words)
      return said === undefined ? [] : [said]
    }
    default: {
      const { taken, of, parting } = news
      const item = itemCaption(index, news.item)
      if (parting === undefined) return [t('news.reanswered.all', { item, of })]
      const step = operationInWords(parting.operation, index, words)
      return [
        t('news.reanswered.some', { item, of, taken }),
        parting.kind === 'refused'
          ? t('news.reanswered.refused', { step, reason: parting.error.message })
          : t('news.reanswered.advice', { step }),
      ]
    }
  }
}
