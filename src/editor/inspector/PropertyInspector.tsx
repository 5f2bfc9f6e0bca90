import { Trash2 } from 'lucide-react'
import type { PropertyDefinition } from '../../proforma/index.ts'
import { captionOf } from '../canvas/plan-chart.ts'
import { useDocumentState, useEditor } from '../context.ts'
import { Button } from '../design/index.ts'
import { removeDefinition } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { expressionSource } from '../document/source.ts'
import { useIntlShape, useMessages } from '../messages/index.ts'
import { CodeRow } from './CodeRow.tsx'
import { TextField } from './fields.tsx'
import styles from './Inspector.module.css'
import { NameRow } from './NameRow.tsx'
import { ProblemNotes } from './ProblemNotes.tsx'
import { Section } from './Section.tsx'
import { propertySentence } from './sentence.ts'

/** What the author demands of every run, and the conditions in which it is said. */
export function PropertyInspector({ property }: { readonly property: PropertyDefinition }) {
  const { document } = useEditor()
  const t = useMessages()
  const intl = useIntlShape()
  const state = useDocumentState((state) => state)
  const name = property.name.text
  const target = { kind: 'property', name } as const
  return (
    <>
      <header className={styles['head']}>
        <span className={styles['kind']}>{t('property.kind')}</span>
        <h2 className={styles['title']}>{captionOf(property)}</h2>
        <p className={styles['sentence']}>
          {propertySentence(state.index, property, { t, list: (items) => intl.formatList(items) })}{' '}
          {t('property.proved')}
        </p>
        <ProblemNotes name={name} />
      </header>
      <Section id="property" title={t('section.general')}>
        <TextField target={target} keyword="caption" value={property.caption} />
        {partsOf(property).map(({ keyword, expression }) => (
          <CodeRow
            key={keyword}
            label={t(`field.${keyword}`)}
            target={target}
            keyword={keyword}
            value={expressionSource(state, property, expression)}
          />
        ))}
      </Section>
      <Section id="property-more" title={t('section.more')} open={false}>
        <NameRow name={name} />
        <Button
          size="small"
          variant="danger"
          icon={<Trash2 />}
          onPress={() => perform(document, (now, view) => removeDefinition(now, view, name))}
        >
          {t('definition.delete', { name: captionOf(property) })}
        </Button>
      </Section>
    </>
  )
}

/** The conditions of a requirement under their keywords, as they stand in the text. */
function partsOf({ pattern }: PropertyDefinition) {
  if (pattern === undefined) return []
  switch (pattern.kind) {
    case 'response':
      return [
        { keyword: 'whenever' as const, expression: pattern.whenever.value },
        { keyword: 'eventually' as const, expression: pattern.eventually.value },
      ]
    case 'precedence':
      return [
        { keyword: 'never' as const, expression: pattern.never.value },
        { keyword: 'before' as const, expression: pattern.before.value },
      ]
    default:
      return [{ keyword: pattern.kind, expression: pattern.condition.value }]
  }
}
