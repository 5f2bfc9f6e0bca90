import {
  buildBundle,
  buildContent,
  sign,
  type BundledScenario,
  type ContractBundle,
  type Layout,
  type Manifest,
} from '../../contracts/index.ts'
import { parse } from '../../proforma/index.ts'
import { compile, readScenarios, runScenario } from '../../runtime/index.ts'
import type { VerificationReport } from '../../verifier/index.ts'
import type { StoredKey } from '../local/database.ts'

/** A version of a pathway that is ready to be signed: what was verified, and what goes with it. */
export interface Signable {
  readonly manifest: Manifest
  readonly text: string
  readonly layout: Layout
  /** Test cases, as data in the runner's form. */
  readonly scenarios: readonly unknown[]
  readonly report: VerificationReport
}

/** Each test case with how it ends on exactly this text. One that the runner cannot read did not pass. */
export function runScenarios(text: string, scenarios: readonly unknown[]): readonly BundledScenario[] {
  const compiled = compile(parse(text))
  return scenarios.map((scenario) => {
    const read = readScenarios({ format: 'ez-doctor-scenarios', formatVersion: 1, scenarios: [scenario] })
    const [first] = read.ok ? read.file.scenarios : []
    const passed = compiled.ok && first !== undefined && runScenario(compiled.program, first).passed
    return { scenario, passed }
  })
}

/**
 * Puts the contract together and signs it.
 * @throws ContentError when something is missing or the report is about another text
 */
export async function signContract(signable: Signable, key: StoredKey): Promise<ContractBundle> {
  const { manifest, text, layout, scenarios, report } = signable
  const content = buildContent({ manifest, protocol: text, layout, scenarios: runScenarios(text, scenarios), report })
  return buildBundle(content, [await sign(content, key.pair, key.name)])
}
