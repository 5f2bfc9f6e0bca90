import { cruise } from 'dependency-cruiser'
import { pathToFileURL } from 'node:url'
import { forbidden, options } from './layer-rules.ts'

interface Violation {
  readonly from: string
  readonly to: string
  readonly rule: { readonly name: string }
}

/** Fewer modules than this means that the tool looked at nothing, which must never count as a pass. */
const MINIMUM_MODULES = 50

/** Checks that imports run down the layers and through the doors (ARCHITECTURE.md). */
export async function checkLayers(): Promise<boolean> {
  const result = await cruise(['src', 'bench', 'scripts'], {
    ...options,
    ruleSet: { forbidden },
    validate: true,
  })
  if (typeof result.output === 'string')
    throw new Error('dependency-cruiser answered in text; its result cannot be read.')
  const { modules, summary } = result.output
  if (modules.length < MINIMUM_MODULES) {
    console.error(`The layer check saw only ${modules.length} modules: it is broken, not passed.`)
    return false
  }
  const violations = summary.violations as readonly Violation[]
  const comments = new Map<string, string>(forbidden.map((rule) => [rule.name ?? '', rule.comment ?? '']))
  for (const { from, to, rule } of violations)
    console.error(`${from} -> ${to}\n  ${rule.name}: ${comments.get(rule.name)}`)
  console.log(`${modules.length} modules, ${violations.length} imports against the layers`)
  return violations.length === 0
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = (await checkLayers()) ? 0 : 1
