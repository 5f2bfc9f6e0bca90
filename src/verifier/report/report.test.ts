import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  CATALOGUE,
  codeOf,
  type Finding,
  reportDigest,
  reportHtml,
  reportJson,
  reportSarif,
  type VerificationReport,
  verifyProtocol,
} from '../index.ts'
import { curb } from '../testing/curb.ts'
import { sarifFaults } from '../testing/sarif-shape.ts'
import type { Log, Result } from './sarif-types.ts'

const CIRCLE = curb({ arrow: ['Hospital', 'Urgent'], back: ['Urgent', 'Hospital'] })
const GAP = curb({ hospital: 'score > 2 and score < 3', urgent: 'score >= 3' })
const UNEXACT = curb({ home: "result_of('Place') = home and now() > now()" })
const FREE = { commit: 'free', asynchronousData: false } as const

async function sarifOf(text: string): Promise<{ readonly log: Log; readonly report: VerificationReport }> {
  const report = await verifyProtocol(text)
  return { log: JSON.parse(reportSarif([report], text, 'path ways/curb.pf')) as Log, report }
}

const only = (log: Log): Result => log.runs[0]?.results[0] as Result

describe('a report as JSON', () => {
  it('V70: its digest is the SHA-256 of its file, the same each time', async () => {
    const first = await verifyProtocol(CIRCLE)
    const second = await verifyProtocol(CIRCLE)
    expect(reportDigest(first)).toBe(createHash('sha256').update(reportJson(first), 'utf8').digest('hex'))
    expect(reportJson(second)).toBe(reportJson(first))
    expect(reportDigest(await verifyProtocol(GAP))).not.toBe(reportDigest(first))
  })
})

describe('the catalogue', () => {
  it('V74: has an entry for every kind that is reported, and each kind once', async () => {
    const kinds = new Set(CATALOGUE.map(({ kind }) => kind))
    expect(kinds.size).toBe(CATALOGUE.length)
    for (const text of [curb(), CIRCLE, GAP]) {
      const report = await verifyProtocol(text)
      for (const { kind } of [...report.results, ...report.findings]) expect(kinds).toContain(kind)
    }
  })
})

