import type { TaskCard } from './plan-chart.ts'

/** Corner of the hexagon of an enquiry: the classic diamond, drawn out so that it carries a caption. */
const POINT = 18
const CHAMFER = 12

/**
 * The outline of a task's card, one form for each class: action square, enquiry diamond, decision circle, plan
 * rounded rectangle (the classic PROforma shapes, drawn out to hold a caption), keystone with cut corners.
 * SVG path data for a box of `width` by `height` with its corner at 0, 0.
 */
export function outlineOf(kind: TaskCard['kind'], width: number, height: number): string {
  switch (kind) {
    case 'enquiry':
      return polygon([
        [POINT, 0],
        [width - POINT, 0],
        [width, height / 2],
        [width - POINT, height],
        [POINT, height],
        [0, height / 2],
      ])
    case 'decision':
      return rounded(width, height, height / 2)
    case 'plan':
      return rounded(width, height, 12)
    case 'task':
      return polygon([
        [CHAMFER, 0],
        [width - CHAMFER, 0],
        [width, CHAMFER],
        [width, height - CHAMFER],
        [width - CHAMFER, height],
        [CHAMFER, height],
        [0, height - CHAMFER],
        [0, CHAMFER],
      ])
    default:
      return rounded(width, height, 2)
  }
}

function polygon(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${x} ${y}`).join('L')}Z`
}

function rounded(width: number, height: number, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2)
  return (
    `M${r} 0H${width - r}A${r} ${r} 0 0 1 ${width} ${r}V${height - r}A${r} ${r} 0 0 1 ${width - r} ${height}` +
    `H${r}A${r} ${r} 0 0 1 0 ${height - r}V${r}A${r} ${r} 0 0 1 ${r} 0Z`
  )
}

/** The same forms as small marks, in a box of 20 by 20. */
export const MARKS: Readonly<Record<TaskCard['kind'], string>> = {
  action: 'M2 2H18V18H2Z',
  enquiry: 'M10 0L20 10L10 20L0 10Z',
  decision: 'M10 1A9 9 0 1 1 10 19A9 9 0 1 1 10 1Z',
  plan: 'M5 2H15A4 4 0 0 1 19 6V14A4 4 0 0 1 15 18H5A4 4 0 0 1 1 14V6A4 4 0 0 1 5 2Z',
  task: 'M6 2H14L18 6V14L14 18H6L2 14V6Z',
  missing: 'M2 2H18V18H2Z',
}

/** What stands inside a mark, as strokes in the same box. */
export const SIGNS: Readonly<Record<TaskCard['kind'], string>> = {
  action: 'M6 10.5L9 13.2L14 7',
  enquiry: 'M7.6 8A2.5 2.5 0 1 1 10 10.9V11.6M10 14.2V14.3',
  decision: 'M10 14.5V10.6M10 10.6L6.2 6.8M10 10.6L13.8 6.8M6.2 9.4V6.6H9M13.8 9.4V6.6H11',
  plan: 'M5.5 7.2H9M11 7.2H14.5M5.5 12.8H9M11 12.8H14.5M10 7.2V12.8',
  task: 'M7 10H7.1M10 10H10.1M13 10H13.1',
  missing: 'M7 7L13 13M13 7L7 13',
}
