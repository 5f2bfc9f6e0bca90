import { printExpression } from '../../expressions/index.ts'
import type { Attribute, Expression, TaskDefinition } from '../../model/index.ts'
import { ATTRIBUTES } from '../../text/index.ts'
import type { Owner } from '../../text/index.ts'
import { propertyOf } from '../../text/attributes.ts'
import { printValue } from '../../text/printDefinition.ts'
import { isObject } from '../json.ts'
import type { Json } from '../json.ts'
import type { ReportBuilder } from '../report.ts'
import { EXTENSION, WRITTEN } from './extension.ts'
import { NotConvertible } from './fromScript.ts'
import { toScript } from './toScript.ts'
import type { ScriptNames } from './toScript.ts'

/** The JSON of one component while it is written: attributes that proformajs has, and under `meta.proforma` those it has not. */
export class Holder {
  readonly json: Record<string, Json> = {}
  readonly #extension: Record<string, Json> = {}
  /** Attributes of the file whose own text goes along, by keyword. */
  readonly #attributes = new Map<string, string>()
  readonly #place: string
  readonly #owner: TaskDefinition | undefined
  readonly #names: ScriptNames
  readonly #report: ReportBuilder

  constructor(place: string, owner: TaskDefinition | undefined, names: ScriptNames, report: ReportBuilder) {
    this.#place = place
    this.#owner = owner
    this.#names = names
    this.#report = report
  }

  set(name: string, value: Json | undefined): void {
    if (value !== undefined) this.json[name] = value
  }

  extend(keyword: string, value: Json): void {
    this.#extension[keyword] = value
  }

  /** proformajs wants a caption everywhere. */
  caption(attribute: Attribute<string> | undefined, otherwise: string): void {
    this.set('caption', attribute?.value ?? otherwise)
    if (attribute === undefined) this.ownText('caption', 'caption', '')
  }

  text(name: string, attribute: Attribute<string> | undefined): void {
    this.set(name, attribute?.value)
  }

  /**
   * A condition or value. Its own text goes along where the file's expression alone would not bring it back, and instead of it
   * where there is no counterpart.
   */
  expression(
    name: string,
    keyword: string,
    expression: Expression | undefined,
    recover: (script: string) => string | undefined,
  ): void {
    if (expression === undefined) return
    const script = this.script(expression, keyword)
    this.set(name, script)
    const own = printExpression(expression)
    if (script === undefined || recover(script) !== own) this.ownText(name, keyword, own)
  }

  /** The author's own text of an attribute; it holds while the attribute in the file is as it is written now. */
  ownText(name: string, keyword: string, text: string): void {
    this.extend(keyword, text)
    this.#attributes.set(keyword, name)
  }

  /** The expression for proformajs, or nothing and a remark when it has no counterpart. */
  script(expression: Expression, keyword: string): string | undefined {
    try {
      return toScript(expression, this.#owner, this.#names)
    } catch (error) {
      if (!(error instanceof NotConvertible)) throw error
      this.#report.add(
        'lost',
        error.reason,
        this.#place,
        `"${keyword} :: ${printExpression(expression)}" does not act in proformajs: ${error.message} It is kept under meta.${EXTENSION}.`,
      )
      return undefined
    }
  }

  /** Attributes of the model that proformajs has not: kept, but without effect there. */
  rest(owner: Owner, model: object, done: readonly string[]): void {
    for (const spec of ATTRIBUTES) {
      if (!spec.owners.includes(owner) || done.includes(spec.keyword)) continue
      const found = (model as Readonly<Record<string, unknown>>)[propertyOf(spec.keyword)] as
        | Attribute<unknown>
        | undefined
      if (found === undefined || typeof found !== 'object' || !('valueSpan' in found)) continue
      if (spec.shape === 'flag' && found.value !== (spec.keyword === 'multiple')) continue
      this.keep(spec.keyword, printValue(spec, found.value))
    }
  }

  keep(keyword: string, value: Json): void {
    this.extend(keyword, value)
    this.#report.add(
      'changed',
      'proformajs.no-counterpart',
      this.#place,
      `"${keyword}" is kept under meta.${EXTENSION}; proformajs itself does not act on it.`,
    )
  }

  finish(meta: Json | undefined, attributes: Readonly<Record<string, Json>> = {}): Json {
    const all: Record<string, Json> = { ...this.json, ...attributes }
    if (Object.keys(this.#extension).length > 0) {
      const written = [...this.#attributes].map(([keyword, name]) => [keyword, this.json[name] ?? null] as const)
      if (written.length > 0) this.#extension[WRITTEN] = Object.fromEntries(written)
      all['meta'] = isObject(meta) ? { ...meta, [EXTENSION]: this.#extension } : { [EXTENSION]: this.#extension }
      // A `meta` that is no object has no room for ours.
      if (meta !== undefined && !isObject(meta)) all['meta'] = meta
    } else if (meta !== undefined) {
      all['meta'] = meta
    }
    return all
  }
}
