export { type ParsedExpression, parseExpression } from './parse.ts'
export { printExpression } from './print.ts'
export * from './values/index.ts'
export * from './types/index.ts'
