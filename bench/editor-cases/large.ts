/**
 * A protocol of `count` tasks in one plan, the hardest case for a canvas: blocks of four, an enquiry, a decision and two
 * actions that it leads to, each block after two of the blocks before.
 */
export function largeProtocol(count: number): string {
  const blocks = Math.ceil(count / 4)
  const components: string[] = []
  const definitions: string[] = []
  for (let block = 0; block < blocks; block++) {
    const before = block === 0 ? [] : [`Act_${Math.floor((block - 1) / 3)}_a`, `Act_${Math.floor((block - 1) / 2)}_b`]
    const arrows = (names: readonly string[]) =>
      names.map((name) => `    schedule_constraint :: completed('${name}') ;\n`).join('')
    components.push(
      `  component :: 'Ask_${block}' ;\n${arrows(before)}`,
      `  component :: 'Choose_${block}' ;\n${arrows([`Ask_${block}`])}`,
      `  component :: 'Act_${block}_a' ;\n${arrows([`Choose_${block}`])}`,
      `  component :: 'Act_${block}_b' ;\n${arrows([`Choose_${block}`])}`,
    )
    definitions.push(
      `enquiry :: 'Ask_${block}' ;\n  caption :: "Ask for finding ${block}" ;\n  source :: 'item_${block}' ;\nend enquiry .`,
      `decision :: 'Choose_${block}' ;\n  caption :: "What follows from finding ${block}?" ;\n  candidate :: 'yes_${block}' ;\n    argument :: for, item_${block} > 5 ;\n  candidate :: 'no_${block}' ;\n    argument :: for, item_${block} <= 5 ;\nend decision .`,
      `action :: 'Act_${block}_a' ;\n  caption :: "Act on finding ${block}" ;\n  precondition :: result_of('Choose_${block}') = yes_${block} ;\nend action .`,
      `action :: 'Act_${block}_b' ;\n  caption :: "Note finding ${block}" ;\n  precondition :: result_of('Choose_${block}') = no_${block} ;\nend action .`,
      `data :: 'item_${block}' ;\n  caption :: "Finding ${block}" ;\n  type :: integer ;\n  range :: 0 .. 10 ;\nend data .`,
    )
  }
  return `plan :: 'Large' ;\n  caption :: "A large plan" ;\n${components.join('')}end plan .\n\n${definitions.join('\n\n')}\n`
}
