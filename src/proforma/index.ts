export * from './model/index.ts'
export * from './text/index.ts'
export * from './expressions/index.ts'
