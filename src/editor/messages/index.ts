export * from './translate.ts'
export type { en, Catalogue, MessageKey } from './en.ts'
export type { ArgumentsOf, ArgumentValue } from './arguments.ts'
