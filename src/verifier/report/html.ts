import type { Finding, PropertyResult, VerificationReport } from '../types.ts'
import { entryOf } from './catalogue.ts'
import { escape, FindingWriter } from './html-finding.ts'
import { reportDigest } from './json.ts'
import { ProtocolText } from './protocol-text.ts'
import { STYLE } from './style.ts'
import { contractInWords, contractLabel, contractQuoted, resultInWords, verdictInWords } from './words.ts'

/**
 * Reports as one page for somebody who has to decide whether to put a name under the protocol: no scripts, nothing from
 * the network, and laid out for paper, so that the browser's print makes the PDF.
 *
 * @param reports about one text; the first is the main one, of others only what differs is told
 * @param file the name of the text, for the reader
 */
export function reportHtml(reports: readonly VerificationReport[], text: string, file?: string): string {
  const [report, ...others] = reports
  if (!report) throw new Error('There is no report.')
  const protocol = new ProtocolText(text)
  const page = new Page(protocol)
  const title = `Verification of “${protocol.title}”`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="EZ-Doctor verifier ${escape(report.toolVersion)}">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${page.head(title, report, file)}
<main>
${page.verdict(report)}
${page.findings(report)}
${others.map((other) => page.difference(report, other)).join('\n')}
${page.notes(report)}
${page.contract(report)}
${page.checked(report)}
${page.notChecked(report)}
${page.identity(reports)}
${page.signing(report)}
</main>
</body>
</html>
`
}

class Page {
  readonly #protocol: ProtocolText
  readonly #findings: FindingWriter

  constructor(protocol: ProtocolText) {
    this.#protocol = protocol
    this.#findings = new FindingWriter(protocol)
  }

  head(title: string, report: VerificationReport, file: string | undefined): string {
    const { header } = this.#protocol
    const facts: readonly (readonly [string, string | undefined])[] = [
      ['Version', header?.version?.value],
      ['Authors', header?.authors.map((each) => each.value).join(', ')],
      ['Meant for', header?.intendedUse?.value],
      ['Patients', header?.population?.value],
      ['To be reviewed by', header?.reviewDate?.value],
      ['File', file],
      ['Protocol (SHA-256)', report.protocol],
    ]
    const rows = facts.flatMap(([name, value]) =>
      value
        ? [`<dt>${escape(name)}</dt><dd${value === report.protocol ? ' class="code"' : ''}>${escape(value)}</dd>`]
        : [],
    )
    return `<header><h1>${escape(title)}</h1><dl class="facts">${rows.join('')}</dl></header>`
  }

  verdict(report: VerificationReport): string {
    const { heading, sentence } = verdictInWords(report)
    const { coverage, model } = report
    const seen = `${plural(coverage.states, 'situation')} of ${plural(model.tasks, 'task')} and ${plural(model.data, 'data item')} ${coverage.states === 1 ? 'was' : 'were'} looked at${coverage.complete ? '' : ', which is not all of them'}.`
    const parts =
      coverage.parts === undefined
        ? ''
        : ` They are those of ${coverage.parts} parts of the pathway, in each of which the plans of the others are one step; everyone who comes into such a plan can come out of it.`
    return `<section class="verdict ${report.verdict}" aria-labelledby="verdict">
<h2 id="verdict"><span class="mark" aria-hidden="true">${MARKS[report.verdict]}</span> ${escape(heading)}</h2>
<p>${escape(sentence)} ${escape(seen)}${escape(parts)}</p>
<p class="small">Under the contract ${escape(contractQuoted(report.environment))}. Verification looks at the logic of the pathway. Whether its medicine is right is for reviewers to say.</p>
</section>`
  }

  findings({ findings }: VerificationReport): string {
    if (findings.length === 0) return ''
    const items = findings.map((finding, i) => this.#findings.write(finding, String(i + 1)))
    return `<section aria-labelledby="findings"><h2 id="findings">What can go wrong</h2>${overview(findings)}${items.join('\n')}</section>`
  }

  notes({ notes = [] }: VerificationReport): string {
    if (notes.length === 0) return ''
    const items = notes.map((note, i) => this.#findings.write(note, `N${i + 1}`))
    return `<section aria-labelledby="notes"><h2 id="notes">Worth knowing</h2>
<p>No faults by themselves: each may be meant so. Somebody who knows the pathway should say so.</p>${items.join('\n')}</section>`
  }

  /** What another contract finds that the first does not, and the other way round. */
  difference(first: VerificationReport, other: VerificationReport): string {
    const known = new Set(first.findings.map(identityOf))
    const also = new Set(other.findings.map(identityOf))
    const more = other.findings.filter((each) => !known.has(identityOf(each)))
    const gone = first.findings.filter((each) => !also.has(identityOf(each)))
    const items = more.map((each, i) => this.#findings.write(each, `${letterOf(other)}${i + 1}`)).join('\n')
    const absent = gone.map((each) => `<li>${escape(each.title)}</li>`).join('')
    const id = `other-${letterOf(other)}`
    return `<section aria-labelledby="${id}"><h2 id="${id}">Under the contract ${escape(contractQuoted(other.environment))}</h2>
<p>${escape(verdictInWords(other).heading)}${other.verdict === 'findings' ? ` under this contract, ${more.length === 0 ? 'all of them' : plural(more.length, 'thing')} ${more.length === 0 ? 'found above' : 'not found above'}` : ''}.</p>
${items}${absent === '' ? '' : `<p>Found above, and not under this contract:</p><ul>${absent}</ul>`}</section>`
  }

  contract({ environment }: VerificationReport): string {
    const items = contractInWords(environment).map((each) => `<li>${escape(each)}</li>`)
    return `<section aria-labelledby="contract"><h2 id="contract">What was assumed of staff and patients</h2>
<p>The verdict is about every run in which people do what this contract allows.</p><ul>${items.join('')}</ul></section>`
  }

  checked({ results, findings }: VerificationReport): string {
    const rows = results.map((result) => this.#row(result))
    const told = new Set(findings.map(({ property }) => property))
    const follows = results.some(
      ({ verdict, informative, property }) => verdict === 'violated' && !informative && !told.has(property),
    )
    const note = follows
      ? '<p class="small">What does not hold and has no finding of its own follows from one that is told above.</p>'
      : ''
    return `<section aria-labelledby="checked"><h2 id="checked">What was checked</h2>
<table class="checked"><thead><tr><th scope="col">What is asked of the pathway</th><th scope="col">Result</th><th scope="col" class="number">Places</th><th scope="col">Formal term</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>${note}</section>`
  }

  #row(result: PropertyResult): string {
    const { demand, term } = entryOf(result)
    const mark =
      result.checked === 0 ? '–' : result.informative && result.verdict !== 'holds' ? 'i' : RESULT_MARKS[result.verdict]
    const tone = result.informative && result.verdict === 'violated' ? 'note' : result.verdict
    return `<tr class="${result.checked === 0 ? 'none' : tone}"><td>${escape(demand)}</td><td><span class="mark" aria-hidden="true">${mark}</span> ${escape(resultInWords(result))}</td><td class="number">${result.checked}</td><td>${escape(term)} <span class="code">${result.property}</span></td></tr>`
  }

  notChecked({ coverage }: VerificationReport): string {
    const limits = [
      ...coverage.limits,
      ...(coverage.abstraction === 'exact'
        ? []
        : ['Some values were not covered exactly, so that what was not found there is not proved absent.']),
      'The medicine: thresholds, doses and recommendations were taken as they stand.',
      'What people do outside the pathway, and systems that give wrong values.',
    ]
    return `<section aria-labelledby="open"><h2 id="open">What was not checked</h2><ul>${limits.map((each) => `<li>${escape(each)}</li>`).join('')}</ul></section>`
  }

  identity(reports: readonly VerificationReport[]): string {
    const digests = reports.map(
      (report) =>
        `<dt>Report (SHA-256), ${escape(contractLabel(report.environment))}</dt><dd class="code">${reportDigest(report)}</dd>`,
    )
    const [first] = reports
    return `<section aria-labelledby="identity"><h2 id="identity">Which protocol, which report</h2>
<dl class="facts digests"><dt>Protocol (SHA-256)</dt><dd class="code">${first?.protocol ?? ''}</dd>${digests.join('')}<dt>Verifier</dt><dd>EZ-Doctor verifier ${escape(first?.toolVersion ?? '')}</dd></dl>
<p class="small">The same text gives the same report with the same digest on any machine: <span class="code">ez-doctor verify FILE --json | sha256sum</span>.</p></section>`
  }

  /** What the reviewer puts a name under stands beside the name: pages of paper get apart. */
  signing(report: VerificationReport): string {
    const lines = ['Name', 'Role', 'Date', 'Signature'].map((each) => `<div><span>${each}</span></div>`)
    return `<section class="signing" aria-labelledby="signing"><h2 id="signing">For the reviewer</h2>
<p>Protocol <span class="code">${report.protocol.slice(0, 16)}…</span>, report <span class="code">${reportDigest(report).slice(0, 16)}…</span>, under the contract ${escape(contractQuoted(report.environment))}. <strong>${escape(verdictInWords(report).heading)}.</strong></p>
<p>I have read what was found, what was assumed and what was not checked, and judged the medicine by myself.</p>
<div class="lines">${lines.join('')}</div></section>`
  }
}

const MARKS: Readonly<Record<VerificationReport['verdict'], string>> = { clean: '✓', findings: '✗', 'not-decided': '?' }
const RESULT_MARKS = { holds: '✓', violated: '✗', possible: '!', 'not-decided': '?' } as const

/** From this number on findings are listed before they are told. */
const MANY = 3

function overview(findings: readonly Finding[]): string {
  if (findings.length < MANY) return ''
  const items = findings.map(({ title }, i) => `<li><a href="#f${i + 1}">${escape(title)}</a></li>`)
  return `<ol class="overview">${items.join('')}</ol>`
}

function letterOf({ environment }: VerificationReport): string {
  return environment.commit === 'free' ? 'F' : 'S'
}

/** What makes a finding the same one under another contract. */
export function identityOf({ kind, where, definitions, title }: Finding): string {
  return [kind, where.join(' '), definitions.join(' '), title].join('\n')
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
