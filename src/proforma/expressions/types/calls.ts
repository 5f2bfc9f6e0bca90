import type { CallExpression } from '../../model/index.ts'
import type { Position } from '../../names/resolver.ts'
import { nearest, replaceFix, shorten } from '../../text/syntaxProblems.ts'
import { PURE_FUNCTIONS } from '../values/index.ts'
import { inferArgument } from './arguments.ts'
import { decisionOf, SET_FUNCTIONS } from './beside.ts'
import { FUNCTIONS, type FunctionSpec, functionSpec, isMismatch, type ParameterSpec, signatureOf } from './functions.ts'
import { type Inference, VALUE } from './inference.ts'
import { ERROR, type Type } from './type.ts'
import { shown } from './words.ts'

/** The type of a function call (Y7). */
export function inferCall(inference: Inference, call: CallExpression, position: Position): Type {
  const spec = functionSpec(call.function)
  if (spec === undefined) return unknownFunction(inference, call)
  if (!hasRightCount(inference, call, spec)) return ERROR
  const inner = innerPosition(inference, call, spec, position)
  const types: Type[] = []
  for (const [i, argument] of call.arguments.entries()) {
    const parameter = spec.parameters[Math.min(i, spec.parameters.length - 1)] as ParameterSpec
    types.push(inferArgument(inference, argument, { parameter, spec, first: types[0], position: inner }))
  }
  if (types.some((type) => type.kind === 'error')) return resultOfBroken(spec)
  return resultOf(inference, call, spec, types)
}

/** What stands in `if` or a union stands where the call stands, as far as candidates are concerned. */
function innerPosition(inference: Inference, call: CallExpression, spec: FunctionSpec, position: Position): Position {
  if (spec.name === 'if') return position
  if (!SET_FUNCTIONS.has(spec.name)) return VALUE
  const decision = decisionOf(call, inference)
  return decision === undefined ? position : { kind: 'compared', decision }
}

function resultOf(inference: Inference, call: CallExpression, spec: FunctionSpec, types: readonly Type[]): Type {
  const result = spec.result(types)
  if (isMismatch(result)) {
    inference.report('type.argument', call.span, `In \`${spec.name}\`, ${result.mismatch}.`, { function: spec.name })
    return ERROR
  }
  if ((spec.name === 'date' || spec.name === 'time') && isImpossible(call)) {
    const message = `There is no such ${spec.name}: \`${shown(call)}\`.`
    inference.report('type.impossible-date', call.span, message, { function: spec.name })
  }
  return result
}

function unknownFunction(inference: Inference, call: CallExpression): Type {
  const meant = nearest(call.function, FUNCTIONS.keys())
  const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`
  const fixes = meant === undefined ? undefined : [replaceFix(`Change to \`${meant}\``, call.functionSpan, meant)]
  const name = shorten(call.function)
  inference.report(
    'name.unknown-function',
    call.functionSpan,
    `There is no function \`${name}\`.${hint}`,
    { name },
    fixes,
  )
  return ERROR
}

function hasRightCount(inference: Inference, call: CallExpression, spec: FunctionSpec): boolean {
  const most = spec.variadic ? Number.POSITIVE_INFINITY : spec.parameters.length
  const least = spec.required ?? spec.parameters.length
  const given = call.arguments.length
  if (given >= least && given <= most) return true
  const wanted = least === most ? String(least) : spec.variadic ? `at least ${least}` : `${least} to ${most}`
  const message = `\`${signatureOf(spec)}\` takes ${wanted} argument${wanted === '1' ? '' : 's'}, not ${given}.`
  inference.report('type.argument-count', call.span, message, { function: spec.name, given })
  return false
}

/** With a broken argument the result is still known when it never depends on the arguments. */
function resultOfBroken(spec: FunctionSpec): Type {
  const result = spec.result([])
  return isMismatch(result) || result.kind === 'set' ? ERROR : result
}

/** Whether all arguments are constants and name no day or time (Y11). */
function isImpossible(call: CallExpression): boolean {
  const numbers = call.arguments.map((argument) => (argument.kind === 'number' ? argument.value : undefined))
  if (numbers.includes(undefined)) return false
  return PURE_FUNCTIONS.get(call.function)?.(...numbers) === undefined
}
