import { quoteText, writeName } from '../../../text/index.ts'
import type { Ir } from './ir.ts'

const WIDTH = 112

/** Binding strength, as the language defines it. */
function strength(ir: Ir): number {
  switch (ir.kind) {
    case 'or':
      return 1
    case 'and':
      return 2
    case 'not':
      return 3
    case 'compare':
      return 4
    case 'arithmetic':
      return ir.operator === '#' ? 5 : ir.operator === '+' || ir.operator === '-' ? 6 : 7
    case 'negative':
      return 8
    default:
      return 9
  }
}

/** On one line. */
export function printLine(ir: Ir): string {
  switch (ir.kind) {
    case 'boolean':
      return String(ir.value)
    case 'number':
      return ir.text
    case 'text':
      return quoteText(ir.value)
    case 'duration':
      return `${ir.amount} ${ir.unit}`
    case 'unknown':
      return 'unknown'
    case 'item':
      return writeName(ir.name)
    case 'not':
      return `not ${bracketed(ir.operand, 3)}`
    case 'negative':
      return `-${bracketed(ir.operand, 8)}`
    case 'and':
    case 'or':
      return ir.parts.map((part) => bracketed(part, strength(ir) + 1)).join(` ${ir.kind} `)
    case 'compare':
      return `${bracketed(ir.left, 5)} ${ir.operator} ${bracketed(ir.right, 5)}`
    case 'arithmetic':
      return `${bracketed(ir.left, strength(ir))} ${ir.operator} ${bracketed(ir.right, strength(ir) + 1)}`
    case 'call':
      return `${ir.function}(${ir.arguments.map(printLine).join(', ')})`
    case 'if':
      return `if(${printLine(ir.condition)}, ${printLine(ir.value)}, ${printLine(ir.otherwise)})`
    default:
      throw new Error(`Unresolved ${ir.slot}@${ir.version}.`)
  }
}

function bracketed(ir: Ir, minimum: number): string {
  const line = printLine(ir)
  return strength(ir) < minimum ? `(${line})` : line
}

/**
 * As an author would set it: on one line while it fits, else a sum term by term, a choice case by case, a condition part by part.
 * Lines after the first start with `indent`.
 */
export function layOut(ir: Ir, indent: string, room = WIDTH): string {
  const line = printLine(ir)
  if (line.length <= room - indent.length) return line
  const separator = `\n${indent}`
  switch (ir.kind) {
    case 'if':
      return cases(ir, indent, room)
    case 'and':
    case 'or':
      return ir.parts.map((part) => wrapped(part, strength(ir) + 1, indent, room)).join(`${separator}${ir.kind} `)
    case 'arithmetic': {
      const terms = sumTerms(ir)
      if (terms.length === 1) return line
      return terms
        .map(
          ({ operator, part }, at) =>
            (at === 0 ? '' : `${operator} `) + wrapped(part, strength(ir) + (at === 0 ? 0 : 1), indent, room),
        )
        .join(separator)
    }
    default:
      return line
  }
}

function wrapped(ir: Ir, minimum: number, indent: string, room: number): string {
  if (strength(ir) >= minimum) return layOut(ir, `${indent}  `, room)
  return `(${layOut(ir, `${indent}  `, room)})`
}

/** `if(c1, v1,` newline `if(c2, v2,` newline `otherwise))`. */
function cases(ir: Ir & { kind: 'if' }, indent: string, room: number): string {
  const lines: string[] = []
  let rest: Ir = ir
  for (; rest.kind === 'if'; rest = rest.otherwise) {
    const condition = layOut(rest.condition, `${indent}    `, room)
    const value = layOut(rest.value, `${indent}    `, room)
    const fits = !condition.includes('\n') && condition.length + value.length < room - indent.length
    lines.push(fits ? `if(${condition}, ${value},` : `if(${condition},\n${indent}    ${value},`)
  }
  return `${lines.join(`\n${indent}`)}\n${indent}${layOut(rest, indent, room)}${')'.repeat(lines.length)}`
}

/** The terms of a sum or of a joined text, left to right. */
function sumTerms(ir: Ir): { operator: string; part: Ir }[] {
  if (ir.kind !== 'arithmetic' || ir.operator === '*' || ir.operator === '/') return [{ operator: '+', part: ir }]
  const left =
    ir.left.kind === 'arithmetic' && strength(ir.left) === strength(ir)
      ? sumTerms(ir.left)
      : [{ operator: '+', part: ir.left }]
  return [...left, { operator: ir.operator, part: ir.right }]
}
