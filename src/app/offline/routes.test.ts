import { describe, expect, it } from 'vitest'
import { answerTo } from './routes.ts'

const ORIGIN = 'https://ez.example'
const kept = new Set(['/index.html', '/assets/main-1.js'])
const ask = (path: string, mode = 'cors', method = 'GET') =>
  answerTo({ method, mode, url: new URL(path, ORIGIN).href }, ORIGIN, kept)

describe('what the service worker answers', () => {
  it('opens every address of the page from what is kept', () => {
    expect(ask('/', 'navigate')).toBe('page')
    expect(ask('/edit/123', 'navigate')).toBe('page')
    expect(ask('/store?q=flu', 'navigate')).toBe('page')
  })

  it('takes kept files and leaves others to the network', () => {
    expect(ask('/assets/main-1.js')).toBe('file')
    expect(ask('/assets/main-2.js')).toBe('network')
    expect(ask('/manual.pdf', 'navigate')).toBe('network')
  })

  it('never stands between the page and the store, or another site', () => {
    expect(ask('/api/v1/search')).toBe('network')
    expect(ask('/api/v1/openapi', 'navigate')).toBe('network')
    expect(ask('/', 'navigate', 'POST')).toBe('network')
    expect(ask('https://other.example/index.html')).toBe('network')
  })
})