describe('a report as SARIF', () => {
  it.each([
    ['clean', curb()],
    ['a circle', CIRCLE],
    ['a gap', GAP],
    ['not exact', UNEXACT],
  ])('V71: is as the standard wants it: %s', async (_, text) => {
    const { log } = await sarifOf(text)
    expect(sarifFaults(log)).toEqual([])
  })

  it('V71: is so, too, when nothing was decided', async () => {
    const report = await verifyProtocol(CIRCLE, { budget: { maxStates: 2 } })
    expect(report.verdict).toBe('not-decided')
    const log = JSON.parse(reportSarif([report], CIRCLE, 'curb.pf')) as Log
    expect(sarifFaults(log)).toEqual([])
    expect(log.runs[0]?.results.map(({ kind }) => kind)).toContain('open')
  })

  it.each(['[click](elsewhere)', '{0} {{1} }', '数据 ä 😀', '<b>&amp;', '__proto__', 'a#b?c:d%20'])(
    'V71: what authors write stands in it as they wrote it: %s',
    async (name) => {
      const text = CIRCLE.replaceAll("'Hospital'", `'${name}'`).replace('Assess the findings', name)
      const log = JSON.parse(reportSarif([await verifyProtocol(text)], text, `C:${name}/${name}.pf`)) as Log
      expect(sarifFaults(log)).toEqual([])
      const message = only(log)
        .message.text.replace(/([{}])\1/g, '$1')
        .replaceAll('\\[', '[')
      expect(message).toContain(name)
      const uri = log.runs[0]?.artifacts[0]?.location.uri ?? ''
      expect(uri.split('/').map(decodeURIComponent)).toEqual(`C:${name}/${name}.pf`.split('/'))
    },
  )

  it('V71: what is no failure has no level', async () => {
    const { log } = await sarifOf(UNEXACT)
    const others = log.runs[0]?.results.filter(({ kind }) => kind !== 'fail') ?? []
    expect(others.length).toBeGreaterThan(0)
    expect(others.every(({ level }) => level === 'none')).toBe(true)
  })

  it('V71: every rule has help, and results point to their rules', async () => {
    const { log } = await sarifOf(CIRCLE)
    const rules = log.runs[0]?.tool.driver.rules ?? []
    expect(rules.map(({ id }) => id)).toEqual(CATALOGUE.map(codeOf))
    expect(rules.every(({ help }) => help.text.length > 40)).toBe(true)
    expect(only(log).ruleId).toBe('P1.deadlock')
    expect(rules[only(log).ruleIndex ?? -1]?.id).toBe('P1.deadlock')
  })

  it('V71: one location for each event, with what it changes, and the text it is about', async () => {
    const { log, report } = await sarifOf(CIRCLE)
    const flow = only(log).codeFlows?.[0]?.threadFlows[0]?.locations ?? []
    expect(flow.length).toBe(report.findings[0]?.scenario.length)
    expect(flow.map(({ executionOrder }) => executionOrder)).toEqual(flow.map((_, i) => i + 1))
    expect(flow[0]?.state['Pneumonia']).toEqual({ text: 'in_progress' })
    const [artifact] = log.runs[0]?.artifacts ?? []
    expect(artifact).toMatchObject({ location: { uri: 'path%20ways/curb.pf' }, hashes: { 'sha-256': report.protocol } })
    expect(log.runs[0]?.properties['reportSha256']).toBe(reportDigest(report))
  })

  it('V71: the point of no return is the essential event', async () => {
    const { log, report } = await sarifOf(GAP)
    const flow = only(log).codeFlows?.[0]?.threadFlows[0]?.locations ?? []
    const essential = flow.flatMap(({ importance }, i) => (importance === 'essential' ? [i] : []))
    expect(essential).toEqual([report.findings[0]?.pointOfNoReturn])
  })

  it('V71: places are lines and columns of the names', async () => {
    const { log } = await sarifOf(CIRCLE)
    const region = only(log).locations[0]?.physicalLocation.region
    const line = CIRCLE.split('\n')[(region?.startLine ?? 0) - 1] ?? ''
    expect(line.slice((region?.startColumn ?? 0) - 1, (region?.endColumn ?? 0) - 1)).toBe("'Hospital'")
    expect(only(log).relatedLocations?.map(({ message }) => message?.text)).toEqual(['“Urgent” has a part in it.'])
  })

  it('V71, V48: the fix, applied by lines and columns, removes the finding', async () => {
    const { log } = await sarifOf(CIRCLE)
    const replacement = only(log).fixes?.[0]?.artifactChanges[0]?.replacements[0]
    const repaired = replaced(CIRCLE, replacement)
    expect((await verifyProtocol(repaired)).verdict).toBe('clean')
  })

  it('V71: contracts are runs of their own', async () => {
    const reports = [await verifyProtocol(GAP), await verifyProtocol(GAP, { environment: FREE })]
    const log = JSON.parse(reportSarif(reports, GAP, 'curb.pf')) as Log
    expect(log.runs.map(({ automationDetails }) => automationDetails.id)).toEqual([
      'ez-doctor/verify/strict/',
      'ez-doctor/verify/free/',
    ])
    expect(sarifFaults(log)).toEqual([])
  })
})

type Replacement = NonNullable<Result['fixes']>[0]['artifactChanges'][0]['replacements'][0]

function replaced(text: string, replacement: Replacement | undefined): string {
  if (!replacement) throw new Error('There is no fix.')
  const { startLine, startColumn, endLine, endColumn } = replacement.deletedRegion
  const lines = text.split('\n')
  const at = (line: number, column: number): number =>
    lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0) + column - 1
  return (
    text.slice(0, at(startLine, startColumn)) +
    (replacement.insertedContent?.text ?? '') +
    text.slice(at(endLine, endColumn))
  )
}

describe('the check of SARIF', () => {
  it.each([
    ['placeholder', { text: 'See {0}.' }, 'text'],
    ['link', { text: 'See [this](1).' }, 'text'],
    ['query', { uri: 'a?b', index: 0 }, 'artifactLocation'],
    ['fragment', { uri: 'a#b', index: 0 }, 'artifactLocation'],
    ['scheme', { uri: 'c:a', index: 0 }, 'artifactLocation'],
    ['column', { startLine: 1, startColumn: 0 }, 'region'],
    ['foreign property', { text: 'a', id: 'b' }, 'text'],
    ['missing property', {}, 'text'],
  ])('V71: sees what the standard forbids: %s', (_, value, type) => {
    expect(sarifFaults(value, type)).toHaveLength(1)
  })
})

