import { createClient } from '../api/index.ts'

/** The store that served this page. What it sends is checked here, not believed. */
export const storeClient = createClient('', (url, options) => fetch(url, options))
