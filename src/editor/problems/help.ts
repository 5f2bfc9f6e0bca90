import { createContext, use } from 'react'
import { helpOf } from '../../proforma/index.ts'

/** Opens the help page of a check by its code; absent where there is no reader. */
export const HelpContext = createContext<((code: string) => void) | undefined>(undefined)

/** What opens the help page of a code, where there is such a page and a reader for it. */
export function useHelp(code: string): (() => void) | undefined {
  const open = use(HelpContext)
  return open === undefined || helpOf(code) === undefined ? undefined : () => open(code)
}
