/** The parts of a small GDL2 guideline, as tests write them. Elements: id to label, or to what the file says of it. */
export interface Sketch {
  readonly id?: string
  readonly inputs?: Readonly<Record<string, string | ElementSketch>>
  readonly outputs?: Readonly<Record<string, string | ElementSketch>>
  /** In the order in which they run. */
  readonly rules?: readonly RuleSketch[]
  readonly preconditions?: readonly string[]
  readonly defaults?: readonly string[]
  readonly terms?: Readonly<Record<string, string>>
  readonly references?: string
}

export interface ElementSketch {
  readonly label: string
  readonly data_type?: string
  readonly units?: readonly string[]
  readonly allowed_values?: readonly string[]
}

export interface RuleSketch {
  readonly name?: string
  readonly when?: readonly string[]
  /** The assignments, `then` in the file. */
  readonly set: readonly string[]
}

/** A key of GDL2; no promise is meant. */
// oxlint-disable-next-line unicorn/no-thenable
export const THEN = 'then'

/** The JSON of a guideline; rules get the ids gt9001, gt9002, … and descending priorities. */
export function guidelineJson(sketch: Sketch): Record<string, unknown> {
  const rules = sketch.rules ?? []
  const elements = { ...sketch.inputs, ...sketch.outputs }
  const labels = Object.entries(elements).map(([id, one]) => [id, { text: typeof one === 'string' ? one : one.label }])
  const names = rules.flatMap(({ name }, at) => (name === undefined ? [] : [[ruleId(at), { text: name }]]))
  const terms = Object.entries(sketch.terms ?? {}).map(([id, text]) => [id, { text }])
  return {
    id: sketch.id ?? 'Sample.v1',
    gdl_version: '2.0',
    concept: 'gt0001',
    language: { original_language: 'ISO_639-1::en' },
    description: {
      original_author: { name: 'A. Author', organisation: 'Somewhere' },
      details: { en: { purpose: 'To try.', use: 'In tests.' } },
      other_details: { references: sketch.references ?? 'Author A. A study. 2020. doi: 10.1000/xyz1.' },
    },
    definition: {
      data_bindings: {
        gt0100: binding('INPUT', 'openEHR-EHR-OBSERVATION.findings.v1', sketch.inputs),
        gt0200: binding('OUTPUT', 'openEHR-EHR-OBSERVATION.score.v1', sketch.outputs),
      },
      ...(sketch.preconditions === undefined ? {} : { pre_conditions: sketch.preconditions }),
      ...(sketch.defaults === undefined ? {} : { default_actions: sketch.defaults }),
      rules: Object.fromEntries(
        rules.map(({ when, set }, at) => [
          ruleId(at),
          Object.fromEntries([
            ['id', ruleId(at)],
            ['priority', rules.length - at],
            ['when', when],
            [THEN, set],
          ]),
        ]),
      ),
    },
    ontology: {
      term_definitions: {
        en: { terms: Object.fromEntries([['gt0001', { text: 'Sample score' }], ...labels, ...names, ...terms]) },
      },
    },
  }
}

export function ruleId(at: number): string {
  return `gt${9001 + at}`
}

function binding(type: string, model: string, elements: Sketch['inputs'] = {}): Record<string, unknown> {
  const list = Object.entries(elements).map(([id, one]) => {
    const { label: _, ...more } = typeof one === 'string' ? { label: one } : one
    return [id, { id, path: `/data[${id}]`, ...more }]
  })
  return { model_id: model, type, elements: Object.fromEntries(list) }
}
