import type { Translate } from '../messages/index.ts'
import type { Way } from './ways.ts'

/** What a way is called: by the author, else by its number. */
export function wayName({ id, name }: Way, t: Translate): string {
  return name ?? t('ways.way', { id })
}
