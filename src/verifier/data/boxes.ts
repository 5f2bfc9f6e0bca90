import type { Diagram, Diagrams } from './diagram.ts'
import { FALSE, TRUE } from './diagram.ts'

/** A product of sets of values; a variable that is not listed may have any value. */
export type Box = ReadonlyMap<number, readonly number[]>

export interface Cover {
  readonly boxes: readonly Box[]
  /** Whether the boxes hold everything; false when there were more than the limit. */
  readonly complete: boolean
}

/**
 * Says where `area` is true as few, large boxes: none can grow, none is superfluous. Valuations outside
 * `possible` do not occur, so a box may reach over them (rule V22).
 */
export function boxesOf(diagrams: Diagrams, area: Diagram, possible: Diagram = TRUE, limit = 64): Cover {
  const outside = diagrams.minus(possible, area)
  const boxes: Box[] = []
  let rest = diagrams.and(area, possible)
  while (rest !== FALSE && boxes.length < limit) {
    const box = grow(diagrams, firstPath(diagrams, rest), outside)
    boxes.push(trimmed(diagrams, box, possible))
    rest = diagrams.minus(rest, boxDiagram(diagrams, box))
  }
  return { boxes: withoutSuperfluous(diagrams, boxes, diagrams.and(area, possible)), complete: rest === FALSE }
}

export function boxDiagram(diagrams: Diagrams, box: Box): Diagram {
  let result: Diagram = TRUE
  for (const variable of [...box.keys()].sort((a, b) => b - a)) {
    const values = new Set(box.get(variable))
    result = diagrams.and(
      diagrams.literal(variable, (value) => values.has(value)),
      result,
    )
  }
  return result
}

/** The valuations of the first path to true: lowest values first. */
export function firstPath(diagrams: Diagrams, area: Diagram): Box {
  const { table } = diagrams
  const box = new Map<number, readonly number[]>()
  let node = area
  while (!table.isLeaf(node)) {
    let from = 0
    for (let i = table.first(node); ; i += 2) {
      const upTo = table.runs[i] as number
      const child = table.runs[i + 1] as Diagram
      if (child !== FALSE) {
        box.set(
          table.variable(node),
          Array.from({ length: upTo - from }, (_, k) => from + k),
        )
        node = child
        break
      }
      from = upTo
    }
  }
  return box
}

/** First drops every variable that need not be mentioned, then widens the others one by one. */
function grow(diagrams: Diagrams, start: Box, outside: Diagram): Box {
  const box = new Map(start)
  for (const onlyWhole of [true, false]) {
    for (const variable of start.keys()) {
      if (!box.has(variable)) continue
      const allowed = allowedValues(diagrams, box, variable, outside)
      if (allowed.length === diagrams.size(variable)) box.delete(variable)
      else if (!onlyWhole) box.set(variable, allowed)
    }
  }
  return box
}

/** Without values at the ends of a stretch that do not occur: nobody has them, so nothing is said of them. */
function trimmed(diagrams: Diagrams, box: Box, possible: Diagram): Box {
  const result = new Map(box)
  for (const [variable, values] of box) {
    const others = diagrams.and(
      possible,
      boxDiagram(diagrams, new Map([...result].filter(([each]) => each !== variable))),
    )
    const occurs = new Set(values.filter((value) => diagrams.restrict(others, variable, value) !== FALSE))
    result.set(
      variable,
      stretchesOf(values).flatMap((stretch) => {
        const last = stretch.findLastIndex((value) => occurs.has(value))
        const first = stretch.findIndex((value) => occurs.has(value))
        return first < 0 ? [] : stretch.slice(first, last + 1)
      }),
    )
  }
  return result
}

/** Values one after the other, apart from those that are not. */
function stretchesOf(values: readonly number[]): readonly (readonly number[])[] {
  const stretches: number[][] = []
  for (const value of values) {
    const last = stretches[stretches.length - 1]
    if (last && last[last.length - 1] === value - 1) last.push(value)
    else stretches.push([value])
  }
  return stretches
}

/** The values of `variable` for which the rest of the box keeps clear of `outside`. */
function allowedValues(diagrams: Diagrams, box: Box, variable: number, outside: Diagram): readonly number[] {
  const others = new Map(box)
  others.delete(variable)
  const clash = diagrams.and(outside, boxDiagram(diagrams, others))
  const hidden = diagrams.support(clash).filter((other) => other !== variable)
  const bad = diagrams.exists(clash, hidden)
  return Array.from({ length: diagrams.size(variable) }, (_, value) => value).filter(
    (value) => diagrams.restrict(bad, variable, value) === FALSE,
  )
}

function withoutSuperfluous(diagrams: Diagrams, boxes: readonly Box[], area: Diagram): readonly Box[] {
  const kept = [...boxes]
  for (let i = kept.length - 1; i >= 0 && kept.length > 1; i -= 1) {
    const others = kept.filter((_, k) => k !== i)
    let union: Diagram = FALSE
    for (const box of others) union = diagrams.or(union, boxDiagram(diagrams, box))
    const alone = diagrams.and(boxDiagram(diagrams, kept[i] as Box), area)
    if (diagrams.minus(alone, union) === FALSE) kept.splice(i, 1)
  }
  return kept
}
