import { action, choice, decision, enquiry, type Part, plan, random } from './text.ts'

/** n actions one after the other. */
export function seq(n: number): string {
  const names = Array.from({ length: n }, (_, i) => `a${i}`)
  return (
    plan(
      'root',
      names.map((name, i) => [name, i > 0 ? [`a${i - 1}`] : []]),
    ) + names.map((name) => action(name)).join('')
  )
}

/** n actions side by side, then one that waits for all of them. */
export function par(n: number): string {
  const names = Array.from({ length: n }, (_, i) => `a${i}`)
  return (
    plan('root', [...names.map((name): Part => [name, []]), ['join', names]]) +
    [...names, 'join'].map((name) => action(name)).join('')
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
          ) +
          inside(j)
            .map((name) => action(name))
            .join(''),
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
