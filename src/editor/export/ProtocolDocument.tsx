import { Fragment, useMemo, type ReactNode } from 'react'
import { sha256Hex, type Layout } from '../../contracts/index.ts'
import {
  indexOf,
  parseExpression,
  type Candidate,
  type DataDefinition,
  type DecisionDefinition,
  type Evidence,
  type Expression,
  type ParameterDefinition,
  type ParsedProtocol,
  type ProtocolIndex,
  type TaskDefinition,
} from '../../proforma/index.ts'
import { conditionInWords } from '../canvas/condition-words.ts'
import { lexiconOf } from '../canvas/chart-store.ts'
import { captionOf } from '../canvas/plan-chart.ts'
import { propertySentence, taskSentences, type Speaker } from '../inspector/sentence.ts'
import { useIntlShape, useMessages, type Translate } from '../messages/index.ts'
import styles from './ProtocolDocument.module.css'
import { captionIn, plansOf, protocolSvg, titleOf } from './protocol-svg.ts'

export interface ProtocolDocumentProps {
  readonly parsed: ParsedProtocol
  readonly layout: Layout
  /** What was checked, in one line: the verdict of the verifier. */
  readonly verdict: ReactNode
  /** The test cases with what came of them. */
  readonly cases: readonly {
    readonly name: string
    readonly description: string
    readonly passed: boolean | undefined
  }[]
  /** Milliseconds since 1970: when it was printed. */
  readonly time: number
}

/** A whole protocol on paper: for a committee to read, to sign and to file. */
export function ProtocolDocument(props: ProtocolDocumentProps) {
  const t = useMessages()
  const index = indexOf(props.parsed)
  return (
    <article className={styles['document']}>
      <TitleBlock {...props} index={index} />
      <Pictures {...props} index={index} />
      <Tasks index={index} />
      <Dictionary parsed={props.parsed} index={index} />
      <Properties index={index} />
      <Cases cases={props.cases} />
      <Sources index={index} />
      <footer className={styles['end']}>{t('document.end')}</footer>
    </article>
  )
}

interface WithIndex {
  readonly index: ProtocolIndex
}

function useSpeaker(): Speaker {
  const t = useMessages()
  const intl = useIntlShape()
  return useMemo(() => ({ t, list: (items) => intl.formatList([...items], { type: 'conjunction' }) }), [intl, t])
}

function TitleBlock({ parsed, index, verdict, time }: ProtocolDocumentProps & WithIndex) {
  const t = useMessages()
  const intl = useIntlShape()
  const { header } = index
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('document.version'), header?.version?.value],
    [t('document.authors'), header?.authors.map(({ value }) => value).join('; ')],
    [t('document.use'), header?.intendedUse?.value],
    [t('document.population'), header?.population?.value],
    [t('document.licence'), header?.licence?.value],
    [t('document.reviewBy'), header?.reviewDate?.value],
    [t('document.verdict'), verdict],
    [t('document.printed'), intl.formatDate(time, { dateStyle: 'long', timeStyle: 'short' })],
    [t('document.digest'), <code key="digest">sha256 {sha256Hex(parsed.text)}</code>],
  ]
  return (
    <header className={styles['title']}>
      <h1>{titleOf(index)}</h1>
      {header?.description === undefined ? null : <p>{header.description.value}</p>}
      <dl>
        {facts.map(([name, value]) =>
          value === undefined || value === '' ? null : (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ),
        )}
      </dl>
      <p className={styles['notice']}>{t('document.notice')}</p>
    </header>
  )
}

