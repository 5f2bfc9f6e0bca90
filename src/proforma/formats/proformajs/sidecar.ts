import type { Json } from '../json.ts'

/**
 * What a proformajs file has and PROforma text has no place for, beside the text: `meta` of every component, and attributes without
 * a counterpart. Keys name the definition: `task/Ask`, `data/age`, `source/Ask/age`, `candidate/Choose/flu`,
 * `argument/Choose/flu/0`, `warning/age/0`.
 */
export interface Sidecar {
  readonly version: 1
  readonly meta: Readonly<Record<string, Json>>
  readonly attributes: Readonly<Record<string, Readonly<Record<string, Json>>>>
}

export const EMPTY_SIDECAR: Sidecar = { version: 1, meta: {}, attributes: {} }

export function isEmptySidecar({ meta, attributes }: Sidecar): boolean {
  return Object.keys(meta).length === 0 && Object.keys(attributes).length === 0
}

export class SidecarBuilder {
  readonly #meta: Record<string, Json> = {}
  readonly #attributes: Record<string, Record<string, Json>> = {}

  meta(key: string, value: Json | undefined): void {
    if (value !== undefined) define(this.#meta, key, value)
  }

  attribute(key: string, name: string, value: Json): void {
    const own = Object.hasOwn(this.#attributes, key) ? (this.#attributes[key] ?? {}) : {}
    define(own, name, value)
    define(this.#attributes, key, own)
  }

  build(): Sidecar {
    return { version: 1, meta: this.#meta, attributes: this.#attributes }
  }
}

/** Also for names like `__proto__`. */
function define<T>(target: Record<string, T>, key: string, value: T): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
}
