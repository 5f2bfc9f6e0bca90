/**
 * Families of protocols of growing size, as PROforma text. The truth about each is known: whether it can get stuck, and
 * for some the exact number of quiescent states.
 */
export interface Family {
  readonly name: string
  /** What the parameter counts. */
  readonly parameter: string
  readonly text: (n: number) => string
}

/** n actions one after the other. */
export function seq(n: number): string {
  const names = Array.from({ length: n }, (_, i) => `a${i}`)
  return (
    plan(
      'root',
      names.map((name, i) => [name, i > 0 ? [`a${i - 1}`] : []]),
    ) + names.map(action).join('')
  )
}

/** n actions side by side, then one that waits for all of them. */
export function par(n: number): string {
  const names = Array.from({ length: n }, (_, i) => `a${i}`)
  return (
    plan('root', [...names.map((name): Part => [name, []]), ['join', names]]) + [...names, 'join'].map(action).join('')
  )
}

/** n plans side by side, each with `width` actions side by side. */
export function parpar(n: number, width = 4): string {
  const plans = Array.from({ length: n }, (_, j) => `p${j}`)
  const inside = (j: number): string[] => Array.from({ length: width }, (_, i) => `a${j}_${i}`)
  return (
    plan(
      'root',
      plans.map((name) => [name, []]),
    ) +
    plans
      .map(
        (name, j) =>
          plan(
            name,
            inside(j).map((each) => [each, []]),
          ) + inside(j).map(action).join(''),
      )
      .join('')
  )
}

/** n voters side by side, each votes one of two ways, then the count: 3^n + 1 states before `start` and during the votes. */
export function referendum(n: number): string {
  const names = Array.from({ length: n }, (_, i) => `v${i}`)
  const voter = (name: string): string =>
    decision(name, [
      ['yes', 'true'],
      ['no', 'true'],
    ])
  return (
    plan(
      'root',
      names.map((name) => [name, []]),
    ) + names.map(voter).join('')
  )
}

export interface ClinicShape {
  readonly stages: number
  readonly lanes: number
  readonly modules: number
  /** Items that each module asks for. */
  readonly own?: number
  readonly values?: number
  /** Items asked for at the beginning, of which each decision reads `read`. */
  readonly global?: number
  readonly read?: number
  readonly cyclic?: boolean
  /** A circle of waiting in one branch of the first module. */
  readonly bug?: boolean
  readonly seed?: number
}

/**
 * A hospital pathway: stages in sequence, lanes side by side, modules in sequence; each module asks, decides between
 * three branches of two actions, and goes on when one of them is done.
 */
export function clinic(shape: ClinicShape): string {
  const { stages, lanes, modules, own = 1, values = 3, global = 0, read = 0 } = shape
  const next = random(shape.seed ?? 1)
  const parts: string[] = []
  const items: string[] = []
  const top: Part[] = []
  const globals = Array.from({ length: global }, (_, i) => `g${i}`)
  if (global > 0) {
    top.push(['intake', []])
    parts.push(enquiry('intake', globals))
    items.push(...globals)
  }
  for (let s = 0; s < stages; s += 1) {
    top.push([`stage${s}`, top.length > 0 ? [(top[top.length - 1] as Part)[0]] : []])
    const laneNames = Array.from({ length: lanes }, (_, l) => `lane${s}_${l}`)
    parts.push(
      plan(
        `stage${s}`,
        laneNames.map((name) => [name, []]),
      ),
    )
    for (const [l, lane] of laneNames.entries()) {
      const ids = Array.from({ length: modules }, (_, m) => `${s}_${l}_${m}`)
      parts.push(
        plan(
          lane,
          ids.map((id, m) => [`mod${id}`, m > 0 ? [`mod${ids[m - 1]}`] : []]),
        ),
      )
      for (const id of ids) parts.push(moduleText(shape, id, globals, read, own, values, next, items))
    }
  }
  const cyclic = shape.cyclic
    ? (name: string) => (name.startsWith('stage') ? ['cycle_until :: again = "v1" ;'] : [])
    : undefined
  if (shape.cyclic) {
    items.push('again')
    parts.push(enquiry('ask_again', ['again']))
    const first = (top[0] as Part)[0]
    top.unshift(['ask_again', []])
    ;(top[1] as [string, string[]])[1] = first === 'intake' ? [] : ['ask_again']
  }
  return plan('root', top, cyclic) + parts.join('') + items.map((name) => choice(name, values)).join('')
}

