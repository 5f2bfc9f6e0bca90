/** `npm run bench -- NAME`: runs `bench/NAME.ts` and prints its table, then one line of JSON with its figures. */
export interface BenchResult {
  readonly table: string
  /** Null: could not be measured here; the table says why. */
  readonly figures: Readonly<Record<string, number | null>>
}

const [name] = process.argv.slice(2)
if (name === undefined || !/^[a-z][a-z-]*$/.test(name) || name === 'run') {
  console.error('Which benchmark? Use: npm run bench -- NAME')
  process.exit(2)
}
const bench = (await import(`./${name}.ts`)) as { readonly run: () => Promise<BenchResult> }
const { table, figures } = await bench.run()
console.log(table)
console.log(JSON.stringify(figures))
