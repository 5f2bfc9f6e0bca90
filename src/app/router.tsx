import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { AppFrame } from './shell/AppFrame.tsx'
import { Crash, NotFound } from './shell/Failure.tsx'
import { Root } from './shell/Root.tsx'
import { StartPage } from './start/StartPage.tsx'

const root = createRootRoute({ component: Root, notFoundComponent: NotFound, errorComponent: Crash })

/** Pages with the header of the product; the editor has its own. */
const framed = createRoute({ getParentRoute: () => root, id: 'framed', component: AppFrame })

const start = createRoute({ getParentRoute: () => framed, path: '/', component: StartPage })

const editor = createRoute({
  getParentRoute: () => root,
  path: '/edit/$id',
  component: lazyRouteComponent(() => import('./edit/EditorPage.tsx'), 'EditorPage'),
})

const print = createRoute({
  getParentRoute: () => root,
  path: '/print/$id',
  component: lazyRouteComponent(() => import('./print/PrintPage.tsx'), 'PrintPage'),
})

const store = createRoute({
  getParentRoute: () => framed,
  path: '/store',
  validateSearch: (search: Record<string, unknown>): { readonly q?: string } =>
    typeof search['q'] === 'string' && search['q'] !== '' ? { q: search['q'].slice(0, 200) } : {},
  component: lazyRouteComponent(() => import('./store/StorePage.tsx'), 'StorePage'),
})

const contract = createRoute({
  getParentRoute: () => framed,
  path: '/store/$digest',
  component: lazyRouteComponent(() => import('./store/ContractPage.tsx'), 'ContractPage'),
})

const keys = createRoute({
  getParentRoute: () => framed,
  path: '/keys',
  component: lazyRouteComponent(() => import('./keys/KeysPage.tsx'), 'KeysPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([framed.addChildren([start, store, contract, keys]), editor, print]),
  defaultPreload: 'intent',
  defaultErrorComponent: Crash,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: typeof router
  }
}
