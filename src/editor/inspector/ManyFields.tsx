import type { Component, ProtocolIndex, Target, TaskDefinition } from '../../proforma/index.ts'
import { useDocumentState, useEditor } from '../context.ts'
import { setFields } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { expressionSource } from '../document/source.ts'
import { useMessages } from '../messages/index.ts'
import { CodeRow } from './CodeRow.tsx'
import { fieldName } from './fields.tsx'
import styles from './Inspector.module.css'
import { ChoiceRow } from './rows.tsx'
import { Section } from './Section.tsx'
import { shared } from './shared.ts'

interface ManyFieldsProps {
  readonly names: readonly string[]
  readonly plan: string | undefined
}

/** The attributes that several tasks have in common: what is entered here holds for all of them, as one change. */
export function ManyFields({ names, plan }: ManyFieldsProps) {
  const t = useMessages()
  const state = useDocumentState((state) => state)
  const tasks = names.flatMap((name) => state.index.tasks.get(name) ?? [])
  if (tasks.length < names.length || tasks.length < 2) return null
  const targets = names.map((name): Target => ({ kind: 'task', name }))
  const source = (keyword: 'precondition' | 'waitCondition') =>
    shared(tasks.map((task) => expressionSource(state, task, task[keyword]?.value)))
  const components = plan === undefined ? undefined : componentsOf(state.index, plan, names)
  const inPlan = names.map((task): Target => ({ kind: 'component', plan: plan ?? '', task }))
  return (
    <Section id="many" title={t('many.shared')}>
      <SharedCode keyword="precondition" targets={targets} value={source('precondition')} />
      <SharedCode keyword="wait_condition" targets={targets} value={source('waitCondition')} />
      <div className={styles['pair']}>
        <SharedFlag keyword="autonomous" targets={targets} value={flags(tasks, (task) => task.autonomous?.value)} />
        {components === undefined ? null : (
          <>
            <SharedFlag keyword="optional" targets={inPlan} value={flags(components, (one) => one.optional?.value)} />
            <SharedFlag keyword="terminal" targets={inPlan} value={flags(components, (one) => one.terminal?.value)} />
          </>
        )}
      </div>
    </Section>
  )
}

function componentsOf(index: ProtocolIndex, plan: string, names: readonly string[]): readonly Component[] | undefined {
  const definition = index.tasks.get(plan)
  if (definition?.kind !== 'plan') return undefined
  const own = definition.components.filter(({ task }) => names.includes(task.text))
  return own.length === names.length ? own : undefined
}

function flags<One extends TaskDefinition | Component>(
  all: readonly One[],
  read: (one: One) => boolean | undefined,
): boolean | undefined {
  return shared(all.map((one) => read(one) ?? false))
}

interface SharedProps<Value> {
  readonly keyword: string
  readonly targets: readonly Target[]
  /** Undefined: they differ. */
  readonly value: Value | undefined
}

function SharedCode({ keyword, targets, value }: SharedProps<string>) {
  const t = useMessages()
  const [first] = targets
  if (first === undefined) return null
  return (
    <CodeRow
      label={t(fieldName(keyword))}
      target={first}
      keyword={keyword}
      id={`many ${keyword} ${JSON.stringify(targets)}`}
      value={value ?? ''}
      placeholder={value === undefined ? t('many.differ') : ''}
      {...(value === undefined ? { hint: t('many.differ.hint') } : {})}
      gesture={(state, text) => setFields(state, targets, keyword, text)}
    />
  )
}

function SharedFlag({ keyword, targets, value }: SharedProps<boolean>) {
  const { document } = useEditor()
  const t = useMessages()
  return (
    <ChoiceRow
      label={t(fieldName(keyword))}
      value={value === undefined ? 'mixed' : value ? 'yes' : 'no'}
      options={[
        ...(value === undefined ? [{ id: 'mixed' as const, label: t('many.leave') }] : []),
        { id: 'yes' as const, label: t('many.yes') },
        { id: 'no' as const, label: t('many.no') },
      ]}
      onChange={(next) => {
        if (next !== 'mixed')
          perform(document, (state) => setFields(state, targets, keyword, next === 'yes' ? 'yes' : ''))
      }}
    />
  )
}
