/**
 * `npm run runtime:invariants -- --operations 1000000 --seed 1`: random operations in random protocols, and after each one
 * a look at every invariant of the engine. Prints what was done and a line of JSON; status 1 when an invariant is broken.
 */
import { parseArgs } from 'node:util'
import { runInvariants } from '../src/runtime/testing/invariants.ts'

const options = {
  operations: { type: 'string', default: '100000' },
  seed: { type: 'string', default: '1' },
} as const
const { values } = parseArgs({ options })
const wanted = Number(values.operations)
const seed = Number(values.seed)
if (!(wanted > 0) || !Number.isInteger(seed)) {
  console.error('Use: npm run runtime:invariants -- --operations N --seed N')
  process.exit(2)
}

const began = performance.now()
const report = runInvariants(wanted, seed, (protocols) => {
  if (protocols % 2500 === 0) console.error(`${protocols} protocols`)
})
const seconds = Math.round((performance.now() - began) / 1000)
const { protocols, operations, taken, passes, refused, rules, violations } = report
const counts = (table: Readonly<Record<string, number>>): string =>
  Object.entries(table)
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')

console.log(`${operations} operations in ${protocols} protocols, ${seconds} s`)
console.log(`taken: ${taken}, in ${passes} passes`)
console.log(`refused: ${counts(refused)}`)
console.log(`changes by rule: ${counts(rules)}`)
for (const violation of violations.slice(0, 20)) console.log(`broken: ${violation}`)
console.log(JSON.stringify({ protocols, operations, taken, passes, violations: violations.length, seconds }))
process.exitCode = violations.length > 0 ? 1 : 0
