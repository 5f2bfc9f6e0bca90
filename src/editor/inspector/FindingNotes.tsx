import { ShieldAlert } from 'lucide-react'
import { useStore } from 'zustand'
import { useDocumentState } from '../context.ts'
import { useOpenFinding, useVerification } from '../verify/context.ts'
import { gravityOf } from '../verify/findings.ts'
import { FixOfFinding } from '../verify/FixOfFinding.tsx'
import { isAboutThis } from '../verify/standing.ts'
import type { Verification } from '../verify/verification.ts'
import styles from './Inspector.module.css'

/** What the verifier found about the task that is shown, with the same repair as in its panel. */
export function FindingNotes({ name }: { readonly name: string }) {
  const verification = useVerification()
  return verification === undefined ? null : <List verification={verification} name={name} />
}

/** More of them are in the panel. */
const MOST = 3

function List({ verification, name }: { readonly verification: Verification; readonly name: string }) {
  const open = useOpenFinding()
  const parsed = useDocumentState((state) => state.parsed)
  const { checked, status } = useStore(verification.state)
  const isCurrent = useStore(verification.state, (state) => isAboutThis(state, parsed))
  const busy = status.kind === 'waiting' || status.kind === 'running'
  if (checked === undefined || !(isCurrent || busy)) return null
  const own = [...checked.report.findings.entries()].filter(([, { definitions }]) => definitions.includes(name))
  if (own.length === 0) return null
  return (
    <ul className={styles['problems']}>
      {own.slice(0, MOST).map(([position, finding]) => (
        <li
          key={`${finding.kind} ${finding.title}`}
          className={styles['problem']}
          data-severity={SEVERITY[gravityOf(finding)]}
        >
          <button type="button" className={styles['finding']} onClick={() => open?.(position)}>
            <ShieldAlert size={14} aria-hidden="true" />
            {finding.title}
          </button>
          <FixOfFinding finding={finding} verification={verification} />
        </li>
      ))}
    </ul>
  )
}

const SEVERITY = { grave: 'error', flaw: 'check', unsure: 'hint' } as const
