import { ImportError } from '../error.ts'
import { isObject, listMember, textMember } from '../json.ts'
import type { Json, JsonObject } from '../json.ts'
import type { ImportLimits } from '../limits.ts'
import { extensionOf } from './extension.ts'

export type TaskClass = 'Plan' | 'Enquiry' | 'Decision' | 'Action' | 'Task'

/** A task of a proformajs file in its place, with the name that its definition gets. */
export interface TaskNode {
  readonly json: JsonObject
  readonly class: TaskClass
  readonly name: string
  readonly definition: string
  /** The same definition stands in another place of the file already. */
  readonly linked: boolean
  readonly parent?: TaskNode
  readonly children: readonly TaskNode[]
  /** Data items declared here, by the name that the file uses here and below. */
  readonly data: ReadonlyMap<string, DataNode>
  readonly candidates: ReadonlyMap<string, string>
}

export interface DataNode {
  readonly json: JsonObject
  readonly name: string
  readonly definition: string
}

const CLASSES: ReadonlySet<string> = new Set(['Plan', 'Enquiry', 'Decision', 'Action', 'Task'])

/** Reads the tasks of a file as a tree and gives every definition a name of its own. Throws ImportError. */
export function readTree(json: Json, limits: ImportLimits, renamed: (from: string, to: string) => void): TaskNode {
  if (!isObject(json)) throw new ImportError('wrong-shape', 'A proformajs protocol is a JSON object.')
  if (!CLASSES.has(textMember(json, 'class') ?? '')) {
    throw new ImportError(
      'not-this-format',
      'A proformajs protocol says its "class": Plan, Enquiry, Decision, Action or Task.',
    )
  }
  const reader = new TreeReader(limits, renamed)
  reader.claimData(json)
  return reader.task(json, undefined, '')
}

class TreeReader {
  readonly #limits: ImportLimits
  readonly #renamed: (from: string, to: string) => void
  readonly #taken = new Set<string>()
  readonly #tasks = new Set<string>()
  readonly #data = new Map<JsonObject, DataNode>()
  #count = 0

  constructor(limits: ImportLimits, renamed: (from: string, to: string) => void) {
    this.#limits = limits
    this.#renamed = renamed
  }

  /** Data items first: their names stand in most expressions. */
  claimData(json: JsonObject): void {
    for (const data of objects(json, 'dataDefinitions')) {
      const name = textMember(data, 'name') ?? ''
      this.#data.set(data, {
        json: data,
        name,
        definition: this.#claim(textMember(extensionOf(data), 'name') ?? name, 'item'),
      })
    }
    for (const child of objects(json, 'tasks')) this.claimData(child)
  }

  task(json: JsonObject, parent: TaskNode | undefined, place: string): TaskNode {
    if (++this.#count > this.#limits.definitions)
      throw new ImportError('too-large', `More than ${this.#limits.definitions} tasks.`)
    const found = textMember(json, 'class') ?? ''
    if (!CLASSES.has(found))
      throw new ImportError('wrong-shape', `A task has no known class: "${found.slice(0, 40)}".`, place)
    const name = textMember(json, 'name') ?? ''
    const own = extensionOf(json)
    const link = textMember(own, 'linked')
    const linked = link !== undefined && this.#tasks.has(link)
    const definition = linked ? link : this.#claim(textMember(own, 'name') ?? name, found)
    this.#tasks.add(definition)
    const children: TaskNode[] = []
    const data = new Map(objects(json, 'dataDefinitions').flatMap((one) => entry(this.#data.get(one))))
    const candidates = new Map(
      objects(json, 'candidates').map((one) => {
        const own = textMember(one, 'name') ?? ''
        return [own, this.#candidate(textMember(extensionOf(one), 'name') ?? own)] as const
      }),
    )
    const node: TaskNode = {
      json,
      class: found as TaskClass,
      name,
      definition,
      linked,
      ...(parent === undefined ? {} : { parent }),
      children,
      data,
      candidates,
    }
    const tasks = linked ? [] : objects(json, 'tasks')
    for (const [index, child] of tasks.entries()) children.push(this.task(child, node, `${place}/tasks/${index}`))
    return node
  }

  /** Candidates of two decisions may share a name, but not with a data item or task. */
  #candidate(name: string): string {
    const clean = cleaned(name, 'option')
    let free = clean
    for (let count = 2; this.#taken.has(free); count++) free = `${clean}_${count}`
    if (free !== name) this.#renamed(name, free)
    return free
  }

  #claim(name: string, fallback: string): string {
    const clean = cleaned(name, fallback)
    let free = clean
    for (let count = 2; this.#taken.has(free); count++) free = `${clean}_${count}`
    this.#taken.add(free)
    if (free !== name) this.#renamed(name, free)
    return free
  }
}

function entry(node: DataNode | undefined): [string, DataNode][] {
  return node === undefined ? [] : [[node.name, node]]
}

/** A name in single quotes may be anything on one line but a single quote. */
function cleaned(name: string, fallback: string): string {
  const clean = name.replace(/['\n\r\0]/g, '_').trim()
  return clean === '' ? fallback : clean
}

export function objects(json: JsonObject, key: string): JsonObject[] {
  return (listMember(json, key) ?? []).filter(isObject)
}

/** The task that a name or a path (`plan:task`) means: a sibling or child first, then outwards, then anywhere. */
export function findTask(name: string, from: TaskNode | undefined): TaskNode | undefined {
  const last =
    name
      .split(':')
      .at(-1)
      ?.replace(/\[\d+\]$/, '') ?? ''
  for (let node = from; node !== undefined; node = node.parent) {
    const found = node.name === last ? node : node.children.find((child) => child.name === last)
    if (found !== undefined) return found
  }
  return from === undefined ? undefined : search(rootOf(from), last)
}

function rootOf(node: TaskNode): TaskNode {
  let root = node
  while (root.parent !== undefined) root = root.parent
  return root
}

function search(node: TaskNode, name: string): TaskNode | undefined {
  if (node.name === name) return node
  for (const child of node.children) {
    const found = search(child, name)
    if (found !== undefined) return found
  }
  return undefined
}

/** The data item that a name means: the nearest one outwards, else the only one anywhere below. */
export function findData(name: string, from: TaskNode): DataNode | undefined {
  for (let node: TaskNode | undefined = from; node !== undefined; node = node.parent) {
    const found = node.data.get(name)
    if (found !== undefined) return found
  }
  return searchData(rootOf(from), name)
}

function searchData(node: TaskNode, name: string): DataNode | undefined {
  const own = node.data.get(name)
  if (own !== undefined) return own
  for (const child of node.children) {
    const found = searchData(child, name)
    if (found !== undefined) return found
  }
  return undefined
}
