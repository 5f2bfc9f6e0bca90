import { describe, expect, it } from 'vitest'
import { analyse } from '../checks/analyse.ts'
import { parse } from '../text/index.ts'
import { indexOf, type Resolution, Resolver } from './index.ts'

/** plan p (a, q (a, b, r (c, d)), r (c, d), k) */
const TREE = `
plan :: 'p' ; component :: 'a' ; component :: 'q' ; component :: 'r' ; component :: 'k' ; end plan .
plan :: 'q' ; component :: 'a' ; component :: 'b' ; component :: 'r' ; end plan .
plan :: 'r' ; component :: 'c' ; component :: 'd' ; end plan .
action :: 'a' ; end action . action :: 'b' ; end action . action :: 'c' ; end action . action :: 'd' ; end action .
action :: 'nowhere' ; end action .
decision :: 'k' ; candidate :: 'yes' ; candidate :: 'a' ; end decision .
decision :: 'l' ; candidate :: 'yes' ; end decision .
data :: 'x' ; type :: integer ; end data . parameter :: 'limit' ; type :: integer ; default_value :: 1 ; end parameter .
`
const resolver = new Resolver(indexOf(parse(TREE)))
const codes = (text: string) => analyse(parse(text)).problems.map((problem) => problem.code)

const shown = (found: Resolution): string => {
  switch (found.kind) {
    case 'task':
      return found.path?.join('/') ?? 'no place'
    case 'candidate':
      return `${found.decision.name.text}.${found.candidate.name.text}`
    case 'ambiguous':
      return found.meanings.map(shown).sort().join(' | ')
    case 'unknown':
      return '?'
    default:
      return found.kind
  }
}

const from = (path: string) => {
  const names = path.split('/')
  const owner = resolver.index.tasks.get(names.at(-1)!)
  return { path: names, ...(owner ? { owner } : {}) }
}

const task = (name: string, path: string) => shown(resolver.resolveTask(name, from(path)))

