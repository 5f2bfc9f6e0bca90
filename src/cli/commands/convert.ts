import { parseArgs } from 'node:util'
import { entriesOf, ImportError } from '../../proforma/index.ts'
import type { ImportReport } from '../../proforma/index.ts'
import { readText, writeText } from '../files.ts'
import { CONVERSIONS, formatOf } from '../formats.ts'
import type { Converted } from '../formats.ts'
import { CannotError, EXIT, say } from '../output.ts'

const USAGE = 'Use: ez-doctor convert IN OUT'

/** What was changed or lost, one line each, then the counts. */
function showReport(file: string, report: ImportReport): void {
  for (const outcome of ['changed', 'lost'] as const) {
    for (const { reason, place, message } of entriesOf(report, outcome)) {
      say(`${file}: ${place}: ${outcome}: ${reason} ${message}`)
    }
  }
  const counts = (['imported', 'changed', 'lost'] as const).map(
    (outcome) => `${entriesOf(report, outcome).length} ${outcome}`,
  )
  say(`${file}: ${counts.join(', ')}`)
}

function converted(source: string, target: string, text: string): Converted {
  const [from, to] = [formatOf(source), formatOf(target)]
  const conversion = CONVERSIONS.find((one) => one.from === from && one.to === to)
  if (conversion === undefined) {
    const known = CONVERSIONS.map((one) => `${one.from} to ${one.to}`).join(', ')
    throw new CannotError(`${source} (${from}) cannot be made into ${target} (${to}). Known are: ${known}.`)
  }
  try {
    return conversion.convert(text)
  } catch (error) {
    if (error instanceof ImportError) throw new CannotError(`${source}: ${error.message}`)
    throw error
  }
}

/**
 * `ez-doctor convert IN OUT`: from one format to another; the names tell the formats. Nothing is dropped in silence: what
 * could not come over is listed, and the status is then 1.
 */
export async function run(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  const [source, target, ...others] = positionals
  if (source === undefined || target === undefined || others.length > 0) throw new CannotError(USAGE)
  const { text, report } = converted(source, target, await readText(source))
  await writeText(target, text)
  if (report === undefined) return EXIT.fine
  showReport(source, report)
  return entriesOf(report, 'lost').length === 0 ? EXIT.fine : EXIT.findings
}
