import { indexOf, parse, type ParsedProtocol, type Problem, type ProtocolIndex } from '../../proforma/index.ts'

/** What can be read of a text, and what is still shown of what cannot be read any more. */
export interface Reading {
  readonly parsed: ParsedProtocol
  /** Each definition in its last sound form. */
  readonly index: ProtocolIndex
  /** Definitions that are shown in an older form than their text has now. */
  readonly outdated: ReadonlySet<string>
  readonly problems: readonly Problem[]
}

const none: ReadonlySet<string> = new Set()

/**
 * Reads a text after a change. Definitions that the change broke stay as they were last sound, marked as out of
 * date; so do those that cannot be found any more while something is broken, because a missing end may have
 * swallowed them (rule D5). With sound syntax nothing old is left.
 */
export function read(text: string, previous?: Reading): Reading {
  const parsed = parse(text, previous?.parsed)
  const fresh = indexOf(parsed)
  const { problems } = parsed
  if (problems.length === 0) return { parsed, index: fresh, outdated: none, problems }
  const broken = new Set(parsed.definitions.filter((one) => one.problems.length > 0).map(({ node }) => node.name.text))
  const outdated = new Set<string>(broken)
  const keep = <One extends { readonly name: { readonly text: string } }>(
    now: ReadonlyMap<string, One>,
    before: ReadonlyMap<string, One> | undefined,
  ): ReadonlyMap<string, One> => {
    if (!before) return now
    const merged = new Map<string, One>()
    for (const [name, one] of now) merged.set(name, broken.has(name) ? (before.get(name) ?? one) : one)
    for (const [name, one] of before) {
      if (merged.has(name)) continue
      merged.set(name, one)
      outdated.add(name)
    }
    return merged
  }
  const old = previous?.index
  const index: ProtocolIndex = {
    header:
      fresh.header && broken.has(fresh.header.name.text)
        ? (old?.header ?? fresh.header)
        : (fresh.header ?? old?.header),
    tasks: keep(fresh.tasks, old?.tasks),
    data: keep(fresh.data, old?.data),
    parameters: keep(fresh.parameters, old?.parameters),
    properties: keep(fresh.properties, old?.properties),
    root: rootOf(fresh, old, outdated),
  }
  return { parsed, index, outdated, problems }
}

/** While the text is broken the root does not jump to another plan. */
function rootOf(
  fresh: ProtocolIndex,
  old: ProtocolIndex | undefined,
  outdated: ReadonlySet<string>,
): string | undefined {
  if (old?.root === undefined || fresh.root === old.root) return fresh.root
  return outdated.size > 0 ? old.root : fresh.root
}
