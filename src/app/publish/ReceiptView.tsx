import { useNavigate } from '@tanstack/react-router'
import { serializeBundle, serializePublished, type ContractBundle } from '../../contracts/index.ts'
import { Button, Callout, useIntlShape, useMessages } from '../../editor/index.ts'
import { downloadText } from '../local/download.ts'
import type { Publication } from './publishing.ts'
import styles from './Publish.module.css'

interface ReceiptViewProps {
  readonly bundle: ContractBundle
  readonly publication: Publication
  /** It is on its way to the store once more. */
  readonly isSending: boolean
  readonly onRetry: () => void
  readonly onClose: () => void
}

/** What came of it: the receipt, or that the signed contract waits here. */
export function ReceiptView({ bundle, publication, isSending, onRetry, onClose }: ReceiptViewProps) {
  const t = useMessages()
  const navigate = useNavigate()
  const { manifest } = bundle.content
  const fileName = `${manifest.name.replaceAll('/', '-')}-${manifest.version}.contract.json`
  const download = (): void =>
    downloadText(
      fileName,
      publication.kind === 'published'
        ? serializePublished({ bundle, receipt: publication.receipt })
        : serializeBundle(bundle),
    )
  return (
    <div className={styles.form}>
      {publication.kind === 'published' ? (
        <>
          <Callout tone="ok" live="status" title={t('publish.done')}>
            {t('publish.done.text', { title: manifest.title })}
          </Callout>
          <ReceiptFacts bundle={bundle} publication={publication} />
        </>
      ) : (
        <Callout tone="warn" live="status" title={t('publish.waiting')}>
          {t('publish.waiting.text')}
        </Callout>
      )}
      <div className={styles.foot}>
        <Button onPress={download}>{t('publish.receipt.download')}</Button>
        {publication.kind === 'published' ? (
          <Button
            variant="primary"
            onPress={() => void navigate({ to: '/store/$digest', params: { digest: bundle.digest } })}
          >
            {t('publish.receipt.show')}
          </Button>
        ) : (
          <Button variant="primary" isDisabled={isSending} onPress={onRetry}>
            {t('publish.waiting.retry')}
          </Button>
        )}
        <Button onPress={onClose}>{t('common.close')}</Button>
      </div>
    </div>
  )
}

interface ReceiptFactsProps {
  readonly bundle: ContractBundle
  readonly publication: Extract<Publication, { readonly kind: 'published' }>
}

function ReceiptFacts({ bundle, publication: { receipt } }: ReceiptFactsProps) {
  const t = useMessages()
  const intl = useIntlShape()
  return (
    <section className={styles.section} aria-label={t('publish.receipt')}>
      <h3>{t('publish.receipt')}</h3>
      <dl className={styles.receipt}>
        <dt>{t('publish.receipt.digest')}</dt>
        <dd>
          <code>{bundle.digest}</code>
        </dd>
        <dt>{t('publish.receipt.place')}</dt>
        <dd>{t('publish.receipt.place.value', { index: receipt.index + 1, size: receipt.treeSize })}</dd>
        <dt>{t('publish.receipt.time')}</dt>
        <dd>{intl.formatDate(receipt.publishedAt, { dateStyle: 'long', timeStyle: 'short' })}</dd>
      </dl>
    </section>
  )
}
