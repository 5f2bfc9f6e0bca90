import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serializeBundle } from '../../contracts/index.ts'
import { sampleBundle, sampleManifest } from '../../contracts/testing/sample.ts'
import { CONFIRMING, startTestServer } from '../testing/server.ts'
import type { TestServer } from '../testing/server.ts'

let test: TestServer
let folder: string
let page: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ez-page-'))
  page = join(folder, 'page')
  mkdirSync(page)
  mkdirSync(join(page, 'assets'))
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>page</title>')
  writeFileSync(join(page, 'assets', 'app-abc123.js'), 'export {}')
  writeFileSync(join(page, 'manifest.webmanifest'), '{}')
  test = await startTestServer({ page })
})

afterEach(async () => {
  await test.remove()
  rmSync(folder, { recursive: true, force: true })
})

const get = (url: string) => test.server.app.inject(url)

describe('the page', () => {
  it.each(['/', '/edit/curb-65', '/store?q=pneumonia', '/store/example/advice'])('H4 is sent for %s', async (url) => {
    const response = await get(url)
    expect(response.statusCode).toBe(200)
    expect(response.headers['content-type']).toContain('text/html')
    expect(response.headers['cache-control']).toBe('no-cache')
    expect(response.body).toContain('<title>page</title>')
  })

  it('H4 keeps hashed files for ever and asks for others again', async () => {
    expect((await get('/assets/app-abc123.js')).headers['cache-control']).toContain('immutable')
    expect((await get('/manifest.webmanifest')).headers['cache-control']).toBe('no-cache')
  })

  it('H4 does not answer with a page where a file or the API is asked for', async () => {
    for (const url of ['/assets/gone.js', '/api/v2/x', '/favicon.ico']) {
      expect((await get(url)).statusCode).toBe(404)
    }
    expect((await test.server.app.inject({ method: 'POST', url: '/edit' })).statusCode).toBe(404)
  })

  it.each(['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/..%5c..%5c..%5csecret.txt', '/%zz'])(
    'H4 does not leave its folder: %s',
    async (url) => {
      writeFileSync(join(page, '..', 'secret.txt'), 'secret')
      const { statusCode, body } = await get(url)
      expect(statusCode).toBeGreaterThanOrEqual(400)
      expect(body).toContain('urn:ez-doctor:problem:request')
    },
  )
})

describe('the guards', () => {
  it('H5 forbid code and frames from elsewhere, and code from strings', async () => {
    const { headers } = await get('/')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("worker-src 'self' blob:")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe-eval')
    expect(policy).not.toContain('upgrade-insecure-requests')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['strict-transport-security']).toBeUndefined()
  })

  it('H3 slow down who publishes without end, in words', async () => {
    const body = serializeBundle(await sampleBundle())
    const post = () =>
      test.server.app.inject({
        method: 'POST',
        url: '/api/v1/contracts',
        headers: { 'content-type': 'application/json' },
        payload: body,
      })
    const codes: number[] = []
    for (let number = 0; number < 60; number++) codes.push((await post()).statusCode)
    expect(new Set(codes)).toEqual(new Set([201, 200]))
    const response = await post()
    expect(response.statusCode).toBe(429)
    expect(response.json()).toMatchObject({ code: 'request.too-many', status: 429 })
    expect((await get('/api/v1/health')).statusCode).toBe(200)
  })
})

describe('failures', () => {
  it('H2 say nothing about the inside, and nothing that people sent or searched is logged', async () => {
    await test.server.close()
    let log = ''
    const stream = new Writable({
      write: (chunk, _, done) => {
        log += String(chunk)
        done()
      },
    })
    const recheck = { ...CONFIRMING, repeat: () => Promise.reject(new Error('disk secret')) }
    test = await startTestServer({ recheck, logger: { level: 'trace', stream } })
    const marker = 'MARKER-Maria-Musterfrau'
    const bundle = await sampleBundle({ manifest: sampleManifest({ summary: marker }) })
    const response = await test.server.app.inject({
      method: 'POST',
      url: '/api/v1/contracts',
      headers: { 'content-type': 'application/json' },
      payload: serializeBundle(bundle),
    })
    await get(`/api/v1/contracts?q=${marker}`)
    await get(`/api/v1/contracts?limit=x&q=${marker}`)
    expect(response.json()).toMatchObject({ status: 500, code: 'server.failed' })
    expect(response.body).not.toContain('secret')
    expect(log).toContain('disk secret')
    expect(log).not.toContain(marker)
  })
})

describe('what is written to the log', () => {
  it('K5 holds no free text: only digest, name, version and time', async () => {
    const marker = 'MARKER-Maria-Musterfrau'
    const protocol = `plan :: '${marker}' ;\nend plan.\n`
    const manifest = sampleManifest({ title: marker, summary: marker, authors: [marker], keywords: [marker] })
    await test.client.publish(await sampleBundle({ protocol, manifest }, [marker]))
    await test.server.close()
    const bytes = ['log.sqlite', 'log.sqlite-wal'].map((file) => {
      try {
        return readFileSync(join(test.folder, file)).toString('latin1')
      } catch {
        return ''
      }
    })
    expect(bytes.join('')).toContain('example/advice')
    expect(bytes.join('')).not.toContain(marker)
  })
})

describe('after a crash', () => {
  it('K1 everything is there again', async () => {
    const bundle = await sampleBundle()
    const receipt = await test.client.publish(bundle)
    test = await test.restart()
    expect(await test.client.contract(bundle.digest)).toEqual({ bundle, receipt, inclusion: receipt })
    expect((await test.client.search('advice')).total).toBe(1)
  })
})
