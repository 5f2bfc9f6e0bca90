import { equal, order } from './compare.ts'
import { addNumbers } from './number.ts'
import { isSet, type KnownValue, type ScalarValue, type SetValue, type Value } from './value.ts'

/** The set of these elements, sorted and without duplicates. */
export function setOf(elements: readonly ScalarValue[]): SetValue {
  const sorted = [...elements].sort(order)
  return {
    kind: 'set',
    elements: sorted.filter((element, i) => i === 0 || !equal(element, sorted[i - 1] as ScalarValue)),
  }
}

/** A set literal: unknown when one of its elements is (V13); sets do not nest. */
export function setLiteral(elements: readonly Value[]): Value {
  const known: ScalarValue[] = []
  for (const element of elements) {
    if (element === undefined || isSet(element)) return undefined
    known.push(element)
  }
  return setOf(known)
}

/** `set includes element`; with a set on the right, all of its elements. False when either is unknown. */
export function includes(set: Value, element: Value): boolean {
  if (!isSet(set) || element === undefined) return false
  if (isSet(element)) return element.elements.every((each) => contains(set, each))
  return contains(set, element)
}

/** `element oneof set`: the same question asked from the other side. */
export function oneOf(element: Value, set: Value): boolean {
  return includes(set, element)
}

function contains(set: SetValue, element: ScalarValue): boolean {
  return set.elements.some((each) => equal(each, element))
}

export function union(a: Value, b: Value): Value {
  return isSet(a) && isSet(b) ? setOf([...a.elements, ...b.elements]) : undefined
}

export function intersect(a: Value, b: Value): Value {
  return isSet(a) && isSet(b) ? { kind: 'set', elements: a.elements.filter((each) => contains(b, each)) } : undefined
}

export function diff(a: Value, b: Value): Value {
  return isSet(a) && isSet(b) ? { kind: 'set', elements: a.elements.filter((each) => !contains(b, each)) } : undefined
}

export function count(set: Value): Value {
  return isSet(set) ? set.elements.length : undefined
}

/** The sum of a set of numbers; 0 for the empty set. */
export function sum(set: Value): Value {
  if (!isSet(set)) return undefined
  let result: number | undefined = 0
  for (const element of set.elements) {
    if (typeof element !== 'number' || result === undefined) return undefined
    result = addNumbers(result, element)
  }
  return result
}

/** The smallest (largest) of a set, or of the arguments; unknown when there is none or one is unknown. */
export function least(values: readonly Value[]): Value {
  return sortedElements(values)?.[0]
}

export function greatest(values: readonly Value[]): Value {
  return sortedElements(values)?.at(-1)
}

function sortedElements(values: readonly Value[]): readonly ScalarValue[] | undefined {
  const elements = values.length === 1 && isSet(values[0]) ? values[0] : setLiteral(values)
  return isSet(elements) ? elements.elements : undefined
}

/** The n-th element in ascending order, from 1; unknown outside the set. */
export function nth(a: Value, b: Value): Value {
  const [set, index] = isSet(a) ? [a, b] : [b, a]
  if (!isSet(set) || typeof index !== 'number' || !Number.isInteger(index)) return undefined
  return set.elements[index - 1]
}

/** Whether all elements (or the one scalar) satisfy the test. */
export function everyElement(value: KnownValue, test: (element: ScalarValue) => boolean): boolean {
  return isSet(value) ? value.elements.every(test) : test(value)
}