function moduleText(
  { bug }: ClinicShape,
  id: string,
  globals: readonly string[],
  read: number,
  own: number,
  values: number,
  next: () => number,
  items: string[],
): string {
  const mine = Array.from({ length: own }, (_, i) => `d${id}_${i}`)
  items.push(...mine)
  const pick = (list: readonly string[]): string =>
    `${list[Math.floor(next() * list.length)]} = "v${1 + Math.floor(next() * (values - 1))}"`
  // The conditions of the first two candidates exclude each other by the module's own item.
  const condition = (value: number): string => {
    const atoms = [`${mine[0]} = "v${value}"`]
    for (let i = 1; i < mine.length; i += 1) atoms.push(pick([mine[i] as string]))
    const rest = [...globals]
    for (let i = 0; i < read && rest.length > 0; i += 1)
      atoms.push(pick(rest.splice(Math.floor(next() * rest.length), 1)))
    return atoms.join(' and ')
  }
  const [one, two] = [condition(1), condition(2)]
  const isFirst = id === '0_0_0'
  const branches = [1, 2, 3].map((b) => `br${id}_${b}`)
  const acts = (b: number): string[] => [`act${id}_${b}_0`, `act${id}_${b}_1`]
  const circle = (b: number): Part[] => {
    const [x, y] = acts(b) as [string, string]
    return bug && isFirst && b === 2
      ? [
          [x, [y]],
          [y, [x]],
        ]
      : [
          [x, []],
          [y, []],
        ]
  }
  return (
    plan(`mod${id}`, [
      [`enq${id}`, []],
      [`dec${id}`, [`enq${id}`]],
      ...branches.map((name): Part => [name, [`dec${id}`]]),
    ]) +
    enquiry(`enq${id}`, mine) +
    decision(`dec${id}`, [
      ['c1', one],
      ['c2', two],
      ['c3', `not (${one}) and not (${two})`],
    ]) +
    branches
      .map((name, i) => {
        const condition = `precondition :: result_of('dec${id}') = c${i + 1} ;`
        return (
          plan(name, circle(i + 1), undefined, [condition]) +
          acts(i + 1)
            .map(action)
            .join('')
        )
      })
      .join('')
  )
}

/** n lanes of k steps side by side; each step may be left out, depending on how far the other lanes have come (a race). */
export function lanes(n: number, k = 3): string {
  const name = (l: number, i: number): string => `a${l}_${i}`
  const plans = Array.from({ length: n }, (_, l) => `lane${l}`)
  const inside = (l: number): Part[] => Array.from({ length: k }, (_, i) => [name(l, i), i > 0 ? [name(l, i - 1)] : []])
  const racing = (l: number, i: number): string =>
    action(name(l, i), i > 0 ? [`precondition :: not completed('${name((l + 1) % n, i)}') ;`] : [])
  return (
    plan(
      'root',
      plans.map((each) => [each, []]),
    ) +
    plans
      .map(
        (each, l) =>
          plan(each, inside(l)) +
          inside(l)
            .map((_, i) => racing(l, i))
            .join(''),
      )
      .join('')
  )
}

/** n enquiries side by side, any answer of which may raise an alarm that ends everything: they race. */
export function alarm(n: number): string {
  const names = Array.from({ length: n }, (_, i) => `e${i}`)
  const bad = names.map((_, i) => `x${i} = "v1"`).join(' or ')
  return (
    plan('root', [['watch', []], ...names.map((each): Part => [each, []])]) +
    plan('watch', [['hold', []]], undefined, [`abort :: ${bad} ;`]) +
    action('hold') +
    names.map((each, i) => enquiry(each, [`x${i}`])).join('') +
    names.map((_, i) => choice(`x${i}`, 3)).join('')
  )
}

