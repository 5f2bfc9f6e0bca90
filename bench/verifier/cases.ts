import { clinic } from './clinic.ts'
import { alarm, deepTree, lanes, monitor, par, parpar, referendum, score, seq, wideEnquiry } from './families.ts'

/** One protocol of a family. */
export interface Case {
  readonly family: string
  /** The growth parameter, in words where it needs them. */
  readonly size: string
  readonly text: () => string
  /** Key of its time among the figures. */
  readonly figure?: string
}

/** Six items asked for at the beginning, of which each decision reads two beside its own. */
const hospital = (stages: number, lanesWide = 3, modules = 2) => ({
  stages,
  lanes: lanesWide,
  modules,
  own: 2,
  global: 6,
  read: 2,
})

/** Two modules in each lane of each stage, all to be abandoned when one item becomes critical. */
const monitored = (stages: number, wide: number): string => clinic({ stages, lanes: wide, modules: 2, monitored: true })

const of = (family: string, text: (n: number) => string, ...sizes: number[]): readonly Case[] =>
  sizes.map((n) => ({ family, size: String(n), text: () => text(n) }))

/** Every family, from what SPIN can take to what it cannot. */
export const CASES: readonly Case[] = [
  ...of('seq', seq, 20, 100, 500),
  ...of('par', par, 8, 12, 16, 100),
  ...of('parpar', parpar, 2, 3, 4, 20),
  ...of('referendum', referendum, 8, 10, 12, 30),
  { family: 'clinic', size: '1 stage, 2 lanes', text: () => clinic({ stages: 1, lanes: 2, modules: 1 }) },
  { family: 'clinic', size: 'the same, a circle', text: () => clinic({ stages: 1, lanes: 2, modules: 1, bug: true }) },
  { family: 'clinic', size: '2 stages, 2 lanes', text: () => clinic({ stages: 2, lanes: 2, modules: 1 }) },
  { family: 'clinic', size: '2 stages, 3 lanes', text: () => clinic({ stages: 2, lanes: 3, modules: 2 }) },
  { family: 'clinic', size: '7 stages', text: () => clinic(hospital(7)), figure: 'clinic_530_ms' },
  {
    family: 'clinic',
    size: '7 stages, a circle',
    text: () => clinic({ ...hospital(7), bug: true }),
    figure: 'clinic_530_stuck_ms',
  },
  { family: 'clinic', size: '14 stages', text: () => clinic(hospital(14)), figure: 'clinic_1000_ms' },
  ...of('lanes', (n) => lanes(n), 2, 3, 4, 5),
  ...of('alarm', alarm, 4, 6, 8),
  { family: 'alarm', size: '18', text: () => alarm(18), figure: 'alarm_18_ms' },
  ...of('monitor', monitor, 5, 20),
  { family: 'monitor', size: '42, one in the other', text: () => monitor(42), figure: 'monitor_nested_42_ms' },
  { family: 'monitor', size: '4 in two lanes', text: () => monitored(1, 2) },
  { family: 'monitor', size: '6 in three lanes', text: () => monitored(1, 3) },
  { family: 'monitor', size: '42 in three lanes', text: () => monitored(7, 3), figure: 'monitor_42_ms' },
  { family: 'cyclic', size: '1 stage', text: () => clinic({ stages: 1, lanes: 2, modules: 1, cyclic: true }) },
  { family: 'cyclic', size: '2 stages', text: () => clinic({ stages: 2, lanes: 2, modules: 1, cyclic: true }) },
  {
    family: 'cyclic',
    size: '7 stages',
    text: () => clinic({ ...hospital(7), cyclic: true }),
    figure: 'cyclic_530_ms',
  },
  ...of('score', score, 4, 6, 8, 12),
  ...of('wideEnquiry', wideEnquiry, 6, 10, 20),
  ...of('deepTree', deepTree, 3, 5, 8),
]
