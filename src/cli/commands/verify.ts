import { basename, isAbsolute, relative, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { formatProblem, LineIndex, parse } from '../../proforma/index.ts'
import {
  type Environment,
  NotLoadableError,
  reportDigest,
  reportHtml,
  reportJson,
  reportSarif,
  type VerificationReport,
  verifyProtocol,
} from '../../verifier/index.ts'
import { readText, writeText } from '../files.ts'
import { CannotError, EXIT, say, tell } from '../output.ts'
import { describeReports } from '../report.ts'

const USAGE =
  'Use: ez-doctor verify FILE [--json | --sarif | --html] [--out FILE] [--environment strict|free|both] [--async-data] [--seconds N]'
const DEFAULT_SECONDS = '60'

const STATUS: Readonly<Record<VerificationReport['verdict'], number>> = {
  clean: EXIT.fine,
  findings: EXIT.findings,
  'not-decided': EXIT.couldNot,
}

type Form = 'text' | 'json' | 'sarif' | 'html'

interface Settings {
  readonly file: string
  readonly form: Form
  readonly out: string | undefined
  readonly environments: readonly Environment[]
  readonly maxMilliseconds: number
}

const OPTIONS = {
  json: { type: 'boolean' },
  sarif: { type: 'boolean' },
  html: { type: 'boolean' },
  pdf: { type: 'boolean' },
  out: { type: 'string' },
  environment: { type: 'string' },
  free: { type: 'boolean' },
  'async-data': { type: 'boolean' },
  seconds: { type: 'string', default: DEFAULT_SECONDS },
} as const

function readSettings(args: string[]): Settings {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: OPTIONS })
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) throw new CannotError(`Which file? ${USAGE}`)
  const seconds = Number(values.seconds)
  if (!(seconds > 0)) throw new CannotError(`“${values.seconds}” is no number of seconds. ${USAGE}`)
  if (values.pdf === true)
    throw new CannotError(
      'For a PDF make the page with --html --out FILE.html, open it in a browser and print it to PDF.',
    )
  const forms = (['json', 'sarif', 'html'] as const).filter((each) => values[each] === true)
  const [form = 'text'] = forms
  if (forms.length > 1) throw new CannotError(`One form at a time: ${forms.join(' or ')}. ${USAGE}`)
  return {
    file,
    form,
    out: values.out,
    environments: environmentsOf(values),
    maxMilliseconds: seconds * 1_000,
  }
}

function environmentsOf(values: {
  readonly environment?: string | undefined
  readonly free?: boolean | undefined
  readonly 'async-data'?: boolean | undefined
}): readonly Environment[] {
  const name = values.environment ?? (values.free === true ? 'free' : 'strict')
  if (name !== 'strict' && name !== 'free' && name !== 'both')
    throw new CannotError(`“${name}” is no contract with the outside: strict, free or both. ${USAGE}`)
  if (values.free === true && name === 'strict') throw new CannotError(`--free and strict exclude each other. ${USAGE}`)
  const asynchronousData = values['async-data'] === true
  const commits: readonly Environment['commit'][] = name === 'both' ? ['strict', 'free'] : [name]
  return commits.map((commit): Environment => ({ commit, asynchronousData }))
}

/**
 * `ez-doctor verify FILE`: explores everything that can happen in a protocol. Of the outside either only what is recommended
 * is taken (`strict`), or anything (`free`), or both are reported; `--async-data`: values may change at any time. The report
 * is text, or `--json`, `--sarif` or `--html`, and its SHA-256 is that of the JSON. Status 0 when everything holds, 1 with
 * findings, 2 when the protocol cannot be run or the time was not enough.
 */
export async function run(args: string[]): Promise<number> {
  const settings = readSettings(args)
  const { file, form, out, environments } = settings
  const text = await readText(file)
  try {
    const reports: VerificationReport[] = []
    for (const environment of environments) {
      const budget = { maxMilliseconds: settings.maxMilliseconds }
      reports.push(await verifyProtocol(text, { environment, budget, now: () => performance.now() }))
    }
    await hand(written(form, reports, text, file), form, out)
    if (form !== 'text')
      for (const report of reports) tell(`${labelOf(report, file)}: report SHA-256 ${reportDigest(report)}`)
    return Math.max(...reports.map(({ verdict }) => STATUS[verdict]))
  } catch (error) {
    if (!(error instanceof NotLoadableError)) throw error
    const lines = new LineIndex(text)
    for (const problem of error.problems) (form === 'text' ? say : tell)(formatProblem(problem, file, lines))
    tell(`${file}: cannot be verified before these are repaired.`)
    return EXIT.couldNot
  }
}

function written(form: Form, reports: readonly VerificationReport[], text: string, file: string): string {
  switch (form) {
    case 'json': {
      const [only, ...others] = reports
      return only && others.length === 0 ? reportJson(only) : `[\n${reports.map(reportJson).join(',\n')}]\n`
    }
    case 'sarif':
      return reportSarif(reports, text, placeOf(file))
    case 'html':
      return reportHtml(reports, text, basename(file))
    default:
      return `${describeReports(reports, file, parse(text)).join('\n')}\n`
  }
}

async function hand(content: string, form: Form, out: string | undefined): Promise<void> {
  if (out === undefined) {
    process.stdout.write(content)
    return
  }
  await writeText(out, content)
  tell(`${out}: ${form === 'text' ? 'report' : form.toUpperCase()} written.`)
}

function labelOf({ environment }: VerificationReport, file: string): string {
  return `${file} (${environment.commit}${environment.asynchronousData ? ', data may change at any time' : ''})`
}

/** The file as others can find it: from here if it lies below, else by its name alone; nothing of this machine. */
function placeOf(file: string): string {
  const path = isAbsolute(file) ? relative(process.cwd(), file) : file
  const parts = path.split(sep).filter((part) => part !== '.')
  return parts.includes('..') || isAbsolute(path) ? basename(file) : parts.join('/')
}
