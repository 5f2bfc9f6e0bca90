import { fingerprintOf } from '../../contracts/index.ts'
import type { Evidence, Hit, Signer } from '../../api/index.ts'
import type { ContractContent, ContractSignature } from '../../contracts/index.ts'
import type { StoredContract } from './store.ts'

/** The parts of a verification report that the catalogue shows. The server repeated the report before it was kept. */
interface ShownReport {
  readonly verdict: Hit['verdict']
  readonly results?: unknown
  readonly findings?: unknown
}

function count(list: unknown): number {
  return Array.isArray(list) ? list.length : 0
}

function evidenceOf({ manifest, scenarios, report }: ContractContent): Evidence {
  const { results, findings } = report as ShownReport
  return {
    citations: [...manifest.citations],
    scenarios: scenarios.length,
    scenariosPassed: scenarios.filter(({ passed }) => passed).length,
    properties: count(results),
    findings: count(findings),
  }
}

function signerOf({ signer, publicKey }: ContractSignature): Signer {
  return { name: signer, publicKey, fingerprint: fingerprintOf(publicKey) }
}

/** A contract as the store lists it. */
export function hitOf({ bundle, publishedAt }: StoredContract): Hit {
  const { content, digest, signatures } = bundle
  const { name, version, title, summary, licence, keywords, authors, reviewBy } = content.manifest
  return {
    digest,
    name,
    version,
    title,
    summary,
    licence,
    keywords: [...keywords],
    authors: [...authors],
    signers: signatures.map(signerOf),
    verdict: (content.report as ShownReport).verdict,
    publishedAt,
    ...(reviewBy === undefined ? {} : { reviewBy }),
    evidence: evidenceOf(content),
  }
}
