import { printExpression } from '../../expressions/print.ts'
import { namesIn } from '../reasoning/domain.ts'
import { usesOf, type Assign } from '../facts/uses.ts'
import { momentsOf } from '../facts/moments.ts'
import { defineRule } from '../defineRule.ts'
import type { InstancePath } from '../../names/index.ts'
import type { CheckContext } from '../rule.ts'
import type { World } from '../reasoning/world.ts'
import { named } from '../words.ts'

/** More assigners of one item are not compared each with each. */
const MANY = 30

/** Tasks whose preconditions exclude one another never race; sums such as `n = n + 1` give the same in any order. */
export const postconditionRace = defineRule<{ item: string; task: string; other: string }>({
  code: 'postcondition.race',
  severity: 'check',
  speed: 'slow',
  help: {
    title: 'Two tasks set the same item in any order',
    what: 'Two tasks give the same data item different values, both can happen, and no arrow says which comes first.',
    why: 'What the item is worth in the end depends on who was faster.',
    fix: 'Draw an arrow between the tasks, assign different items, or let their preconditions exclude one another.',
  },
  message: ({ item, task, other }) =>
    `${named(other)} and ${named(task)} both set ${named(item)}, in any order: the later one wins. Draw an arrow between them, or use two items.`,
  check(context, report) {
    const uses = usesOf(context)
    for (const item of context.analysis.index.data.keys()) {
      const assigners = uses.assigns(item)
      if (assigners.length < 2) continue
      const some = assigners.slice(0, MANY)
      some.forEach((second, i) => {
        const first = some.slice(0, i).find((each) => race(context, each, second))
        if (first === undefined) return
        const data = { item, task: second.definition.node.name.text, other: first.definition.node.name.text }
        report(second.definition, second.assignment.target.span, data)
      })
    }
  },
})

function race(context: CheckContext, a: Assign, b: Assign): boolean {
  if (a.definition.node === b.definition.node) return false
  const [left, right] = [a.assignment.value, b.assignment.value]
  if (printExpression(left) === printExpression(right)) return false
  const target = a.assignment.target.text
  if (namesIn(left).has(target) && namesIn(right).has(target)) return false
  const moments = momentsOf(context.analysis)
  return moments
    .pathsOf(a.definition.node.name.text)
    .some((first) =>
      moments
        .pathsOf(b.definition.node.name.text)
        .some((second) => !isOrdered(context, first, second) && !areExclusive(context, first, second)),
    )
}

function isOrdered({ analysis }: CheckContext, a: InstancePath, b: InstancePath): boolean {
  const { order } = momentsOf(analysis)
  const inside = a.every((name, depth) => b[depth] === name) || b.every((name, depth) => a[depth] === name)
  return inside || order.isFinishedBefore(a, b) || order.isFinishedBefore(b, a)
}

/** Whether the preconditions on the way to one task exclude those on the way to the other. */
function areExclusive({ analysis }: CheckContext, a: InstancePath, b: InstancePath): boolean {
  let world: World | undefined = momentsOf(analysis).anything
  for (const path of [a, b, a]) {
    for (let depth = 1; depth <= path.length && world !== undefined; depth++) {
      const task = analysis.index.tasks.get(path[depth - 1] as string)
      const condition = task?.precondition?.value
      if (task === undefined || condition === undefined) continue
      world = world.assume(condition, true, { owner: task, path: path.slice(0, depth) })
    }
  }
  return world === undefined
}
