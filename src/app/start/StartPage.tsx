import { useMessages } from '../../editor/index.ts'

/** Where a visit begins. */
export function StartPage() {
  const t = useMessages()
  return <h1>{t('start.title')}</h1>
}
