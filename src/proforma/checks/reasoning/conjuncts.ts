import type { Expression } from '../../model/index.ts'

/** The tasks T of the parts `completed(T)` and `result_of(T) = …` that a condition joins by `and`. */
export function completedIn(condition: Expression): readonly string[] {
  const found: string[] = []
  for (const part of conjuncts(condition)) {
    const asked = part.kind === 'call' && part.function === 'completed' ? part : resultAskedBy(part)
    const task = asked?.arguments[0]
    if (task?.kind === 'name') found.push(task.name)
  }
  return found
}

type Call = Extract<Expression, { kind: 'call' }>

function resultAskedBy(part: Expression): Call | undefined {
  if (part.kind !== 'binary' || part.operator === 'or' || part.operator === 'and') return undefined
  return [part.left, part.right].find(isResult)
}

function isResult(side: Expression): side is Call {
  return side.kind === 'call' && (side.function === 'result_of' || side.function === 'result_set')
}

/** The parts that all must be true. */
export function conjuncts(condition: Expression): readonly Expression[] {
  const parts: Expression[] = []
  const stack: Expression[] = [condition]
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    if (part.kind === 'binary' && part.operator === 'and') stack.push(part.right, part.left)
    else parts.push(part)
  }
  return parts
}
