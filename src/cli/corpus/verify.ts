import { encodeInput, type Gdl2Import, gdl2Reference, type JsonValue } from '../../proforma/index.ts'
import { type Program, view } from '../../runtime/index.ts'
import { enact, observe } from './runCase.ts'

const PATIENTS = 25

/**
 * Runs the imported protocol and, by the rules of GDL2, the guideline itself on made-up patients.
 *
 * @returns where a result differs, in words; the patients are the same on every run
 */
export function verifyImport(source: string, imported: Gdl2Import, program: Program, time: number): string[] {
  const guideline = gdl2Reference.readGuideline(source)
  const random = generator(guideline.id)
  const differences: string[] = []
  for (let count = 0; count < PATIENTS; count++) {
    const patient = gdl2Reference.samplePatient(guideline, random, time)
    const values = valuesOf(imported, patient)
    if (values === undefined) continue
    const expected = gdl2Reference.runGdl2(guideline, patient, time)
    const seen = view(program, enact(program, values, time))
    for (const output of imported.bindings.outputs) {
      const wanted = expected?.get(output.element) ?? null
      const found = observe(output, imported.bindings, seen)
      if (gdl2Reference.sameResult(output, found, wanted)) continue
      differences.push(
        `${output.element}: the guideline gives ${JSON.stringify(wanted)}, the protocol ${JSON.stringify(found?.value ?? null)} for ${JSON.stringify(values)}`,
      )
    }
  }
  return differences
}

/** What to answer for a patient; `undefined` when the protocol cannot take one of the values. */
function valuesOf(
  { bindings }: Gdl2Import,
  patient: Readonly<Record<string, gdl2Reference.GdlValue>>,
): Record<string, JsonValue> | undefined {
  const values: Record<string, JsonValue> = {}
  for (const binding of bindings.inputs) {
    const given = gdl2Reference.toRecord(patient[binding.element] ?? null, (ms) => new Date(ms).toISOString())
    if (given === undefined) continue
    const encoded = encodeInput(binding, given)
    if (!('values' in encoded)) return undefined
    Object.assign(values, encoded.values)
  }
  return values
}

/** Mulberry32, seeded by a name: the same patients everywhere. */
function generator(seed: string): gdl2Reference.Random {
  let state = Array.from(seed).reduce(
    (hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193),
    0x811c9dc5,
  )
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
