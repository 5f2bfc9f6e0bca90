import { parse } from '../../proforma/index.ts'
import { compile } from '../../runtime/index.ts'
import { exploreAll, type OracleResult } from '../explore/oracle.ts'
import type { Environment } from '../types.ts'
import { valuesOfDomain } from './values.ts'

export interface OracleQuestion {
  readonly environment: Environment
  readonly maxStates: number
  /** True ends the work; the answer is then not complete. */
  readonly stop?: () => boolean
}

/** What the oracle finds in a protocol, without any reduction; undefined when the text does not load. */
export function askOracle(text: string, question: OracleQuestion): OracleResult | undefined {
  const compiled = compile(parse(text))
  if (!compiled.ok) return undefined
  const { program } = compiled
  return exploreAll(program, { ...question, values: (item) => valuesOfDomain(program, item) })
}
