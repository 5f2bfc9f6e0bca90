import { create } from 'zustand'

interface Offline {
  /** Puts the newer version in force and loads the page again; absent when there is none. */
  readonly update: (() => void) | undefined
}

export const useOffline = create<Offline>(() => ({ update: undefined }))

/** How often a page that stays open asks for a newer version, in milliseconds. */
const ASK_EVERY = 60 * 60 * 1000

/**
 * Installs the service worker once the page stands. A newer version is only offered: nothing is ever loaded again by
 * itself, because somebody may be in the middle of a word.
 */
export function startOffline(): void {
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer }
  // While the page is being developed it must come from the server. Without TLS there is no service worker.
  if (!import.meta.env.PROD || serviceWorker === undefined) return
  const begin = (): void => void register(serviceWorker).catch(() => undefined)
  if (document.readyState === 'complete') begin()
  else addEventListener('load', begin, { once: true })
}

async function register(container: ServiceWorkerContainer): Promise<void> {
  const registration = await container.register('/sw.js')
  offer(container, registration)
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', () => offer(container, registration))
  })
  const ask = (): void => void registration.update().catch(() => undefined)
  setInterval(ask, ASK_EVERY)
  addEventListener('online', ask)
}

/** A worker that waits while another one is in charge is a newer version; the first one ever is none. */
function offer(container: ServiceWorkerContainer, { waiting }: ServiceWorkerRegistration): void {
  if (waiting === null || container.controller === null) return
  useOffline.setState({
    update() {
      container.addEventListener('controllerchange', () => location.reload(), { once: true })
      // A worker, not a window; there is no target to name.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      waiting.postMessage('take over')
    },
  })
}
