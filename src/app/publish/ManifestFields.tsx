import type { ContractProblem } from '../../contracts/index.ts'
import { TextField, useMessages } from '../../editor/index.ts'
import type { ManifestForm } from './manifest.ts'
import styles from './Publish.module.css'

interface Field {
  readonly name: keyof ManifestForm
  readonly label: string
  readonly hint?: string
  readonly rows?: number
  readonly wide?: true
  readonly optional?: true
}

const FIELDS = [
  { name: 'title', label: 'publish.field.title', wide: true },
  { name: 'name', label: 'publish.field.name', hint: 'publish.field.name.hint' },
  { name: 'version', label: 'publish.field.version' },
  { name: 'summary', label: 'publish.field.summary', hint: 'publish.field.summary.hint', rows: 2, wide: true },
  { name: 'intendedUse', label: 'publish.field.intendedUse', rows: 2, wide: true },
  { name: 'intendedUser', label: 'publish.field.intendedUser', hint: 'publish.field.intendedUser.hint' },
  { name: 'licence', label: 'publish.field.licence' },
  { name: 'population', label: 'publish.field.population', rows: 2, wide: true },
  { name: 'limits', label: 'publish.field.limits', rows: 2, wide: true, optional: true },
  { name: 'authors', label: 'publish.field.authors', rows: 2 },
  { name: 'citations', label: 'publish.field.citations', rows: 2, optional: true },
  { name: 'keywords', label: 'publish.field.keywords', hint: 'publish.field.keywords.hint', optional: true },
  { name: 'reviewBy', label: 'publish.field.reviewBy', optional: true },
] as const satisfies readonly Field[]

interface ManifestFieldsProps {
  readonly form: ManifestForm
  readonly problems: readonly ContractProblem[]
  readonly onChange: (change: Partial<ManifestForm>) => void
}

/** What the contract will say about itself, each problem at its field. */
export function ManifestFields({ form, problems, onChange }: ManifestFieldsProps) {
  const t = useMessages()
  return (
    <section className={styles.section}>
      <h3>{t('publish.about')}</h3>
      <div className={styles.fields}>
        {FIELDS.map((field) => {
          const { name, label } = field
          const problem = problems.find(({ where }) => where === `/${name}` || where.startsWith(`/${name}/`))
          return (
            <TextField
              key={name}
              label={t(label)}
              value={form[name]}
              rows={'rows' in field ? field.rows : 1}
              optional={'optional' in field}
              onChange={(value) => onChange({ [name]: value })}
              {...('wide' in field ? { className: styles.wide ?? '' } : {})}
              {...('hint' in field ? { hint: t(field.hint) } : {})}
              {...(problem === undefined ? {} : { error: problem.message })}
            />
          )
        })}
      </div>
    </section>
  )
}
