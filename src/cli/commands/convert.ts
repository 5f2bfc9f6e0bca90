import { existsSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  type ComponentLayout,
  type Conversion,
  convertFile,
  formatOfName,
  ImportError,
  isEmptySidecar,
  modelSchema,
  parse,
  type ReportEntry,
  type Sidecar,
} from '../../proforma/index.ts'
import { readText, writeText } from '../files.ts'
import { CannotError, EXIT, say, tell } from '../output.ts'

/**
 * `ez-doctor convert IN OUT`: from one format to another. The content tells what IN is, the name what OUT becomes: .pf, .classic.pf,
 * .model.json, .json (proformajs), .md or .txt (prose), .svg (picture). A layout and what proformajs keeps beside the text stand in `NAME.layout.json`
 * and `NAME.meta.json`, for both files. `ez-doctor convert --schema OUT.json` writes the JSON Schema of .model.json.
 *
 * @returns 1 when something was lost, which the lines name; 0 otherwise
 */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { schema: { type: 'boolean' } } })
  if (values.schema === true) return schema(positionals)
  const [from, to] = positionals
  if (from === undefined || to === undefined || positionals.length > 2)
    throw new CannotError('Use: ez-doctor convert IN OUT, or: ez-doctor convert --schema OUT.json')
  if (await isSameFile(from, to))
    throw new CannotError(`${from}: IN and OUT are the same file. Give OUT another name, so that nothing is lost.`)
  try {
    return await convert(from, to)
  } catch (error) {
    if (error instanceof ImportError) throw new CannotError(`${from}:${error.place} ${error.code} ${error.message}`)
    throw error
  }
}

/** Writes the JSON Schema of .model.json files. */
async function schema([to, more]: readonly string[]): Promise<number> {
  if (to === undefined || more !== undefined) throw new CannotError('Use: ez-doctor convert --schema OUT.json')
  await writeText(to, `${JSON.stringify(modelSchema(), null, 2)}\n`)
  say(`${to}: the JSON Schema of a protocol as JSON (.model.json)`)
  return EXIT.fine
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((file) => realpath(file).catch(() => resolve(file))))
  return a === b
}

async function convert(from: string, to: string): Promise<number> {
  const isPicture = /\.svg$/i.test(to)
  const format = isPicture ? 'proforma' : formatOfName(to)
  const layout = await beside<ComponentLayout>(besideName(from, 'layout'))
  const sidecar = await beside<Sidecar>(besideName(from, 'meta'))
  const source = {
    name: from,
    text: await readText(from),
    ...(layout === undefined ? {} : { layout }),
    ...(sidecar === undefined ? {} : { sidecar }),
  }
  const result = convertFile(source, format)
  await writeText(to, isPicture ? await picture(result) : result.text)
  const isText = !isPicture && (format === 'proforma' || format === 'classic')
  if (
    isText &&
    result.layout !== undefined &&
    format !== 'classic' &&
    Object.keys(result.layout.positions).length > 0
  ) {
    await writeText(besideName(to, 'layout'), `${JSON.stringify(result.layout, null, 2)}\n`)
  }
  if (isText && result.sidecar !== undefined && !isEmptySidecar(result.sidecar)) {
    await writeText(besideName(to, 'meta'), `${JSON.stringify(result.sidecar, null, 2)}\n`)
  }
  const entries = result.reports.flatMap((report) => report.entries)
  for (const entry of entries) tell(line(from, entry))
  const lost = entries.filter((entry) => entry.outcome === 'lost').length
  say(`${to}: ${result.from} to ${isPicture ? 'svg' : result.to}, ${entries.length - lost} changed, ${lost} lost`)
  return lost === 0 ? EXIT.fine : EXIT.findings
}

/** The drawing of every plan, with what stands in the layout and free places for the rest. */
async function picture({ text, layout }: Conversion): Promise<string> {
  const { protocolSvg, translate } = await import('../../editor/export/index.ts')
  return protocolSvg(parse(text), { version: 1, positions: {}, ...layout }, translate)
}

function line(file: string, { outcome, reason, place, message }: ReportEntry): string {
  return `${file}:${place} ${outcome} ${reason} ${message.replace(/\s+/g, ' ')}`
}

function besideName(file: string, kind: 'layout' | 'meta'): string {
  return `${file.replace(/(?:\.classic)?\.[^./\\]+$/, '')}.${kind}.json`
}

async function beside<T>(name: string): Promise<T | undefined> {
  if (!existsSync(name)) return undefined
  try {
    return JSON.parse(await readText(name)) as T
  } catch (error) {
    throw new CannotError(`${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