describe('a report as a page', () => {
  const pageOf = async (text: string): Promise<string> => reportHtml([await verifyProtocol(text)], text, 'curb.pf')

  it('V72: needs nothing but itself', async () => {
    const page = await pageOf(GAP)
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|url\(|@import|https?:/)
    expect(page).toContain("default-src 'none'")
  })

  it('V72: says verdict, contract, what was checked and what not, and both digests', async () => {
    const report = await verifyProtocol(GAP)
    const page = reportHtml([report], GAP)
    const headings = [...page.matchAll(/<h2[^>]*>(?:<span[^>]*>[^<]*<\/span> )?([^<]*)/g)].map(([, words]) => words)
    expect(headings[0]).toBe('Not clean: 2 things can go wrong')
    expect(headings.slice(1)).toEqual([
      'What can go wrong',
      'What was assumed of staff and patients',
      'What was checked',
      'What was not checked',
      'Which protocol, which report',
      'For the reviewer',
    ])
    expect(page).toContain(report.protocol)
    expect(page).toContain(reportDigest(report))
    expect(page).toContain('exactly 2')
    expect(page).toContain('Point of no return')
  })

  it('V72: what authors write is text, never markup', async () => {
    const text = curb().replace('Assess the findings', '<b onclick=1>&amp;')
    const page = await pageOf(
      text.replace("schedule_constraint :: completed('Assess')", "schedule_constraint :: completed('Net')"),
    )
    expect(page).not.toContain('<b onclick')
    expect(page).toContain('&#60;b onclick=1&#62;&#38;amp;')
  })

  it('V73: of another contract it tells what differs', async () => {
    const reports = [await verifyProtocol(GAP), await verifyProtocol(GAP, { environment: FREE })]
    const page = reportHtml(reports, GAP)
    expect(page).toContain('Under the contract “free”: anything may be decided')
    expect(page).toMatch(/can go wrong under this contract, (all of them found above|\d things? not found above)\./)
  })

  it('V72: beside the name stands what it is put under', async () => {
    const report = await verifyProtocol(CIRCLE)
    const [, reviewer = ''] = reportHtml([report], CIRCLE).split('id="signing"')
    expect(reviewer).toContain(report.protocol.slice(0, 16))
    expect(reviewer).toContain(reportDigest(report).slice(0, 16))
    expect(reviewer).toContain('Not clean: 1 thing can go wrong.')
  })

  it('V72: an edit shows the lines that change, and a requirement its words', async () => {
    const [, edit = ''] = (await pageOf(CIRCLE)).split('<pre>')
    expect(edit.slice(0, edit.indexOf('</pre>'))).toBe(
      '<del>−     schedule_constraint :: completed(&#39;Urgent&#39;) ;</del>',
    )
    const required = `${curb()}property :: 'r' ; caption :: "Nobody goes home" ; never :: completed('Home') ; end property .`
    expect(await pageOf(required)).toMatch(/<li>“Nobody goes home” <span class="small">\(requirement, line \d+\)/)
  })

  it('V72: says of what has no finding of its own that it follows from another', async () => {
    expect(await pageOf(CIRCLE)).toContain('has no finding of its own follows from one that is told above')
    expect(await pageOf(curb())).not.toContain('has no finding of its own')
  })

  it('V72: many findings are listed before they are told', async () => {
    const many = curb({ arrow: ['Hospital', 'Urgent'], back: ['Urgent', 'Hospital'], urgent: 'score > 7' })
    const page = await pageOf(many)
    const listed = [...page.matchAll(/<li><a href="#(f\d+)">/g)].map(([, id]) => id)
    expect(listed.length).toBeGreaterThan(2)
    for (const id of listed) expect(page).toContain(`<article id="${id}">`)
    expect(await pageOf(CIRCLE)).not.toContain('class="overview"')
  })

  it('V72: a clean report says so in words', async () => {
    const page = await pageOf(curb())
    expect(page).toContain('Clean: nothing was found that can go wrong')
    expect(page).not.toContain('<article>')
  })
})

describe('findings under a contract', () => {
  it('V43: what the end can still be reached from has no point of no return', async () => {
    const report = await verifyProtocol(GAP, { environment: FREE })
    const gap = report.findings.find(({ kind }) => kind === 'decision-gap') as Finding
    expect(gap.confirmedByReplay).toBe(true)
    expect(gap.pointOfNoReturn).toBeUndefined()
  })
})
