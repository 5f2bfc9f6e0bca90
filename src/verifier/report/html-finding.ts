import type { Finding, ScenarioStep } from '../types.ts'
import { entryOf } from './catalogue.ts'
import type { ProtocolText } from './protocol-text.ts'
import { certaintyOf, changesInWords, operationInWords, patientsInLines, valueInWords } from './words.ts'

/** One finding of a report as a part of its page: where, why, for whom, how certain, how to repair it, and the run. */
export class FindingWriter {
  readonly #protocol: ProtocolText

  constructor(protocol: ProtocolText) {
    this.#protocol = protocol
  }

  /** @param number by which the reader finds it */
  write(finding: Finding, number: string): string {
    const { title, why, fix, edit } = finding
    const { term, meaning } = entryOf(finding)
    const facts = [
      this.#where(finding),
      fact('Why', `<p>${escape(why)}</p>`),
      fact('What it means', `<p>${escape(meaning)}</p>`),
      fact('For which patients', this.#patients(finding)),
      fact('How certain', `<p>${escape(certaintyOf(finding))}</p>`),
      this.#lastWayOut(finding),
      fix ? fact('How to repair it', `<p>${escape(fix)}</p>${edit ? this.#edit(edit) : ''}`) : '',
    ]
    return `<article id="f${number}"><h3><span class="count">${number}</span> ${escape(title)}</h3>
<dl>${facts.join('')}</dl>${finding.scenario.length === 0 ? '' : this.#run(finding)}<p class="small">Formal term: ${escape(term)} (${finding.property})</p></article>`
  }

  #where({ where, definitions }: Finding): string {
    const names = definitions.length > 0 ? definitions : where
    if (names.length === 0) return ''
    const places = names.map((name) => {
      const range = this.#protocol.rangeOfName(name)
      const kind = this.#protocol.definition(name)?.kind
      const caption = this.#protocol.nameOf(name)
      const line = range ? `, line ${range.startLine}` : ''
      return `<li>“${escape(caption)}” <span class="small">(${escape(kind === 'property' ? 'requirement' : (kind ?? 'task'))}${line})</span></li>`
    })
    return fact('Where', `<ul>${places.join('')}</ul>`)
  }

  #patients({ patients }: Finding): string {
    const lines = patientsInLines(patients, this.#protocol)
    if (lines.length === 1) return `<p>${escape(lines[0] ?? '')}</p>`
    const shown = lines.slice(0, 12).map((each) => `<li>${escape(each)}</li>`)
    if (lines.length > 12) shown.push(`<li>and ${lines.length - 12} more groups</li>`)
    return `<p>Any of these:</p><ul>${shown.join('')}</ul>`
  }

  #lastWayOut({ pointOfNoReturn, scenario }: Finding): string {
    if (pointOfNoReturn === undefined) return ''
    const step = scenario[pointOfNoReturn]
    if (!step) return ''
    const after =
      step.operation.kind === 'set' ? 'After what is entered there' : operationInWords(step.operation, this.#protocol)
    const words = `Before step ${pointOfNoReturn + 1} the end of the pathway can still be reached. ${after.replace(/\.$/, ': after that')} it cannot.`
    return fact('Point of no return', `<p>${escape(words)}</p>`)
  }

  #run({ scenario, pointOfNoReturn }: Finding): string {
    const rows = scenario.map((step, i) => this.#step(step, i, i === pointOfNoReturn))
    return `<table class="run"><caption>A run that shows it, as short as one was found</caption><thead><tr><th scope="col" class="number">Step</th><th scope="col">What is done</th><th scope="col">What changes</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
  }

  #step({ operation, because, changes }: ScenarioStep, i: number, isLastWayOut: boolean): string {
    const entered = operation.kind === 'set' ? operation.values : {}
    const news = changes.filter((change) => change.kind !== 'value' || !(change.item in entered))
    const changed = changesInWords(news, this.#protocol).map((each) => `<span>${escape(each)}</span>`)
    const mark = isLastWayOut ? '<strong>Point of no return.</strong>' : ''
    return `<tr${isLastWayOut ? ' class="turn"' : ''}><td class="number">${i + 1}</td><td>${this.#done(operation)}${because === '' ? '' : ` ${escape(because)}`}${mark}</td><td class="changes">${changed.join('; ')}</td></tr>`
  }

  #done(operation: ScenarioStep['operation']): string {
    if (operation.kind !== 'set') return escape(operationInWords(operation, this.#protocol))
    const values = Object.entries(operation.values).map(([item, value]) => {
      const [name, words] = [this.#protocol.itemName(item), valueInWords(item, value, this.#protocol)]
      return `<li>${escape(name)}: <b>${escape(words)}</b></li>`
    })
    return `Entered:<ul>${values.join('')}</ul>`
  }

  /** The lines before and after an edit, without those that stay. */
  #edit({ title, offset, length, text }: NonNullable<Finding['edit']>): string {
    const source = this.#protocol.text
    const from = source.lastIndexOf('\n', offset - 1) + 1
    const next = source.indexOf('\n', offset + length)
    const to = next < 0 ? source.length : next
    const before = source.slice(from, to)
    const after = source.slice(from, offset) + text + source.slice(offset + length, to)
    const [old, fresh] = [before, after].map((all) => all.split(/\r?\n/).filter((line) => line.trim() !== ''))
    const [gone = [], come = []] = changedLines(old ?? [], fresh ?? [])
    const lines = (tag: 'del' | 'ins', mark: string, all: readonly string[]): string =>
      all.map((line) => `<${tag}>${mark} ${escape(line)}</${tag}>`).join('')
    const { startLine } = this.#protocol.range(offset, offset + length)
    return `<p>${escape(title)} (line ${startLine}):</p><pre>${lines('del', '−', gone)}${lines('ins', '+', come)}</pre>`
  }
}

/** What is left of two lists of lines without those that they begin and end with alike. */
function changedLines(before: readonly string[], after: readonly string[]): readonly (readonly string[])[] {
  const shorter = Math.min(before.length, after.length)
  let first = 0
  while (first < shorter && before[first] === after[first]) first += 1
  let last = 0
  while (last < shorter - first && before.at(-1 - last) === after.at(-1 - last)) last += 1
  return [before, after].map((all) => all.slice(first, all.length - last))
}

function fact(name: string, html: string): string {
  return `<dt>${name}</dt><dd>${html}</dd>`
}

/** What authors wrote is text, never markup. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
