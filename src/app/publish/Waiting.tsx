import { Button, Callout, notify, useMessages } from '../../editor/index.ts'
import { usePublishWaiting, useWaiting } from './use-publishing.ts'

/** Says what was signed and has not reached the store, wherever it stands; nothing when nothing waits. */
export function Waiting() {
  const t = useMessages()
  const waiting = useWaiting()
  const publish = usePublishWaiting()
  const contracts = waiting.data ?? []
  if (contracts.length === 0) return null
  const send = async (): Promise<void> => {
    for (const { digest, bundle } of contracts) {
      try {
        const { kind } = await publish.mutateAsync(digest)
        if (kind === 'waiting') return notify({ text: t('publish.waiting.text') })
        notify({ text: t('publish.done.text', { title: bundle.content.manifest.title }), tone: 'ok' })
      } catch (error) {
        notify({
          text: `${t('publish.failed')}: ${error instanceof Error ? error.message : String(error)}`,
          tone: 'danger',
        })
      }
    }
  }
  return (
    <Callout
      tone="warn"
      title={t('publish.waiting.count', { count: contracts.length })}
      actions={
        <Button size="small" isDisabled={publish.isPending} onPress={() => void send()}>
          {t('publish.waiting.retry')}
        </Button>
      }
    >
      {contracts.map(({ bundle }) => bundle.content.manifest.title).join(', ')}
    </Callout>
  )
}
