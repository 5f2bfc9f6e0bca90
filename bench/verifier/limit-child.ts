import { readFileSync } from 'node:fs'
import { main } from '../../src/cli/index.ts'

/**
 * Kilobytes that this process held at most. What `resourceUsage` says is on Linux at least what the process that started this
 * one held, so the kernel's own mark is read where there is one.
 */
function peak(): number {
  try {
    const [, kilobytes] = /^VmHWM:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
    if (kilobytes !== undefined) return Number(kilobytes)
  } catch {
    // Elsewhere there is no such file.
  }
  return process.resourceUsage().maxRSS
}

// The command line as it is; what it held at most is told to the process that started it.
process.exitCode = await main(process.argv.slice(2))
process.send?.(peak())
process.disconnect?.()
