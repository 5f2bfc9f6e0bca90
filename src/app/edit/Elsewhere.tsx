import { useNavigate } from '@tanstack/react-router'
import { Button, Dialog, useMessages } from '../../editor/index.ts'

interface ElsewhereProps {
  /** The document was open here and another tab took it over. */
  readonly lost?: boolean
  readonly onTakeOver: () => void
}

/** The pathway is open in another tab: two that write would overwrite each other. */
export function Elsewhere({ lost = false, onTakeOver }: ElsewhereProps) {
  const t = useMessages()
  const navigate = useNavigate()
  const leave = () => void navigate({ to: '/' })
  return (
    <Dialog
      title={t(lost ? 'elsewhere.lost' : 'elsewhere.busy')}
      size="small"
      isOpen
      isDismissable={false}
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>{t('workbench.home')}</Button>
          <Button variant="primary" onPress={onTakeOver}>
            {t('elsewhere.takeOver')}
          </Button>
        </>
      }
    >
      <p>{t(lost ? 'elsewhere.lost.text' : 'elsewhere.busy.text')}</p>
    </Dialog>
  )
}
