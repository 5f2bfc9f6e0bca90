import type { en } from '../messages/en.ts'
import type { ArgumentsOf, MessageKey, Translate } from '../messages/index.ts'

/**
 * A sentence of the message catalogue with its values, which may be sentences themselves. What people read is
 * made where it is shown, so that a stored history follows the language of the page.
 */
export interface Words {
  readonly id: MessageKey
  readonly values?: Readonly<Record<string, string | number | Words>>
}

type Loose<Values> = { readonly [Name in keyof Values]: string | number | Words }

/** Words whose values the type checker knows: `words('history.move', { name })`. */
export function words<Key extends MessageKey>(
  id: Key,
  ...values: ArgumentsOf<(typeof en)[Key]> extends [values: infer Values] ? [values: Loose<Values>] : []
): Words {
  const given = values[0] as Words['values']
  return given === undefined ? { id } : { id, values: given }
}

/** The sentence in the language of `translate`. Words of an older version that are no longer known show their key. */
export function say(translate: Translate, { id, values }: Words): string {
  const flat = Object.entries(values ?? {}).map(([name, value]) => [
    name,
    typeof value === 'object' ? say(translate, value) : value,
  ])
  return (translate as (id: MessageKey, values: Readonly<Record<string, string | number>>) => string)(
    id,
    Object.fromEntries(flat),
  )
}
