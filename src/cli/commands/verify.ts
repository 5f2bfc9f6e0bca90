import { parseArgs } from 'node:util'
import { formatProblem, LineIndex, parse } from '../../proforma/index.ts'
import { NotLoadableError, verifyProtocol } from '../../verifier/index.ts'
import type { Environment, VerificationReport } from '../../verifier/index.ts'
import { readText } from '../files.ts'
import { CannotError, EXIT, say, tell } from '../output.ts'
import { describeReport } from '../report.ts'

const USAGE = 'Use: ez-doctor verify FILE [--json] [--free] [--seconds N]'
const DEFAULT_SECONDS = '60'

const STATUS: Readonly<Record<VerificationReport['verdict'], number>> = {
  clean: EXIT.fine,
  findings: EXIT.findings,
  'not-decided': EXIT.couldNot,
}

interface Settings {
  readonly file: string
  readonly isJson: boolean
  readonly environment: Environment
  readonly maxMilliseconds: number
}

function readSettings(args: string[]): Settings {
  const options = {
    json: { type: 'boolean' },
    free: { type: 'boolean' },
    seconds: { type: 'string', default: DEFAULT_SECONDS },
  } as const
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options })
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) throw new CannotError(`Which file? ${USAGE}`)
  const seconds = Number(values.seconds)
  if (!(seconds > 0)) throw new CannotError(`“${values.seconds}” is no number of seconds. ${USAGE}`)
  const environment = { commit: values.free === true ? 'free' : 'strict', asynchronousData: false } as const
  return { file, isJson: values.json === true, environment, maxMilliseconds: seconds * 1_000 }
}

/**
 * `ez-doctor verify FILE`: explores everything that can happen in a protocol. `--free`: also commitments that are not
 * recommended. Status 0 when everything holds, 1 with findings, 2 when the protocol cannot be run or the time was not enough.
 */
export async function run(args: string[]): Promise<number> {
  const { file, isJson, environment, maxMilliseconds } = readSettings(args)
  const text = await readText(file)
  try {
    const now = (): number => performance.now()
    const report = await verifyProtocol(text, { environment, budget: { maxMilliseconds }, now })
    if (isJson) say(JSON.stringify(report, null, 2))
    else for (const line of describeReport(report, file, parse(text))) say(line)
    return STATUS[report.verdict]
  } catch (error) {
    if (!(error instanceof NotLoadableError)) throw error
    const lines = new LineIndex(text)
    for (const problem of error.problems) (isJson ? tell : say)(formatProblem(problem, file, lines))
    tell(`${file}: cannot be verified before these are repaired.`)
    return EXIT.couldNot
  }
}
