import { corpusFiles } from '../corpus/files.ts'
import { examine } from '../corpus/examine.ts'
import { Tally } from '../corpus/tally.ts'

const USAGE = `Which folder? Use: ez-doctor corpus DIR [--verify] [--list] [--clock YYYY-MM-DD]

DIR has guidelines/*.gdl2.json and cases/*.json.
--verify  also runs each imported protocol and its guideline on made-up patients and compares all results
--list    names each file that was not imported and each value that was not reproduced
--clock   the engine's time for cases that name none`

/**
 * Cases that name no time run at this one, so that the figures do not depend on the day. On the last day of a year whole years and
 * calendar years since a birth are the same (rule F24).
 */
const CLOCK = '2024-12-31T23:59:59Z'

/**
 * `ez-doctor corpus DIR`: imports every guideline of a folder and runs its test cases in the engine.
 *
 * @returns 0 when it ran, 1 when `--verify` found a difference, 2 when the folder cannot be read
 */
export async function run(args: string[]): Promise<number> {
  const [folder] = args.filter((arg, at) => !arg.startsWith('--') && args[at - 1] !== '--clock')
  const clock = Date.parse(args[args.indexOf('--clock') + 1] ?? '')
  const time = args.includes('--clock') ? clock : Date.parse(CLOCK)
  if (folder === undefined || Number.isNaN(time)) {
    console.error(USAGE)
    return 2
  }
  const tally = new Tally()
  try {
    for await (const file of corpusFiles(folder)) tally.add(examine(file, { time, verify: args.includes('--verify') }))
  } catch (error) {
    console.error(`${folder}: ${error instanceof Error ? error.message : String(error)}`)
    return 2
  }
  for (const line of tally.lines(args.includes('--list'))) console.log(line)
  return tally.differences > 0 ? 1 : 0
}
