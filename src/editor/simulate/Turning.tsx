import { useMemo } from 'react'
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components'
import { whyCandidate, type TaskPath } from '../../runtime/index.ts'
import { useMessages } from '../messages/index.ts'
import styles from './Arguments.module.css'
import { useRun, useValueWords } from './run-context.ts'
import { momentOf } from './session.ts'
import { nearestInWords } from './why-words.ts'

/** The nearest values with which a candidate would be recommended, or no longer be. */
export function Turning({ path, candidate }: { readonly path: TaskPath; readonly candidate: string }) {
  const t = useMessages()
  const words = useValueWords()
  const { run, index } = useRun()
  const found = useMemo(() => whyCandidate(run.program, momentOf(run), path, candidate), [run, path, candidate])
  if (found === undefined || found.nearest.length === 0) return null
  return (
    <Disclosure>
      <Button slot="trigger" className={styles.more ?? ''}>
        {t(found.candidate.recommended ? 'why.turn.away' : 'why.turn.towards')}
      </Button>
      <DisclosurePanel>
        <ul className={styles.turning}>
          {found.nearest.map((change) => {
            const said = nearestInWords(change, index, words)
            return <li key={said}>{said}</li>
          })}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  )
}
