import { useMemo } from 'react'
import { ChangeList } from './ChangeList.tsx'
import { compareVersions } from './comparison.ts'
import type { CompareViewProps } from './CompareView.tsx'

/** What differs between two versions, in sentences only: for a page on which it is one section of many. */
export function ChangesView({ before, after }: CompareViewProps) {
  const comparison = useMemo(() => compareVersions(before, after), [before, after])
  return <ChangeList comparison={comparison} />
}
