/** The other end of the questions: a worker in the page, or in a test whatever it likes. */
export interface Port<Request> {
  ask(request: Request): void
  /** Ends it whatever it is doing. */
  end(): void
}

/** Who listens to a worker. */
export interface Answers<Response> {
  said(response: Response): void
  broke(reason: string): void
}

/**
 * A worker of the page as a port.
 *
 * @param failure what is said when it could not even be loaded
 */
export function portOf<Request, Response>(worker: Worker, answers: Answers<Response>, failure: string): Port<Request> {
  worker.addEventListener('message', ({ data }: MessageEvent<Response>) => answers.said(data))
  worker.addEventListener('error', (event) => answers.broke(event.message || failure))
  worker.addEventListener('messageerror', () => answers.broke('An answer of the worker could not be read.'))
  return { ask: (request) => worker.postMessage(request, []), end: () => worker.terminate() }
}
