import { readdir } from 'node:fs/promises'
import { chromium, type Browser, type Page } from '@playwright/test'
import { build, preview } from 'vite'
import { findChromium } from '../../scripts/chromium.ts'
import { withOneMoreValue } from './edited.ts'
import type { VerifierRequest, VerifierResponse } from '../../src/verifier/index.ts'

/** Milliseconds in the browser; medians. */
export interface ChromiumTimes {
  readonly version: string
  /** From the start of the worker of a page just opened, its code not yet loaded, to the report. */
  readonly cold: number
  /** A text of which every part has to be looked at anew, in the worker that is there. */
  readonly warm: number
  readonly verdict: string
}

const CONTEXTS = 5
const WARM_ROUNDS = 5
const OUT_DIR = 'test-results/bench-dist'
const PORT = 5196

/**
 * Verifies a text in the built page's own worker, each time in a new browser context, so that nothing is cached or compiled.
 *
 * @returns why it could not be measured, where there is no browser
 */
export async function inChromium(text: string): Promise<ChromiumTimes | string> {
  const browser = await launched()
  if (typeof browser === 'string') return browser
  await build({ logLevel: 'error', build: { outDir: OUT_DIR, emptyOutDir: true, sourcemap: false } })
  const server = await preview({ logLevel: 'error', build: { outDir: OUT_DIR }, preview: { port: PORT } })
  try {
    const address = server.resolvedUrls?.local[0] ?? `http://localhost:${PORT}/`
    const script = await workerScript()
    const runs: Run[] = []
    for (let turn = 0; turn < CONTEXTS; turn += 1) {
      // The service worker of the page would load everything else meanwhile.
      const context = await browser.newContext({ serviceWorkers: 'block' })
      const page = await context.newPage()
      await page.goto(address)
      await page.getByRole('button', { name: 'Open a file' }).waitFor()
      await page.waitForLoadState('networkidle')
      runs.push(await verifiedIn(page, script, text))
      await context.close()
    }
    return {
      version: browser.version(),
      cold: median(runs.map(({ times }) => times[0] ?? Number.NaN)),
      warm: median(runs.flatMap(({ times }) => times.slice(1))),
      verdict: [...new Set(runs.map(({ verdict }) => verdict))].join(', '),
    }
  } finally {
    await server.close()
    await browser.close()
  }
}

async function launched(): Promise<Browser | string> {
  try {
    const { executablePath, args } = await findChromium()
    return await chromium.launch({ executablePath, args: [...args] })
  } catch (error) {
    return `no browser: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`
  }
}

/** The address of the verifier's worker in the built page. */
async function workerScript(): Promise<string> {
  const files = await readdir(`${OUT_DIR}/assets`)
  const script = files.find((file) => /^verify-worker-.*\.js$/.test(file))
  if (script === undefined) throw new Error('The built page has no worker for the verifier.')
  return `/assets/${script}`
}

interface Run {
  /** The first is the cold one. */
  readonly times: readonly number[]
  readonly verdict: string
}

/** What the page has and Node has not. */
interface PageWorker {
  addEventListener(kind: 'message', listener: (event: { readonly data: VerifierResponse }) => void): void
  addEventListener(kind: 'error', listener: (event: { readonly message: string }) => void): void
  postMessage(request: VerifierRequest, transfer: readonly never[]): void
  terminate(): void
}

function verifiedIn(page: Page, script: string, text: string): Promise<Run> {
  const others = Array.from({ length: WARM_ROUNDS }, (_, id) => withOneMoreValue(text, id))
  return page.evaluate(
    async ({ script, texts }) => {
      const { Worker } = globalThis as unknown as {
        readonly Worker: new (script: string, options: { readonly type: 'module' }) => PageWorker
      }
      const times: number[] = []
      let verdict = ''
      let begin = performance.now()
      let answer: PromiseWithResolvers<VerifierResponse> = Promise.withResolvers()
      const worker = new Worker(script, { type: 'module' })
      worker.addEventListener('message', ({ data }) => (data.kind === 'progress' ? undefined : answer.resolve(data)))
      worker.addEventListener('error', ({ message }) => answer.reject(new Error(message)))
      for (const [id, text] of texts.entries()) {
        if (id > 0) begin = performance.now()
        answer = Promise.withResolvers()
        worker.postMessage({ kind: 'verify', id, text }, [])
        const response = await answer.promise
        times.push(performance.now() - begin)
        verdict = response.kind === 'report' ? response.report.verdict : response.kind
      }
      worker.terminate()
      return { times, verdict }
    },
    { script, texts: [text, ...others] },
  )
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
