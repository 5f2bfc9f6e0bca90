/** What a command returns to the shell. */
export const EXIT = {
  /** All is well. */
  fine: 0,
  /** Something was found. */
  findings: 1,
  /** The command could not do its work. */
  couldNot: 2,
} as const

/** Writes a result; one line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Writes a message that is no result: what went wrong, what is going on; one line. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** The command cannot do its work; the message says why and how to go on. */
export class CannotError extends Error {
  override readonly name = 'CannotError'
}
