import { inlineOf, parseProse, type Block, type Inline } from './prose.ts'
import styles from './Prose.module.css'

interface ProseProps {
  readonly markdown: string
  /** What is marked in the first block of code, if it stands there once. */
  readonly mark?: string | undefined
}

/** A page of plain Markdown: headings, paragraphs, lists, tables, quotations, code, emphasis. Everything else is shown as it is written. */
export function Prose({ markdown, mark }: ProseProps) {
  const blocks = parseProse(markdown)
  const first = blocks.find(({ kind }) => kind === 'code')
  return (
    <div className={styles.prose}>
      {blocks.map((block, position) => (
        // A text that never changes: the place of a block is its name.
        // oxlint-disable-next-line react/no-array-index-key
        <BlockView key={position} block={block} mark={block === first ? mark : undefined} />
      ))}
    </div>
  )
}

/** One sentence or a few, with their emphasis and code. */
export function Phrase({ text }: { readonly text: string }) {
  return <Line parts={inlineOf(text)} />
}

function BlockView({ block, mark }: { readonly block: Block; readonly mark: string | undefined }) {
  switch (block.kind) {
    case 'heading':
      // The dialog's title stands above: the page's own headings begin one level below it.
      return block.level === 1 ? null : <h3>{block.text}</h3>
    case 'code':
      return <Code text={block.text} mark={mark} />
    case 'quote':
      return (
        <blockquote>
          <Line parts={block.parts} />
        </blockquote>
      )
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={plain(item)}>
              <Line parts={item} />
            </li>
          ))}
        </ul>
      )
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.head.map((cell) => (
                <th key={cell}>{cell}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row) => (
              <tr key={row.join()}>
                {row.map((cell, column) => (
                  <td key={block.head[column] ?? cell}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    default:
      return (
        <p>
          <Line parts={block.parts} />
        </p>
      )
  }
}

function Code({ text, mark }: { readonly text: string; readonly mark: string | undefined }) {
  const [before = '', after, more] = mark === undefined ? [text] : text.split(mark)
  if (after === undefined || more !== undefined) return <pre>{text}</pre>
  return (
    <pre>
      {before}
      <mark>{mark}</mark>
      {after}
    </pre>
  )
}

const plain = (parts: readonly Inline[]): string => parts.map(({ text }) => text).join('')

function Line({ parts }: { readonly parts: readonly Inline[] }) {
  return parts.map(({ kind, text }, position) => {
    const key = `${position} ${text}`
    if (kind === 'strong') return <strong key={key}>{text}</strong>
    if (kind === 'code') return <code key={key}>{text}</code>
    return kind === 'emphasis' ? <em key={key}>{text}</em> : <span key={key}>{text}</span>
  })
}
