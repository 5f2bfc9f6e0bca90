import type { IToken } from 'chevrotain'
import * as T from './tokens.ts'

const OTHER_PARTS = new Set(['component', 'source', 'candidate'])

/**
 * Follows `argument :: … attributes … end attributes` while words are classified, so that an end without its beginning can be
 * told from one with it.
 */
export class AttributesBlock {
  open = false
  /** Whether an argument began and neither attributes nor another part did since. */
  #pending = false
  /** Where `attributes` would have to stand among the tokens: before the first keyword after the argument's condition. */
  #place: number | undefined

  /** A keyword at an index of the tokens that are given out. */
  keyword({ tokenType, image }: IToken, index: number): void {
    if (tokenType === T.ArgumentKeyword || OTHER_PARTS.has(image)) {
      this.open = false
      this.#pending = tokenType === T.ArgumentKeyword
      this.#place = undefined
    } else if (this.#pending) this.#place ??= index
  }

  opens(): void {
    this.open = true
    this.#pending = false
    this.#place = undefined
  }

  /** Where `attributes` is missing, when nothing was open and there is a place for it. */
  close(): number | undefined {
    const place = this.open ? undefined : this.#place
    this.open = false
    this.#pending = false
    this.#place = undefined
    return place
  }
}
