import { useRegionKeys } from '../commands/use-region-keys.ts'
import { useDocumentState, useViewState } from '../context.ts'
import { useMessages } from '../messages/index.ts'
import { ArrowInspector } from './ArrowInspector.tsx'
import { HeaderInspector } from './HeaderInspector.tsx'
import styles from './Inspector.module.css'
import { ItemInspector } from './ItemInspector.tsx'
import { ManyInspector } from './ManyInspector.tsx'
import { PropertyInspector } from './PropertyInspector.tsx'
import { TaskInspector } from './TaskInspector.tsx'

/** What is selected, in plain words and as fields. With nothing selected: the plan that is open. */
export function Inspector() {
  const t = useMessages()
  const onKeyDown = useRegionKeys('inspector')
  return (
    // Undo works here too, outside of the fields.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className={styles['inspector']} aria-label={t('inspector.label')} onKeyDown={onKeyDown} data-inspector>
      <Content />
    </section>
  )
}

function Content() {
  const selection = useViewState((view) => view.selection)
  const plan = useViewState((view) => view.plan.at(-1))
  const index = useDocumentState((state) => state.index)
  if (selection.kind === 'arrow') return <ArrowInspector key={`${selection.from} ${selection.to}`} {...selection} />
  if (selection.kind === 'tasks' && selection.names.length > 1)
    return <ManyInspector key={selection.names.join()} names={selection.names} plan={plan} />
  if (selection.kind === 'tasks' && selection.names[0] !== undefined)
    return <TaskInspector key={selection.names[0]} name={selection.names[0]} plan={plan} />
  if (selection.kind === 'definition') {
    const { name } = selection
    const item = index.data.get(name) ?? index.parameters.get(name)
    if (item) return <ItemInspector key={name} item={item} />
    if (index.tasks.has(name)) return <TaskInspector key={name} name={name} plan={undefined} />
    const property = index.properties.get(name)
    if (property) return <PropertyInspector key={name} property={property} />
    if (index.header?.name.text === name) return <HeaderInspector key={name} header={index.header} />
  }
  return plan === undefined ? null : <TaskInspector key={plan} name={plan} plan={undefined} />
}
