import { type Expression, ExpressionWords, indexOf } from '../../proforma/index.ts'
import type { CompiledExpression, Program, TaskProgram } from '../../runtime/index.ts'

/** A task for people: its caption, or its name where it has none or one with values in it. */
export function nameOf(task: TaskProgram | undefined): string {
  const caption = task?.source.definition.caption?.value.trim()
  return caption && !caption.includes('${') ? `“${caption}”` : `“${task?.definition ?? ''}”`
}

export function listOf(names: readonly string[], word: 'and' | 'or' = 'and'): string {
  if (names.length < 2) return names[0] ?? ''
  return `${names.slice(0, -1).join(', ')} ${word} ${names[names.length - 1]}`
}

const WORDS = new WeakMap<Program, ExpressionWords>()

/** A condition in words, with captions for names: `CURB-65 score is at least 2`. */
export function inWords(program: Program, expression: Expression): string {
  const words = WORDS.get(program) ?? new ExpressionWords(indexOf(program.parsed))
  WORDS.set(program, words)
  return words.condition(expression)
}

/** A condition in words; nothing asked is always true. */
export function conditionText(program: Program, condition: Pick<CompiledExpression, 'source'> | undefined): string {
  return condition ? inWords(program, condition.source) : 'true'
}

/** A candidate for people. */
export function candidateName(task: TaskProgram | undefined, position: number): string {
  const definition = task?.source.definition
  const candidate = definition?.kind === 'decision' ? definition.candidates[position] : undefined
  const caption = candidate?.caption?.value.trim()
  return caption && !caption.includes('${') ? `“${caption}”` : `“${candidate?.name.text ?? ''}”`
}

/** An item for people. */
export function itemName(program: Program, name: string): string {
  const definition = program.parsed.definitions.find(
    ({ node }) => node.kind === 'data' && node.name.text === name,
  )?.node
  const caption = definition?.kind === 'data' ? definition.caption?.value.trim() : undefined
  return caption ? `“${caption}”` : name
}
