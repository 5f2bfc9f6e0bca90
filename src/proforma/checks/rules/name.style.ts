import { isTask } from '../../model/index.ts'
import { defineRule } from '../defineRule.ts'
import type { CheckContext, Placed } from '../rule.ts'
import { named } from '../words.ts'

type Style = 'snake_case' | 'camelCase' | 'kebab-case' | 'Words'

const ENOUGH = 6
const FEW = 0.2

/** Names of one word, and those in other scripts, fit every style. Tasks and data may differ: each kind is looked at for itself. */
export const nameStyle = defineRule<{ name: string; style: string; usual: string; example: string }>({
  code: 'name.style',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Name in another style',
    what: 'Nearly all names of tasks (or of data items) are written one way, such as `blood_pressure`, and this one another way, such as `heartRate`.',
    why: 'Whoever writes a condition has to remember each name; mixed styles make typing errors and wrong references likely.',
    fix: 'Rename it, so that it looks like the others. Renaming changes it everywhere.',
  },
  message: ({ name, style, usual, example }) =>
    `${named(name)} is written in ${style}, nearly all others in ${usual} (${named(example)}). Rename it so that names are easy to remember.`,
  check(context, report) {
    for (const group of groupsOf(context)) {
      const byStyle = new Map<Style, Placed[]>()
      for (const definition of group) {
        const style = styleOf(definition.node.name.text)
        if (style === undefined) continue
        const same = byStyle.get(style)
        if (same === undefined) byStyle.set(style, [definition])
        else same.push(definition)
      }
      reportMinority(byStyle, report)
    }
  },
})

function reportMinority(
  byStyle: ReadonlyMap<Style, readonly Placed[]>,
  report: (
    at: Placed,
    span: Placed['node']['name']['span'],
    data: { name: string; style: string; usual: string; example: string },
  ) => void,
): void {
  const ranked = [...byStyle].sort((a, b) => b[1].length - a[1].length)
  const [usual, ...others] = ranked
  if (usual === undefined || usual[1].length < ENOUGH) return
  const count = ranked.reduce((sum, [, definitions]) => sum + definitions.length, 0)
  if (count - usual[1].length > count * FEW) return
  const example = usual[1][0]?.node.name.text ?? ''
  for (const [style, definitions] of others) {
    for (const definition of definitions) {
      const { name } = definition.node
      report(definition, name.span, { name: name.text, style, usual: usual[0], example })
    }
  }
}

function groupsOf({ analysis }: CheckContext): readonly (readonly Placed[])[] {
  const tasks: Placed[] = []
  const items: Placed[] = []
  for (const definition of analysis.parsed.definitions) {
    if (isTask(definition.node)) tasks.push(definition)
    else if (definition.node.kind === 'data' || definition.node.kind === 'parameter') items.push(definition)
  }
  return [tasks, items]
}

function styleOf(name: string): Style | undefined {
  if (!/^[\x20-\x7e]+$/.test(name)) return undefined
  if (/\S\s+\S/.test(name)) return 'Words'
  if (/[A-Za-z0-9]_+[A-Za-z0-9]/.test(name)) return 'snake_case'
  if (/[A-Za-z0-9]-[A-Za-z0-9]/.test(name)) return 'kebab-case'
  return /[a-z][A-Z]/.test(name) ? 'camelCase' : undefined
}
