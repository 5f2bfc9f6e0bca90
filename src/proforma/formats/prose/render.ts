import type {
  Candidate,
  DataDefinition,
  DecisionDefinition,
  EnquiryDefinition,
  Evidence,
  Expression,
  ParsedProtocol,
  PlanDefinition,
  PropertyDefinition,
  ProtocolHeader,
  ProtocolIndex,
  TaskDefinition,
} from '../../model/index.ts'
import { indexOf } from '../../names/index.ts'
import { componentSentence } from './component.ts'
import { dataSentences } from './data.ts'
import { ExpressionWords, listed } from './words.ts'

/** One line of the description, and the definition that says it. */
export interface ProseLine {
  /** 1 and 2 are headings, 3 a task or item, 4 a sentence about it, 5 a detail of that. */
  readonly level: 1 | 2 | 3 | 4 | 5
  readonly text: string
  readonly definition?: string
}

/** The protocol as English prose in Markdown, for a clinician to review line by line. Rule F50. */
export function renderProse(parsed: ParsedProtocol): string {
  const text = proseLines(parsed).map(markdown).join('\n')
  return `${text.replace(/\n{3,}/g, '\n\n')}\n`
}

function markdown({ level, text }: ProseLine): string {
  const line = text.replace(/\s*\n\s*/g, ' ')
  switch (level) {
    case 1:
      return `# ${line}\n`
    case 2:
      return `\n## ${line}\n`
    case 3:
      return `\n**${line}**\n`
    case 4:
      return `- ${line}`
    default:
      return `  - ${line}`
  }
}

export function proseLines(parsed: ParsedProtocol): ProseLine[] {
  return new Prose(indexOf(parsed)).all()
}

class Prose {
  readonly #index: ProtocolIndex
  readonly #words: ExpressionWords
  readonly #lines: ProseLine[] = []
  #definition: string | undefined

  constructor(index: ProtocolIndex) {
    this.#index = index
    this.#words = new ExpressionWords(index)
  }

