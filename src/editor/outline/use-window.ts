import { useEffect, useState, type RefObject } from 'react'
import type { OutlineRow } from './outline-rows.ts'

/** What can be seen of a long list, in pixels. */
export interface ListWindow {
  readonly top: number
  readonly height: number
}

/** Follows how far a list is scrolled and how high it is. */
export function useWindow(
  root: RefObject<HTMLElement | null>,
  rows: readonly OutlineRow[],
): { readonly view: ListWindow; readonly showRow: (key: string) => void } {
  const [view, setView] = useState<ListWindow>({ top: 0, height: 800 })
  useEffect(() => {
    const element = root.current
    if (!element) return undefined
    const look = (): void => setView({ top: element.scrollTop, height: element.clientHeight })
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [root])

  const showRow = (key: string): void => {
    const element = root.current
    const row = rows.find(({ node }) => node.key === key)
    if (!element || !row) return
    if (row.top < element.scrollTop) element.scrollTo({ top: row.top })
    else if (row.top + row.height > element.scrollTop + element.clientHeight)
      element.scrollTo({ top: row.top + row.height - element.clientHeight })
  }
  return { view, showRow }
}