describe('N names', () => {
  it('N1 of two definitions the first counts, and the second is told', () => {
    const text =
      "plan :: 'p' ; component :: 'a' ; end plan . action :: 'a' ; end action . enquiry :: 'a' ; end enquiry ."
    expect(indexOf(parse(text)).tasks.get('a')?.kind).toBe('action')
    expect(codes(text)).toEqual(['name.duplicate'])
    const data = "data :: 'x' ; type :: integer ; end data . parameter :: 'x' ; type :: integer ; end parameter ."
    expect(codes(`plan :: 'p' ; end plan . ${data}`)).toEqual(['name.duplicate'])
    const property = "property :: 'p' ; never :: false ; end property ."
    expect(codes(`plan :: 'p' ; end plan . ${property}`)).toEqual([])
    const twice = "plan :: 'p' ; component :: 'a' ; component :: 'a' ; end plan . action :: 'a' ; end action ."
    expect(codes(twice)).toEqual(['name.duplicate-component'])
  })

  it('N2 the root is named, or the one plan that is no component', () => {
    const plans = "plan :: 'p' ; component :: 'q' ; end plan . plan :: 'q' ; end plan . plan :: 'z' ; end plan ."
    expect(indexOf(parse(plans)).root).toBeUndefined()
    expect(codes(plans)).toEqual(['protocol.two-roots'])
    const named = `protocol :: 'x' ; root :: 'q' ; end protocol . ${plans}`
    expect(indexOf(parse(named)).root).toBe('q')
    expect(codes(named)).toEqual([])
    expect(codes("protocol :: 'x' ; root :: 'a' ; end protocol . action :: 'a' ; end action .")).toEqual([
      'protocol.root',
    ])
  })

  it('N3 a definition stands where plans lead to it', () => {
    const places = (name: string) =>
      resolver.tree
        .pathsOf(name, 10)
        .map((path) => path.join('/'))
        .sort()
    expect(places('c')).toEqual(['p/q/r/c', 'p/r/c'])
    expect(places('nowhere')).toEqual([])
    expect(resolver.tree.count('a')).toBe(2)
    expect(resolver.tree.pathsOf('c', 1)).toHaveLength(1)
  })

  it('N4 component attributes have the place of their task', () => {
    const text = `plan :: 'p' ; component :: 'q' ; component :: 's' ; end plan .
      plan :: 'q' ; component :: 'a' ; cycle_until :: completed(b) ; component :: 'b' ; end plan .
      plan :: 's' ; component :: 'b' ; end plan . action :: 'a' ; end action . action :: 'b' ; end action .`
    expect(codes(text)).toEqual([])
  })

  it('N5 items, then candidates, then tasks', () => {
    const owner = resolver.index.tasks.get('k')!
    const compared = resolver.index.tasks.get('l')!
    const scope = { owner, path: ['p', 'k'] }
    expect(shown(resolver.resolve('x', scope))).toBe('data')
    expect(shown(resolver.resolve('limit', scope))).toBe('parameter')
    expect(shown(resolver.resolve('a', scope))).toBe('k.a')
    expect(shown(resolver.resolve('a', from('p/q')))).toBe('p/q/a')
    expect(compared.kind).toBe('decision')
    const decision = compared as typeof compared & { kind: 'decision' }
    expect(shown(resolver.resolve('yes', scope, { kind: 'compared', decision }))).toBe('l.yes')
    expect(shown(resolver.resolve('yes', from('p/q')))).toBe('?')
    expect(shown(resolver.resolve('zz', scope))).toBe('?')
  })

  it('N6 task names are looked for from the inside out', () => {
    expect(task('a', 'p/q')).toBe('p/q/a')
    expect(task('a', 'p/q/b')).toBe('p/q/a')
    expect(task('a', 'p/q/r/c')).toBe('p/q/a')
    expect(task('a', 'p/r/c')).toBe('p/a')
    expect(task('r', 'p/q/r/c')).toBe('p/q/r')
    expect(task('b', 'p/r/c')).toBe('p/q/b')
    expect(task('p', 'p/q/b')).toBe('p')
    expect(task('c', 'p/k')).toBe('p/q/r/c | p/r/c')
    expect(shown(resolver.resolveTask('a', {}))).toBe('p/a | p/q/a')
    expect(task('nowhere', 'p/k')).toBe('no place')
    expect(task('zz', 'p/k')).toBe('?')
  })

  it('N7 a linked definition is checked in each of its places', () => {
    const text = (where: string) => `plan :: 'p' ; component :: 'q' ; component :: 'r' ; component :: 's' ; end plan .
      plan :: 'q' ; component :: 'a' ; component :: 'l' ; end plan . plan :: 'r' ; component :: 'a' ; end plan .
      plan :: 's' ; ${where} end plan . action :: 'a' ; end action . action :: 'l' ; wait_condition :: completed(a) ; end action .`
    expect(codes(text(''))).toEqual([])
    expect(codes(text("component :: 'l' ;"))).toEqual(['name.ambiguous'])
  })

  it('N8 arrows stay in their plan, components are defined, plans do not contain themselves', () => {
    const plans = (a: string, b: string) => `plan :: 'p' ; component :: 'q' ; component :: 'a' ; ${a} end plan .
      plan :: 'q' ; component :: 'b' ; ${b} end plan . action :: 'a' ; end action . action :: 'b' ; end action .`
    expect(codes(plans("schedule_constraint :: completed('q') ;", ''))).toEqual([])
    expect(codes(plans("schedule_constraint :: completed('b') ;", ''))).toEqual(['plan.arrow-outside'])
    expect(codes(plans("schedule_constraint :: completed('z') ;", ''))).toEqual(['name.unknown-antecedent'])
    expect(codes(plans('', "component :: 'p' ;"))).toEqual(['plan.contains-itself'])
    expect(codes(plans('', "component :: 'z' ;"))).toEqual(['name.unknown-component'])
  })

  it('N9 the tree has limits, told without unfolding it', () => {
    const doubling = Array.from(
      { length: 40 },
      (_, i) => `plan :: p${i} ; component :: a${i} ; component :: b${i} ; end plan .
        plan :: a${i} ; component :: p${i + 1} ; end plan . plan :: b${i} ; component :: p${i + 1} ; end plan .`,
    )
    expect(codes(`${doubling.join('\n')} plan :: p40 ; end plan .`)).toEqual(['plan.too-many-tasks'])
    const deep = Array.from({ length: 300 }, (_, i) => `plan :: p${i} ; component :: p${i + 1} ; end plan .`)
    expect(codes(`${deep.join('\n')} plan :: p300 ; end plan .`)).toEqual(['plan.too-deep'])
  })
})
