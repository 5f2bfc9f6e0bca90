import { readFileSync } from 'node:fs'
import type { BenchResult } from './run.ts'
import { loadPeer } from './engine-cases/peer.ts'
import { pathway } from './formats-cases/pathways.ts'
import { runSideBySide, type SideBySide } from './formats-cases/sideBySide.ts'

const TEMPLATES = ['curb-65', 'news2']
const GENERATED = 20
const RUNS_OF_A_TEMPLATE = 10

/** Whether the files written for `@openclinical/proformajs` load there and run as here, state by state. */
export async function run(): Promise<BenchResult> {
  const enact = await loadPeer()
  const template = (name: string) => readFileSync(new URL(`../templates/${name}/protocol.pf`, import.meta.url), 'utf8')
  const runs: readonly SideBySide[] = [
    ...TEMPLATES.flatMap((name) =>
      Array.from({ length: RUNS_OF_A_TEMPLATE }, (_, i) =>
        runSideBySide(`${name}, patient ${i + 1}`, template(name), enact, i),
      ),
    ),
    ...Array.from({ length: GENERATED }, (_, i) => runSideBySide(`generated ${i + 1}`, pathway(i + 1), enact, i)),
  ]
  const count = (test: (one: SideBySide) => boolean): number => runs.filter(test).length
  return {
    table: [
      `${''.padEnd(24)}${'tasks'.padStart(8)}${'operations'.padStart(12)}  the same there`,
      ...runs.map(
        (one) =>
          `${one.name.padEnd(24)}${String(one.tasks).padStart(8)}${String(one.operations).padStart(12)}  ${verdict(one)}`,
      ),
    ].join('\n'),
    figures: {
      runs: runs.length,
      same: count(({ differences }) => differences.length === 0),
      different_by_rule: count(({ byRule }) => byRule),
      different: count(({ differences, byRule }) => differences.length > 0 && !byRule),
      operations: runs.reduce((sum, { operations }) => sum + operations, 0),
    },
  }
}

function verdict({ differences, byRule }: SideBySide): string {
  if (differences.length === 0) return 'yes'
  return `${byRule ? 'as the languages differ' : 'no'}: ${differences.join('; ')}`
}
