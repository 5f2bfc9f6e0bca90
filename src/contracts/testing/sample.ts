import { buildBundle } from '../bundle.ts'
import { sha256Hex } from '../canonical.ts'
import { buildContent } from '../content.ts'
import type { ContractParts } from '../content.ts'
import { generateSigningKey } from '../keys.ts'
import { sign } from '../signature.ts'
import type { ContractBundle, Manifest } from '../types.ts'

/** A small text that stands for a protocol where its meaning does not matter. */
export const SAMPLE_PROTOCOL = 'plan :: \'advice\' ;\n  caption :: "Advice — für alle" ;\nend plan.\n'

export function sampleManifest(changes: Partial<Manifest> = {}): Manifest {
  return {
    name: 'example/advice',
    version: '1.0.0',
    title: 'Advice',
    summary: 'An invented pathway for tests.',
    intendedUse: 'Tests only.',
    intendedUser: 'Nobody.',
    population: 'Nobody.',
    limits: '',
    licence: 'CC-BY-4.0',
    authors: ['A. Author'],
    citations: [],
    keywords: ['advice'],
    parents: [],
    ...changes,
  }
}

/** A report on `protocol`, shaped like the verifier's. */
export function sampleReport(protocol: string): Readonly<Record<string, unknown>> {
  return {
    tool: 'ez-doctor-verify',
    toolVersion: '0.0.0-test',
    protocol: sha256Hex(protocol),
    verdict: 'clean',
    findings: [],
  }
}

export function sampleParts(changes: Partial<ContractParts> = {}): ContractParts {
  const protocol = changes.protocol ?? SAMPLE_PROTOCOL
  return {
    manifest: sampleManifest(),
    layout: { version: 1, positions: { advice: { x: 0, y: 12.5 } } },
    scenarios: [{ scenario: { name: 'one', values: { age: 70, fever: null } }, passed: true }],
    report: sampleReport(protocol),
    ...changes,
    protocol,
  }
}

/** A contract signed by as many new keys as there are names. */
export async function sampleBundle(
  changes: Partial<ContractParts> = {},
  signers: readonly string[] = ['A. Author'],
): Promise<ContractBundle> {
  const content = buildContent(sampleParts(changes))
  const signatures = await Promise.all(signers.map(async (name) => sign(content, await generateSigningKey(), name)))
  return buildBundle(content, signatures)
}
