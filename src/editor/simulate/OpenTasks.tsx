import { FlaskConical, Hourglass } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Group } from 'react-aria-components'
import { Button, Callout } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { OpenTask } from './OpenTask.tsx'
import styles from './RunPanel.module.css'
import { useRun } from './run-context.ts'

/** Everything that waits for somebody now, or the end of the run. */
export function OpenTasks({ onRecord }: { readonly onRecord: () => void }) {
  const t = useMessages()
  const { run, view, perform } = useRun()
  const heading = useFocusKept(run.done)
  if (view.ended) return <Ended onRecord={onRecord} />
  const kinds = new Map(run.program.tasks.map(({ path, kind }) => [path, kind]))
  const open = view.tasks.filter(
    (task) => task.state === 'in_progress' && (kinds.get(task.path) !== 'plan' || task.confirmable),
  )
  const { trigger } = view.possible
  return (
    <section className={styles.section} aria-label={t('run.now')}>
      <h3 ref={heading} tabIndex={-1} className={styles.heading}>
        {t('run.now')}
      </h3>
      {open.map((task) => (
        <OpenTask key={`${task.path} ${task.cycle}`} task={task} />
      ))}
      {open.length === 0 && trigger.length === 0 ? (
        <Callout tone="info" title={t('run.now.nothing')}>
          {t('run.now.waiting')}
        </Callout>
      ) : null}
      {trigger.length === 0 ? null : (
        <Group className={styles.buttons ?? ''} aria-label={t('run.trigger')}>
          <Hourglass size={15} aria-hidden="true" />
          {trigger.map((one) => (
            <Button key={one.trigger} size="small" onPress={() => perform({ kind: 'trigger', trigger: one.trigger })}>
              {one.trigger}
            </Button>
          ))}
        </Group>
      )}
    </section>
  )
}

/**
 * A step takes its button or form away, and the focus with it: it then goes to the heading of what comes next, and
 * what comes next into sight.
 */
function useFocusKept(step: number) {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(step)
  useEffect(() => {
    if (before.current === step) return
    before.current = step
    if (document.activeElement !== null && document.activeElement !== document.body) return
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'start' })
  }, [step])
  return heading
}

function Ended({ onRecord }: { readonly onRecord: () => void }) {
  const t = useMessages()
  const { view } = useRun()
  const completed = view.tasks[0]?.state === 'completed'
  return (
    <Callout
      tone={completed ? 'ok' : 'warn'}
      live="status"
      title={t(completed ? 'run.ended' : 'run.discarded')}
      actions={
        <Button size="small" icon={<FlaskConical />} onPress={onRecord}>
          {t('run.record')}
        </Button>
      }
    >
      {t('run.ended.text')}
    </Callout>
  )
}
