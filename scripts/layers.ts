import { cruise } from 'dependency-cruiser'
import { pathToFileURL } from 'node:url'
import { forbidden, options } from './layer-rules.ts'

/** An import that goes up, round a door or in a circle. */
export interface Violation {
  readonly from: string
  readonly to: string
  readonly rule: { readonly name: string }
}

export interface LayerReport {
  /** How many modules were looked at: none means that the tool is broken, not that all is well. */
  readonly modules: number
  readonly violations: readonly Violation[]
}

/** Reads every import under `folders` of `baseDir` and holds it against the rules. */
export async function readLayers(baseDir: string, folders: readonly string[]): Promise<LayerReport> {
  const result = await cruise([...folders], { ...options, baseDir, ruleSet: { forbidden }, validate: true })
  if (typeof result.output === 'string')
    throw new Error('dependency-cruiser answered in text; its result cannot be read.')
  const { modules, summary } = result.output
  return { modules: modules.length, violations: summary.violations }
}

/** Fewer modules than this means that the tool looked at nothing, which must never count as a pass. */
const MINIMUM_MODULES = 50

/** Checks that imports run down the layers and through the doors (ARCHITECTURE.md). */
export async function checkLayers(): Promise<boolean> {
  const { modules, violations } = await readLayers(process.cwd(), ['src', 'bench', 'scripts'])
  if (modules < MINIMUM_MODULES) {
    console.error(`The layer check saw only ${modules} modules: it is broken, not passed.`)
    return false
  }
  const comments = new Map(forbidden.map((rule) => [rule.name, rule.comment]))
  for (const { from, to, rule } of violations)
    console.error(`${from} -> ${to}\n  ${rule.name}: ${comments.get(rule.name)}`)
  console.log(`${modules} modules, ${violations.length} imports against the layers`)
  return violations.length === 0
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = (await checkLayers()) ? 0 : 1
