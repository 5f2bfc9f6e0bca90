import { beforeAll, describe, expect, it } from 'vitest'
import { sampleBundle, sampleManifest } from '../../contracts/testing/sample.ts'
import { hitOf } from './hit.ts'
import { SearchIndex } from './search.ts'

/** Title, summary, keywords of pathways as a store would have them; only what search reads. */
const PATHWAYS: Readonly<Record<string, readonly [title: string, summary: string, keywords: string]>> = {
  'curb-65': [
    'CURB-65: pneumonia, home or hospital',
    'Where to treat an adult with community-acquired pneumonia, by a five-point severity score.',
    'CURB-65; community-acquired pneumonia; severity',
  ],
  news2: [
    'NEWS2: acute illness severity',
    'National Early Warning Score for deteriorating adults in hospital.',
    'NEWS2; vital signs',
  ],
  'wells-dvt': [
    'Wells score for deep vein thrombosis',
    'Probability of deep vein thrombosis and what to test.',
    'DVT; D-dimer',
  ],
  'wells-pe': [
    'Wells score for pulmonary embolism',
    'Probability of pulmonary embolism and what to test.',
    'D-dimer; CTPA',
  ],
  'chads-vasc': [
    'CHA2DS2-VASc: stroke risk in atrial fibrillation',
    'Whether to anticoagulate in atrial fibrillation.',
    'anticoagulation',
  ],
  centor: ['Centor criteria for sore throat', 'Whether to test for or treat streptococcal pharyngitis.', 'antibiotics'],
  'heart-score': [
    'HEART score for chest pain',
    'Risk of major cardiac events in emergency patients with chest pain.',
    'troponin; acute coronary syndrome',
  ],
  abcd2: ['ABCD2 after transient ischaemic attack', 'Early risk of stroke after TIA.', 'stroke'],
  'phq-9': [
    'PHQ-9 depression severity',
    'Patient Health Questionnaire: how severe is the depression and what next.',
    'mental health',
  ],
  'gad-7': ['GAD-7 anxiety severity', 'Generalised anxiety disorder: severity and next step.', 'mental health'],
  'mi-stemi': [
    'ST-elevation myocardial infarction: reperfusion',
    'Primary PCI or fibrinolysis in STEMI.',
    'STEMI; PCI',
  ],
  'sepsis-six': [
    'Sepsis: the first hour',
    'Recognise sepsis and give the first-hour bundle.',
    'lactate; antibiotics; fluids',
  ],
  'dka-adult': [
    'Diabetic ketoacidosis in adults',
    'Fixed-rate insulin, fluids and potassium in DKA.',
    'insulin; ketones',
  ],
  'asthma-acute': ['Acute asthma in adults', 'Severity and treatment of an asthma attack.', 'salbutamol; steroids'],
  'uti-women': [
    'Lower urinary tract infection in women',
    'Whether to give antibiotics for cystitis.',
    'nitrofurantoin',
  ],
  norton: ['Norton scale: pressure ulcer risk', 'Who needs pressure area care.', 'nursing'],
  fleischner: ['Fleischner: incidental pulmonary nodules', 'Follow-up of lung nodules on CT.', 'CT; nodule'],
  'ckd-stage': ['Staging of chronic kidney disease', 'Stage CKD by eGFR and albuminuria.', 'eGFR; albuminuria'],
  'htn-adult': [
    'Hypertension in adults: start treatment',
    'When and how to start blood pressure treatment.',
    'ACE inhibitor',
  ],
  'fever-child': ['Fever in under 5s: traffic light', 'Risk of serious illness in a feverish child.', 'paediatrics'],
}

