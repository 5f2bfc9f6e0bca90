import { arithmetic, call, number } from './ir.ts'
import type { Ir } from './ir.ts'
import { NotTranslatable } from './typed.ts'

/** GDL2 has Java's functions: `log` is the natural logarithm there, and base 10 in the language. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['abs', 'abs'],
  ['ceil', 'ceil'],
  ['floor', 'floor'],
  ['exp', 'exp'],
  ['log', 'ln'],
  ['ln', 'ln'],
  ['log10', 'log'],
  ['max', 'max'],
  ['min', 'min'],
  ['round', 'round'],
  ['sqrt', 'sqrt'],
  ['pow', 'power'],
  ['sin', 'sin'],
  ['cos', 'cos'],
  ['tan', 'tan'],
  ['asin', 'asin'],
  ['acos', 'acos'],
  ['atan', 'atan'],
])

export function functionCall(name: string, args: readonly Ir[]): Ir {
  const [first] = args
  if (name === 'log1p' && first !== undefined) return call('ln', arithmetic('+', number(1), first))
  const ours = NAMES.get(name)
  if (ours === undefined) throw new NotTranslatable('gdl2.function', `The language has no function like "${name}".`)
  return call(ours, ...args)
}
