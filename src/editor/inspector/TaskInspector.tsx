import { Trash2 } from 'lucide-react'
import type { Component, TaskDefinition } from '../../proforma/index.ts'
import { captionOf } from '../canvas/plan-chart.ts'
import { PLACEABLE } from '../canvas/kinds.ts'
import { TaskGlyph } from '../canvas/TaskGlyph.tsx'
import { useDocumentState, useEditor } from '../context.ts'
import { Button } from '../design/index.ts'
import { defineTask, removeDefinition } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { expressionSource, sourceOf } from '../document/source.ts'
import type { DocumentState } from '../document/types.ts'
import { useIntlShape, useMessages } from '../messages/index.ts'
import { Arrows } from './Arrows.tsx'
import { ClassRow } from './ClassRow.tsx'
import { CodeRow } from './CodeRow.tsx'
import { Contents } from './Contents.tsx'
import { DecisionViews } from './DecisionViews.tsx'
import { FlagField, TextField, WordField } from './fields.tsx'
import { FindingNotes } from './FindingNotes.tsx'
import styles from './Inspector.module.css'
import { NameRow } from './NameRow.tsx'
import { ProblemNotes } from './ProblemNotes.tsx'
import { Repetition } from './Repetition.tsx'
import { Section } from './Section.tsx'
import { taskSentences } from './sentence.ts'
import { Sources } from './Sources.tsx'

export interface TaskInspectorProps {
  readonly name: string
  /** The plan in which the task is looked at; without it only the definition is shown. */
  readonly plan: string | undefined
}

export function TaskInspector({ name, plan }: TaskInspectorProps) {
  const { document } = useEditor()
  const t = useMessages()
  const task = useDocumentState((state) => state.index.tasks.get(name))
  const component = useDocumentState((state) => componentOf(state, plan, name))
  if (task) return <Form task={task} plan={plan} component={component} />
  return (
    <div className={styles['many']}>
      <p className={styles['sentence']}>{t('inspector.missing')}</p>
      <div className={styles['choices']}>
        {PLACEABLE.map((kind) => (
          <Button
            key={kind}
            size="small"
            icon={<TaskGlyph kind={kind} size={16} />}
            onPress={() => perform(document, (state) => defineTask(state, name, kind))}
          >
            {t(`Kind.${kind}`)}
          </Button>
        ))}
      </div>
    </div>
  )
}

function componentOf({ index }: DocumentState, plan: string | undefined, name: string): Component | undefined {
  const around = plan === undefined ? undefined : index.tasks.get(plan)
  return around?.kind === 'plan' ? around.components.find(({ task }) => task.text === name) : undefined
}

interface FormProps {
  readonly task: TaskDefinition
  readonly plan: string | undefined
  readonly component: Component | undefined
}

function Form({ task, plan, component }: FormProps) {
  const { document } = useEditor()
  const t = useMessages()
  const intl = useIntlShape()
  const state = useDocumentState((state) => state)
  const name = task.name.text
  const target = { kind: 'task', name } as const
  const sentences = taskSentences(state.index, task, component, { t, list: (items) => intl.formatList(items) })
  return (
    <>
      <header className={styles['head']}>
        <span className={styles['kind']}>
          <TaskGlyph kind={task.kind} size={16} />
          {t(`Kind.${task.kind}`)}
        </span>
        <h2 className={styles['title']}>{captionOf(task)}</h2>
        <p className={styles['sentence']}>{sentences.join(' ')}</p>
        {state.outdated.has(name) ? <p className={styles['outdated']}>{t('inspector.outdated')}</p> : null}
        <ProblemNotes name={name} />
        <FindingNotes name={name} />
      </header>
      <Section id="general" title={t('section.general')}>
        <TextField target={target} keyword="caption" value={task.caption} />
        <TextField target={target} keyword="description" value={task.description} multiline />
        {task.kind === 'action' ? (
          <TextField target={target} keyword="procedure" value={task.procedure} multiline hint="hint.procedure" />
        ) : null}
      </Section>
      <Asks task={task} />
      <Starts task={task} plan={plan} component={component} />
      {plan !== undefined && component ? <Repetition plan={plan} component={component} /> : null}
      <Ends task={task} plan={plan} component={component} />
      <Section id="more" title={t('section.more')} open={false}>
        <ClassRow name={name} kind={task.kind} />
        <NameRow name={name} />
        <TextField target={target} keyword="goal" value={task.goal} multiline />
        <TextField target={target} keyword="context" value={task.context} multiline />
        <Button
          size="small"
          variant="danger"
          icon={<Trash2 />}
          onPress={() => perform(document, (now, view) => removeDefinition(now, view, name))}
        >
          {t('definition.delete', { name: captionOf(task) })}
        </Button>
      </Section>
    </>
  )
}

