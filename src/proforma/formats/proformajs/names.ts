import type { ProtocolIndex } from '../../model/index.ts'

/** Words that proformajs does not take as the name of a data item. */
const RESERVED = new Set(
  (
    'constructor now is_dormant is_in_progress is_completed is_discarded is_finished in_progress_time completed_time discarded_time ' +
    'finished_time is_valid is_known caption captions net_support result_set result_of includes last_updated num_finished ' +
    'num_completed date_part_hour round abs random sin cos tan asin acos atan count sum min max nth exp log index last_finished ' +
    'path diff add subtract undefined years months weeks days hours seconds milliseconds true false null'
  ).split(' '),
)

/** Identifiers for the data items and names for the tasks of a protocol, each used once. */
export class ExportNames {
  readonly index: ProtocolIndex
  readonly #items = new Map<string, string>()
  readonly #tasks = new Map<string, string>()
  readonly #candidates = new Map<string, string>()

  constructor(index: ProtocolIndex) {
    this.index = index
    const taken = new Set<string>()
    for (const name of [...index.data.keys(), ...index.parameters.keys()])
      this.#items.set(name, claim(identifier(name), taken))
    const tasks = new Set<string>()
    for (const name of index.tasks.keys()) this.#tasks.set(name, claim(identifier(name), tasks))
    const candidates = new Set<string>()
    for (const task of index.tasks.values()) {
      for (const { name } of task.kind === 'decision' ? task.candidates : []) {
        if (!this.#candidates.has(name.text)) this.#candidates.set(name.text, claim(identifier(name.text), candidates))
      }
    }
  }

  item(name: string): string {
    return this.#items.get(name) ?? name
  }

  candidate(name: string): string {
    return this.#candidates.get(name) ?? name
  }

  task(name: string): string {
    return this.#tasks.get(name) ?? name
  }
}

function identifier(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_]/g, '_')
  const safe = /^[A-Za-z]/.test(plain) ? plain : `x${plain}`
  return RESERVED.has(safe) ? `${safe}_` : safe
}

function claim(wish: string, taken: Set<string>): string {
  let name = wish
  for (let count = 2; taken.has(name); count++) name = `${wish}_${count}`
  taken.add(name)
  return name
}
