import { words } from './words.ts'

/**
 * Words that clinicians and patients use for the same thing. Each line is one group; a pathway that says one
 * of them is found by the others. Kept to pairs that are the same in practice: a wrong synonym hides the right hit.
 */
const GROUPS = `
af | a fib | afib | atrial fibrillation
aki | acute kidney injury | acute renal failure
acs | acute coronary syndrome
acute otitis media | aom | ear infection
adhd | attention deficit hyperactivity disorder
anaemia | anemia | low haemoglobin | low hemoglobin
anaphylaxis | severe allergic reaction
antibiotic | antibiotics | antibacterial | antimicrobial
anticoagulation | anticoagulant | anticoagulants | blood thinner | blood thinners
asthma | wheeze | wheezing
bleeding | haemorrhage | hemorrhage
blood pressure | bp
bmi | body mass index
bph | benign prostatic hyperplasia | enlarged prostate
cap | community acquired pneumonia
cardiac arrest | heart stopped
chf | ccf | hf | heart failure | congestive heart failure
child | children | paediatric | pediatric | paediatrics | pediatrics | kids
cholesterol | lipids | lipid | hyperlipidaemia | hyperlipidemia
ckd | chronic kidney disease | chronic renal failure
copd | chronic obstructive pulmonary disease | coad | emphysema
cpr | cardiopulmonary resuscitation
ct | computed tomography | cat scan
cvd | cardiovascular disease
delirium | acute confusion | confusional state
depression | low mood | depressive disorder | mdd
diabetes | dm | diabetes mellitus | high blood sugar
t1dm | type 1 diabetes
t2dm | type 2 diabetes
diarrhoea | diarrhea | loose stools
dka | diabetic ketoacidosis
doac | noac | direct oral anticoagulant
dvt | deep vein thrombosis | deep venous thrombosis | leg clot
early warning score | ews | deterioration | deteriorating patient
ecg | ekg | electrocardiogram
elderly | older people | older adults | geriatric
emergency | ed | er | accident and emergency
fever | pyrexia | febrile | high temperature
fracture | broken bone
gad | generalised anxiety disorder | generalized anxiety disorder | anxiety
gcs | glasgow coma scale
gi bleed | gib | gastrointestinal bleeding | upper gi bleed
gord | gerd | reflux | heartburn | gastro oesophageal reflux disease
gp | general practice | primary care | family doctor
hospital | inpatient | admission | admit | ward
htn | hypertension | high blood pressure
home | outpatient | ambulatory | community
hypoglycaemia | hypoglycemia | hypo | low blood sugar
icu | itu | intensive care | critical care
ihd | cad | ischaemic heart disease | ischemic heart disease | coronary artery disease | angina
influenza | flu
jaundice | yellow skin | hyperbilirubinaemia | hyperbilirubinemia
kidney stone | renal colic | nephrolithiasis | urolithiasis
lrti | lower respiratory tract infection | chest infection
mi | ami | stemi | nstemi | myocardial infarction | heart attack
mrsa | methicillin resistant staphylococcus aureus
news | national early warning score
nsaid | nsaids | non steroidal anti inflammatory drug
obesity | overweight
osteoarthritis | oa | wear and tear arthritis
pain killer | painkiller | painkillers | analgesia | analgesic
pe | pulmonary embolism | pulmonary embolus | lung clot
phq | patient health questionnaire
pneumonia | lung infection | chest infection
pregnancy | pregnant | antenatal | prenatal | obstetric
pressure ulcer | pressure sore | bedsore | bed sore
rheumatoid arthritis | ra
seizure | convulsion | epilepsy
sepsis | septicaemia | septicemia | blood poisoning
sob | shortness of breath | dyspnoea | dyspnea | breathlessness | breathless
sore throat | tonsillitis | pharyngitis | strep throat
stroke | cva | cerebrovascular accident | brain attack
suicide | self harm
tb | tuberculosis
tia | transient ischaemic attack | transient ischemic attack | mini stroke
triage | prioritisation | prioritization | urgency
urti | upper respiratory tract infection | common cold
uti | urinary tract infection | cystitis | bladder infection | water infection
vaccine | vaccination | immunisation | immunization | jab
vomiting | emesis | throwing up
vte | venous thromboembolism | blood clot | blood clots | thrombosis
wells | wells score
`

interface Member {
  readonly words: readonly string[]
  readonly group: readonly string[]
}

/** Each member by the first of its words. */
const BY_FIRST_WORD: ReadonlyMap<string, readonly Member[]> = Map.groupBy(
  GROUPS.trim()
    .split('\n')
    .map((line) => line.split('|').map((member) => words(member).join(' ')))
    .flatMap((group) => group.map((member): Member => ({ words: member.split(' '), group }))),
  (member) => member.words[0] ?? '',
)

function stands(member: Member, text: readonly string[], at: number): boolean {
  return member.words.every((word, index) => text[at + index] === word)
}

/** What else people call the things that stand in `text`. */
export function otherNames(text: string): string[] {
  const said = words(text)
  const names = new Set<string>()
  const known = new Set<string>()
  for (const [at, word] of said.entries()) {
    for (const member of BY_FIRST_WORD.get(word) ?? []) {
      if (!stands(member, said, at)) continue
      known.add(member.words.join(' '))
      for (const name of member.group) names.add(name)
    }
  }
  return Array.from(names).filter((name) => !known.has(name))
}
