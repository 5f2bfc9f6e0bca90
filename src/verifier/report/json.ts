import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { VerificationReport } from '../types.ts'

/** A report as the text of a file: the same report gives the same bytes on any machine. */
export function reportJson(report: VerificationReport): string {
  return `${JSON.stringify(report, null, 2)}\n`
}

/** SHA-256, hexadecimal, of `reportJson` in UTF-8: what `sha256sum` says of the file. */
export function reportDigest(report: VerificationReport): string {
  return sha256Hex(reportJson(report))
}

export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}
