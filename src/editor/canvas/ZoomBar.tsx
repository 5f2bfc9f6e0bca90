import { Map as MapIcon, Maximize, Minus, Plus, Wand2 } from 'lucide-react'
import { Toolbar } from 'react-aria-components'
import { useStore } from '@xyflow/react'
import { useEditor } from '../context.ts'
import { useCommandRunner } from '../commands/use-command-runner.ts'
import { IconButton } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { useViewSettings } from './view-settings.ts'
import styles from './ZoomBar.module.css'

/** Layout and zoom, in the lower left corner of the canvas. */
export function ZoomBar() {
  const { canvas } = useEditor()
  const t = useMessages()
  const run = useCommandRunner()
  const minimap = useViewSettings((settings) => settings.minimap)
  const zoom = useStore((state) => Math.round(state.transform[2] * 100))
  return (
    <Toolbar className={styles['bar'] ?? ''} aria-label={t('canvas.tools')}>
      <IconButton
        size="small"
        icon={<Wand2 />}
        label={t('command.tidy')}
        shortcut="Shift+L"
        onPress={() => run('layout.tidy')}
      />
      <span className={styles['divider']} />
      <IconButton
        size="small"
        icon={<Minus />}
        label={t('command.zoomOut')}
        shortcut="-"
        onPress={() => canvas.current?.zoomBy(1 / 1.25)}
      />
      <span className={styles['zoom']}>{t('canvas.zoom', { percent: zoom })}</span>
      <IconButton
        size="small"
        icon={<Plus />}
        label={t('command.zoomIn')}
        shortcut="+"
        onPress={() => canvas.current?.zoomBy(1.25)}
      />
      <IconButton
        size="small"
        icon={<Maximize />}
        label={t('command.zoomToFit')}
        shortcut="1"
        onPress={() => canvas.current?.zoomToFit()}
      />
      <IconButton
        size="small"
        icon={<MapIcon />}
        label={t('command.minimap')}
        shortcut="M"
        aria-pressed={minimap}
        onPress={() => run('view.minimap')}
      />
    </Toolbar>
  )
}
