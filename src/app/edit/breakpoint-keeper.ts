import type { BreakpointKeeper } from '../../editor/index.ts'

/** Keeps the breakpoints of a document in this browser: they say where to stop, and nothing of a patient. */
export function breakpointKeeper(id: string): BreakpointKeeper {
  const key = `ez-doctor.breakpoints.${id}`
  return {
    read() {
      try {
        return localStorage.getItem(key)
      } catch {
        return null
      }
    },
    write(data) {
      try {
        if (data === '[]') localStorage.removeItem(key)
        else localStorage.setItem(key, data)
      } catch {
        // Storage refused: the breakpoints stay as they are until the page is closed.
      }
    },
  }
}
