import { Plus } from 'lucide-react'
import { useState } from 'react'
import { fingerprintOf } from '../../contracts/index.ts'
import { Button, Callout, Dialog, Select, useMessages } from '../../editor/index.ts'
import { MakeKeyForm } from '../keys/MakeKeyForm.tsx'
import type { StoredKey } from '../local/database.ts'
import styles from './Publish.module.css'

interface KeyChoiceProps {
  readonly keys: readonly StoredKey[]
  readonly selected: string | undefined
  readonly onSelect: (id: string) => void
}

/** Which key signs; one can be made on the spot. */
export function KeyChoice({ keys, selected, onSelect }: KeyChoiceProps) {
  const t = useMessages()
  const [making, setMaking] = useState(false)
  const options = keys.map(({ id, name, publicKey }) => ({ id, label: `${name} · ${fingerprintOf(publicKey)}` }))
  return (
    <div className={styles.key}>
      {keys.length === 0 ? (
        <Callout tone="info">{t('publish.key.none')}</Callout>
      ) : (
        <Select label={t('publish.key')} options={options} value={selected ?? null} onChange={onSelect} />
      )}
      <Button icon={<Plus />} onPress={() => setMaking(true)}>
        {t('publish.key.new')}
      </Button>
      <Dialog title={t('keys.new')} size="small" isOpen={making} onClose={() => setMaking(false)}>
        <MakeKeyForm
          onMade={({ id }) => {
            setMaking(false)
            onSelect(id)
          }}
        />
      </Dialog>
    </div>
  )
}