/** What an enquiry asks, what a decision weighs, what a plan holds. */
function Asks({ task }: { readonly task: TaskDefinition }) {
  const t = useMessages()
  const name = task.name.text
  switch (task.kind) {
    case 'enquiry':
      return (
        <Section id="asks" title={t('section.asks')} note={String(task.sources.length)}>
          <Sources owner={name} sources={task.sources} />
        </Section>
      )
    case 'decision':
      return (
        <>
          <Section id="options" title={t('section.options')} note={String(task.candidates.length)}>
            <DecisionViews decision={task} />
            <div className={styles['pair']}>
              <WordField
                target={{ kind: 'task', name }}
                keyword="choice_mode"
                value={task.choiceMode?.value}
                none="single"
                options={(['single', 'multiple'] as const).map((id) => ({ id, label: t(`choice.${id}`) }))}
              />
              <WordField
                target={{ kind: 'task', name }}
                keyword="support_mode"
                value={task.supportMode?.value}
                none="symbolic"
                options={(['symbolic', 'numeric'] as const).map((id) => ({ id, label: t(`support.${id}`) }))}
              />
            </div>
          </Section>
          <Section id="decision-asks" title={t('section.asks')} note={String(task.sources.length)} open={false}>
            <Sources owner={name} sources={task.sources} />
          </Section>
        </>
      )
    case 'plan':
      return (
        <Section id="contains" title={t('section.contains')} note={String(task.components.length)}>
          <Contents plan={task} />
        </Section>
      )
    default:
      return null
  }
}

function Starts({ task, plan, component }: FormProps) {
  const t = useMessages()
  const state = useDocumentState((state) => state)
  const target = { kind: 'task', name: task.name.text } as const
  return (
    <Section id="start" title={t('section.start')}>
      {plan !== undefined && component ? <Arrows plan={plan} component={component} /> : null}
      <CodeRow
        label={t('field.precondition')}
        target={target}
        keyword="precondition"
        value={expressionSource(state, task, task.precondition?.value)}
        hint={t('hint.precondition')}
      />
      <CodeRow
        label={t('field.wait_condition')}
        target={target}
        keyword="wait_condition"
        value={expressionSource(state, task, task.waitCondition?.value)}
        hint={t('hint.wait_condition')}
      />
      <TextField target={target} keyword="trigger" value={task.trigger} hint="hint.trigger" />
    </Section>
  )
}

function Ends({ task, plan, component }: FormProps) {
  const t = useMessages()
  const state = useDocumentState((state) => state)
  const target = { kind: 'task', name: task.name.text } as const
  const { postcondition } = task
  return (
    <Section id="end" title={t('section.end')} open={task.kind === 'plan'}>
      {task.kind === 'plan' ? (
        <>
          <CodeRow
            label={t('field.terminate')}
            target={target}
            keyword="terminate"
            value={expressionSource(state, task, task.terminate?.value)}
          />
          <CodeRow
            label={t('field.abort')}
            target={target}
            keyword="abort"
            value={expressionSource(state, task, task.abort?.value)}
          />
        </>
      ) : null}
      <CodeRow
        label={t('field.postcondition')}
        target={target}
        keyword="postcondition"
        value={postcondition ? (sourceOf(state, task, postcondition.valueSpan) ?? '') : ''}
        hint={t('hint.postcondition')}
      />
      <FlagField target={target} keyword="autonomous" value={task.autonomous} />
      {task.kind === 'action' || task.kind === 'task' ? null : (
        <FlagField target={target} keyword="confirmatory" value={task.confirmatory} />
      )}
      {plan !== undefined && component ? (
        <FlagField
          target={{ kind: 'component', plan, task: task.name.text }}
          keyword="terminal"
          value={component.terminal}
        />
      ) : null}
    </Section>
  )
}