/** What people type, and what they mean: lay words, abbreviations, misspellings. */
const QUESTIONS: readonly (readonly [question: string, meant: string])[] = [
  ['pneumonia hospital', 'curb-65'],
  ['CURB65', 'curb-65'],
  ['curb 65', 'curb-65'],
  ['CAP severity', 'curb-65'],
  ['penumonia', 'curb-65'],
  ['lung infection home', 'curb-65'],
  ['news 2', 'news2'],
  ['deteriorating patient', 'news2'],
  ['dvt', 'wells-dvt'],
  ['leg clot', 'wells-dvt'],
  ['PE wells', 'wells-pe'],
  ['pulmonary embolus', 'wells-pe'],
  ['afib blood thinner', 'chads-vasc'],
  ['cha2ds2vasc', 'chads-vasc'],
  ['strep throat', 'centor'],
  ['tonsilitis', 'centor'],
  ['chest pain', 'heart-score'],
  ['mini stroke', 'abcd2'],
  ['low mood', 'phq-9'],
  ['phq9', 'phq-9'],
  ['generalized anxiety', 'gad-7'],
  ['heart attack', 'mi-stemi'],
  ['STEMI', 'mi-stemi'],
  ['blood poisoning', 'sepsis-six'],
  ['diabetic ketoacidosis', 'dka-adult'],
  ['asma attack', 'asthma-acute'],
  ['bladder infection', 'uti-women'],
  ['bed sore', 'norton'],
  ['lung nodules CAT scan', 'fleischner'],
  ['chronic renal failure', 'ckd-stage'],
  ['high blood pressure', 'htn-adult'],
  ['feverish kids', 'fever-child'],
  ['how do I treat hypertention', 'htn-adult'],
]

const index = new SearchIndex()

beforeAll(async () => {
  for (const [at, [id, [title, summary, keywords]]] of Object.entries(PATHWAYS).entries()) {
    const manifest = sampleManifest({ name: `example/${id}`, title, summary, keywords: keywords.split('; ') })
    const bundle = await sampleBundle({ manifest })
    index.add(bundle, hitOf({ bundle, publishedAt: new Date(Date.UTC(2026, 0, 1 + at)).toISOString() }))
  }
})

const found = (question: string): string[] =>
  index.search(question, 20, 0).hits.map(({ name }) => name.replace('example/', ''))

describe('finding pathways', () => {
  it.each(QUESTIONS)('F1 “%s” finds %s first', (question, meant) => {
    expect(found(question)[0]).toBe(meant)
  })

  it('F3 shows everything, newest first, when nothing is asked', () => {
    expect(found('')).toEqual(Object.keys(PATHWAYS).toReversed())
    expect(found(' …! ')).toHaveLength(20)
  })

  it('says so when nothing fits', () => {
    expect(index.search('zzzz qqqq', 20, 0)).toEqual({ total: 0, hits: [] })
  })

  it('F1 gives some of the ideas when nothing has all of them', () => {
    expect(found('pneumonia zzzzqq')).toContain('curb-65')
  })

  it('gives pages', () => {
    const all = index.search('', 100, 0)
    const pages = [0, 7, 14].flatMap((offset) => index.search('', 7, offset).hits)
    expect(pages).toEqual(all.hits)
    expect(index.search('', 7, 100)).toEqual({ total: 20, hits: [] })
  })

  it('F3 shows of each name the version to use, whichever has the words', async () => {
    const own = new SearchIndex()
    const add = async (version: string, title: string) => {
      const bundle = await sampleBundle({ manifest: sampleManifest({ name: 'example/one', version, title }) })
      own.add(bundle, hitOf({ bundle, publishedAt: '2026-01-01T00:00:00.000Z' }))
    }
    const shown = (question: string) => own.search(question, 10, 0).hits.map(({ version }) => version)
    await add('1.0.0-rc.1', 'Croup')
    expect(shown('croup')).toEqual(['1.0.0-rc.1'])
    await add('1.9.0', 'Croup')
    await add('1.10.0', 'Stridor')
    await add('1.2.0', 'Croup')
    await add('2.0.0-rc.1', 'Croup')
    expect(shown('croup')).toEqual(['1.10.0'])
    expect(shown('')).toEqual(['1.10.0'])
    expect(own.search('', 10, 0).total).toBe(1)
  })

  it('adds a contract once', async () => {
    const own = new SearchIndex()
    const bundle = await sampleBundle()
    const hit = hitOf({ bundle, publishedAt: '2026-01-01T00:00:00.000Z' })
    own.add(bundle, hit)
    own.add(bundle, hit)
    expect(own.size).toBe(1)
    expect(own.search('advice', 10, 0).total).toBe(1)
  })

  it('answers long and odd questions', () => {
    expect(found('pneumonia '.repeat(50))[0]).toBe('curb-65')
    expect(() => found('“”…\u202E 🫁 -- AND OR NOT * ( )')).not.toThrow()
  })
})
