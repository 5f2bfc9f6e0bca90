import type { IToken } from 'chevrotain'
import type { Analysis } from '../checks/analyse.ts'
import { signatureOf } from '../expressions/types/index.ts'
import { locate } from './locate.ts'
import { openCall } from './suggestExpression.ts'
import type { SignatureHelp } from './types.ts'

/** The function whose arguments are being written at an offset. */
export function signatureAt(analysis: Analysis, offset: number): SignatureHelp | undefined {
  const location = locate(analysis, offset)
  return location && signatureBefore([...location.statement, ...(location.cursor.word ? [location.cursor.word] : [])])
}

/** As `signatureAt`, from the tokens before the place. */
export function signatureBefore(before: readonly IToken[]): SignatureHelp | undefined {
  const call = openCall(before)
  if (call === undefined) return undefined
  const { spec, active } = call
  return {
    label: signatureOf(spec),
    help: spec.description,
    parameters: spec.parameters.map((parameter) => parameter.name),
    active: Math.min(active, spec.parameters.length - 1),
  }
}
