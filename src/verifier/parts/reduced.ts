import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { sha256 } from '@noble/hashes/sha2.js'
import {
  type Definition,
  isTask,
  mentionsOf,
  parse,
  type ParsedDefinition,
  type ParsedProtocol,
  type PlanDefinition,
  quoteName,
  type Span,
} from '../../proforma/index.ts'
import type { Program } from '../../runtime/index.ts'
import type { Module } from './modules.ts'

/**
 * A protocol in which only some modules are there in full; the others are single tasks that do for the rest what the
 * module does: an enquiry for the items that it gives, or an action (rule V101).
 */
export interface Reduced {
  readonly parsed: ParsedProtocol
  /** SHA-256 of everything that it says: the same in two protocols as long as what stands in it is the same. */
  readonly key: string
}

/** Makes protocols with less in them. Places of what is kept are those of the whole text, so edits fit both. */
export class Reducer {
  readonly #program: Program
  readonly #data = new Map<string, ParsedDefinition>()
  readonly #tasks = new Map<string, ParsedDefinition>()
  readonly #properties: readonly ParsedDefinition[]
  readonly #header: readonly ParsedDefinition[]
  /** Every module as a single task; the texts stand after the whole text. */
  readonly #substitutes = new Map<number, ParsedDefinition>()
  readonly #text: string
  readonly #needed = new WeakMap<Definition, readonly ParsedDefinition[]>()

  constructor(program: Program, modules: readonly Module[]) {
    this.#program = program
    const { definitions, text } = program.parsed
    this.#properties = definitions.filter(({ node }) => node.kind === 'property')
    this.#header = definitions.filter(({ node }) => node.kind === 'protocol').slice(0, 1)
    for (const each of definitions) {
      const { node } = each
      const known = isTask(node) ? this.#tasks : this.#data
      if (node.kind !== 'property' && node.kind !== 'protocol' && !known.has(node.name.text))
        known.set(node.name.text, each)
    }
    const { parsed, substitutes } = this.#substituted(text, modules)
    this.#text = parsed
    for (const [i, { plan }] of modules.entries()) {
      const substitute = substitutes[i]
      if (substitute) this.#substitutes.set(plan, substitute)
    }
  }

  /** @param absent modules that are single tasks */
  without(absent: readonly Module[], withProperties: boolean): Reduced {
    const gone = new Map(absent.map((module) => [module.plan, module]))
    const kept = new Set<ParsedDefinition>(this.#header)
    for (let at = 0; at < this.#program.tasks.length; at += 1) {
      const module = gone.get(at)
      const definition = module
        ? this.#substitutes.get(at)
        : this.#tasks.get(this.#program.tasks[at]?.definition as string)
      if (definition) kept.add(definition)
      if (module) at = module.end - 1
    }
    if (withProperties) for (const property of this.#properties) kept.add(property)
    for (const definition of kept) for (const other of this.#dataOf(definition)) kept.add(other)
    const definitions = [...kept].sort((a, b) => a.offset - b.offset)
    return {
      parsed: { text: this.#text, definitions, problems: [] },
      key: digest(definitions.map((each) => this.#hash(each)).join(' ')),
    }
  }

  /** The data and parameters that a definition mentions, in conditions or texts. */
  #dataOf(definition: ParsedDefinition): readonly ParsedDefinition[] {
    const known = this.#needed.get(definition.node)
    if (known) return known
    const names = [...mentionsOf(definition.node), ...namesInTexts(this.#textOf(definition))]
    const needed = [...new Set(names)].flatMap((name) => this.#data.get(name) ?? [])
    this.#needed.set(definition.node, needed)
    return needed
  }

  #textOf({ offset, end }: ParsedDefinition): string {
    return this.#text.slice(offset, end)
  }

  #hash(definition: ParsedDefinition): string {
    const known = HASHES.get(definition.node)
    if (known !== undefined) return known
    const hash = digest(this.#textOf(definition))
    HASHES.set(definition.node, hash)
    return hash
  }

  #substituted(text: string, modules: readonly Module[]) {
    let parsed = `${text}\n`
    const starts = modules.map((module) => {
      const start = parsed.length
      parsed += this.#substitute(module)
      return start
    })
    const read = parse(parsed.slice(text.length + 1)).definitions
    const substitutes = starts.map((start) => {
      const found = read.find(({ offset }) => offset === start - text.length - 1)
      return found && { ...found, offset: start, end: found.end + text.length + 1 }
    })
    return { parsed, substitutes }
  }

  #substitute({ plan, gives }: Module): string {
    const { definition } = this.#program.tasks[plan] as Program['tasks'][0]
    const { offset, node } = this.#tasks.get(definition) as ParsedDefinition
    const { waitCondition, precondition } = node as PlanDefinition
    const slice = ({ start, end }: Span): string => this.#program.parsed.text.slice(offset + start, offset + end)
    const kind = gives.length > 0 ? 'enquiry' : 'action'
    const own = [waitCondition, precondition].flatMap((each) => (each ? [slice(each.span)] : []))
    // It takes its time also where everything is known already.
    if (kind === 'enquiry') own.push('confirmatory :: yes ;')
    const sources = gives.map((item) => `source :: ${quoteName(this.#program.items[item]?.name as string)} ;`)
    return `${kind} :: ${quoteName(definition)} ;\n${[...own, ...sources].join('\n')}\nend ${kind} .\n`
  }
}

/** Definitions whose text has not changed are the same objects after an edit. */
const HASHES = new WeakMap<Definition, string>()

const digest = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/** Names in the `${…}` of texts: perhaps more than are meant, never fewer. */
function namesInTexts(text: string): readonly string[] {
  return [...text.matchAll(/\$\{([^}]*)\}/g)].flatMap(([, inside = '']) => [
    ...[...inside.matchAll(/'((?:[^'\\]|\\.)*)'/g)].map(([, name = '']) => name.replace(/\\(.)/g, '$1')),
    ...(inside.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []),
  ])
}
