import { useMemo, useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Label,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components'
import { useStore } from 'zustand'
import { Keys, TaskGlyph, useMessages } from '../../editor/index.ts'
import type { Actions } from './actions.ts'
import styles from './CommandPalette.module.css'
import { grouped, usePaletteEntries, type PaletteEntry } from './palette-entries.ts'
import { useWorkbench } from './workbench.ts'

/** Everything that can be done or gone to, found by typing. */
export function CommandPalette({ actions }: { readonly actions: Actions }) {
  const t = useMessages()
  const { window } = useWorkbench()
  const open = useStore(window, (name) => name === 'palette')
  const close = () => window.setState('none', true)
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen={open}
      isDismissable
      onOpenChange={(isOpen) => (isOpen ? undefined : close())}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''} aria-label={t('palette.commands.title')}>
          <Search actions={actions} onDone={close} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Search({ actions, onDone }: { readonly actions: Actions; readonly onDone: () => void }) {
  const t = useMessages()
  const [query, setQuery] = useState('')
  const entries = usePaletteEntries(actions)
  const groups = useMemo(() => grouped(entries, query), [entries, query])
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery} filter={() => true}>
      {/* The palette is opened to type: the field takes the focus from the key that opened it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <TextField autoFocus className={styles.field ?? ''}>
        <Label className={styles.label ?? ''}>{t('palette.commands.title')}</Label>
        <Input className={styles.input ?? ''} placeholder={t('palette.commands.placeholder')} />
      </TextField>
      <Menu
        className={styles.list ?? ''}
        aria-label={t('palette.commands.title')}
        onAction={(key) => {
          onDone()
          entries.find(({ id }) => id === key)?.run()
        }}
        renderEmptyState={() => <p className={styles.none}>{t('palette.commands.none', { query })}</p>}
      >
        {groups.map(({ group, entries: members }) => (
          <MenuSection key={group} id={group}>
            <Header className={styles.header ?? ''}>{t(`palette.commands.group.${group}`)}</Header>
            {members.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </MenuSection>
        ))}
      </Menu>
    </Autocomplete>
  )
}

function Entry({ entry }: { readonly entry: PaletteEntry }) {
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.title}
      className={styles.item ?? ''}
      isDisabled={entry.refusal !== undefined}
    >
      {entry.kind === undefined ? null : <TaskGlyph kind={entry.kind} size={16} />}
      <span className={styles.text}>
        {entry.title}
        {entry.detail === undefined ? null : <span className={styles.detail}>{entry.detail}</span>}
        {entry.refusal === undefined ? null : <span className={styles.detail}>{entry.refusal}</span>}
      </span>
      {entry.keys === undefined ? null : <Keys keys={entry.keys} />}
    </MenuItem>
  )
}
