import { element } from '../program/element.ts'
import type { CandidateProgram, Program, TaskProgram } from '../program/program.ts'
import type { Reader } from '../program/records.ts'
import { netSupport } from '../program/support.ts'
import { isRecommended } from '../step/conditions.ts'
import { StateReader } from '../step/state.ts'
import { candidateViews } from '../step/view.ts'
import type { Change, TaskPath } from '../types.ts'
import type { WhyArgument, WhyCandidate, WhyCommitment } from './explanation.ts'
import { type Moment, moments } from './history.ts'
import { nearestChanges } from './nearest.ts'
import { signatureOf } from './nearestFor.ts'
import { readerAt } from './past.ts'
import { explain } from './requirements.ts'
import { candidateSentences } from './sentences.ts'

/** Why a candidate of the decision at this path is recommended or not; nothing when there is no such candidate. */
export function whyCandidate(
  program: Program,
  moment: Pick<Moment, 'state'>,
  path: TaskPath,
  name: string,
): WhyCandidate | undefined {
  const task = program.tasks[program.pathIndex.get(path) ?? -1]
  const at = task?.candidates.findIndex((each) => each.name === name) ?? -1
  return task && at >= 0 ? explained(program, task, at, new StateReader(moment.state)) : undefined
}

/**
 * What was committed last in the decision at this path and why: every candidate with its arguments and values as they
 * were at that instant, whatever has changed since. Nothing when nothing has been committed.
 */
export function whyCommitment(program: Program, moment: Moment, path: TaskPath): WhyCommitment | undefined {
  const task = program.tasks[program.pathIndex.get(path) ?? -1]
  if (!task) return undefined
  const past = moments(moment)
  for (let at = past.length - 1; at > 0; at--) {
    const { record } = element(past, at)
    const pass = record?.passes.findLastIndex((changes) => changes.some((change) => isCommitment(change, path))) ?? -1
    const change = record?.passes[pass]?.find((each) => isCommitment(each, path))
    if (!record || !change) continue
    const reader = readerAt(program, element(past, at - 1).state, record, pass)
    const candidates = task.candidates.map((_, position) => explained(program, task, position, reader))
    const isTaken = ({ candidate }: WhyCandidate) => change.candidates.includes(candidate.name)
    return {
      path,
      committed: change.candidates,
      ...(change.reason === undefined ? {} : { reason: change.reason }),
      isAgainst: candidates.some((each) => isTaken(each) && !each.candidate.recommended),
      operation: record.operation,
      time: record.time,
      record: at - 1,
      pass,
      candidates,
    }
  }
  return undefined
}

type Commitment = Change & { readonly kind: 'commitment' }

function isCommitment(change: Change, path: TaskPath): change is Commitment {
  return change.kind === 'commitment' && change.path === path
}

function explained(program: Program, task: TaskProgram, at: number, reader: Reader): WhyCandidate {
  const candidate = element(task.candidates, at)
  const view = element(candidateViews(program, task, reader.task(task.index), reader), at)
  const asked = [candidate.recommendation, ...candidate.arguments.map((argument) => argument.condition)]
  const data = {
    path: task.path,
    candidate: view,
    rule: explain(program, task, candidate.recommendation.source, reader),
    arguments: argumentsOf(program, task, candidate, reader),
    netsupport: view.netsupport,
    nearest: nearestChanges(program, reader, {
      holds: (hypothetical) => isRecommended(candidate, netSupport(candidate.arguments, hypothetical), hypothetical),
      signature: signatureOf(program, task, asked),
      expressions: asked.map((each) => each.source),
      scope: program.scopeOf(task.index),
      items: [...new Set(asked.flatMap((each) => each.reads.items))],
    }),
  }
  return { ...data, sentences: candidateSentences(program, task, candidate, data) }
}

function argumentsOf(
  program: Program,
  task: TaskProgram,
  candidate: CandidateProgram,
  reader: Reader,
): readonly WhyArgument[] {
  const { definition } = task.source
  const written = definition.kind === 'decision' ? definition.candidates : []
  const texts = written.find((each) => each.name.text === candidate.name)?.arguments ?? []
  return candidate.arguments.map(({ support, weight, condition }, at) => {
    const { caption, evidence } = element(texts, at)
    const { quality, strength, citations } = evidence
    return {
      ...explain(program, task, condition.source, reader),
      support,
      weight,
      ...(caption ? { caption: caption.value } : {}),
      evidence: {
        ...(quality ? { quality: quality.value } : {}),
        ...(strength ? { strength: strength.value } : {}),
        citations: citations.map((each) => each.value),
      },
    }
  })
}
