import { useEffect, useRef, useState, type ReactNode } from 'react'

interface ScrollBodyProps {
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** A part that scrolls when it must; then, and only then, it is a stop of the Tab key, so that the arrow keys can scroll it. */
export function ScrollBody({ className, children }: ScrollBodyProps) {
  const body = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const [scrolls, setScrolls] = useState(false)
  useEffect(() => {
    const { current: outer } = body
    const { current: inner } = content
    if (outer === null || inner === null) return undefined
    const observer = new ResizeObserver(() => setScrolls(outer.scrollHeight > outer.clientHeight))
    observer.observe(outer)
    observer.observe(inner)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={body} className={className} {...(scrolls ? { tabIndex: 0 } : {})}>
      <div ref={content}>{children}</div>
    </div>
  )
}
