import { parse } from '../../../proforma/index.ts'
import type {
  DecisionVerdict,
  Progress,
  VerificationReport,
  VerifierRequest,
  VerifierResponse,
} from '../../../verifier/index.ts'
import type { Answers } from '../../workers/port.ts'
import { VerifyCancelled, verifyThrough, type Later, type Verifier } from '../client.ts'
import type { Source } from '../verification.ts'

/** A text with what can be read of it. */
export function source(text: string): Source {
  return { text, parsed: parse(text) }
}

export interface RunByHand {
  readonly text: string
  readonly budget: unknown
  readonly cancelled: boolean
  answer(report: VerificationReport): void
  fail(error: Error): void
  progress(progress: Progress): void
}

/** A verifier that answers when it is told to. */
export function byHand() {
  const runs: RunByHand[] = []
  const verifier: Verifier = {
    verify(text, { budget, onProgress }) {
      const { promise, resolve, reject } = Promise.withResolvers<VerificationReport>()
      const run = { text, budget, cancelled: false, answer: resolve, fail: reject, progress: onProgress }
      runs.push(run)
      return {
        report: promise,
        cancel() {
          run.cancelled = true
          reject(new VerifyCancelled())
        },
      }
    },
    decide: () => Promise.resolve<DecisionVerdict | undefined>(undefined),
    end: () => undefined,
  }
  return { runs, verifier }
}

/** A clock that is moved by hand. */
export function clockByHand() {
  let time = 0
  let next = 0
  const tasks = new Map<number, { readonly at: number; readonly task: () => void }>()
  const later: Later = (task, milliseconds) => {
    const id = next++
    tasks.set(id, { at: time + milliseconds, task })
    return () => void tasks.delete(id)
  }
  return {
    later,
    now: () => time,
    /** How much is still to come. */
    waiting: () => tasks.size,
    pass(milliseconds: number): void {
      time += milliseconds
      for (const [id, { at, task }] of tasks) {
        if (at > time) continue
        tasks.delete(id)
        task()
      }
    },
  }
}

/** A client whose workers write down what they are asked. */
export function clientByHand(later?: Later) {
  const workers: { readonly asked: VerifierRequest[]; readonly answers: Answers<VerifierResponse>; ended: boolean }[] =
    []
  const verifier = verifyThrough((answers) => {
    const worker = { asked: [] as VerifierRequest[], answers, ended: false }
    workers.push(worker)
    return {
      ask: (request) => void worker.asked.push(request),
      end() {
        worker.ended = true
      },
    }
  }, later)
  return { workers, verifier }
}
