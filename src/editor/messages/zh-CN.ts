import type { Catalogue } from './en.ts'
import { shell } from './zh-CN/shell.ts'
import { start } from './zh-CN/start.ts'

/** The catalogue in Simplified Chinese. */
export const zhCN: Catalogue = { ...shell, ...start }
