import type { ParsedProtocol, TextEdit } from '../../model/index.ts'
import { indexOf } from '../../names/protocolIndex.ts'
import { type Occurrence, occurrences, type ProtocolSymbol, sameSymbol } from '../../names/occurrences.ts'
import { Resolver } from '../../names/resolver.ts'
import { isName, needsQuotes, quoteName } from '../words.ts'
import { EditError } from './apply.ts'

/** Every place where a symbol is named, its definition first among equals in text order. */
export function referencesTo(
  parsed: ParsedProtocol,
  symbol: ProtocolSymbol,
  resolver: Resolver = new Resolver(indexOf(parsed)),
): Occurrence[] {
  return occurrences(parsed, resolver).filter((one) => sameSymbol(one.symbol, symbol))
}

/**
 * Gives a task, data item, parameter, property or candidate another name, wherever it is named: components, arrows,
 * sources, assignments, conditions and `${…}` in texts (E9).
 *
 * @throws EditError `invalid-name`, `duplicate` when the name is taken, `unknown-target`
 */
export function rename(
  parsed: ParsedProtocol,
  symbol: ProtocolSymbol,
  name: string,
  resolver: Resolver = new Resolver(indexOf(parsed)),
): TextEdit[] {
  if (!isName(name)) {
    throw new EditError('invalid-name', 'A name is not empty, has no single quote in it and stands on one line.')
  }
  if (name === symbol.name) return []
  const taken = takenBy(resolver, symbol, name)
  if (taken !== undefined) throw new EditError('duplicate', `There is ${taken} called '${name}' already.`)
  const found = referencesTo(parsed, symbol, resolver)
  if (!found.some((one) => one.role === 'definition')) {
    throw new EditError('unknown-target', `There is no ${symbol.kind} '${symbol.name}'.`)
  }
  return found.map(({ span, quoted }) => ({ span, text: quoted || needsQuotes(name) ? quoteName(name) : name }))
}

/** As `rename`, for a definition given by kind and name. */
export function renameDefinition(
  parsed: ParsedProtocol,
  kind: 'task' | 'data' | 'parameter' | 'property',
  from: string,
  to: string,
): TextEdit[] {
  return rename(parsed, { kind, name: from }, to)
}

export function renameCandidate(parsed: ParsedProtocol, decision: string, from: string, to: string): TextEdit[] {
  return rename(parsed, { kind: 'candidate', decision, name: from }, to)
}

/** What has the name already, in words, when two things of it would be one too many. */
function takenBy({ index }: Resolver, symbol: ProtocolSymbol, name: string): string | undefined {
  if (symbol.kind === 'property') return index.properties.has(name) ? 'a property' : undefined
  if (symbol.kind === 'candidate') {
    const decision = index.tasks.get(symbol.decision)
    if (decision?.kind === 'decision' && decision.candidates.some((one) => one.name.text === name)) return 'a candidate'
    return index.data.has(name) ? 'a data item' : index.parameters.has(name) ? 'a parameter' : undefined
  }
  if (index.data.has(name)) return 'a data item'
  if (index.parameters.has(name)) return 'a parameter'
  if (index.tasks.has(name)) return 'a task'
  return symbol.kind === 'task' ? undefined : candidateCalled(index, name)
}

function candidateCalled(index: Resolver['index'], name: string): string | undefined {
  for (const task of index.tasks.values()) {
    if (task.kind === 'decision' && task.candidates.some((one) => one.name.text === name)) return 'a candidate'
  }
  return undefined
}
