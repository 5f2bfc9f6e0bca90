import { headPath, roundedPath } from '../canvas/arrow-path.ts'
import { CARD_HEIGHT, GATE_HEIGHT } from '../canvas/card-size.ts'
import type { TaskCard } from '../canvas/plan-chart.ts'
import { MARKS, outlineOf, SIGNS } from '../canvas/shapes.ts'
import type { Translate } from '../messages/index.ts'
import type { Picture, PictureTask } from '../picture/picture.ts'
import { cut, textWidth, wrap } from './text-width.ts'
import { element, escapeXml } from './xml.ts'

/** Ink on white paper: the light theme's colours, which a file cannot ask a page for. */
export const INK = { text: '#18202b', muted: '#54606f', line: '#6b7684', paper: '#ffffff' } as const

const HUES: Readonly<Record<TaskCard['kind'], { readonly hue: string; readonly soft: string }>> = {
  plan: { hue: '#5b4fc4', soft: '#eeecfb' },
  enquiry: { hue: '#0d7a6f', soft: '#e0f4f1' },
  decision: { hue: '#a14c00', soft: '#fdeedd' },
  action: { hue: '#0b63c5', soft: '#e4effc' },
  task: { hue: '#54606f', soft: '#f0f2f5' },
  missing: { hue: '#b3261e', soft: '#fce8e6' },
}

/** What stands in all pictures: fonts that are there on most machines. */
export const FONT = "Inter, 'Helvetica Neue', Arial, 'Noto Sans SC', 'Microsoft YaHei', sans-serif"

export function textAt(
  x: number,
  y: number,
  size: number,
  text: string,
  more: Readonly<Record<string, string | number>> = {},
): string {
  return element('text', { x, y, 'font-size': size, fill: INK.text, ...more }, escapeXml(text))
}

/** The drawing of one plan, in the coordinates of its picture. */
export function planSvg({ tasks, lines }: Picture, t: Translate): string {
  return [...lines.map(({ points }) => arrow(points)), ...tasks.map((task) => card(task, t))].join('')
}

function arrow(points: Picture['lines'][number]['points']): string {
  return (
    element('path', { d: fixed(roundedPath(points)), fill: 'none', stroke: INK.line, 'stroke-width': 1.75 }) +
    element('path', { d: fixed(headPath(points)), fill: INK.line })
  )
}

/** Numbers of path data with at most two decimals. */
function fixed(path: string): string {
  return path.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 100) / 100))
}

function card({ card: shown, rect, gates }: PictureTask, t: Translate): string {
  const { hue, soft } = HUES[shown.kind]
  const height = rect.height - gates
  const inset = shown.kind === 'enquiry' || shown.kind === 'decision' ? 18 : 12
  const left = inset + 34
  const body = [
    element('path', {
      d: outlineOf(shown.kind, rect.width, height),
      fill: INK.paper,
      stroke: hue,
      'stroke-width': 1.75,
    }),
    glyph(shown.kind, inset, (CARD_HEIGHT - 26) / 2, 1.3),
    ...caption(shown.caption, left, rect.width - left - inset + 4),
    ...contents(shown, rect.width, soft),
  ]
  return element(
    'g',
    { transform: `translate(${rect.x} ${rect.y})` },
    element('title', {}, escapeXml(`${t(`Kind.${shown.kind}`)}: ${shown.caption}`)),
    ...shown.gates.map(({ kind, text }, at) => gate(`${t(`gate.${kind}`)} ${text}`, rect.width, at * GATE_HEIGHT)),
    element('g', { transform: `translate(0 ${gates})` }, ...body),
  )
}

export function glyph(kind: TaskCard['kind'], x: number, y: number, scale: number): string {
  const { hue, soft } = HUES[kind]
  const round = { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }
  return element(
    'g',
    { transform: `translate(${x} ${y}) scale(${scale})` },
    element('path', { d: MARKS[kind], fill: soft, stroke: hue, 'stroke-width': 1.4 }),
    element('path', { d: SIGNS[kind], fill: 'none', stroke: hue, 'stroke-width': 1.7, ...round }),
  )
}

function caption(text: string, x: number, width: number): string[] {
  const size = 12.5
  // Bold is wider than the regular cut that widths are known of.
  const lines = wrap(text, size * 1.1, width, 3)
  const first = CARD_HEIGHT / 2 + size * 0.36 - ((lines.length - 1) * 15) / 2
  return lines.map((line, at) => textAt(x, first + at * 15, size, line, { 'font-weight': 600 }))
}

function gate(text: string, width: number, y: number): string {
  const size = 10.5
  const shown = cut(text, size, width - 24)
  const pill = Math.min(width, textWidth(shown, size) + 20)
  const x = (width - pill) / 2
  return (
    element('rect', { x, y, width: pill, height: 20, rx: 10, fill: INK.paper, stroke: INK.line, 'stroke-width': 1 }) +
    textAt(width / 2, y + 14, size, shown, { 'text-anchor': 'middle', fill: INK.muted })
  )
}

/** The first lines of what a plan holds, as its card on the canvas lists them. */
function contents({ contents: inside }: TaskCard, width: number, soft: string): string[] {
  const size = 11
  const room = 20
  const shown = inside.length <= 3 ? inside : inside.slice(0, 2)
  const lines = shown.map(({ kind, caption }, at) => {
    const y = CARD_HEIGHT + at * room
    return glyph(kind, 16, y + 1, 0.6) + textAt(36, y + 12, size, cut(caption, size, width - 52), { fill: INK.muted })
  })
  const more = inside.length - shown.length
  if (more > 0) lines.push(textAt(36, CARD_HEIGHT + shown.length * room + 12, size, `+ ${more}`, { fill: INK.muted }))
  if (lines.length === 0) return []
  return [element('path', { d: `M14 ${CARD_HEIGHT - 4}H${width - 14}`, stroke: soft, 'stroke-width': 1.5 }), ...lines]
}
