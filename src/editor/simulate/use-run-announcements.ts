import { useEffect, useRef } from 'react'
import type { Change } from '../../runtime/index.ts'
import { announce } from '../design/index.ts'
import { useIntlShape, useMessages } from '../messages/index.ts'
import { candidateCaption, taskCaption } from './names.ts'
import { operationInWords } from './operation-words.ts'
import type { RunInHand } from './run-context.ts'
import type { Move } from './session.ts'

/** Says to those who cannot see it what the last operation did: which tasks opened, and what is recommended there. */
export function useRunAnnouncements({ run, view, index }: RunInHand): void {
  const t = useMessages()
  const intl = useIntlShape()
  const last = useRef<Move>(undefined)
  const known = useRef(0)
  useEffect(() => {
    const move = run.moves[run.done - 1]
    if (move === undefined || move === last.current) return
    const isNew = run.moves.length !== known.current || last.current === undefined
    last.current = move
    known.current = run.moves.length
    const changes = move.trail.passes
      .flat()
      .filter((change): change is Extract<Change, { kind: 'state' }> => change.kind === 'state')
    const sentences = changes
      .filter(({ to }) => to !== 'discarded')
      .map(({ path, to }) => t('run.announce.state', { task: taskCaption(index, path), state: t(`state.${to}`) }))
    const opened = new Set(changes.filter(({ to }) => to === 'in_progress').map(({ path }) => path))
    for (const task of view.tasks) {
      const recommended = task.candidates?.filter((candidate) => candidate.recommended) ?? []
      if (!opened.has(task.path) || recommended.length === 0) continue
      const candidates = intl.formatList(recommended.map(({ name }) => candidateCaption(index, task.path, name)))
      sentences.push(t('run.announce.recommended', { task: taskCaption(index, task.path), candidates }))
    }
    // Going back and forth says first where one has come to.
    if (!isNew) {
      const before = run.moves[run.done - 2]?.trail.time ?? run.startTime
      const sentence = operationInWords(move.operation, index, { t, intl }, before)
      sentences.unshift(t('timeline.here', { step: run.done, count: run.moves.length, sentence }))
    }
    if (sentences.length > 0) announce(`${sentences.join('. ')}.`)
  }, [run, view, index, t, intl])
}
