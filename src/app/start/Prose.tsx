import { parseProse, type Block, type Inline } from './prose.ts'
import styles from './Prose.module.css'

/** A page of plain Markdown: headings, paragraphs, lists, tables, emphasis. Everything else is shown as it is written. */
export function Prose({ markdown }: { readonly markdown: string }) {
  return (
    <div className={styles.prose}>
      {parseProse(markdown).map((block, position) => (
        // A text that never changes: the place of a block is its name.
        // oxlint-disable-next-line react/no-array-index-key
        <BlockView key={position} block={block} />
      ))}
    </div>
  )
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      // The dialog's title stands above: the page's own headings begin one level below it.
      return block.level === 1 ? null : <h3>{block.text}</h3>
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

const plain = (parts: readonly Inline[]): string => parts.map(({ text }) => text).join('')

function Line({ parts }: { readonly parts: readonly Inline[] }) {
  return parts.map(({ kind, text }, position) => {
    const key = `${position} ${text}`
    if (kind === 'strong') return <strong key={key}>{text}</strong>
    return kind === 'emphasis' ? <em key={key}>{text}</em> : <span key={key}>{text}</span>
  })
}
