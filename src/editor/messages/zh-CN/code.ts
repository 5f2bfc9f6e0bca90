import type { Catalogue } from '../en.ts'
import type { code as en } from '../en/code.ts'

export const code: Pick<Catalogue, keyof typeof en> = {
  'code.goTo': '按 F12 转到定义',
}
