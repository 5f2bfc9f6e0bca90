import { ArrowLeft, ArrowRight, ChevronRight } from 'lucide-react'
import { useStore } from 'zustand'
import { useCommandRunner } from '../commands/use-command-runner.ts'
import { useDocumentState, useEditor, useViewState } from '../context.ts'
import { IconButton } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import styles from './Breadcrumb.module.css'
import { taskCaption } from './chart-store.ts'

/** The plans around the one on the canvas; each leads back to it. */
export function Breadcrumb() {
  const { document } = useEditor()
  const t = useMessages()
  const plan = useViewState((view) => view.plan)
  const index = useDocumentState((state) => state.index)
  if (plan.length === 0) return null
  return (
    <nav className={styles['trail']} aria-label={t('canvas.breadcrumb')}>
      <BackAndForward />
      <ol className={styles['list']}>
        {plan.map((name, depth) => {
          const last = depth === plan.length - 1
          const caption = taskCaption({ index }, name)
          return (
            <li key={name} className={styles['step']}>
              {depth > 0 ? <ChevronRight size={14} aria-hidden="true" className={styles['arrow']} /> : null}
              {last ? (
                <span className={styles['here']} aria-current="page" title={caption}>
                  {caption}
                </span>
              ) : (
                <button
                  type="button"
                  className={styles['up']}
                  title={caption}
                  onClick={() => document.open(plan.slice(0, depth + 1))}
                >
                  {caption}
                </button>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** Through the places that were visited, as in a browser. */
function BackAndForward() {
  const { visits } = useEditor()
  const t = useMessages()
  const run = useCommandRunner()
  const { back, forward } = useStore(visits.state)
  // While there is nowhere to go the trail stands alone.
  if (back === 0 && forward === 0) return null
  return (
    <div className={styles['ways']}>
      <IconButton
        size="small"
        icon={<ArrowLeft />}
        label={t('command.go.back')}
        shortcut="Alt+ArrowLeft"
        isDisabled={back === 0}
        onPress={() => run('go.back')}
      />
      <IconButton
        size="small"
        icon={<ArrowRight />}
        label={t('command.go.forward')}
        shortcut="Alt+ArrowRight"
        isDisabled={forward === 0}
        onPress={() => run('go.forward')}
      />
    </div>
  )
}
