import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ProtocolIndex, TaskDefinition } from '../model/index.ts'
import { indexOf } from '../names/index.ts'
import { protocolTexts, writtenTexts } from '../testing/index.ts'
import { parse } from '../text/index.ts'
import { exportClassic, importClassic } from './classic/index.ts'
import { layoutKey } from './classic/layout.ts'
import { isObject } from './json.ts'
import type { Json } from './json.ts'
import { exportProformajs, importProformajs } from './proformajs/index.ts'

/** The arrows below a task: for each component the positions of those it waits for, and what stands below it. */
interface Arrows {
  readonly kind: string
  readonly parts: readonly { readonly after: readonly number[]; readonly below: Arrows }[]
}

/** Arrows by position, not by name: proformajs allows fewer names than we do. */
function arrowsOf(text: string): Arrows | undefined {
  const index = indexOf(parse(text))
  const root = index.tasks.get(index.root ?? '')
  return root === undefined ? undefined : arrowsBelow(root, index)
}

function arrowsBelow(task: TaskDefinition, index: ProtocolIndex): Arrows {
  if (task.kind !== 'plan') return { kind: task.kind, parts: [] }
  const names = task.components.map((one) => one.task.text)
  const parts = task.components.flatMap((one) => {
    const found = index.tasks.get(one.task.text)
    const after = one.scheduleConstraints.map(({ antecedent }) => names.indexOf(antecedent.text))
    return found === undefined ? [] : [{ after, below: arrowsBelow(found, index) }]
  })
  return { kind: 'plan', parts }
}

/** The file as a program writes it that knows nothing of ours: without `meta`. */
function withoutMeta(json: Json): Json {
  if (Array.isArray(json)) return json.map(withoutMeta)
  if (!isObject(json)) return json
  return Object.fromEntries(
    Object.entries(json).flatMap(([key, value]) =>
      key === 'meta' || value === undefined ? [] : [[key, withoutMeta(value)]],
    ),
  )
}

describe('arrows of proformajs files', () => {
  const options = { depth: 2, width: 5, items: 3, atLeast: 2 }

  test('F31: every arrow, one or several at a task, is read from its guards alone', () => {
    fc.assert(
      fc.property(protocolTexts(options), (text) => {
        const { text: back } = importProformajs(withoutMeta(exportProformajs(parse(text)).json))
        expect(parse(back).problems).toEqual([])
        expect(arrowsOf(back)).toEqual(arrowsOf(text))
      }),
      { numRuns: 80 },
    )
  })

  test('F36: what such a program wrote settles: read and written again it stays to the letter', () => {
    const again = (file: Json): Json => {
      const { text, sidecar } = importProformajs(file)
      return withoutMeta(exportProformajs(parse(text), sidecar).json)
    }
    fc.assert(
      fc.property(protocolTexts(options), (text) => {
        const settled = again(withoutMeta(exportProformajs(parse(text)).json))
        expect(again(settled)).toEqual(settled)
      }),
      { numRuns: 40 },
    )
  })
})

describe('the layout of classic texts', () => {
  const place = fc.record({ x: fc.integer({ min: -2000, max: 5000 }), y: fc.integer({ min: -2000, max: 5000 }) })

  test('F40, F41: wherever the boxes stand and however the text is written', () => {
    fc.assert(
      fc.property(fc.oneof(protocolTexts(), writtenTexts()), fc.infiniteStream(place), (text, places) => {
        const parsed = parse(text)
        const keys = parsed.definitions.flatMap(({ node }) =>
          node.kind === 'plan' ? node.components.map((one) => layoutKey(node.name.text, one.task.text)) : [],
        )
        const positions = Object.fromEntries(keys.map((key) => [key, places.next().value ?? { x: 0, y: 0 }]))
        const { text: out } = exportClassic(parsed, { version: 1, positions })
        expect(parse(out).problems).toEqual([])
        const back = importClassic(out)
        expect(back.layout).toEqual({ version: 1, positions })
        expect(back.text).toBe(exportClassic(parsed).text)
        expect(exportClassic(parse(back.text), back.layout).text).toBe(out)
      }),
      { numRuns: 60 },
    )
  })
})
