/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

type Random = () => number

const ITEMS = ['age', 'urea', 'pulse', 'temperature']
const FINDINGS = ['confused', 'pregnant']

export const pick = <T>(random: Random, choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T

function condition(random: Random): string {
  const simple = (): string => {
    if (random() < 0.3) return pick(random, FINDINGS)
    return `${pick(random, ITEMS)} ${pick(random, ['<', '<=', '>', '>=', '=', '!='])} ${Math.floor(random() * 10)}`
  }
  return random() < 0.6 ? simple() : `${simple()} ${pick(random, ['and', 'or'])} ${simple()}`
}

/** A pathway of what both languages have: plans in plans, arrows from one or several tasks, conditions, decisions. */
export function pathway(seed: number): string {
  const random = numbersFrom(seed)
  const definitions: string[] = []
  let count = 0

  const taskOf = (depth: number): string => {
    const kind = pick(random, depth > 0 ? ['action', 'enquiry', 'decision', 'plan'] : ['action', 'enquiry', 'decision'])
    const name = `${kind}_${++count}`
    const guard = random() < 0.3 ? `\n  precondition :: ${condition(random)} ;` : ''
    if (kind === 'plan') plan(name, depth - 1, guard)
    else definitions.push(`${kind} :: '${name}' ;${guard}${partsOf(kind, random)}\nend ${kind} .`)
    return name
  }

  const plan = (name: string, depth: number, guard: string): void => {
    const placed: string[] = []
    const components = Array.from({ length: 2 + Math.floor(random() * 4) }, () => {
      const task = taskOf(depth)
      const arrows = placed.filter(() => random() < 0.4)
      placed.push(task)
      return `\n  component :: '${task}' ;${arrows.map((one) => `\n    schedule_constraint :: completed('${one}') ;`).join('')}`
    })
    definitions.push(`plan :: '${name}' ;${guard}${components.join('')}\nend plan .`)
  }

  plan('root', 2, '')
  const data = [
    ...ITEMS.map((name) => `data :: '${name}' ; type :: integer ; range :: 0 .. 10 ; end data .`),
    ...FINDINGS.map((name) => `data :: '${name}' ; type :: boolean ; end data .`),
    "data :: 'points' ; type :: integer ; derivation :: if(age > 5, 1, 0) + if(confused, 1, 0) ; end data .",
  ]
  return [...definitions, ...data].join('\n')
}

function partsOf(kind: string, random: Random): string {
  if (kind === 'enquiry') {
    const asked = [...ITEMS, ...FINDINGS].filter(() => random() < 0.4)
    return asked.map((item) => `\n  source :: '${item}' ;`).join('')
  }
  if (kind !== 'decision') return ''
  const candidates = Array.from({ length: 2 + Math.floor(random() * 2) }, (_, i) => {
    const supports = Array.from(
      { length: 1 + Math.floor(random() * 2) },
      () => `\n    argument :: ${pick(random, ['for', 'against', 'confirming', 'excluding'])}, ${condition(random)} ;`,
    )
    return `\n  candidate :: 'option_${i}' ;\n    argument :: for, points >= ${i} ;${supports.join('')}`
  })
  return candidates.join('')
}
