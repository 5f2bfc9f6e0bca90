import {
  AlignHorizontalSpaceBetween,
  AlignStartHorizontal,
  AlignCenterVertical,
  AlignVerticalSpaceBetween,
  Copy,
  Trash2,
} from 'lucide-react'
import { useCommandRunner } from '../commands/use-command-runner.ts'
import { Button } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import styles from './Inspector.module.css'
import { ManyFields } from './ManyFields.tsx'

interface ManyInspectorProps {
  readonly names: readonly string[]
  /** The plan in which they are looked at. */
  readonly plan: string | undefined
}

/** Several tasks at once: what can be done with all of them, and what they have in common. */
export function ManyInspector({ names, plan }: ManyInspectorProps) {
  const t = useMessages()
  const count = names.length
  const run = useCommandRunner()
  return (
    <>
      <div className={styles['many']}>
        <h2 className={styles['title']}>{t('inspector.many', { count })}</h2>
        <p className={styles['sentence']}>{t('inspector.many.text')}</p>
        <div className={styles['choices']}>
          <Button size="small" icon={<AlignStartHorizontal />} onPress={() => run('align.row')}>
            {t('command.align.row')}
          </Button>
          <Button size="small" icon={<AlignCenterVertical />} onPress={() => run('align.column')}>
            {t('command.align.column')}
          </Button>
          <Button
            size="small"
            icon={<AlignHorizontalSpaceBetween />}
            isDisabled={count < 3}
            onPress={() => run('align.spreadAcross')}
          >
            {t('command.align.spreadAcross')}
          </Button>
          <Button
            size="small"
            icon={<AlignVerticalSpaceBetween />}
            isDisabled={count < 3}
            onPress={() => run('align.spreadDown')}
          >
            {t('command.align.spreadDown')}
          </Button>
          <Button size="small" icon={<Copy />} onPress={() => run('edit.duplicate')}>
            {t('command.duplicate')}
          </Button>
          <Button size="small" variant="danger" icon={<Trash2 />} onPress={() => run('edit.delete')}>
            {t('command.delete')}
          </Button>
        </div>
      </div>
      <ManyFields names={names} plan={plan} />
    </>
  )
}
