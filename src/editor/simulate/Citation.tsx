import styles from './Evidence.module.css'

/** Where a citation can be read: a DOI, a PubMed number or an address; other citations are text. */
export function citationAddress(citation: string): string | undefined {
  const text = citation.trim()
  const doi = /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)(10\.\d{4,9}\/\S+)$/i.exec(text)
  if (doi?.[1] !== undefined) return `https://doi.org/${encodeURI(doi[1])}`
  const pubmed = /^(?:pmid|pubmed):\s*(\d{1,9})$/i.exec(text)
  if (pubmed?.[1] !== undefined) return `https://pubmed.ncbi.nlm.nih.gov/${pubmed[1]}/`
  return /^https:\/\/[^\s]+$/i.test(text) ? text : undefined
}

/** A source, as a link where it has an address. Nothing of the patient goes along. */
export function Citation({ citation }: { readonly citation: string }) {
  const address = citationAddress(citation)
  if (address === undefined) return <span className={styles.citation}>{citation}</span>
  return (
    <a className={styles.citation} href={address} target="_blank" rel="noopener noreferrer">
      {citation}
    </a>
  )
}