function Pictures({ parsed, layout, index }: ProtocolDocumentProps & WithIndex) {
  const t = useMessages()
  return (
    <section>
      <h2>{t('document.drawings')}</h2>
      {plansOf(index).map((plan) => (
        <figure key={plan} className={styles['figure']}>
          <figcaption>{captionIn(index, plan)}</figcaption>
          <img
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(protocolSvg(parsed, layout, t, { plan, bare: true }))}`}
            alt={t('compare.picture.plain', { plan: captionIn(index, plan) })}
          />
        </figure>
      ))}
    </section>
  )
}

/** Every task from the outermost plan in, with what it does in sentences; decisions with their arguments as a table. */
function Tasks({ index }: WithIndex) {
  const t = useMessages()
  const speaker = useSpeaker()
  const filled = templateFor(index, t)
  return (
    <section>
      <h2>{t('document.tasks')}</h2>
      {inReadingOrder(index).map(({ task, component }) => {
        const said = filled(taskSentences(index, task, component, { ...speaker, whole: true }).join(' '))
        return (
          <section key={task.name.text} className={styles['task']}>
            <h3>
              {captionOf(task)} <span>{t(`Kind.${task.kind}`)}</span>
            </h3>
            {task.description === undefined ? null : <p>{filled(task.description.value)}</p>}
            <p className={styles['said']}>{said}</p>
            {task.kind === 'decision' ? <DecisionTable index={index} decision={task} filled={filled} /> : null}
          </section>
        )
      })}
    </section>
  )
}

interface DecisionTableProps extends WithIndex {
  readonly decision: DecisionDefinition
  readonly filled: (text: string) => string
}

function DecisionTable({ index, decision, filled }: DecisionTableProps) {
  const t = useMessages()
  const words = wordsFor(index, t)
  return (
    <table className={styles['decision'] ?? ''}>
      <thead>
        <tr>
          <th scope="col">{t('document.side')}</th>
          <th scope="col">{t('document.condition')}</th>
          <th scope="col">{t('document.evidence')}</th>
        </tr>
      </thead>
      {decision.candidates.map((candidate) => (
        <tbody key={candidate.name.text}>
          {/* A row of its own: a long list of arguments may go over the page. */}
          <tr className={styles['option']}>
            <th scope="rowgroup" colSpan={3}>
              <span>{t('document.candidate')}</span> {candidate.caption?.value ?? candidate.name.text}
            </th>
          </tr>
          {rowsOf(candidate).map((argument, at) => (
            // The arguments of a text that does not change.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={at}>
              <td>
                {argument === undefined
                  ? '–'
                  : argument.support.kind === 'weight'
                    ? argument.support.weight
                    : t(`support.${argument.support.kind}`)}
              </td>
              <td>
                {argument === undefined ? null : words(argument.condition)}
                {argument?.caption === undefined ? null : (
                  <p className={styles['small']}>{filled(argument.caption.value)}</p>
                )}
              </td>
              <td>{argument === undefined ? null : evidenceText(argument.evidence, t)}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

/** A candidate without arguments still has its row. */
function rowsOf({ arguments: list }: Candidate): readonly (Candidate['arguments'][number] | undefined)[] {
  return list.length === 0 ? [undefined] : list
}

function evidenceText({ quality, strength, citations }: Evidence, t: Translate): string {
  return [
    ...(quality === undefined ? [] : [`${t('field.quality')}: ${t(`quality.${quality.value}`)}`]),
    ...(strength === undefined ? [] : [`${t('field.strength')}: ${t(`strength.${strength.value}`)}`]),
    ...citations.map(({ value }) => value),
  ].join('; ')
}

function Dictionary({ parsed, index }: WithIndex & Pick<ProtocolDocumentProps, 'parsed'>) {
  const t = useMessages()
  const items = [...index.data.values(), ...index.parameters.values()]
  const hasCodes = items.some((item) => item.kind === 'data' && item.codes.length > 0)
  if (items.length === 0) return null
  return (
    <section>
      <h2>{t('document.data')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('document.item')}</th>
            <th scope="col">{t('document.type')}</th>
            <th scope="col">{t('document.meaning')}</th>
            {hasCodes ? <th scope="col">{t('document.codes')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.name.text}>
              <th scope="row">
                {item.caption?.value ?? item.name.text}
                <p className={styles['small']}>
                  <code>{item.name.text}</code>
                </p>
              </th>
              <td className={styles['type']}>
                {t(`type.${item.type?.value ?? 'none'}`)}
                {item.unit === undefined || item.unit.value === '1' ? '' : `, ${item.unit.value}`}
                <p className={styles['small']}>{rangeOf(parsed, item)}</p>
              </td>
              <td>
                {item.description?.value}
                {item.kind === 'data' && item.derivation !== undefined ? (
                  <p>= {wordsFor(index, t)(item.derivation.value)}</p>
                ) : null}
              </td>
              {hasCodes ? <td className={styles['codes']}>{item.kind === 'data' ? codesOf(item) : null}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The range as it stands in the text. */
function rangeOf({ text, definitions }: ParsedProtocol, item: DataDefinition | ParameterDefinition): string {
  const span = item.range?.valueSpan
  const offset = definitions.find(({ node }) => node === item)?.offset
  if (span === undefined || offset === undefined) return ''
  return text.slice(offset + span.start, offset + span.end).replace(/\s*\.\.\s*/, ' – ')
}

/** How people call the code systems that are named by an address. */
const SYSTEMS: Readonly<Record<string, string>> = {
  'http://loinc.org': 'LOINC',
  'http://snomed.info/sct': 'SNOMED CT',
  'http://hl7.org/fhir/sid/icd-10': 'ICD-10',
}

function codesOf({ codes }: DataDefinition): string {
  return codes
    .map(({ value }) => {
      const [system = '', ...code] = value.split('|')
      return [SYSTEMS[system] ?? system, ...code].join(' ')
    })
    .join('; ')
}

function Properties({ index }: WithIndex) {
  const t = useMessages()
  const speaker = useSpeaker()
  if (index.properties.size === 0) return null
  return (
    <section>
      <h2>{t('document.properties')}</h2>
      <ul>
        {[...index.properties.values()].map((property) => (
          <li key={property.name.text}>
            <strong>{property.caption?.value ?? property.name.text}</strong>
            <p>{propertySentence(index, property, speaker)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Cases({ cases }: Pick<ProtocolDocumentProps, 'cases'>) {
  const t = useMessages()
  if (cases.length === 0) return null
  return (
    <section>
      <h2>{t('document.cases')}</h2>
      <table className={styles['cases'] ?? ''}>
        <tbody>
          {cases.map(({ name, description, passed }) => (
            <tr key={name}>
              <th scope="row">
                {name}
                {description === '' ? null : <p className={styles['small']}>{description}</p>}
              </th>
              <td className={styles['outcome']}>
                {passed === undefined ? '–' : t(passed ? 'document.passed' : 'document.failed')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Every source once: those of the protocol, then those of candidates and arguments in the order of the text. */
function Sources({ index }: WithIndex) {
  const t = useMessages()
  const sources = new Set(index.header?.citations.map(({ value }) => value))
  for (const task of index.tasks.values()) {
    if (task.kind !== 'decision') continue
    for (const candidate of task.candidates)
      for (const { citations } of [candidate.evidence, ...candidate.arguments.map(({ evidence }) => evidence)])
        for (const { value } of citations) sources.add(value)
  }
  if (sources.size === 0) return null
  return (
    <section>
      <h2>{t('document.sources')}</h2>
      <ol>
        {[...sources].map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ol>
    </section>
  )
}

function wordsFor(index: ProtocolIndex, t: Translate): (expression: Expression) => string {
  const lexicon = lexiconOf(t)
  return (expression) => conditionInWords(expression, index, lexicon)
}

/** What stands in `${…}` is known only in a run: on paper its name stands there, in brackets. */
function templateFor(index: ProtocolIndex, t: Translate): (text: string) => string {
  const words = wordsFor(index, t)
  return (text) =>
    text.replace(/\$\{([^{}]*)\}/g, (_, source: string) => `[${words(parseExpression(source).expression)}]`)
}

type PlacedTask = { readonly task: TaskDefinition; readonly component: Parameters<typeof taskSentences>[2] }

/** Plan by plan, each followed by its steps; each task once. */
function inReadingOrder(index: ProtocolIndex): readonly PlacedTask[] {
  const order = new Map<string, PlacedTask>()
  const add = (name: string, component?: PlacedTask['component']): void => {
    const task = index.tasks.get(name)
    if (task === undefined || order.has(name)) return
    order.set(name, { task, component })
    if (task.kind === 'plan') for (const step of task.components) add(step.task.text, step)
  }
  for (const plan of plansOf(index)) add(plan)
  for (const name of index.tasks.keys()) add(name)
  return [...order.values()]
}
