import { sha256Hex, type Layout } from '../../contracts/index.ts'
import { indexOf, type ParsedProtocol, type ProtocolIndex } from '../../proforma/index.ts'
import { captionOf } from '../canvas/plan-chart.ts'
import type { Translate } from '../messages/index.ts'
import { pictureOf, type Picture } from '../picture/picture.ts'
import { FONT, glyph, INK, planSvg, textAt } from './plan-svg.ts'
import { textWidth, wrap } from './text-width.ts'
import { element, escapeXml } from './xml.ts'

export interface SvgOptions {
  /** Only this plan; all of them, the outermost first, when left out. */
  readonly plan?: string
  /** The drawing alone, without title, legend and digest: for a page that says them itself. */
  readonly bare?: boolean
}

const MARGIN = 32
const HEADING = 44

/**
 * A protocol as one SVG picture: title and version, the drawing of every plan with arrows and conditions, what the forms mean, and the digest of
 * the text that it was made from. The same protocol gives the same bytes, with or without a screen.
 */
export function protocolSvg(
  parsed: ParsedProtocol,
  layout: Layout,
  t: Translate,
  { plan, bare = false }: SvgOptions = {},
): string {
  const index = indexOf(parsed)
  const pictures = (plan === undefined ? plansOf(index) : [plan]).flatMap((name) => {
    const picture = pictureOf(index, name, layout, t)
    return picture === undefined ? [] : [{ name, picture }]
  })
  const only = pictures[0]
  if (bare && only !== undefined) return bareSvg(captionIn(index, only.name), only.picture, t)
  const width = Math.max(640, ...pictures.map(({ picture }) => picture.box.width)) + 2 * MARGIN
  const title = titleOf(index)
  const parts: string[] = []
  let y = MARGIN
  const lines = wrap(title, 22, width - 2 * MARGIN, 2)
  for (const line of lines) {
    y += 24
    parts.push(textAt(MARGIN, y, 22, line, { 'font-weight': 650 }))
  }
  const facts = factsOf(index)
  if (facts !== '') {
    y += 22
    parts.push(textAt(MARGIN, y, 12, facts, { fill: INK.muted }))
  }
  for (const { name, picture } of pictures) {
    y += 20
    // A single drawing is named by the title above it.
    if (pictures.length > 1) {
      y += HEADING - 20
      parts.push(textAt(MARGIN, y, 15, captionIn(index, name), { 'font-weight': 620 }))
      y += 16
    }
    parts.push(placed(picture, width, y, t))
    y += picture.box.height + 8
  }
  y += 36
  parts.push(legend(y, t))
  y += 30
  parts.push(textAt(MARGIN, y, 10, `sha256 ${sha256Hex(parsed.text)}`, { fill: INK.muted, 'font-family': 'monospace' }))
  return file(title, width, y + MARGIN, parts)
}

function bareSvg(title: string, picture: Picture, t: Translate): string {
  const width = picture.box.width + 8
  return file(title, width, picture.box.height + 8, [placed(picture, width, 4, t)])
}

function file(title: string, width: number, height: number, parts: readonly string[]): string {
  const size = { width: Math.ceil(width), height: Math.ceil(height) }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...size,
      viewBox: `0 0 ${size.width} ${size.height}`,
      'font-family': FONT,
      role: 'img',
    },
    element('title', {}, escapeXml(title)),
    element('rect', { width: '100%', height: '100%', fill: INK.paper }),
    ...parts,
  )}\n`
}

function placed(picture: Picture, width: number, y: number, t: Translate): string {
  const { box } = picture
  const x = (width - box.width) / 2
  return element(
    'g',
    { transform: `translate(${Math.round(x - box.x)} ${Math.round(y - box.y)})` },
    planSvg(picture, t),
  )
}

/** What the forms mean, in one row. */
function legend(y: number, t: Translate): string {
  let x = MARGIN
  return (['enquiry', 'decision', 'action', 'plan', 'task'] as const)
    .map((kind) => {
      const name = t(`Kind.${kind}`)
      const drawn = glyph(kind, x, y - 13, 0.8) + textAt(x + 22, y, 11, name, { fill: INK.muted })
      x += 22 + textWidth(name, 11) + 22
      return drawn
    })
    .join('')
}

/** The plans from the outermost in, as they hold each other; then those that none holds. */
export function plansOf({ tasks, root }: ProtocolIndex): string[] {
  const order = new Set<string>()
  const visit = (name: string): void => {
    const task = tasks.get(name)
    if (task?.kind !== 'plan' || order.has(name)) return
    order.add(name)
    for (const component of task.components) visit(component.task.text)
  }
  if (root !== undefined) visit(root)
  for (const name of tasks.keys()) visit(name)
  return [...order]
}

export function titleOf(index: ProtocolIndex): string {
  const { header, root } = index
  return header?.title?.value ?? (root === undefined ? 'PROforma' : captionIn(index, root))
}

export function captionIn({ tasks }: ProtocolIndex, name: string): string {
  const task = tasks.get(name)
  return task === undefined ? name : captionOf(task)
}

function factsOf({ header }: ProtocolIndex): string {
  if (header === undefined) return ''
  return [header.version?.value ?? '', header.authors.map(({ value }) => value).join(', '), header.licence?.value ?? '']
    .filter((part) => part !== '')
    .join(' · ')
}
