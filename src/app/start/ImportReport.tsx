import { Badge, Button, Dialog, useMessages } from '../../editor/index.ts'
import type { ImportReport as Report } from '../../proforma/index.ts'
import styles from './ImportReport.module.css'

interface ImportReportProps {
  readonly file: string
  readonly report: Report
  readonly onOpen: () => void
  readonly onClose: () => void
}

/** What became of a file of another format on its way here, before its draft is opened. */
export function ImportReport({ file, report, onOpen, onClose }: ImportReportProps) {
  const t = useMessages()
  const of = (outcome: 'lost' | 'changed') => report.entries.filter((entry) => entry.outcome === outcome)
  const lost = of('lost')
  const changed = of('changed')
  return (
    <Dialog
      title={t('import.report', { format: FORMATS[report.format] ?? report.format })}
      description={t('import.report.lead', { file })}
      size="large"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={onOpen}>
            {t('import.open')}
          </Button>
        </>
      }
    >
      <p className={styles.summary}>
        {lost.length === 0 ? (
          <Badge tone="ok">{t('import.complete')}</Badge>
        ) : (
          <Badge tone="danger">{t('import.lost', { count: lost.length })}</Badge>
        )}
        {changed.length === 0 ? null : <Badge tone="warn">{t('import.changed', { count: changed.length })}</Badge>}
      </p>
      <ul className={styles.entries}>
        {[...lost, ...changed].map(({ outcome, place, message }, at) => (
          // A report does not change while it is read.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at} data-outcome={outcome}>
            <p>{message}</p>
            {place === '' ? null : <code>{place}</code>}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

const FORMATS: Readonly<Record<string, string>> = { gdl2: 'GDL2', proformajs: 'proformajs', model: 'JSON' }
