import { Button, Callout } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import type { Unreadable } from './kept.ts'

interface UnreadableCasesProps {
  readonly unreadable: readonly Unreadable[]
  readonly onDelete: (one: Unreadable) => void
}

/** What stands among the test cases and is none: it is said, and stays until somebody takes it out. */
export function UnreadableCases({ unreadable, onDelete }: UnreadableCasesProps) {
  const t = useMessages()
  return unreadable.map((one) => {
    const name = one.name ?? t('scenarios.unnamed')
    return (
      <Callout
        key={one.at}
        tone="warn"
        title={t('scenarios.unreadable', { name })}
        actions={
          <Button size="small" onPress={() => onDelete(one)}>
            {t('scenarios.delete', { name })}
          </Button>
        }
      >
        {t('scenarios.unreadable.text', { problem: one.problems[0] ?? '' })}
      </Callout>
    )
  })
}
