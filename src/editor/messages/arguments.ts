/**
 * The names of the arguments of an ICU message, worked out by the type checker: `'{count, plural, one {# task}
 * other {# tasks}}'` gives `'count'`. A brace whose content is not one plain name (a plural's branch `{# tasks}`) is
 * not an argument; a branch must therefore never be one bare word.
 */
export type ArgumentNames<Message extends string> = Message extends `${string}{${infer Rest}`
  ? Named<HeadOf<Rest>> | ArgumentNames<Rest>
  : never

type HeadOf<Rest extends string> = Rest extends `${infer Head}}${string}` ? BeforeComma<Head> : never
type BeforeComma<Head extends string> = Head extends `${infer Name},${string}` ? Name : Head
type Named<Name extends string> = Name extends `${string}${' ' | '#' | '{' | '，' | '。'}${string}` | '' ? never : Name

export type ArgumentValue = string | number | Date

/** What a call must hand over for this message: nothing, or one object with every argument. */
export type ArgumentsOf<Message extends string> = [ArgumentNames<Message>] extends [never]
  ? []
  : [values: { readonly [Name in ArgumentNames<Message>]: ArgumentValue }]
