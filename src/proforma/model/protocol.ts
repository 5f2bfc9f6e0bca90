import type {
  DataDefinition,
  Definition,
  ParameterDefinition,
  PropertyDefinition,
  ProtocolHeader,
  TaskDefinition,
} from './definitions.ts'
import type { Problem } from './problem.ts'

/** One definition of a document; spans inside `node` are relative to `offset`. */
export interface ParsedDefinition {
  readonly offset: number
  readonly end: number
  readonly node: Definition
  /** Syntax problems of this definition, spans relative to `offset`. */
  readonly problems: readonly Problem[]
}

/**
 * A parsed text: what it says, definition by definition, and what is wrong with its syntax.
 * Every text has one, however broken: definitions that could be read are there.
 */
export interface ParsedProtocol {
  readonly text: string
  readonly definitions: readonly ParsedDefinition[]
  /** Syntax problems of the whole text, in document coordinates and text order. */
  readonly problems: readonly Problem[]
}

/** The definitions by kind and name. With duplicates the first one counts; a check reports the others. */
export interface ProtocolIndex {
  readonly header?: ProtocolHeader
  readonly tasks: ReadonlyMap<string, TaskDefinition>
  readonly data: ReadonlyMap<string, DataDefinition>
  readonly parameters: ReadonlyMap<string, ParameterDefinition>
  readonly properties: ReadonlyMap<string, PropertyDefinition>
  /** Name of the root plan: the header's `root`, else the one plan that is no component. */
  readonly root?: string
}