  all(): ProseLine[] {
    const { header, root, tasks, data, parameters, properties } = this.#index
    const title = header?.title?.value ?? (root === undefined ? 'Protocol' : (tasks.get(root)?.caption?.value ?? root))
    this.#say(1, title)
    if (header !== undefined) this.#header(header)
    this.#say(2, 'What happens')
    for (const name of this.#taskOrder()) this.#about(name, () => this.#task(name))
    const asked = [...data.values()].filter((item) => item.derivation === undefined)
    const calculated = [...data.values()].filter((item) => item.derivation !== undefined)
    this.#section('What is asked', asked, (item) => this.#data(item))
    this.#section('What is calculated', calculated, (item) => this.#data(item))
    this.#section('What an adopting site sets', [...parameters.values()], (item) => {
      this.#heading(item.caption?.value, item.name.text)
      if (item.defaultValue !== undefined)
        this.#sentence(`It is ${this.#words.value(item.defaultValue.value)} unless set otherwise.`)
    })
    this.#section('What must hold in every run', [...properties.values()], (property) => this.#property(property))
    return this.#lines
  }

  #say(level: ProseLine['level'], said: string): void {
    const text = this.#words.template(said)
    this.#lines.push({ level, text, ...(this.#definition === undefined ? {} : { definition: this.#definition }) })
  }

  #sentence(text: string): void {
    this.#say(4, text)
  }

  #heading(caption: string | undefined, name: string, kind = ''): void {
    this.#say(3, `${caption ?? name.replaceAll('_', ' ')}${kind === '' ? '' : ` (${kind})`}`)
  }

  #about(name: string, tell: () => void): void {
    this.#definition = name
    tell()
    this.#definition = undefined
  }

  #section<T extends { readonly name: { readonly text: string } }>(
    title: string,
    list: readonly T[],
    tell: (one: T) => void,
  ): void {
    if (list.length === 0) return
    this.#say(2, title)
    for (const one of list) this.#about(one.name.text, () => tell(one))
  }

  /** From the root down, as the plans list them; then what stands in no plan. */
  #taskOrder(): string[] {
    const order = new Set<string>()
    const queue = this.#index.root === undefined ? [] : [this.#index.root]
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const task = this.#index.tasks.get(name)
      if (task === undefined || order.has(name)) continue
      order.add(name)
      if (task.kind === 'plan') queue.push(...task.components.map((component) => component.task.text))
    }
    for (const name of this.#index.tasks.keys()) order.add(name)
    return [...order]
  }

  #header(header: ProtocolHeader): void {
    this.#definition = header.name.text
    if (header.version !== undefined) this.#sentence(`Version ${header.version.value}.`)
    if (header.authors.length > 0)
      this.#sentence(
        `By ${listed(
          header.authors.map(({ value }) => value),
          'and',
        )}.`,
      )
    if (header.intendedUse !== undefined) this.#sentence(`Intended use: ${header.intendedUse.value}`)
    if (header.population !== undefined) this.#sentence(`For: ${header.population.value}`)
    if (header.description !== undefined) this.#sentence(header.description.value)
    if (header.reviewDate !== undefined) this.#sentence(`To be reviewed by ${header.reviewDate.value}.`)
    for (const { value } of header.citations) this.#sentence(`Source: ${value}`)
    this.#definition = undefined
  }

  #task(name: string): void {
    const task = this.#index.tasks.get(name)
    if (task === undefined) return
    this.#heading(task.caption?.value, name, KINDS[task.kind])
    for (const text of [task.description?.value, task.context?.value]) if (text !== undefined) this.#sentence(text)
    if (task.goal !== undefined) this.#sentence(`Goal: ${task.goal.value}`)
    this.#start(task)
    switch (task.kind) {
      case 'plan':
        this.#plan(task)
        break
      case 'enquiry':
        this.#enquiry(task)
        break
      case 'decision':
        this.#decision(task)
        break
      case 'action':
        if (task.procedure !== undefined) this.#sentence(`To do: ${task.procedure.value}`)
        this.#sentence(
          task.autonomous?.value === true
            ? 'It is done without anyone confirming it.'
            : 'It is finished when someone confirms that it was done.',
        )
        break
      default:
        this.#sentence('This step is still open: its kind is not chosen.')
    }
    if (task.confirmatory?.value === true) this.#sentence('It is finished only when someone confirms it.')
    for (const { target, value } of task.postcondition?.value ?? []) {
      this.#sentence(`When it is finished, ${this.#words.item(target.text)} becomes ${this.#words.value(value)}.`)
    }
  }

  #start(task: TaskDefinition): void {
    if (task.trigger !== undefined) this.#sentence(`It starts when “${task.trigger.value}” happens.`)
    if (task.waitCondition !== undefined)
      this.#sentence(`It waits until ${this.#words.condition(task.waitCondition.value)}.`)
    if (task.precondition !== undefined) {
      this.#sentence(`It is done only if ${this.#words.condition(task.precondition.value)}; otherwise it is left out.`)
    }
  }

  #plan(plan: PlanDefinition): void {
    if (plan.components.length === 0) this.#sentence('It has no steps.')
    else this.#sentence('Its steps:')
    for (const component of plan.components) this.#say(5, componentSentence(component, this.#words))
    if (plan.abort !== undefined) this.#sentence(`It is broken off if ${this.#words.condition(plan.abort.value)}.`)
    if (plan.terminate !== undefined) this.#sentence(`It ends early if ${this.#words.condition(plan.terminate.value)}.`)
  }

  #enquiry({ sources }: EnquiryDefinition): void {
    const of = (mandatory: boolean): string[] =>
      sources
        .filter((source) => (source.mandatory?.value ?? true) === mandatory)
        .map(({ item }) => this.#words.item(item.text))
    if (of(true).length > 0) this.#sentence(`It asks for ${listed(of(true), 'and')}; all of these must be answered.`)
    if (of(false).length > 0) this.#sentence(`It also asks for ${listed(of(false), 'and')}, which may stay open.`)
  }

  #decision(decision: DecisionDefinition): void {
    const { candidates, choiceMode, supportMode, autonomous } = decision
    const needed = decision.sources
      .filter((source) => source.mandatory?.value !== false)
      .map(({ item }) => this.#words.item(item.text))
    if (needed.length > 0) this.#sentence(`It needs ${listed(needed, 'and')} first.`)
    const many = choiceMode?.value === 'multiple' ? 'One or more may be chosen.' : 'One is chosen.'
    const who =
      autonomous?.value === true
        ? 'The recommended one with the most support is taken by itself.'
        : 'A clinician decides.'
    this.#sentence(`The options${supportMode?.value === 'numeric' ? ', weighed with numbers' : ''}. ${many} ${who}`)
    for (const candidate of candidates) this.#candidate(candidate, decision)
  }

  #candidate(candidate: Candidate, decision: DecisionDefinition): void {
    this.#sentence(
      `Option ${this.#words.candidate(candidate.name.text, decision.name.text)}${candidate.description === undefined ? '' : `: ${candidate.description.value}`}`,
    )
    for (const { support, condition, caption, evidence } of candidate.arguments) {
      const weight = support.kind === 'weight' ? `Counts ${support.weight}` : SUPPORT[support.kind]
      const why = caption === undefined ? '' : ` (${caption.value})`
      this.#say(5, `${weight} if ${this.#words.condition(condition)}${why}.${graded(evidence)}`)
    }
    if (candidate.recommendation !== undefined)
      this.#say(5, `Recommended if ${this.#words.condition(candidate.recommendation.value)}.`)
    else this.#say(5, 'Recommended if its support is at least 1.')
    if (candidate.priority !== undefined)
      this.#say(5, `Among options with the same support it has priority ${candidate.priority.value}.`)
    const own = graded(candidate.evidence).trim()
    if (own !== '') this.#say(5, own)
  }

  #data(item: DataDefinition): void {
    this.#heading(item.caption?.value, item.name.text)
    for (const sentence of dataSentences(item, this.#words)) this.#sentence(sentence)
  }

  #property({ caption, name, pattern }: PropertyDefinition): void {
    this.#heading(caption?.value, name.text)
    if (pattern === undefined) return
    const words = (expression: Expression): string => this.#words.condition(expression)
    switch (pattern.kind) {
      case 'response':
        this.#sentence(
          `Whenever ${words(pattern.whenever.value)}, at some later time ${words(pattern.eventually.value)}.`,
        )
        break
      case 'precedence':
        this.#sentence(`Never ${words(pattern.never.value)} before ${words(pattern.before.value)}.`)
        break
      default:
        this.#sentence(`${PATTERNS[pattern.kind]} ${words(pattern.condition.value)}.`)
    }
  }
}

function graded({ quality, strength, citations }: Evidence): string {
  const grade = [
    quality === undefined ? '' : `${quality.value.replace('_', ' ')} certainty`,
    strength === undefined ? '' : `${strength.value} recommendation`,
  ].filter((part) => part !== '')
  const sources = citations.map(({ value }) => value)
  return `${grade.length === 0 ? '' : ` Evidence: ${grade.join(', ')}.`}${sources.length === 0 ? '' : ` Source: ${sources.join('; ')}.`}`
}

const KINDS = { plan: 'plan', enquiry: 'questions', decision: 'decision', action: 'action', task: 'open step' } as const

const SUPPORT = {
  for: 'In favour',
  against: 'Against',
  confirming: 'Settles it in favour',
  excluding: 'Rules it out',
} as const

const PATTERNS = { never: 'Never:', always: 'Always:', eventually: 'In the end:' } as const
