import { QueryClient } from '@tanstack/react-query'

/** The store may be down: one quick second try, then the page says so. Nothing is refetched behind the reader's back. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: 1, retryDelay: 400, staleTime: 30_000, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
})
