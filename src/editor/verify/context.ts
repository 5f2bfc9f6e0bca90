import { createContext, use } from 'react'
import type { Verification } from './verification.ts'

/** The verification of the open document, for the parts of the editor that show what is known of their task. */
export const VerificationContext = createContext<Verification | undefined>(undefined)

/** Undefined where an editor stands without a verifier. */
export function useVerification(): Verification | undefined {
  return use(VerificationContext)
}

/** Opens the panel of the verification on one of its findings; absent where there is no panel. */
export const OpenFindingContext = createContext<((finding: number) => void) | undefined>(undefined)

export function useOpenFinding(): ((finding: number) => void) | undefined {
  return use(OpenFindingContext)
}
