import { CircleCheck, CircleX } from 'lucide-react'
import type { ContractCheck } from '../../contracts/index.ts'
import { useMessages } from '../../editor/index.ts'
import styles from './Contract.module.css'
import type { useContract } from './use-store.ts'

interface EvidenceProps {
  readonly contract: NonNullable<ReturnType<typeof useContract>['data']>
}

/** Digest, signatures and place in the log, as this browser found them. */
export function Evidence({ contract }: EvidenceProps) {
  const t = useMessages()
  const { bundle, inclusion, checks } = contract
  return (
    <section className={styles.section}>
      <h2>{t('contract.evidence')}</h2>
      <p className={styles.note}>{t('contract.evidence.text')}</p>
      <ul className={styles.checks}>
        {checks.map((check) => (
          <Check key={`${check.code} ${check.message}`} check={check} />
        ))}
      </ul>
      <dl className={styles.facts}>
        <div>
          <dt>{t('contract.digest')}</dt>
          <dd>
            <code className={styles.digest}>{bundle.digest}</code>
          </dd>
        </div>
        <div>
          <dt>{t('contract.log')}</dt>
          <dd>{t('contract.log.place', { index: inclusion.index + 1, size: inclusion.treeSize })}</dd>
        </div>
      </dl>
    </section>
  )
}

function Check({ check }: { readonly check: ContractCheck }) {
  const t = useMessages()
  const Icon = check.passed ? CircleCheck : CircleX
  return (
    <li className={check.passed ? styles.passed : styles.failed}>
      <Icon size={16} aria-label={t(check.passed ? 'contract.check.passed' : 'contract.check.failed')} />
      <span>{check.message}</span>
    </li>
  )
}
