import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse } from '../../checks/analyse.ts'
import { isTask, type ParsedProtocol, type PlanDefinition, type TaskClass } from '../../model/index.ts'
import { pick, writtenTexts } from '../../testing/index.ts'
import { attributeSpec } from '../attributes.ts'
import { parse } from '../parse.ts'
import { printDefinition } from '../printDefinition.ts'
import {
  addScheduleConstraint,
  applyEdits,
  changeTaskClass,
  copy,
  insertTaskOnArrow,
  moveComponent,
  paste,
  removeComponent,
  removeScheduleConstraint,
} from './index.ts'

const RUNS = { numRuns: 600 }
const printed = (parsed: ParsedProtocol) => parsed.definitions.map((one) => printDefinition(one.node))
const rootOf = (parsed: ParsedProtocol) => parsed.definitions[0]!.node as PlanDefinition
const names = (plan: PlanDefinition) => plan.components.map((one) => one.task.text)
const othersOf = (parsed: ParsedProtocol) =>
  parsed.definitions.slice(1).map((one) => parsed.text.slice(one.offset, one.end))

/** Random protocols whose root has components; the edits of a root touch no other definition. */
const withComponents = writtenTexts({ atLeast: 2 })

describe('E edits on any protocol, formatted in any way', () => {
  it('E6 an arrow is drawn and taken away again', () => {
    fc.assert(
      fc.property(withComponents, fc.gen(), (text, draw) => {
        const before = parse(text)
        const plan = rootOf(before)
        const [from, to] = [pick(draw, names(plan)), pick(draw, names(plan))]
        const arrows = plan.components.find((one) => one.task.text === to)!.scheduleConstraints
        fc.pre(!arrows.some((one) => one.antecedent.text === from))
        const drawn = parse(applyEdits(text, addScheduleConstraint(before, plan.name.text, to, from)), before)
        const now = rootOf(drawn).components.find((one) => one.task.text === to)!.scheduleConstraints
        expect(now.map((one) => one.antecedent.text)).toEqual([...arrows.map((one) => one.antecedent.text), from])
        expect(othersOf(drawn)).toEqual(othersOf(before))
        const gone = parse(applyEdits(drawn.text, removeScheduleConstraint(drawn, plan.name.text, to, from)), drawn)
        expect(printed(gone)).toEqual(printed(before))
      }),
      RUNS,
    )
  })

  it('E7 a component leaves without a trace in its plan', () => {
    fc.assert(
      fc.property(withComponents, fc.gen(), fc.boolean(), (text, draw, reconnect) => {
        const before = parse(text)
        const plan = rootOf(before)
        const gone = pick(draw, names(plan))
        const now = parse(applyEdits(text, removeComponent(before, plan.name.text, gone, { reconnect })), before)
        const after = rootOf(now)
        expect(now.problems).toEqual([])
        expect(names(after)).toEqual(names(plan).filter((name) => name !== gone))
        const waited = plan.components
          .find((one) => one.task.text === gone)!
          .scheduleConstraints.map((one) => one.antecedent.text)
        for (const component of after.components) {
          const old = plan.components.find((one) => one.task.text === component.task.text)!
          const had = old.scheduleConstraints.map((one) => one.antecedent.text)
          const has = component.scheduleConstraints.map((one) => one.antecedent.text)
          const expected = had.flatMap((name) => (name !== gone ? [name] : reconnect ? waited : []))
          expect(new Set(has)).toEqual(new Set(expected))
        }
        expect(othersOf(now)).toEqual(othersOf(before))
      }),
      RUNS,
    )
  })

  it('E8 a component moves, and nothing else', () => {
    fc.assert(
      fc.property(withComponents, fc.gen(), (text, draw) => {
        const before = parse(text)
        const plan = rootOf(before)
        const moved = pick(draw, names(plan))
        const target = draw(fc.boolean) ? pick(draw, names(plan)) : undefined
        const now = parse(applyEdits(text, moveComponent(before, plan.name.text, moved, target)), before)
        const rest = names(plan).filter((name) => name !== moved)
        const at =
          target === undefined ? rest.length : target === moved ? names(plan).indexOf(moved) : rest.indexOf(target)
        expect(names(rootOf(now))).toEqual([...rest.slice(0, at), moved, ...rest.slice(at)])
        const lines = (parsed: ParsedProtocol) => printed(parsed)[0]!.split('\n').sort()
        expect(lines(now)).toEqual(lines(before))
        expect(othersOf(now)).toEqual(othersOf(before))
      }),
      RUNS,
    )
  })

  it('E12 a change of class loses what it says and nothing else', () => {
    const classes: readonly TaskClass[] = ['action', 'enquiry', 'decision', 'plan', 'task']
    fc.assert(
      fc.property(writtenTexts(), fc.gen(), (text, draw) => {
        const before = parse(text)
        const task = pick(draw, before.definitions.map((one) => one.node).filter(isTask))
        const to = pick(draw, classes)
        const { edits, lost } = changeTaskClass(before, task.name.text, to)
        const now = parse(applyEdits(text, edits), before)
        expect(now.problems).toEqual([])
        const changed = now.definitions
          .map((one) => one.node)
          .find((one) => isTask(one) && one.name.text === task.name.text)!
        expect(changed.kind).toBe(to)
        for (const { keyword } of lost) expect(attributeSpec(keyword)!.owners).not.toContain(to)
        const kept = (node: object) => {
          const { precondition, waitCondition, caption, autonomous } = node as PlanDefinition
          return JSON.stringify([precondition, waitCondition, caption, autonomous].map((one) => one && 'value' in one))
        }
        expect(kept(changed)).toBe(kept(task))
      }),
      RUNS,
    )
  })

  it('E13 a task goes onto an arrow', () => {
    fc.assert(
      fc.property(withComponents, fc.gen(), (text, draw) => {
        const before = parse(text)
        const plan = rootOf(before)
        const arrows = plan.components.flatMap((one) =>
          one.scheduleConstraints.map((c) => ({ from: c.antecedent.text, to: one.task.text })),
        )
        fc.pre(arrows.length > 0)
        const arrow = pick(draw, arrows)
        const edits = insertTaskOnArrow(
          before,
          { plan: plan.name.text, ...arrow },
          'between',
          "action :: 'between' ;\nend action .",
        )
        const now = parse(applyEdits(text, edits), before)
        expect(analyse(now).problems).toEqual([])
        const waits = (name: string) =>
          rootOf(now)
            .components.find((one) => one.task.text === name)!
            .scheduleConstraints.map((one) => one.antecedent.text)
        expect(waits('between')).toEqual([arrow.from])
        expect(waits(arrow.to)).toContain('between')
        expect(waits(arrow.to)).not.toContain(arrow.from)
      }),
      RUNS,
    )
  })

  it('E14 E15 everything that is copied can be pasted beside itself', () => {
    fc.assert(
      fc.property(withComponents, (text) => {
        const before = parse(text)
        const plan = rootOf(before)
        const clip = copy(before, plan.name.text, names(plan))
        expect(parse(clip).problems).toEqual([])
        const pasted = paste(before, plan.name.text, clip)
        expect(pasted.missing).toEqual([])
        const now = parse(applyEdits(text, pasted.edits), before)
        expect(analyse(now).problems.filter((one) => one.code !== 'name.ambiguous')).toEqual([])
        expect(names(rootOf(now))).toEqual([...names(plan), ...pasted.components])
        expect(now.definitions.filter((one) => one.node.kind === 'data')).toHaveLength(
          before.definitions.filter((one) => one.node.kind === 'data').length,
        )
      }),
      RUNS,
    )
  })
})
