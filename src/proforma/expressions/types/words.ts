import type { Expression, NameReference, Problem, QuickFix, Span } from '../../model/index.ts'
import type { Meaning, Resolution } from '../../names/resolver.ts'
import { replaceFix, shorten, withArticle } from '../../text/syntaxProblems.ts'
import { isName, writeName } from '../../text/words.ts'
import { printExpression } from '../print.ts'
import { describeType, isNumber, type Type } from './type.ts'

/** An expression as it is quoted in a sentence. */
export function shown(expression: Expression): string {
  return shorten(printExpression(expression), 40)
}

export function operandWords(operand: Expression, type: Type): string {
  return `\`${shown(operand)}\` (${describeType(type)})`
}

export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

export function didYouMean(meant: string | undefined): string {
  return meant === undefined ? '' : ` Did you mean \`${writeName(meant)}\`?`
}

export function kindWords(kind: string): string {
  return withArticle(kind === 'task' ? 'keystone' : kind)
}

/** The problem of a name with several meanings; it names them all. */
export function ambiguousName(
  reference: { readonly name: string; readonly span: Span },
  resolution: Resolution & { kind: 'ambiguous' },
): Problem {
  const meanings = resolution.meanings.map(describeMeaning)
  const name = shorten(reference.name)
  const message = `\`${name}\` has two possible meanings: ${meanings.join(' or ')}. Rename one of them.`
  return { code: 'name.ambiguous', severity: 'error', span: reference.span, message, data: { name } }
}

function describeMeaning(meaning: Meaning): string {
  switch (meaning.kind) {
    case 'data':
      return `the data item '${shorten(meaning.definition.name.text)}'`
    case 'parameter':
      return `the parameter '${shorten(meaning.definition.name.text)}'`
    case 'candidate':
      return `the candidate '${shorten(meaning.candidate.name.text)}' of '${shorten(meaning.decision.name.text)}'`
    case 'task': {
      const { definition, path } = meaning
      return `the ${definition.kind} ${path ? `at ${shorten(path.join('/'), 80)}` : `'${shorten(definition.name.text)}'`}`
    }
  }
}

export function renameFix(reference: NameReference, meant: string | undefined): readonly QuickFix[] | undefined {
  if (meant === undefined) return undefined
  return [{ ...replaceFix(`Change to ${writeName(meant)}`, reference.span, writeName(meant)), safe: false }]
}

/** `result_of(D) = "flu"`: the candidate is written without double quotes. `x > "5"`: so is the number. */
export function textFixes(text: Expression, type: Type, other: Type): readonly QuickFix[] | undefined {
  if (text.kind !== 'text' || type.kind !== 'text') return undefined
  if (other.kind === 'candidate') return candidateFix(text)
  if (!isNumber(other) || !/^-?\d+(\.\d+)?$/.test(text.value)) return undefined
  return [{ ...replaceFix(`Write the number ${text.value}`, text.span, text.value), safe: false }]
}

export function candidateFix(text: Expression): readonly QuickFix[] | undefined {
  if (text.kind !== 'text' || !isName(text.value)) return undefined
  const name = writeName(text.value)
  return [{ ...replaceFix(`Write the candidate ${name}`, text.span, name), safe: false }]
}
