/** The one value that all have; undefined when they differ. */
export function shared<Value>(values: readonly Value[]): Value | undefined {
  const [first, ...rest] = values
  return rest.every((value) => value === first) ? first : undefined
}
