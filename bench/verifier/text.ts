/** Pieces of PROforma text from which the families are put together. */

/** A component and the components it comes after. */
export type Part = readonly [name: string, after: readonly string[]]

export function plan(
  name: string,
  parts: readonly Part[],
  extra?: (name: string) => readonly string[],
  own: readonly string[] = [],
): string {
  const components = parts.map(([part, after]) =>
    [
      `  component :: '${part}' ;`,
      ...after.map((other) => `    schedule_constraint :: completed('${other}') ;`),
      ...(extra?.(part) ?? []).map((line) => `    ${line}`),
    ].join('\n'),
  )
  return `plan :: '${name}' ;\n${[...own.map((line) => `  ${line}`), ...components].join('\n')}\nend plan .\n`
}

export function action(name: string, own: readonly string[] = []): string {
  return `action :: '${name}' ;\n${own.map((line) => `  ${line}\n`).join('')}end action .\n`
}

export function enquiry(name: string, items: readonly string[]): string {
  return `enquiry :: '${name}' ;\n${items.map((item) => `  source :: '${item}' ;\n`).join('')}end enquiry .\n`
}

export function decision(name: string, candidates: readonly (readonly [string, string])[]): string {
  const each = candidates.map(
    ([candidate, condition]) => `  candidate :: '${candidate}' ;\n    argument :: for, ${condition} ;\n`,
  )
  return `decision :: '${name}' ;\n${each.join('')}end decision .\n`
}

export function choice(name: string, values: number): string {
  const list = Array.from({ length: values }, (_, i) => `"v${i + 1}"`)
  return `data :: '${name}' ;\n  type :: text ;\n  range :: ${list.join(', ')} ;\nend data .\n`
}

/** Numbers from 0 to below 1, the same on every machine. */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}
