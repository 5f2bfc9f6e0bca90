import { GitCompareArrows } from 'lucide-react'
import { useState } from 'react'
import type { ContractContent, Manifest } from '../../contracts/index.ts'
import { Button, ChangesView, CompareView, Dialog, useMessages, type Version } from '../../editor/index.ts'
import styles from './Contract.module.css'
import { useContract } from './use-store.ts'

interface ChangesProps {
  readonly content: ContractContent
  readonly parent: Manifest['parents'][number]
}

/**
 * What changed since the contract that this one was made from. The parent is fetched and checked like any contract;
 * nothing is shown when this store does not have it.
 */
export function Changes({ content, parent }: ChangesProps) {
  const t = useMessages()
  const [isOpen, setIsOpen] = useState(false)
  const contract = useContract(parent.digest)
  if (contract.data === undefined) return null
  const [before, after] = [versionOf(contract.data.bundle.content), versionOf(content)]
  const title = t('compare.parent', { name: parent.name, version: parent.version })
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2>{title}</h2>
        <Button size="small" icon={<GitCompareArrows />} onPress={() => setIsOpen(true)}>
          {t('compare.parent.open')}
        </Button>
      </div>
      <ChangesView before={before} after={after} />
      {isOpen ? (
        <Dialog title={title} size="full" isOpen onClose={() => setIsOpen(false)}>
          <div className={styles.compare}>
            <CompareView before={before} after={after} />
          </div>
        </Dialog>
      ) : null}
    </section>
  )
}

function versionOf({ manifest, protocol, layout }: ContractContent): Version {
  return { text: protocol, layout, label: `${manifest.name} ${manifest.version}` }
}
