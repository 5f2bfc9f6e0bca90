import { Wrench } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Finding } from '../../verifier/index.ts'
import { useDocumentState, useEditor } from '../context.ts'
import { Button } from '../design/index.ts'
import { words } from '../document/words.ts'
import { useMessages } from '../messages/index.ts'
import { repairOf, sameAtBothEnds, type Repair } from './fix.ts'
import styles from './FixOfFinding.module.css'
import type { Verification } from './verification.ts'

interface FixOfFindingProps {
  readonly finding: Finding
  readonly verification: Verification
}

/** The repair of a finding, where one is known: shown before it is made, and one undo takes it back. */
export function FixOfFinding({ finding, verification }: FixOfFindingProps) {
  const t = useMessages()
  const { document, text: textPort } = useEditor()
  const text = useDocumentState((state) => state.text)
  const checked = useStore(verification.state, (state) => state.checked?.text)
  const repair = useMemo(
    () => (checked === undefined ? undefined : repairOf(finding, checked, text)),
    [finding, checked, text],
  )
  const [shown, setShown] = useState(false)
  if (repair === undefined) return null
  const apply = (): void => {
    setShown(false)
    verification.stop()
    document.transact({ label: words('history.fix', { title: repair.title }), edits: [repair.edit] })
  }
  return (
    <>
      {shown ? null : (
        <Button size="small" variant="quiet" icon={<Wrench />} onPress={() => setShown(true)}>
          {t('proof.fix.preview')}
        </Button>
      )}
      {shown ? (
        <section className={styles.preview} aria-label={t('proof.fix.title')}>
          <p className={styles.title}>{repair.title}</p>
          <Lines repair={repair} />
          <div className={styles.actions}>
            <Button
              size="small"
              variant="quiet"
              onPress={() => {
                textPort.current?.show(repair.edit.span)
              }}
            >
              {t('proof.fix.place')}
            </Button>
            <Button size="small" onPress={() => setShown(false)}>
              {t('proof.fix.cancel')}
            </Button>
            <Button size="small" variant="primary" icon={<Wrench />} onPress={apply}>
              {t('proof.fix.apply')}
            </Button>
          </div>
        </section>
      ) : null}
    </>
  )
}

/** What stands there and what would: signs as well as colours tell which is which. */
function Lines({ repair: { before, after, line } }: { readonly repair: Repair }) {
  const t = useMessages()
  const same = sameAtBothEnds(before, after)
  const gone = before.slice(same.first, before.length - same.last)
  const fresh = after.slice(same.first, after.length - same.last)
  return (
    <>
      <p className={styles.where}>{t('proof.fix.line', { line })}</p>
      <pre className={styles.lines}>
        {gone.map((text, at) => (
          // oxlint-disable-next-line react/no-array-index-key
          <del key={at}>{text.trim()}</del>
        ))}
        {fresh.map((text, at) => (
          // oxlint-disable-next-line react/no-array-index-key
          <ins key={at}>{text.trim()}</ins>
        ))}
      </pre>
    </>
  )
}
