import { main } from '../../src/cli/index.ts'

// The command line as it is; what it held at most is told to the process that started it.
process.exitCode = await main(process.argv.slice(2))
process.send?.(process.resourceUsage().maxRSS)
process.disconnect?.()