/** n nested modules, each abandoned when the one monitored item becomes critical, which is measured again and again. */
export function monitor(n: number): string {
  const parts: string[] = []
  for (let i = 0; i < n; i += 1) {
    const inner: Part[] = i + 1 < n ? [[`m${i + 1}`, [`t${i}`]]] : []
    parts.push(plan(`m${i}`, [[`t${i}`, []], ...inner], undefined, ['abort :: vital = "v1" ;']), action(`t${i}`))
  }
  return (
    plan(
      'root',
      [
        ['m0', []],
        ['measure', []],
      ],
      (name) => (name === 'measure' ? ['number_of_cycles :: 2 ;'] : []),
    ) +
    parts.join('') +
    enquiry('measure', ['vital']) +
    choice('vital', 3)
  )
}

/** A decision over n items of 6 values with 5 candidates of weighted arguments. */
export function score(n: number, candidates = 5): string {
  const next = random(3)
  const names = Array.from({ length: n }, (_, i) => `s${i}`)
  const argument = (): string => {
    const weight = Math.floor(next() * 7) - 2 || 1
    return `    argument :: ${weight}, ${names[Math.floor(next() * n)]} ${next() < 0.5 ? '<=' : '>='} ${1 + Math.floor(next() * 5)} ;\n`
  }
  const options = Array.from(
    { length: candidates },
    (_, c) =>
      `  candidate :: 'c${c}' ;\n${Array.from({ length: 10 }, argument).join('')}    recommendation :: netsupport('k', 'c${c}') >= 1 ;\n`,
  )
  return (
    plan('root', [
      ['ask', []],
      ['k', ['ask']],
    ]) +
    enquiry('ask', names) +
    `decision :: 'k' ;\n  support_mode :: numeric ;\n${options.join('')}end decision .\n` +
    names.map((name) => `data :: '${name}' ; type :: integer ; range :: 0 .. 5 ; end data .\n`).join('')
  )
}

/** One enquiry with n items of 3 values, and a decision that looks at each. */
export function wideEnquiry(n: number): string {
  const names = Array.from({ length: n }, (_, i) => `w${i}`)
  const any = names.map((name) => `${name} = "v1"`).join(' or ')
  return (
    plan('root', [
      ['ask', []],
      ['k', ['ask']],
    ]) +
    enquiry('ask', names) +
    decision('k', [
      ['some', any],
      ['none', `not (${any})`],
    ]) +
    names.map((name) => choice(name, 3)).join('')
  )
}

/** A tree of plans n deep, two components each. */
export function deepTree(n: number): string {
  const build = (name: string, depth: number): string => {
    if (depth === 0) return action(name)
    const children = [`${name}l`, `${name}r`]
    return (
      plan(name, [
        [children[0] as string, []],
        [children[1] as string, [children[0] as string]],
      ]) + children.map((each) => build(each, depth - 1)).join('')
    )
  }
  return build('r', n)
}

type Part = readonly [name: string, after: readonly string[]]

function plan(
  name: string,
  parts: readonly Part[],
  extra?: (name: string) => readonly string[],
  own: readonly string[] = [],
): string {
  const components = parts.map(([part, after]) =>
    [
      `  component :: '${part}' ;`,
      ...after.map((other) => `    schedule_constraint :: completed('${other}') ;`),
      ...(extra?.(part) ?? []).map((line) => `    ${line}`),
    ].join('\n'),
  )
  return `plan :: '${name}' ;\n${[...own.map((line) => `  ${line}`), ...components].join('\n')}\nend plan .\n`
}

function action(name: string, lines: readonly string[] | number = []): string {
  const own = typeof lines === 'number' ? [] : lines
  return `action :: '${name}' ;\n${own.map((line) => `  ${line}\n`).join('')}end action .\n`
}

function enquiry(name: string, items: readonly string[]): string {
  return `enquiry :: '${name}' ;\n${items.map((item) => `  source :: '${item}' ;\n`).join('')}end enquiry .\n`
}

function decision(name: string, candidates: readonly (readonly [string, string])[]): string {
  const each = candidates.map(
    ([candidate, condition]) => `  candidate :: '${candidate}' ;\n    argument :: for, ${condition} ;\n`,
  )
  return `decision :: '${name}' ;\n${each.join('')}end decision .\n`
}

function choice(name: string, values: number): string {
  const list = Array.from({ length: values }, (_, i) => `"v${i + 1}"`)
  return `data :: '${name}' ;\n  type :: text ;\n  range :: ${list.join(', ')} ;\nend data .\n`
}

function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}
