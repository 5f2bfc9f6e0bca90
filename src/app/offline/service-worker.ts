/*
 * Keeps the whole product in the browser, so that drawing, checking, simulating and verifying need no network after the
 * first visit. Built as a file of its own (`scripts/offline-plugin.ts`, which fills in what is to be kept).
 */
import { answerTo } from './routes.ts'

/** The part of the service worker's interface that is used here; its types do not go together with those of the page. */
interface WorkerScope {
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: WaitingEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchingEvent) => void): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
}
interface WaitingEvent {
  waitUntil(work: Promise<unknown>): void
}
interface FetchingEvent extends WaitingEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

declare const __KEPT__: { readonly version: string; readonly files: readonly string[] }

const scope = self as unknown as WorkerScope
const PREFIX = 'ez-doctor-'
const name = `${PREFIX}${__KEPT__.version}`
const kept: ReadonlySet<string> = new Set(__KEPT__.files)

scope.addEventListener('install', (event) => event.waitUntil(keepAll()))
scope.addEventListener('activate', (event) => event.waitUntil(takeOver()))
// A new version waits until the person agrees: a page is never changed under somebody's hands.
scope.addEventListener('message', ({ data }) => {
  if (data === 'take over') void scope.skipWaiting()
})
scope.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request, scope.location.origin, kept)
  if (answer !== 'network') event.respondWith(fromKept(answer === 'page' ? '/index.html' : event.request))
})

/** All or nothing: a version that is kept in part would fail in the middle of somebody's work. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(name)
  await cache.addAll(__KEPT__.files.map((file) => new Request(file, { cache: 'reload' })))
}

/** Older versions go, but for the one before: tabs that still show it may ask for more of its files. */
async function takeOver(): Promise<void> {
  const older = (await caches.keys()).filter((key) => key.startsWith(PREFIX) && key !== name)
  await Promise.all(older.slice(0, -1).map((key) => caches.delete(key)))
  await scope.clients.claim()
}

async function fromKept(request: Request | string): Promise<Response> {
  const own = await (await caches.open(name)).match(request, { ignoreSearch: true })
  return own ?? (await caches.match(request, { ignoreSearch: true })) ?? fetch(request)
}
