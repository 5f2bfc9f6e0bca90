import { useEffect, useMemo, useRef, useState } from 'react'
import { checkManifest, type Layout } from '../../contracts/index.ts'
import { Button, Callout, Checkbox, Dialog, Progress, useMessages } from '../../editor/index.ts'
import type { ProtocolIndex } from '../../proforma/index.ts'
import type { VerificationReport } from '../../verifier/index.ts'
import { useKeys } from '../keys/use-keys.ts'
import type { Origin } from '../local/database.ts'
import { KeyChoice } from './KeyChoice.tsx'
import { draftForm, manifestOf } from './manifest.ts'
import { ManifestFields } from './ManifestFields.tsx'
import type { SignRequest } from './publish-machine.ts'
import styles from './Publish.module.css'
import { ReceiptView } from './ReceiptView.tsx'
import { runScenarios } from './signing.ts'
import { usePublish } from './use-publishing.ts'
import { VerificationGate } from './VerificationGate.tsx'

export interface PublishDialogProps {
  readonly documentId: string
  readonly documentName: string
  readonly text: string
  readonly layout: Layout
  readonly scenarios: readonly unknown[]
  readonly origin: Origin
  readonly index: ProtocolIndex
  /** The report about exactly this text, when there is one. */
  readonly report: VerificationReport | undefined
  readonly isVerifying: boolean
  readonly onVerify: () => void
  readonly onClose: () => void
}

/** What will be signed, by whom, and what came of it. Opens with the text as it is then; an edit closes nothing. */
export function PublishDialog(props: PublishDialogProps) {
  const t = useMessages()
  const [state, send] = usePublish()
  const { bundle, publication, failure } = state.context
  const { onClose } = props
  useReport(props)
  return (
    <Dialog
      title={t('publish.title')}
      description={t('publish.lead')}
      size="large"
      isOpen
      onClose={onClose}
      isDismissable={false}
    >
      {bundle === undefined || publication === undefined ? (
        <PublishForm
          {...props}
          doing={state.matches('signing') ? 'signing' : state.matches('sending') ? 'sending' : undefined}
          failure={failure}
          onSubmit={(request) => send({ type: 'submit', request })}
        />
      ) : (
        <ReceiptView
          bundle={bundle}
          publication={publication}
          isSending={state.matches('sending')}
          onRetry={() => send({ type: 'retry' })}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}

/** The report must be about exactly this text: where there is none, it is asked for once, without another press. */
function useReport({ report, isVerifying, onVerify }: PublishDialogProps): void {
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current || isVerifying || report !== undefined) return
    asked.current = true
    onVerify()
  }, [report, isVerifying, onVerify])
}

interface PublishFormProps extends PublishDialogProps {
  readonly doing: 'signing' | 'sending' | undefined
  /** Why the last try came to nothing. */
  readonly failure: string | undefined
  readonly onSubmit: (request: SignRequest) => void
}

function PublishForm(props: PublishFormProps) {
  const { documentId, documentName, text, layout, scenarios, origin, index, report, doing, failure } = props
  const t = useMessages()
  const keys = useKeys()
  const [keyId, setKeyId] = useState<string>()
  const key = keys.data?.find(({ id }) => id === keyId) ?? keys.data?.at(-1)
  const draft = useMemo(() => draftForm(documentName, index, key?.name ?? 'me'), [documentName, index, key?.name])
  const [changes, setChanges] = useState<Partial<typeof draft>>({})
  const [confirmed, setConfirmed] = useState(false)
  const [tried, setTried] = useState(false)
  const results = useMemo(() => runScenarios(text, scenarios), [text, scenarios])
  const form = { ...draft, ...changes }
  const manifest = manifestOf(form, origin)
  const problems = checkManifest(manifest)

  const submit = (): void => {
    setTried(true)
    if (report === undefined || key === undefined || problems.length > 0 || !confirmed) return
    props.onSubmit({ signable: { manifest, text, layout, scenarios, report }, key, documentId })
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <VerificationGate report={report} isVerifying={props.isVerifying} onVerify={props.onVerify} />
      <p className={styles.note}>
        {t('publish.scenarios', { count: results.length, passed: results.filter(({ passed }) => passed).length })}
      </p>
      <ManifestFields
        form={form}
        problems={tried ? problems : []}
        onChange={(change) => setChanges((before) => ({ ...before, ...change }))}
      />
      <section className={styles.section}>
        <h3>{t('publish.sign')}</h3>
        <KeyChoice keys={keys.data ?? []} selected={key?.id} onSelect={setKeyId} />
        <Checkbox isSelected={confirmed} onChange={setConfirmed}>
          {t('publish.confirm')}
        </Checkbox>
        {tried && !confirmed ? (
          <Callout tone="warn" live="alert">
            {t('publish.confirm.missing')}
          </Callout>
        ) : null}
      </section>
      {failure === undefined ? null : (
        <Callout tone="danger" live="alert" title={t('publish.failed')}>
          {failure}
        </Callout>
      )}
      {doing === undefined ? null : <Progress label={t(`publish.${doing}`)} />}
      <div className={styles.foot}>
        <Button onPress={props.onClose}>{t('common.cancel')}</Button>
        <Button
          type="submit"
          variant="primary"
          isDisabled={report === undefined || key === undefined || doing !== undefined}
        >
          {t('publish.do')}
        </Button>
      </div>
    </form>
  )
}
