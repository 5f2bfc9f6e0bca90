import {
  type Definition,
  isTask,
  type ParsedProtocol,
  type Problem,
  type QuickFix,
  type Span,
} from '../../model/index.ts'
import { MAX_PLAN_DEPTH, type Resolver, rootPlans } from '../../names/index.ts'
import { nearest, replaceFix, shorten, withArticle } from '../../text/syntaxProblems.ts'
import { quoteName } from '../../text/words.ts'

/** A task tree of more instances than this is not run (N9): each of them has a state of its own. */
export const MAX_INSTANCES = 100_000

/** What is wrong between definitions: names given twice, the root, plans inside themselves. Document coordinates. */
export function checkProtocol(parsed: ParsedProtocol, resolver: Resolver): Problem[] {
  const problems: Problem[] = []
  const add = (code: string, span: Span, message: string, data: Problem['data'] = {}, fixes?: QuickFix[]): void => {
    problems.push({ code, severity: 'error', span, message, data, ...(fixes ? { fixes } : {}) })
  }
  checkNames(parsed, add)
  checkComponents(parsed, resolver, add)
  checkRoot(parsed, resolver, add)
  checkTree(parsed, resolver, add)
  return problems
}

type Add = (code: string, span: Span, message: string, data?: Problem['data'], fixes?: QuickFix[]) => void

const WORD: Readonly<Record<string, string>> = { data: 'data item', task: 'keystone', protocol: 'protocol block' }

function describe(definition: Definition): string {
  return WORD[definition.kind] ?? definition.kind
}

/** Tasks share one space of names; data and parameters another; both must stay apart (N5). */
function spaceOf(definition: Definition): string {
  if (isTask(definition)) return 'task'
  return definition.kind === 'parameter' ? 'data' : definition.kind
}

function checkNames(parsed: ParsedProtocol, add: Add): void {
  const spaces = new Map<string, Map<string, Definition>>()
  for (const { node, offset } of parsed.definitions) {
    const name = node.name.text
    if (name === '') continue
    const seen = spaces.get(spaceOf(node)) ?? new Map<string, Definition>()
    spaces.set(spaceOf(node), seen)
    const key = node.kind === 'protocol' ? '' : name
    const first = seen.get(key)
    if (first !== undefined) {
      const span = { start: node.name.span.start + offset, end: node.name.span.end + offset }
      const what =
        node.kind === 'protocol' ? 'a protocol block' : `${withArticle(describe(first))} called '${shorten(name)}'`
      add('name.duplicate', span, `There is ${what} already. Names must differ; rename or remove one.`, {
        name: shorten(name),
      })
      continue
    }
    seen.set(key, node)
  }
  checkClashes(parsed, spaces.get('data') ?? new Map(), add)
}

function checkClashes(parsed: ParsedProtocol, items: ReadonlyMap<string, Definition>, add: Add): void {
  if (items.size === 0) return
  for (const { node, offset } of parsed.definitions) {
    if (!isTask(node)) continue
    const own = node.kind === 'decision' ? node.candidates.map((one) => one.name) : []
    for (const name of [node.name, ...own]) {
      const item = items.get(name.text)
      if (item === undefined || name.text === '') continue
      const what = name === node.name ? withArticle(describe(node)) : `a candidate of '${shorten(node.name.text)}'`
      const span = { start: name.span.start + offset, end: name.span.end + offset }
      const shown = shorten(name.text)
      const message = `'${shown}' is both ${withArticle(describe(item))} and ${what}, so the name has two meanings. Rename one of them.`
      add('name.ambiguous', span, message, { name: shown })
    }
  }
}

/** Beyond so many unknown components none is guessed at: then it is not a slip of the pen. */
const SUGGESTIONS = 10

/** Components without a definition; the fixes are to mean another one, or to define it. */
function checkComponents(parsed: ParsedProtocol, { index }: Resolver, add: Add): void {
  const reported = new Set<string>()
  for (const { node, offset } of parsed.definitions) {
    if (node.kind !== 'plan') continue
    for (const { task } of node.components) {
      if (task.text === '' || index.tasks.has(task.text) || reported.has(task.text)) continue
      reported.add(task.text)
      const span = { start: task.span.start + offset, end: task.span.end + offset }
      const shown = shorten(task.text)
      const meant = reported.size <= SUGGESTIONS ? nearest(task.text, index.tasks.keys()) : undefined
      const hint = meant === undefined ? '' : ` Did you mean ${quoteName(meant)}?`
      const rename: QuickFix[] =
        meant === undefined
          ? []
          : [{ ...replaceFix(`Change to ${quoteName(meant)}`, span, quoteName(meant)), safe: false }]
      const fixes = [...rename, defineFix(parsed.text, task.text)]
      add(
        'name.unknown-component',
        span,
        `There is no definition of the task '${shown}'.${hint}`,
        { name: shown },
        fixes,
      )
    }
  }
}

