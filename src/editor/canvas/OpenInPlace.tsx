import { useNodeId } from '@xyflow/react'
import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react'
import { useEditor } from '../context.ts'
import { useMessages } from '../messages/index.ts'
import { taskOf } from './scene.ts'
import { useDrawnScene } from './scene-context.ts'
import styles from './TaskNode.module.css'

/** Opens a plan where it stands, or closes it. By pointer; the key is that of the command. */
export function OpenInPlace({ opened }: { readonly opened: boolean }) {
  const { document } = useEditor()
  const t = useMessages()
  const scene = useDrawnScene()
  const id = useNodeId()
  const task = id === null ? undefined : taskOf(scene, id)
  const label = t(opened ? 'canvas.close' : 'canvas.open')
  return (
    <button
      type="button"
      className={`${styles['toggle']} nodrag`}
      // The task itself is the stop of the keyboard.
      tabIndex={-1}
      aria-hidden="true"
      title={`${label} (X)`}
      onClick={(event) => {
        event.stopPropagation()
        if (task) document.expand([`${task.frame.key}/${task.name}`], !opened)
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      {opened ? <ChevronsDownUp size={15} /> : <ChevronsUpDown size={15} />}
    </button>
  )
}
