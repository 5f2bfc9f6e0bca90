import type { Expression, NameReference } from '../../model/index.ts'
import type { Position, Resolution } from '../../names/resolver.ts'
import { nearest, shorten } from '../../text/syntaxProblems.ts'
import { type FunctionSpec, type ParameterKind, type ParameterSpec, signatureOf } from './functions.ts'
import type { Inference } from './inference.ts'
import { describeType, ERROR, isNumber, isOpen, TASK, type Type } from './type.ts'
import { ambiguousName, candidateFix, didYouMean, kindWords, renameFix, shown } from './words.ts'

/** Where an argument stands. */
interface Place {
  readonly parameter: ParameterSpec
  readonly spec: FunctionSpec
  /** The type of the first argument, once it is known. */
  readonly first: Type | undefined
  readonly position: Position
}

export function inferArgument(inference: Inference, argument: Expression, place: Place): Type {
  switch (place.parameter.kind) {
    case 'task':
    case 'decision':
      return taskArgument(inference, argument, place)
    case 'candidate':
      return candidateArgument(inference, argument, place.first)
    case 'item':
      return itemArgument(inference, argument, place)
    default:
      return valueArgument(inference, argument, place)
  }
}

function taskArgument(inference: Inference, argument: Expression, place: Place): Type {
  if (argument.kind === 'missing') return ERROR
  if (argument.kind !== 'name') {
    inference.infer(argument)
    return wrongArgument(inference, argument, place, `the name of a ${place.parameter.kind}`)
  }
  const resolution = inference.resolver.resolveTask(argument.name, inference.scope)
  inference.meanings.set(argument, resolution)
  const type = typeOfTask(inference, argument, resolution, place)
  inference.types.set(argument, type.kind === 'error' ? ERROR : TASK)
  return type
}

/** A decision is passed on as the type of its candidates. */
function typeOfTask(inference: Inference, argument: NameReference, resolution: Resolution, place: Place): Type {
  if (resolution.kind === 'ambiguous') {
    inference.problems.push(ambiguousName(argument, resolution))
    return ERROR
  }
  if (resolution.kind !== 'task') return unknownTask(inference, argument, place.parameter.kind)
  if (place.parameter.kind === 'task') return TASK
  if (resolution.definition.kind === 'decision') return { kind: 'candidate', decision: argument.name }
  const message = `\`${place.spec.name}\` asks about a decision, but \`${shown(argument)}\` is ${kindWords(resolution.definition.kind)}.`
  inference.report('name.not-a-decision', argument.span, message, { name: shorten(argument.name) })
  return ERROR
}

function unknownTask(inference: Inference, argument: NameReference, kind: ParameterKind): Type {
  if (argument.name === '') return ERROR
  const fitting = [...inference.resolver.index.tasks.values()].filter((task) => kind === 'task' || task.kind === kind)
  const meant = nearest(
    argument.name,
    fitting.map((task) => task.name.text),
  )
  const name = shorten(argument.name)
  const { data, parameters } = inference.resolver.index
  const isItem = data.has(argument.name) || parameters.has(argument.name)
  const message = isItem
    ? `\`${name}\` is a data item, not a ${kind}.`
    : `There is no ${kind} called \`${name}\`.${didYouMean(meant)}`
  inference.report('name.unknown', argument.span, message, { name }, renameFix(argument, meant))
  return ERROR
}

function candidateArgument(inference: Inference, argument: Expression, first: Type | undefined): Type {
  if (first?.kind !== 'candidate' || argument.kind === 'missing') return ERROR
  const decision = inference.resolver.index.tasks.get(first.decision)
  if (argument.kind !== 'name' || decision?.kind !== 'decision') {
    inference.infer(argument)
    const message = `The second argument is the name of a candidate of '${shorten(first.decision)}'.`
    inference.report('type.argument', argument.span, message, {}, candidateFix(argument))
    return ERROR
  }
  const resolution = inference.resolver.resolve(argument.name, inference.scope, { kind: 'candidate', decision })
  inference.meanings.set(argument, resolution)
  inference.types.set(argument, resolution.kind === 'candidate' ? first : ERROR)
  if (resolution.kind === 'candidate') return first
  const meant = nearest(
    argument.name,
    decision.candidates.map((one) => one.name.text),
  )
  const name = shorten(argument.name)
  const message = `The decision '${shorten(first.decision)}' has no candidate \`${name}\`.${didYouMean(meant)}`
  inference.report('name.unknown-candidate', argument.span, message, { name }, renameFix(argument, meant))
  return ERROR
}

function itemArgument(inference: Inference, argument: Expression, place: Place): Type {
  const type = inference.infer(argument)
  const meaning = argument.kind === 'name' ? inference.meanings.get(argument) : undefined
  if (meaning?.kind === 'data' || type.kind === 'error') return type
  return wrongArgument(inference, argument, place, 'the name of a data item')
}

function valueArgument(inference: Inference, argument: Expression, place: Place): Type {
  const type = inference.infer(argument, place.position)
  const wanted = WANTED[place.parameter.kind]
  if (isOpen(type) || wanted === undefined || wanted.fits(type)) return type
  return wrongArgument(inference, argument, place, wanted.words, type)
}

function wrongArgument(inference: Inference, argument: Expression, place: Place, wanted: string, type?: Type): Type {
  const actual = type === undefined ? '' : `, but \`${shown(argument)}\` is ${describeType(type)}`
  const message = `\`${signatureOf(place.spec)}\` needs ${wanted} here${actual}.`
  inference.report('type.argument', argument.span, message, { function: place.spec.name, expected: wanted })
  return ERROR
}

interface Wanted {
  readonly words: string
  readonly fits: (type: Type) => boolean
}

const isMoment = (type: Type) => type.kind === 'date' || type.kind === 'datetime'

const WANTED: Readonly<Partial<Record<ParameterKind, Wanted>>> = {
  boolean: { words: 'a condition', fits: (type) => type.kind === 'boolean' },
  number: { words: 'a number', fits: isNumber },
  integer: { words: 'a whole number', fits: isNumber },
  set: { words: 'a set', fits: (type) => type.kind === 'set' },
  numbers: {
    words: 'a set of numbers',
    fits: (type) => type.kind === 'set' && (isOpen(type.element) || isNumber(type.element)),
  },
  date: { words: 'a date', fits: isMoment },
  moment: { words: 'a date or time', fits: (type) => isMoment(type) || type.kind === 'time' },
}
