import { ChevronRight, FileText, FlaskConical, GripVertical, Hash, ShieldCheck, SlidersHorizontal } from 'lucide-react'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { Button, Collection, Tree, TreeItem, TreeItemContent, type Key } from 'react-aria-components'
import { TaskGlyph } from '../canvas/TaskGlyph.tsx'
import { matches } from '../commands/keys.ts'
import { useDocumentState, useEditor } from '../context.ts'
import { removeDefinition, step } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { useMessages } from '../messages/index.ts'
import { CardMarks } from '../canvas/CardSigns.tsx'
import { useMarks } from '../canvas/use-marks.ts'
import styles from './Outline.module.css'
import { byKey, openAtFirst, outlineTree, type OutlineNode } from './outline-tree.ts'
import { OutlineRename } from './OutlineRename.tsx'
import { useOutlineDrag } from './use-outline-drag.ts'
import { useOutlineSelection } from './use-outline-selection.ts'

const MARK_OF = {
  data: Hash,
  parameter: SlidersHorizontal,
  property: ShieldCheck,
  protocol: FileText,
  group: FlaskConical,
} as const

/** The protocol as a tree. Arrow keys go and open, F2 renames, Alt with an arrow key moves, Delete deletes. */
export function Outline() {
  const { document } = useEditor()
  const t = useMessages()
  const index = useDocumentState((state) => state.index)
  const nodes = useMemo(() => outlineTree(index, (id) => t(`outline.${id}`)), [index, t])
  const all = useMemo(() => byKey(nodes), [nodes])
  const [expanded, setExpanded] = useState<ReadonlySet<Key>>(() => new Set(openAtFirst(nodes)))
  const [renaming, setRenaming] = useState<string>()
  const selection = useOutlineSelection(all, expanded, setExpanded)
  const dragAndDropHooks = useOutlineDrag(all)

  const onKeyDown = (event: KeyboardEvent): void => {
    const node = selection.focused
    if (!node || renaming !== undefined) return
    const plan = node.path.at(-1)
    if (event.key === 'F2' && node.kind !== 'group' && node.kind !== 'protocol') setRenaming(node.key)
    else if (event.key === 'Delete' && node.kind !== 'group')
      perform(document, (state, view) => removeDefinition(state, { ...view, plan: node.path }, node.name))
    else if (matches(event, 'Alt+ArrowUp') && plan !== undefined)
      perform(document, (state) => step(state, plan, node.name, 'up'))
    else if (matches(event, 'Alt+ArrowDown') && plan !== undefined)
      perform(document, (state) => step(state, plan, node.name, 'down'))
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // Captured, because the tree takes the arrow keys for itself.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles['outline']} onKeyDownCapture={onKeyDown} data-outline>
      <Tree
        aria-label={t('outline.label')}
        className={styles['tree'] ?? ''}
        items={nodes}
        dependencies={[renaming]}
        selectionMode="multiple"
        selectionBehavior="replace"
        expandedKeys={expanded}
        onExpandedChange={setExpanded}
        selectedKeys={selection.keys}
        onSelectionChange={selection.onChange}
        onAction={selection.onAction}
        dragAndDropHooks={dragAndDropHooks}
      >
        {(node) => <OutlineItem node={node} renaming={renaming} onRenamed={() => setRenaming(undefined)} />}
      </Tree>
    </div>
  )
}

interface OutlineItemProps {
  readonly node: OutlineNode
  readonly renaming: string | undefined
  readonly onRenamed: () => void
}

function OutlineItem({ node, renaming, onRenamed }: OutlineItemProps) {
  const t = useMessages()
  return (
    <TreeItem
      id={node.key}
      textValue={node.caption}
      className={styles['item'] ?? ''}
      data-group={node.kind === 'group' || undefined}
    >
      <TreeItemContent>
        {({ hasChildItems, isExpanded, level, allowsDragging }) => (
          <div className={styles['row']} style={{ paddingInlineStart: (level - 1) * 14 + 4 }}>
            {hasChildItems ? (
              <Button slot="chevron" className={styles['chevron'] ?? ''} data-open={isExpanded || undefined}>
                <ChevronRight size={14} />
              </Button>
            ) : (
              <span className={styles['space']} />
            )}
            <Sign node={node} />
            {renaming === node.key ? (
              <OutlineRename node={node} onDone={onRenamed} />
            ) : (
              <span className={styles['caption']}>{node.caption}</span>
            )}
            <Marks name={node.name} />
            {allowsDragging ? (
              <Button
                slot="drag"
                className={styles['drag'] ?? ''}
                aria-label={t('outline.drag', { name: node.caption })}
              >
                <GripVertical size={13} />
              </Button>
            ) : null}
          </div>
        )}
      </TreeItemContent>
      <Collection items={node.children} dependencies={[renaming]}>
        {(child) => <OutlineItem node={child} renaming={renaming} onRenamed={onRenamed} />}
      </Collection>
    </TreeItem>
  )
}

function Sign({ node }: { readonly node: OutlineNode }) {
  switch (node.kind) {
    case 'group':
      return null
    case 'data':
    case 'parameter':
    case 'property':
    case 'protocol': {
      const Icon = MARK_OF[node.kind]
      return <Icon size={14} className={styles['sign']} aria-hidden="true" />
    }
    default:
      return <TaskGlyph kind={node.kind} size={14} />
  }
}

function Marks({ name }: { readonly name: string }) {
  const marks = useMarks().get(name)
  return marks ? (
    <span className={styles['marks']}>
      <CardMarks marks={marks} top={10} />
    </span>
  ) : null
}
