import { parseArgs } from 'node:util'
import {
  changeSentence,
  convertFile,
  diffProtocols,
  englishSpeaker,
  ImportError,
  parse,
  type ParsedProtocol,
  type ProtocolDiff,
} from '../../proforma/index.ts'
import { readText } from '../files.ts'
import { CannotError, EXIT, say } from '../output.ts'

/**
 * `ez-doctor diff OLD NEW`: what differs in meaning between two protocols, one sentence a line; `--json`: the same as data. The files
 * may be in any format that `convert` reads. Comments, spaces and places of the drawing are no difference.
 *
 * @returns 1 when they mean something else, 0 when they mean the same
 */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' } } })
  const [from, to] = positionals
  if (from === undefined || to === undefined || positionals.length > 2)
    throw new CannotError('Use: ez-doctor diff OLD NEW')
  const [before, after] = [await read(from), await read(to)]
  const diff = diffProtocols({ parsed: before }, { parsed: after })
  if (values.json === true) say(JSON.stringify({ format: 'ez-doctor-diff', version: 1, ...plain(diff, before, after) }))
  else for (const line of lines(diff, before, after)) say(line)
  return diff.changes.length === 0 ? EXIT.fine : EXIT.findings
}

async function read(file: string): Promise<ParsedProtocol> {
  const text = await readText(file)
  try {
    return parse(/\.pf$/i.test(file) ? text : convertFile({ name: file, text }, 'proforma').text)
  } catch (error) {
    if (error instanceof ImportError) throw new CannotError(`${file}: ${error.message}`)
    throw error
  }
}

function lines(diff: ProtocolDiff, before: ParsedProtocol, after: ParsedProtocol): string[] {
  const speaker = englishSpeaker(before, after)
  const { changes, comments, formatting } = diff
  if (changes.length > 0) {
    return changes.map((change) => `${change.meaning}  ${changeSentence(change, speaker)}`)
  }
  if (comments) return ['The same meaning; comments differ.']
  return [formatting ? 'The same meaning; only spaces, quotes or the order of definitions differ.' : 'No difference.']
}

/** The differences as data, each with its sentence; expressions as text. */
function plain(diff: ProtocolDiff, before: ParsedProtocol, after: ParsedProtocol) {
  const speaker = englishSpeaker(before, after)
  const { changes, comments, formatting } = diff
  const text = (key: string, value: unknown): unknown => (key === 'expression' ? undefined : value)
  return {
    changes: changes.map((change) => ({
      ...(JSON.parse(JSON.stringify(change, text)) as object),
      sentence: changeSentence(change, speaker),
    })),
    comments,
    formatting,
  }
}
