import type { ProtocolHeader } from '../../proforma/index.ts'
import { useIntlShape, useMessages } from '../messages/index.ts'
import { TextField } from './fields.tsx'
import styles from './Inspector.module.css'
import { ProblemNotes } from './ProblemNotes.tsx'
import { Section } from './Section.tsx'
import { headerSentence } from './sentence.ts'

/** What a protocol says about itself. */
export function HeaderInspector({ header }: { readonly header: ProtocolHeader }) {
  const t = useMessages()
  const intl = useIntlShape()
  const target = { kind: 'protocol' } as const
  return (
    <>
      <header className={styles['head']}>
        <span className={styles['kind']}>{t('section.about')}</span>
        <h2 className={styles['title']}>{header.title?.value ?? header.name.text}</h2>
        <p className={styles['sentence']}>{headerSentence(header, { t, list: (items) => intl.formatList(items) })}</p>
        <ProblemNotes name={header.name.text} />
      </header>
      <Section id="header" title={t('section.general')}>
        <TextField target={target} keyword="title" value={header.title} />
        <TextField target={target} keyword="version" value={header.version} />
        <TextField target={target} keyword="description" value={header.description} multiline />
        <TextField target={target} keyword="intended_use" value={header.intendedUse} multiline />
        <TextField target={target} keyword="population" value={header.population} multiline />
        <TextField target={target} keyword="author" value={header.authors[0]} />
        <TextField target={target} keyword="licence" value={header.licence} />
        <TextField target={target} keyword="review_date" value={header.reviewDate} />
        <TextField target={target} keyword="citation" value={header.citations[0]} />
      </Section>
    </>
  )
}
