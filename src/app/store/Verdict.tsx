import { CircleHelp, ShieldCheck, TriangleAlert } from 'lucide-react'
import { Badge, useMessages } from '../../editor/index.ts'

interface VerdictProps {
  readonly verdict: 'clean' | 'findings' | 'not-decided'
  readonly findings: number
}

/** What the verifier said of a contract; the words carry it, icon and colour only help. */
export function Verdict({ verdict, findings }: VerdictProps) {
  const t = useMessages()
  if (verdict === 'clean')
    return (
      <Badge tone="ok" icon={<ShieldCheck />}>
        {t('store.verdict.clean')}
      </Badge>
    )
  if (verdict === 'findings')
    return (
      <Badge tone="warn" icon={<TriangleAlert />}>
        {t('store.verdict.findings', { count: findings })}
      </Badge>
    )
  return (
    <Badge tone="warn" icon={<CircleHelp />}>
      {t('store.verdict.not-decided')}
    </Badge>
  )
}
