import { check, HELP_CODES, helpOf, RULES } from '../../checks/index.ts'
import { LOAD_HELP } from '../../checks/help/index.ts'
import { parse } from '../../text/index.ts'
import { fixtureCodes, readFixture } from './fixtures.ts'

const SEVERITY = {
  error: 'Error: blocks publishing.',
  check: 'Check: blocks publishing until somebody has looked at it.',
  hint: 'Hint: advice.',
} as const

const MADE = '<!-- Made from the check itself by `node scripts/check-pages.ts`; change the check, not this page. -->'

/** The help page of a check, in Markdown: what its help says, and its two examples with what it reports there. */
export async function pageOf(code: string): Promise<string> {
  const help = helpOf(code)
  if (help === undefined) throw new Error(`There is no check \`${code}\`.`)
  const parts = [
    MADE,
    `# ${help.title}`,
    `\`${code}\` · ${severityOf(code)}`,
    `**What it looks for.** ${help.what}`,
    `**Why it matters.** ${help.why}`,
    `**How to fix it.** ${help.fix}`,
  ]
  if (fixtureCodes().includes(code)) parts.push(...(await examplesOf(code)))
  return `${parts.join('\n\n')}\n`
}

function severityOf(code: string): string {
  if (code in LOAD_HELP) return 'Error: the protocol cannot be run, verified or published.'
  return SEVERITY[RULES.find((rule) => rule.code === code)?.severity ?? 'hint']
}

async function examplesOf(code: string): Promise<readonly string[]> {
  const [wrong, right] = [await readFixture(code, 'wrong'), await readFixture(code, 'right')]
  const problem = check(parse(wrong.text), wrong.options).find((one) => one.code === code)
  const place = wrong.place && wrong.text.slice(wrong.place.start, wrong.place.end).trim()
  const reported = place ? `Reported at \`${place.replaceAll('`', '')}\`:` : 'Reported:'
  const fixes = (problem?.fixes ?? []).map((fix) => `- Quick fix${fix.safe ? ' (safe)' : ''}: ${fix.title}`)
  return [
    `## Wrong\n\n${fenced(wrong.text)}`,
    `${reported}\n\n> ${problem?.message ?? ''}`,
    ...(fixes.length > 0 ? [fixes.join('\n')] : []),
    `## Right\n\n${fenced(right.text)}`,
  ]
}

/** The notes to the tests at the top are left out. */
function fenced(text: string): string {
  return `\`\`\`proforma\n${text.replace(/^(?:\/\/ (?:place|also|without)\b.*\n)+/, '').trimEnd()}\n\`\`\``
}

/** The list of all checks, by what they are about. */
export function overview(): string {
  const groups = new Map<string, string[]>()
  for (const code of HELP_CODES) {
    const group = code.slice(0, code.indexOf('.'))
    groups.set(group, [...(groups.get(group) ?? []), `- [\`${code}\`](${code}.md): ${helpOf(code)?.title ?? ''}`])
  }
  const lists = [...groups].map(([group, lines]) => `## ${group}\n\n${lines.join('\n')}`)
  const counts = `${HELP_CODES.length} in all: ${Object.keys(LOAD_HELP).length} keep a protocol from being run, ${RULES.length} look at one that can be.`
  return `${[MADE, '# Checks', counts, ...lists].join('\n\n')}\n`
}
