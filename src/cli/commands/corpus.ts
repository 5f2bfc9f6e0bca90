import { parseArgs } from 'node:util'
import { loadUnits } from '../../proforma/index.ts'
import { examine } from '../corpus/examine.ts'
import { corpusFiles } from '../corpus/files.ts'
import type { LogicOptions } from '../corpus/logic.ts'
import { Tally } from '../corpus/tally.ts'

const USAGE = `Which folder? Use: ez-doctor corpus DIR [--verify] [--seconds N] [--list] [--clock YYYY-MM-DD]

DIR has guidelines/*.gdl2.json and cases/*.json.
--verify  also verifies each imported protocol: a table of gaps, overlaps, unreachable results and units that do not fit;
          and runs it and its guideline on made-up patients and compares all results
--seconds the verifier's time for one pathway as a whole (3)
--list    names each file that was not imported or not decided and each value that was not reproduced
--clock   the engine's time for cases that name none`

/**
 * Cases that name no time run at this one, so that the figures do not depend on the day. On the last day of a year whole years and
 * calendar years since a birth are the same (rule F24).
 */
const CLOCK = '2024-12-31T23:59:59Z'
const SECONDS = '3'
/** Files after which a line says how far it is, where nobody watches a terminal. */
const EVERY = 50

interface Settings {
  readonly folder: string
  readonly time: number
  readonly seconds: number
  readonly isVerified: boolean
  readonly isListed: boolean
}

function readSettings(args: string[]): Settings | undefined {
  const options = {
    verify: { type: 'boolean' },
    list: { type: 'boolean' },
    clock: { type: 'string', default: CLOCK },
    seconds: { type: 'string', default: SECONDS },
  } as const
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options })
  const [folder] = positionals
  const [time, seconds] = [Date.parse(values.clock), Number(values.seconds)]
  if (folder === undefined || Number.isNaN(time) || !(seconds > 0)) return undefined
  return { folder, time, seconds, isVerified: values.verify === true, isListed: values.list === true }
}

/**
 * `ez-doctor corpus DIR`: imports every guideline of a folder, runs its test cases in the engine and, with `--verify`, verifies
 * what came of it.
 *
 * @returns 0 when it ran, 1 when an import differs from its guideline, 2 when the folder cannot be read
 */
export async function run(args: string[]): Promise<number> {
  const settings = readSettings(args)
  if (settings === undefined) {
    console.error(USAGE)
    return 2
  }
  const { folder, time, seconds, isVerified, isListed } = settings
  const tally = new Tally()
  const verify: LogicOptions | undefined = isVerified
    ? { maxMilliseconds: seconds * 1000, now: () => performance.now(), units: await loadUnits() }
    : undefined
  try {
    let count = 0
    for await (const file of corpusFiles(folder)) {
      tally.add(await examine(file, { time, ...(verify && { verify }) }))
      count += 1
      if (verify) tellProgress(count, file.name)
    }
  } catch (error) {
    console.error(`${folder}: ${error instanceof Error ? error.message : String(error)}`)
    return 2
  }
  for (const line of tally.lines(isListed)) console.log(line)
  return tally.differences > 0 ? 1 : 0
}

function tellProgress(count: number, name: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${count} ${name}`)
  else if (count % EVERY === 0) process.stderr.write(`${count} files\n`)
}
