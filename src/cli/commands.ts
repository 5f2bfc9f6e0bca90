/** Does a command's work; returns its exit status. */
export type Run = (args: string[]) => Promise<number>

export interface Command {
  readonly name: string
  /** What stands after the name. */
  readonly usage: string
  readonly summary: string
  /** Loaded only when it is asked for: each command brings its own part of the program. */
  load(): Promise<Run>
}

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'serve',
    usage: '[--port N] [--host NAME] [--data DIR] [--api]',
    summary: 'start EZ-Doctor and its store (--api: the store alone)',
    load: async () => (await import('./commands/serve.ts')).run,
  },
  {
    name: 'check',
    usage: 'FILE…',
    summary: 'look for mistakes in protocols (.pf)',
    load: async () => (await import('./commands/check.ts')).run,
  },
  {
    name: 'verify',
    usage: 'FILE [--json|--sarif|--html] [--out FILE] [--environment strict|free|both] [--async-data]',
    summary: 'prove a protocol free of dead ends and gaps, or show the run that gets there',
    load: async () => (await import('./commands/verify.ts')).run,
  },
  {
    name: 'test',
    usage: 'DIR [--junit FILE] [--generate [--write]]',
    summary: 'run the scenarios of a folder against the protocols beside them, or make those that are missing',
    load: async () => (await import('./commands/test.ts')).test,
  },
  {
    name: 'convert',
    usage: 'IN OUT | --schema OUT',
    summary: 'from one format to another; the names tell the formats (--schema: the JSON Schema of .model.json)',
    load: async () => (await import('./commands/convert.ts')).run,
  },
  {
    name: 'diff',
    usage: 'OLD NEW [--json]',
    summary: 'say what differs in meaning between two protocols',
    load: async () => (await import('./commands/diff.ts')).run,
  },
  {
    name: 'verify-contract',
    usage: 'FILE [--log KEY] [--quick]',
    summary: 'check a signed contract offline: signatures, receipt, verification',
    load: async () => (await import('./commands/verify-contract.ts')).run,
  },
  {
    name: 'verify-differential',
    usage: '[--count N] [--from SEED]',
    summary: 'compare the verifier with its oracle on random protocols',
    load: async () => (await import('./commands/verify-differential.ts')).run,
  },
  {
    name: 'conformance',
    usage: 'FILE',
    summary: 'run the cases of a conformance file through the engine',
    load: async () => (await import('./commands/conformance.ts')).conformance,
  },
  {
    name: 'corpus',
    usage: 'DIR [--verify] [--seconds N] [--list]',
    summary: 'import every guideline of a folder and run its own test cases',
    load: async () => (await import('./commands/corpus.ts')).run,
  },
]
