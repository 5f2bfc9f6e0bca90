import type { SignatureHelp } from '../../proforma/index.ts'
import { useMessages } from '../messages/index.ts'
import styles from './CodeField.module.css'
import type { Help } from './use-expression.ts'

/** What the word at the cursor or under the pointer is, or what a function wants next. */
export function CodeHelp({ help, canGo }: { readonly help: Help; readonly canGo: boolean }) {
  const t = useMessages()
  if (help.kind === 'signature') return <Signature signature={help.signature} />
  const { title, lines } = help.hover
  return (
    <div className={styles['help']} role="note" aria-live="polite">
      <span className={styles['title']}>{title}</span>
      {lines.map((line) => (
        <span key={line} className={styles['line']}>
          {line}
        </span>
      ))}
      {canGo ? <span className={styles['line']}>{t('code.goTo')}</span> : null}
    </div>
  )
}

/** The call as it is written, with the place of the cursor marked. */
function Signature({ signature: { label, help, parameters, active } }: { readonly signature: SignatureHelp }) {
  const open = label.indexOf('(')
  return (
    <div className={styles['help']} role="note" aria-live="polite">
      <span className={styles['title']}>
        {label.slice(0, open + 1)}
        {parameters.map((name, i) => (
          <span key={name}>
            {i === 0 ? '' : ', '}
            {i === active ? <b className={styles['active']}>{name}</b> : name}
          </span>
        ))}
        {label.endsWith(', …)') ? ', …)' : ')'}
      </span>
      <span className={styles['line']}>{help}</span>
    </div>
  )
}
