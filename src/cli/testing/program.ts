import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const BIN = fileURLToPath(new URL('../../../bin/ez-doctor.mjs', import.meta.url))

export interface Finished {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

export interface ProgramOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** The Node that starts the program; this one if not given. */
  readonly node?: string
}

/** A started program, and what it has said so far. */
export class Program {
  readonly process: ChildProcess
  out = ''
  err = ''
  readonly #ended: Promise<unknown>

  constructor(args: readonly string[], { cwd, env = {}, node = process.execPath }: ProgramOptions = {}) {
    this.process = spawn(node, [BIN, ...args], { ...(cwd && { cwd }), env: { ...process.env, ...env } })
    this.process.stdout?.on('data', (data) => (this.out += String(data)))
    this.process.stderr?.on('data', (data) => (this.err += String(data)))
    this.#ended = once(this.process, 'close')
  }

  async finished(): Promise<Finished> {
    await this.#ended
    return { status: this.process.exitCode, out: this.out, err: this.err }
  }

  /** Waits until it has said something that fits; fails when it ends before. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.out)
      if (found !== null) return found
      const hasEnded = this.process.exitCode !== null || this.process.signalCode !== null
      if (hasEnded) throw new Error(`ended without saying ${pattern}:\n${this.out}\n${this.err}`)
      await Promise.race([this.#ended, once(this.process.stdout ?? this.process, 'data')])
    }
  }
}

/** Runs the command line as a program of its own. */
export function ezDoctor(args: readonly string[], options?: ProgramOptions): Promise<Finished> {
  return new Program(args, options).finished()
}
