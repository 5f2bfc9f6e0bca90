import type { canvas as english } from '../en/canvas.ts'

export const canvas: Readonly<Record<keyof typeof english, string>> = {
  'kind.action': '行动',
  'kind.enquiry': '询问',
  'kind.decision': '决策',
  'kind.plan': '计划',
  'kind.task': '占位任务',
  'kind.missing': '未定义的任务',
  'Kind.action': '行动',
  'Kind.enquiry': '询问',
  'Kind.decision': '决策',
  'Kind.plan': '计划',
  'Kind.task': '占位任务',
  'Kind.missing': '未定义',
}
