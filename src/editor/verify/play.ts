import type { Overlays } from '../canvas/overlays.ts'
import { taskNameOf } from '../simulate/names.ts'
import { pathOf } from '../simulate/operation-words.ts'
import type { JsonValue, TaskPath, TaskState } from '../../runtime/index.ts'
import type { Finding, ScenarioStep } from '../../verifier/index.ts'
import { gravityOf, type Gravity } from './findings.ts'

/** What can be seen of a run after some of its steps. */
export interface Frame {
  /** Steps done; 0 before the first. */
  readonly step: number
  /** The step that led here, from `step` 1 on. */
  readonly last?: ScenarioStep
  /** Tasks that have changed so far; all others are dormant. */
  readonly states: Readonly<Record<TaskPath, TaskState>>
  readonly values: Readonly<Record<string, JsonValue>>
  /** Tasks whose state the last step changed. */
  readonly changed: readonly TaskPath[]
}

/** The run of a finding after its first `step` steps, from the changes that the engine reported. */
export function frameAt(scenario: readonly ScenarioStep[], step: number): Frame {
  const states: Record<TaskPath, TaskState> = {}
  const values: Record<string, JsonValue> = {}
  const done = scenario.slice(0, Math.max(0, step))
  for (const { changes } of done)
    for (const change of changes) {
      if (change.kind === 'state') states[change.path] = change.to
      else if (change.kind === 'value') values[change.item] = change.to
    }
  const last = done.at(-1)
  const changed = (last?.changes ?? []).flatMap((change) => (change.kind === 'state' ? [change.path] : []))
  return { step: done.length, ...(last === undefined ? {} : { last }), states, values, changed: [...new Set(changed)] }
}

/**
 * What the canvas shows while a run is played: states, the number of the step on what it changed, and at the end of
 * the run the mark of the trouble.
 *
 * @param aside tasks and items that play no part in the finding: they step back, unless this step is about them
 */
export function overlaysOf(finding: Finding, step: number, aside: ReadonlySet<string> = nobody): Overlays {
  const frame = frameAt(finding.scenario, step)
  const focus = (frame.last === undefined ? undefined : pathOf(frame.last.operation)) ?? frame.changed[0]
  const ended = frame.step === finding.scenario.length
  const at = ended && finding.where[0] !== undefined ? finding.where[0] : focus
  const items = (frame.last?.changes ?? []).flatMap((change) => (change.kind === 'value' ? [change.item] : []))
  const shown = new Set([...[...frame.changed, ...(at === undefined ? [] : [at])].map(taskNameOf), ...items])
  return {
    ...fading(new Set([...aside].filter((name) => !shown.has(name)))),
    taskState: frame.states,
    notes: Object.fromEntries(frame.changed.map((path) => [path, String(frame.step)])),
    ...(at === undefined ? {} : { focus: at }),
    ...(ended ? { marks: marksOf([finding]) } : {}),
  }
}

const nobody: ReadonlySet<string> = new Set()

function fading(faded: ReadonlySet<string>): Pick<Overlays, 'faded' | 'fadedFor'> {
  return faded.size > 0 ? { faded, fadedFor: 'finding' } : {}
}

const SEVERITY = { grave: 'error', flaw: 'check', unsure: 'info' } as const satisfies Record<Gravity, string>

/** What the canvas shows while a finding is looked at: its marks, and the rest of the pathway in the background. */
export function overlaysOfFinding(finding: Finding, aside: ReadonlySet<string>): Overlays {
  return { marks: marksOf([finding]), ...fading(aside) }
}

/** Marks of findings on the tasks and definitions that they are about. */
export function marksOf(findings: readonly Finding[]): NonNullable<Overlays['marks']> {
  const marks: Record<string, { severity: 'error' | 'check' | 'info'; title: string }[]> = {}
  for (const finding of findings) {
    const severity = SEVERITY[gravityOf(finding)]
    const places = finding.where.length > 0 ? finding.where : finding.definitions
    for (const place of places) (marks[place] ??= []).push({ severity, title: finding.title })
  }
  return marks
}
