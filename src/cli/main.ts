import { COMMANDS } from './commands.ts'
import { CannotError, EXIT, say, tell } from './output.ts'
import { programVersion } from './version.ts'

function help(): string {
  const width = Math.max(...COMMANDS.map(({ name, usage }) => name.length + usage.length)) + 3
  const lines = COMMANDS.map(({ name, usage, summary }) => `  ${`${name} ${usage}`.padEnd(width)}${summary}`)
  return [
    'EZ-Doctor: care pathways that are drawn, proved and signed.',
    '',
    'Use: ez-doctor COMMAND …',
    '',
    ...lines,
    '',
    'Problems are shown as file:line:column code message.',
    'Exit status: 0 all is well, 1 something was found, 2 could not do it.',
  ].join('\n')
}

/** What went wrong in words, for the shell. */
function explain(error: unknown): string {
  if (error instanceof CannotError) return error.message
  const code = (error as { readonly code?: unknown }).code
  // `parseArgs` says what it did not understand.
  if (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS')) return `ez-doctor: ${(error as Error).message}`
  return `ez-doctor: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}

/** A reader that stops early (`| head`) is no failure. */
function leaveQuietlyWhenNobodyReads(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.fine)
    throw error
  })
}

/**
 * The command line.
 * @param args without the program's own name
 * @returns the exit status; never throws
 */
export async function main(args: readonly string[]): Promise<number> {
  leaveQuietlyWhenNobodyReads()
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    say(help())
    return name === undefined ? EXIT.couldNot : EXIT.fine
  }
  if (name === '--version' || name === '-v') {
    say(programVersion())
    return EXIT.fine
  }
  const command = COMMANDS.find((one) => one.name === name)
  if (command === undefined) {
    tell(`ez-doctor: there is no command “${name}”. \`ez-doctor help\` shows them all.`)
    return EXIT.couldNot
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    say(`Use: ez-doctor ${command.name} ${command.usage}\n${command.summary}`)
    return EXIT.fine
  }
  try {
    const run = await command.load()
    return await run(rest)
  } catch (error) {
    tell(explain(error))
    return EXIT.couldNot
  }
}
