import { describe, expect, it } from 'vitest'
import { parse } from '../proforma/index.ts'
import { compile, type Program } from '../runtime/index.ts'
import { decideDecision, type DecisionVerdict } from './decide.ts'
import { generateSketch } from './differential/generate.ts'
import { type Sketch, sketchText, type SketchTask } from './differential/sketch.ts'
import { curb } from './testing/curb.ts'
import type { Finding } from './types.ts'
import { verifyProtocol } from './verify.ts'

function programOf(text: string): Program {
  const compiled = compile(parse(text))
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join('\n'))
  return compiled.program
}

function verdictOf(text: string, decision: string): DecisionVerdict {
  const program = programOf(text)
  const index = program.tasks.findIndex(({ definition }) => definition === decision)
  return decideDecision(program, index)
}

describe('one decision, over all its inputs', () => {
  it('V80: says nothing of one that covers everybody once', () => {
    const verdict = verdictOf(curb(), 'Place')
    expect(verdict).toEqual({ task: 'Pneumonia/Place', exact: true, neverRecommended: [], idleArguments: [] })
  })

  it('V80: names the patients without a recommendation in the words of the score', () => {
    const { gap } = verdictOf(curb({ hospital: 'score > 2' }), 'Place')
    expect(gap).toMatchObject({ complete: true, patients: [[{ item: 'score', label: 'exactly 2' }]] })
  })

  it('V80: names ties, candidates for nobody and arguments that tell nobody apart', () => {
    expect(verdictOf(curb({ urgent: 'score >= 2' }), 'Place').tie?.patients).toMatchObject([
      [{ item: 'score', label: 'exactly 2' }],
    ])
    expect(verdictOf(curb({ urgent: 'score > 9' }), 'Place').neverRecommended).toEqual(['urgent'])
    const idle = verdictOf(curb({ urgent: 'score >= 3 ; argument :: against, score > 9' }), 'Place').idleArguments
    expect(idle).toEqual([{ candidate: 'urgent', argument: 1, holds: 'never' }])
  })

  it('V80: leaves to the runs what looks at other tasks', () => {
    const text = curb({ urgent: "score >= 3 and completed('Assess')" })
    expect(verdictOf(text, 'Place').undecided).toBe('depends-on-run')
  })

  it('V80: refuses what is no decision', () => {
    expect(() => decideDecision(programOf(curb()), 0)).toThrow(RangeError)
  })

  it('V80: agrees with the whole verification wherever everything that is read was asked, on random protocols', {
    timeout: 120_000,
  }, async () => {
    let compared = 0
    for (let seed = 0; seed < 400; seed += 1) {
      for (const sketch of aloneIn(generateSketch(seed))) {
        const text = sketchText(sketch)
        const verdict = verdictOf(text, 'it')
        if (verdict.undecided !== undefined || !verdict.exact) continue
        const { findings, coverage } = await verifyProtocol(text)
        if (!coverage.complete || coverage.abstraction !== 'exact') continue
        compared += 1
        expect(factsOf(verdict), text).toEqual(factsIn(findings))
      }
    }
    expect(compared).toBeGreaterThan(150)
  })
})

/** The decisions of a sketch, each behind an enquiry that asks for everything and before nothing. */
function aloneIn({ tasks, data }: Sketch): readonly Sketch[] {
  const asked = data.filter(({ derivation }) => derivation === undefined)
  const sources = asked.map(({ name }) => ({ item: name, mandatory: true }))
  return tasks
    .filter(({ kind }) => kind === 'decision')
    .map((decision) => {
      const it = JSON.parse(JSON.stringify(decision).replaceAll(`'${decision.name}'`, "'it'")) as SketchTask
      const { candidates = [], numeric, multipleChoice } = it
      const plan: SketchTask = {
        name: 'p',
        kind: 'plan',
        components: [
          { task: 'ask', after: [] },
          { task: 'it', after: ['ask'] },
        ],
      }
      return {
        data,
        tasks: [
          plan,
          { name: 'ask', kind: 'enquiry' as const, sources },
          {
            name: 'it',
            kind: 'decision' as const,
            candidates,
            ...(numeric && { numeric }),
            ...(multipleChoice && { multipleChoice }),
          },
        ],
      }
    })
    .filter((sketch) => compile(parse(sketchText(sketch))).ok)
}

function factsOf({ gap, tie, neverRecommended, idleArguments }: DecisionVerdict) {
  return {
    gap: gap === undefined ? null : gap.patients,
    tie: tie === undefined ? null : tie.patients,
    dead: neverRecommended.length,
    idle: idleArguments.length,
  }
}

function factsIn(findings: readonly Finding[]) {
  const of = (kind: string) => findings.filter((each) => each.kind === kind)
  return {
    gap: of('decision-gap')[0]?.patients ?? null,
    tie: of('decision-tie')[0]?.patients ?? null,
    dead: of('dead-candidate').length,
    idle: of('dead-argument').length + of('constant-argument').length,
  }
}
