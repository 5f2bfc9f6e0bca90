import type { Component, Target } from '../../proforma/index.ts'
import { useDocumentState } from '../context.ts'
import { targetKey } from '../document/field-target.ts'
import { expressionSource } from '../document/source.ts'
import { useMessages } from '../messages/index.ts'
import { CodeRow } from './CodeRow.tsx'
import { FlagField, useSetField } from './fields.tsx'
import { TextRow } from './rows.tsx'
import { Section } from './Section.tsx'

/** Whether a task may be left out, and how often it is done in its place. */
export function Repetition({ plan, component }: { readonly plan: string; readonly component: Component }) {
  const t = useMessages()
  const set = useSetField()
  const state = useDocumentState((state) => state)
  const definition = state.index.tasks.get(plan)
  const target: Target = { kind: 'component', plan, task: component.task.text }
  const repeats = component.numberOfCycles ?? component.cycleUntil ?? component.cycleRepeat
  return (
    <Section id="repeat" title={t('section.repeat')} open={repeats !== undefined || component.optional !== undefined}>
      <FlagField target={target} keyword="optional" value={component.optional} />
      <TextRow
        label={t('field.number_of_cycles')}
        value={component.numberOfCycles ? String(component.numberOfCycles.value) : ''}
        placeholder="1"
        id={targetKey(target, 'number_of_cycles')}
        onCommit={(text) => /^(-1|[1-9]\d*)?$/.test(text.trim()) && set(target, 'number_of_cycles', text.trim())}
      />
      {definition ? (
        <>
          <CodeRow
            label={t('field.cycle_until')}
            target={target}
            keyword="cycle_until"
            value={expressionSource(state, definition, component.cycleUntil?.value)}
          />
          <CodeRow
            label={t('field.cycle_repeat')}
            target={target}
            keyword="cycle_repeat"
            value={expressionSource(state, definition, component.cycleRepeat?.value)}
            hint={t('hint.cycle_repeat')}
          />
        </>
      ) : null}
    </Section>
  )
}
