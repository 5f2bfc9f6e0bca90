import type { NameReference } from '../../model/index.ts'
import type { Position, Resolution } from '../../names/resolver.ts'
import { nearest, shorten } from '../../text/syntaxProblems.ts'
import { writeName } from '../../text/words.ts'
import type { Inference } from './inference.ts'
import { typeOfItem } from './itemType.ts'
import { ERROR, type Type } from './type.ts'
import { ambiguousName, didYouMean, renameFix, shown } from './words.ts'

/** The type of a name that stands for a value. */
export function inferName(inference: Inference, reference: NameReference, position: Position): Type {
  const resolution = inference.resolver.resolve(reference.name, inference.scope, position)
  inference.meanings.set(reference, resolution)
  switch (resolution.kind) {
    case 'data':
    case 'parameter':
      return typeOfItem(resolution.definition)
    case 'candidate':
      return { kind: 'candidate', decision: resolution.decision.name.text }
    case 'task':
      return taskAsValue(inference, reference)
    case 'ambiguous':
      return ambiguous(inference, reference, resolution)
    case 'unknown':
      return unknownName(inference, reference, position)
  }
}

function taskAsValue(inference: Inference, reference: NameReference): Type {
  const name = writeName(reference.name)
  const message = `\`${shown(reference)}\` is a task and has no value. Its state is asked with \`completed(${shorten(name)})\` and the like.`
  inference.report('type.task-as-value', reference.span, message, { name: shorten(reference.name) })
  return ERROR
}

/** A data item and a task of one name are reported where they are defined, once (N5). */
function ambiguous(
  inference: Inference,
  reference: NameReference,
  resolution: Resolution & { kind: 'ambiguous' },
): Type {
  const [first] = resolution.meanings
  if (first?.kind !== 'data' && first?.kind !== 'parameter')
    inference.problems.push(ambiguousName(reference, resolution))
  return ERROR
}

/** A candidate has a meaning only beside its decision. */
function candidateHint({ resolver }: Inference, { name }: NameReference): string | undefined {
  for (const task of resolver.index.tasks.values()) {
    if (task.kind !== 'decision' || !task.candidates.some((one) => one.name.text === name)) continue
    const decision = shorten(task.name.text)
    return ` It is a candidate of '${decision}': compare it with \`result_of('${decision}')\`.`
  }
  return undefined
}

function unknownName(inference: Inference, reference: NameReference, position: Position): Type {
  if (reference.name === '' || position.kind === 'beside-unknown') return ERROR
  const meant = nearest(reference.name, inference.resolver.namesIn(inference.scope, position))
  const what =
    position.kind === 'compared'
      ? `no candidate of '${shorten(position.decision.name.text)}', data item`
      : 'no data item'
  const name = shorten(reference.name)
  const hint = candidateHint(inference, reference) ?? didYouMean(meant)
  const message = `There is ${what} or task called \`${name}\`.${hint}`
  inference.report('name.unknown', reference.span, message, { name }, renameFix(reference, meant))
  return ERROR
}
