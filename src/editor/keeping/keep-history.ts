import type { LoggedDocument } from '../document/create-document.ts'
import type { Operation } from '../document/history.ts'
import type { HistoryStore } from './history-database.ts'

/** After so many records a whole history takes their place. */
const SNAPSHOT_EVERY = 200

export interface HistoryKeeping {
  /** Resolves when everything that happened so far is written, or has failed. */
  flush(): Promise<void>
  stop(): void
}

/** Writes down what happens to a document, record by record (rules S1, S5, S6). */
export function keepHistory(
  document: LoggedDocument,
  id: string,
  store: HistoryStore,
  onFailure: (error: unknown) => void = () => {},
): HistoryKeeping {
  let sequence = 0
  let sinceSnapshot = 0
  let broken = false
  let writing: Promise<void> = Promise.resolve()

  const enqueue = (work: () => Promise<void>): void => {
    writing = writing.then(work).catch((error: unknown) => {
      // What comes later would not fit without this one: begin again from the whole.
      broken = true
      onFailure(error)
    })
  }
  const snapshot = (): void => {
    // As it is now, not as it will be when its turn to be written comes.
    const history = document.history()
    const number = sequence
    sinceSnapshot = 0
    broken = false
    enqueue(() => store.replace(id, number, history))
  }
  const record = (operation: Operation): void => {
    sequence += 1
    sinceSnapshot += 1
    const number = sequence
    if (broken || sinceSnapshot >= SNAPSHOT_EVERY) snapshot()
    else enqueue(() => store.append(id, number, operation))
  }

  snapshot()
  document.log.add(record)
  return {
    async flush() {
      await writing
    },
    stop() {
      document.log.delete(record)
    },
  }
}
