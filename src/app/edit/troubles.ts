import { announce, nextTrouble, showDefinition, showPlace, translate, troublesOf } from '../../editor/index.ts'
import { showRight } from './panels.ts'
import type { Workbench } from './workbench.ts'

/** Where each open pathway is in its list of troubles. */
const places = new WeakMap<Workbench, string>()

/** Goes to the next problem or finding, gravest first, and says what it is. */
export function goToTrouble(workbench: Workbench, step: 1 | -1): void {
  const { document, verification } = workbench
  const state = document.state.getState()
  const findings = verification.state.getState().checked?.report.findings ?? []
  const troubles = troublesOf(state.problems, findings)
  const next = nextTrouble(troubles, places.get(workbench), step)
  if (next === undefined) return announce(translate('trouble.none'))
  const { trouble, position } = next
  places.set(workbench, trouble.key)
  if (trouble.kind === 'problem') {
    verification.look(undefined)
    showRight('inspector')
    showDefinition(document, trouble.problem.span.start)
  } else {
    showRight('verification')
    verification.look(trouble.position)
    const [place] = [...trouble.finding.where, ...trouble.finding.definitions]
    if (place !== undefined) showPlace(document, place)
  }
  const message = trouble.kind === 'problem' ? trouble.problem.message : trouble.finding.title
  announce(translate('trouble.said', { position: position + 1, count: troubles.length, message }))
}