function defineFix(text: string, name: string): QuickFix {
  const at = { start: text.length, end: text.length }
  const definition = `${text.endsWith('\n') ? '' : '\n'}\naction :: ${quoteName(name)} ;\nend action .\n`
  return {
    title: `Define the action ${quoteName(shorten(name))}`,
    safe: false,
    edits: [{ span: at, text: definition }],
  }
}

function checkRoot(parsed: ParsedProtocol, { index }: Resolver, add: Add): void {
  const named = index.header?.root
  if (named !== undefined) return checkNamedRoot(parsed, named.value, index, add)
  const roots = rootPlans(index.tasks)
  if (roots.length === 1) return
  if (roots.length === 0) {
    const plans = [...index.tasks.values()].filter((task) => task.kind === 'plan')
    // Plans that all contain one another are reported as a circle.
    if (plans.length > 0) return
    const message = 'There is no plan yet. A protocol has one plan that everything starts from.'
    return add('protocol.no-root', { start: 0, end: 0 }, message)
  }
  const second = parsed.definitions.find(({ node }) => node.kind === 'plan' && node.name.text === roots[1])
  if (second === undefined) return
  const { start, end } = second.node.name.span
  const names = roots.slice(0, 5).map((name) => `'${shorten(name)}'`)
  const message = `${names.join(' and ')} are components of no plan, so the protocol has ${roots.length} roots. Put one into the other, or name the root in a \`protocol\` block.`
  add('protocol.two-roots', { start: start + second.offset, end: end + second.offset }, message, {
    count: roots.length,
  })
}

function checkNamedRoot(
  parsed: ParsedProtocol,
  name: { readonly text: string; readonly span: Span },
  index: Resolver['index'],
  add: Add,
): void {
  const root = index.tasks.get(name.text)
  if (root?.kind === 'plan' || name.text === '') return
  const header = parsed.definitions.find(({ node }) => node === index.header)
  const offset = header?.offset ?? 0
  const span = { start: name.span.start + offset, end: name.span.end + offset }
  const shown = shorten(name.text)
  const why = root === undefined ? `there is no plan '${shown}'` : `'${shown}' is ${withArticle(describe(root))}`
  add('protocol.root', span, `The root must be a plan: ${why}.`, { name: shown })
}

function checkTree(parsed: ParsedProtocol, resolver: Resolver, add: Add): void {
  const { tree, index } = resolver
  for (const circle of allCircles(resolver)) {
    const [outer = '', inner = ''] = circle.slice(-2)
    const at = componentSpan(parsed, outer, inner)
    if (at === undefined) continue
    const path = circle.map((name) => `'${shorten(name)}'`).join(' → ')
    add('plan.contains-itself', at, `A plan cannot contain itself: ${path}.`, { name: shorten(inner) })
  }
  if (tree.depth > MAX_PLAN_DEPTH) {
    const message = `Plans stand ${tree.depth} deep in one another; ${MAX_PLAN_DEPTH} is the limit.`
    add('plan.too-deep', { start: 0, end: 0 }, message, { depth: tree.depth, limit: MAX_PLAN_DEPTH })
  }
  let total = 0
  for (const name of index.tasks.keys()) total += tree.count(name)
  if (total <= MAX_INSTANCES) return
  const message = `The plans unfold to ${total} tasks; ${MAX_INSTANCES} are the limit. Use fewer plans inside one another.`
  add('plan.too-many-tasks', { start: 0, end: 0 }, message, { total, limit: MAX_INSTANCES })
}

/** Circles below the root; without a root, those that keep every plan from being one. */
function allCircles(resolver: Resolver): readonly (readonly string[])[] {
  const { tree, index } = resolver
  if (index.root !== undefined) return tree.circles
  const firstPlan = [...index.tasks.values()].find((task) => task.kind === 'plan')
  if (firstPlan === undefined || rootPlans(index.tasks).length > 0) return []
  return circlesFrom(firstPlan.name.text, resolver)
}

function circlesFrom(start: string, { tree }: Resolver): readonly (readonly string[])[] {
  const path: string[] = [start]
  const seen = new Set<string>([start])
  for (;;) {
    const next = [...tree.componentsOf(path[path.length - 1] as string)].find(
      (name) => tree.componentsOf(name).size > 0,
    )
    if (next === undefined) return []
    if (seen.has(next)) return [[...path.slice(path.indexOf(next)), next]]
    path.push(next)
    seen.add(next)
  }
}

function componentSpan(parsed: ParsedProtocol, plan: string, component: string): Span | undefined {
  for (const { node, offset } of parsed.definitions) {
    if (node.kind !== 'plan' || node.name.text !== plan) continue
    const found = node.components.find((one) => one.task.text === component)
    if (found) return { start: found.task.span.start + offset, end: found.task.span.end + offset }
  }
  return undefined
}
