import { useStore } from 'zustand'
import { Dialog, editorCommands, Keys, say, useMessages, type Region } from '../../editor/index.ts'
import type { Actions } from './actions.ts'
import styles from './ShortcutSheet.module.css'
import { useWorkbench } from './workbench.ts'

interface Line {
  readonly id: string
  readonly title: string
  readonly keys: readonly string[]
}

const REGIONS: readonly Region[] = ['anywhere', 'canvas', 'outline', 'text', 'inspector']

/** Every key of the workbench, by the place in which it works. */
export function ShortcutSheet({ actions }: { readonly actions: Actions }) {
  const t = useMessages()
  const { window } = useWorkbench()
  const open = useStore(window, (name) => name === 'shortcuts')
  const lines = (region: Region): readonly Line[] => [
    ...(region === 'anywhere'
      ? actions.map(({ id, title, keys }) => ({ id, title: say(t, { id: title }), keys }))
      : []),
    ...editorCommands
      .filter((command) => command.region === region)
      .map(({ id, title, keys }) => ({ id, title: say(t, { id: title }), keys })),
  ]
  return (
    <Dialog title={t('shortcuts.title')} size="large" isOpen={open} onClose={() => window.setState('none', true)}>
      <div className={styles.columns}>
        {REGIONS.map((region) => {
          const shown = lines(region).filter(({ keys }) => keys.length > 0)
          return shown.length === 0 ? null : (
            <section key={region} className={styles.section}>
              <h3 className={styles.heading}>{t(`shortcuts.${region}`)}</h3>
              <dl>
                {shown.map(({ id, title, keys }) => (
                  <div key={id} className={styles.line}>
                    <dt>{title}</dt>
                    <dd>
                      {keys.map((key) => (
                        <Keys key={key} keys={key} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
    </Dialog>
  )
}
