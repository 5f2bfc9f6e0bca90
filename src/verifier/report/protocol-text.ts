import {
  type DataDefinition,
  type Definition,
  isTask,
  LineIndex,
  parse,
  type ParsedDefinition,
  type ProtocolHeader,
  type TaskDefinition,
} from '../../proforma/index.ts'

/** A range of the text, lines and columns from 1, columns in UTF-16 code units; the end is not part of it. */
export interface TextRange {
  readonly startLine: number
  readonly startColumn: number
  readonly endLine: number
  readonly endColumn: number
}

/** The text that a report is about: where its definitions stand and what people call them. */
export class ProtocolText {
  readonly text: string
  readonly header: ProtocolHeader | undefined
  readonly #lines: LineIndex
  readonly #definitions: ReadonlyMap<string, ParsedDefinition>
  readonly #root: string | undefined

  constructor(text: string) {
    const { definitions } = parse(text)
    this.text = text
    this.#lines = new LineIndex(text)
    const byName = new Map<string, ParsedDefinition>()
    for (const each of definitions) {
      // Tasks and data share no names in a protocol that loads; the header may be called as anything.
      if (each.node.kind !== 'protocol' && !byName.has(each.node.name.text)) byName.set(each.node.name.text, each)
    }
    this.#definitions = byName
    const header = definitions.find(({ node }) => node.kind === 'protocol')?.node
    this.header = header?.kind === 'protocol' ? header : undefined
    this.#root = this.header?.root?.value.text ?? definitions.find(({ node }) => node.kind === 'plan')?.node.name.text
  }

  /** The name of the protocol for people. */
  get title(): string {
    return this.header?.title?.value ?? (this.#root === undefined ? 'Protocol' : this.taskName(this.#root))
  }

  get root(): string | undefined {
    return this.#root
  }

  definition(name: string): Definition | undefined {
    return this.#definitions.get(name)?.node
  }

  /** Where the name of a definition stands. */
  rangeOfName(name: string): TextRange | undefined {
    const found = this.#definitions.get(name)
    return found && this.range(found.offset + found.node.name.span.start, found.offset + found.node.name.span.end)
  }

  range(start: number, end: number): TextRange {
    const from = this.#lines.position(start)
    const to = this.#lines.position(end)
    return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column }
  }

  /** A task by its path or by the name of its definition: its caption, else its name. */
  taskName(path: string): string {
    const name = definitionOfPath(path)
    const definition = this.definition(name)
    return (definition && isTask(definition) && plainCaption(definition)) || name
  }

  /** What people call a definition of any kind: its caption, else its name. */
  nameOf(name: string): string {
    const definition = this.definition(name)
    if (definition?.kind === 'data') return this.itemName(name)
    if (definition?.kind === 'property') return definition.caption?.value.trim() || name
    return this.taskName(name)
  }

  itemName(name: string): string {
    return this.item(name)?.caption?.value.trim() || name
  }

  item(name: string): DataDefinition | undefined {
    const definition = this.definition(name)
    return definition?.kind === 'data' ? definition : undefined
  }

  candidateName(path: string, name: string): string {
    const decision = this.definition(definitionOfPath(path))
    const candidate =
      decision?.kind === 'decision' ? decision.candidates.find((each) => each.name.text === name) : undefined
    const caption = candidate?.caption?.value.trim()
    return caption && !caption.includes('${') ? caption : name
  }

  /** The tasks that a trigger starts. */
  triggered(trigger: string): readonly TaskDefinition[] {
    return [...this.#definitions.values()].flatMap(({ node }) =>
      isTask(node) && node.trigger?.value === trigger ? [node] : [],
    )
  }
}

/** The name of the definition at the end of a path. */
export function definitionOfPath(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** A caption without values in it; those are unknown here. */
function plainCaption({ caption }: TaskDefinition): string | undefined {
  const text = caption?.value.trim()
  return text && !text.includes('${') ? text : undefined
}
