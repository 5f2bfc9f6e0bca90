import { useEffect } from 'react'
import { useMessages } from '../../editor/index.ts'

/** Names the page in the browser's tab and for screen readers. */
export function useTitle(page: string): void {
  const t = useMessages()
  useEffect(() => {
    document.title = t('page.title', { page })
  }, [page, t])
}
