import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ApiError, ENDPOINTS, createClient } from '../../api/index.ts'
import {
  canonicalText,
  fromHex,
  isConsistent,
  leafHash,
  LIMITS,
  logEntryBytes,
  rootFromInclusion,
  serializeBundle,
  serializePublished,
  toHex,
  verifyContractFile,
} from '../../contracts/index.ts'
import { sampleBundle, sampleManifest } from '../../contracts/testing/sample.ts'
import type { ContractBundle, LogEntry } from '../../contracts/index.ts'
import type { RecheckOutcome } from '../publish/recheck.ts'
import { injectedFetch, startTestServer } from '../testing/server.ts'
import type { TestServer } from '../testing/server.ts'

let test: TestServer
let outcome: RecheckOutcome
let rechecks: number

beforeEach(async () => {
  outcome = { kind: 'repeated' }
  rechecks = 0
  const repeat = async (): Promise<RecheckOutcome> => {
    rechecks++
    return outcome
  }
  test = await startTestServer({ recheck: { repeat, close: async () => undefined } })
})

afterEach(() => test.remove())

const version = (number: string, changes = {}): Promise<ContractBundle> =>
  sampleBundle({ manifest: sampleManifest({ version: number, ...changes }) })

async function refusal(action: Promise<unknown>): Promise<ApiError> {
  try {
    await action
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
  throw new Error('was not refused')
}

function post(payload: string | Buffer, type = 'application/json') {
  return test.server.app.inject({
    method: 'POST',
    url: '/api/v1/contracts',
    headers: { 'content-type': type },
    payload,
  })
}

const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array()

describe('publishing', () => {
  it('gives a receipt that is checked offline, and the contract back as it was', async () => {
    const bundle = await version('1.0.0')
    const receipt = await test.client.publish(bundle)
    expect(receipt).toMatchObject({ digest: bundle.digest, index: 0, treeSize: 1, name: 'example/advice' })
    const found = await test.client.contract(bundle.digest)
    expect(found).toEqual({ bundle, receipt, inclusion: receipt })
    const { log } = await test.client.health()
    expect((await verifyContractFile(serializePublished(found), log)).ok).toBe(true)
  })

  it('P4 answers 201 the first time, then 200 with the same receipt, and verifies once', async () => {
    const body = serializeBundle(await version('1.0.0'))
    const first = await post(body)
    await post(serializeBundle(await version('1.0.1')))
    const again = await post(body)
    expect([first.statusCode, again.statusCode]).toEqual([201, 200])
    expect(again.json()).toEqual(first.json())
    expect(rechecks).toBe(2)
    expect((await test.client.checkpoint()).treeSize).toBe(2)
  })

  it('P4 refuses another content under the same name and version, with the reason', async () => {
    await test.client.publish(await version('1.0.0'))
    const error = await refusal(test.client.publish(await version('1.0.0', { title: 'Other' })))
    expect(error).toMatchObject({ code: 'contract.name-taken', status: 409 })
    expect(error.message).toContain('raise the version')
    expect((await test.client.search('other')).total).toBe(0)
  })

  it('P1 refuses a contract with one changed byte, with the reason, and does not verify it', async () => {
    const text = serializeBundle(await version('1.0.0'))
    const response = await post(text.replace('Nobody.', 'Nobodx.'))
    expect(response.statusCode).toBe(422)
    expect(response.headers['content-type']).toContain('application/problem+json')
    const problem = response.json()
    expect(problem).toMatchObject({ code: 'contract.invalid', status: 422 })
    expect(problem.type).toBe('urn:ez-doctor:problem:contract.invalid')
    expect(problem.problems.map(({ code }: { code: string }) => code)).toEqual(['digest.mismatch', 'signature.invalid'])
    expect(rechecks).toBe(0)
  })

  it('P1 refuses what the verification does not confirm, and keeps nothing', async () => {
    outcome = { kind: 'refused', code: 'contract.report-differs', detail: 'Another report.' }
    const bundle = await version('1.0.0')
    expect(await refusal(test.client.publish(bundle))).toMatchObject({
      code: 'contract.report-differs',
      status: 422,
      message: 'Another report.',
    })
    expect((await test.client.checkpoint()).treeSize).toBe(0)
    expect(await refusal(test.client.contract(bundle.digest))).toMatchObject({ code: 'contract.not-found' })
  })

  it.each([
    ['no JSON', '{', 'application/json', 422, 'contract.invalid'],
    ['nothing', '', 'application/json', 422, 'contract.invalid'],
    ['a form', 'a=1', 'application/x-www-form-urlencoded', 415, 'request.media-type'],
    ['plain text', '{}', 'text/plain', 415, 'request.media-type'],
    ['too much', `"${'x'.repeat(LIMITS.bytes)}"`, 'application/json', 413, 'request.too-large'],
    ['a prototype', '{"__proto__":{"a":1}}', 'application/json', 422, 'contract.invalid'],
    ['depth', '['.repeat(100_000), 'application/json', 422, 'contract.invalid'],
  ])('H3 refuses %s', async (_, body, type, status, code) => {
    const response = await post(body, type)
    expect(response.json()).toMatchObject({ status, code })
    expect(response.statusCode).toBe(status)
  })

  it('P4 takes the same contract from many at once and writes it down once', async () => {
    const bundle = await version('1.0.0')
    const receipts = await Promise.all(Array.from({ length: 12 }, () => test.client.publish(bundle)))
    expect(new Set(receipts.map((receipt) => canonicalText(receipt))).size).toBe(1)
    expect((await test.client.checkpoint()).treeSize).toBe(1)
  })

  it('P4 lets one of several contents have the name', async () => {
    const bundles = await Promise.all(['A', 'B', 'C'].map((title) => version('1.0.0', { title })))
    const results = await Promise.allSettled(bundles.map((bundle) => test.client.publish(bundle)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await test.client.search('')).total).toBe(1)
  })
})

describe('finding', () => {
  it('lists what speaks for a contract', async () => {
    const bundle = await sampleBundle(
      {
        manifest: sampleManifest({
          title: 'CURB-65: pneumonia, home or hospital',
          citations: ['Lim 2003, Thorax 58:377'],
          reviewBy: '2028-01-31',
        }),
        scenarios: [
          { scenario: 1, passed: true },
          { scenario: 2, passed: false },
        ],
      },
      ['Dr. A', 'Dr. B'],
    )
    const { publishedAt } = await test.client.publish(bundle)
    const { hits, total, query } = await test.client.search('pneumonia hospital')
    expect({ total, query }).toEqual({ total: 1, query: 'pneumonia hospital' })
    expect(hits[0]).toMatchObject({
      digest: bundle.digest,
      name: 'example/advice',
      version: '1.0.0',
      verdict: 'clean',
      publishedAt,
      reviewBy: '2028-01-31',
      evidence: { citations: ['Lim 2003, Thorax 58:377'], scenarios: 2, scenariosPassed: 1, findings: 0 },
    })
    expect(hits[0]?.signers.map(({ name }) => name)).toEqual(['Dr. A', 'Dr. B'])
  })

  it('gives pages and refuses odd ones', async () => {
    for (const name of ['a', 'b', 'c']) await test.client.publish(await version('1.0.0', { name: `example/${name}` }))
    const page = await test.client.search('advice', { limit: 2, offset: 2 })
    expect(page).toMatchObject({ total: 3, hits: [{ version: '1.0.0' }] })
    for (const query of ['limit=-1', 'limit=101', 'limit=x', 'offset=1.5', `q=${'x'.repeat(501)}`]) {
      const response = await test.server.app.inject(`/api/v1/contracts?${query}`)
      expect(response.json()).toMatchObject({ status: 400, code: 'request.invalid' })
    }
  })

  it('lists versions, the highest first', async () => {
    for (const number of ['1.2.0', '1.10.0', '2.0.0-rc.1', '1.9.0']) await test.client.publish(await version(number))
    const { name, versions } = await test.client.versions('example/advice')
    expect(name).toBe('example/advice')
    expect(versions.map((hit) => hit.version)).toEqual(['2.0.0-rc.1', '1.10.0', '1.9.0', '1.2.0'])
    expect(await refusal(test.client.versions('example/other'))).toMatchObject({
      code: 'contract.not-found',
      status: 404,
    })
  })

  it.each([
    ['/api/v1/contracts/abc', 400, 'request.invalid'],
    [`/api/v1/contracts/${'0'.repeat(64)}`, 404, 'contract.not-found'],
    ['/api/v1/nothing', 404, 'request.not-found'],
    ['/api/v1/log/proof/0', 404, 'log.not-found'],
    ['/api/v1/log/proof/-1', 400, 'request.invalid'],
    ['/api/v1/log/consistency?from=0&to=1', 404, 'log.not-found'],
    ['/api/v1/log/consistency', 400, 'request.invalid'],
    ['/', 404, 'request.not-found'],
  ])('H2 answers %s with a problem', async (url, status, code) => {
    const response = await test.server.app.inject(url)
    expect(response.headers['content-type']).toContain('application/problem+json')
    expect(response.json()).toMatchObject({ status, code })
    expect(response.statusCode).toBe(status)
  })
})

describe('the log', () => {
  it('proves every entry and that it only grew', async () => {
    const states = [await test.client.checkpoint()]
    for (let number = 0; number < 6; number++) {
      await test.client.publish(await version(`1.0.${number}`))
      states.push(await test.client.checkpoint())
    }
    const last = states.at(-1)
    for (let place = 0; place < 6; place++) {
      const { entry, inclusionProof, rootHash } = await test.client.inclusion(place)
      const leaf = leafHash(logEntryBytes(entry as unknown as LogEntry))
      expect(toHex(rootFromInclusion(leaf, place, 6, inclusionProof.map(bytes)) ?? leaf)).toBe(rootHash)
      expect(rootHash).toBe(last?.rootHash)
    }
    const [, , older] = states
    const { proof } = await test.client.consistency(2, 6)
    const side = (state: typeof last) => ({ size: state?.treeSize ?? 0, root: bytes(state?.rootHash ?? '') })
    expect(isConsistent(side(older), side(last), proof.map(bytes))).toBe(true)
  })
})

describe('the client', () => {
  it('believes nothing: another contract, a forged one, a foreign log are refused', async () => {
    const [bundle, other] = [await version('1.0.0'), await version('1.0.1')]
    await test.client.publish(bundle)
    await test.client.publish(other)
    const honest = injectedFetch(test.server)
    const answering = (change: (text: string) => string) =>
      createClient('', async (url, options) => {
        const response = await honest(url, options)
        const text = change(await response.text())
        return { ...response, text: async () => text }
      })
    const swapped = createClient('', (url) => honest(url.replace(bundle.digest, other.digest)))
    const forged = answering((text) => text.replace('Tests only.', 'All patients.'))
    const foreign = createClient('', honest, 'log.example+00000000+AAAA')
    for (const client of [swapped, forged, foreign]) {
      expect(await refusal(client.contract(bundle.digest))).toMatchObject({ code: 'client.not-trusted' })
    }
  })

  it('says what goes on when the server cannot be reached', async () => {
    const client = createClient('', async () => {
      throw new TypeError('fetch failed')
    })
    const error = await refusal(client.search('x'))
    expect(error).toMatchObject({ code: 'client.unreachable', status: undefined })
    expect(error.message).toContain('go on as usual')
  })

  it('says so when an answer is not understood', async () => {
    const answer = (status: number, body: string) =>
      createClient('', async () => ({ ok: status < 300, status, text: async () => body }))
    expect(await refusal(answer(502, '<html>').health())).toMatchObject({ code: 'client.not-understood', status: 502 })
    expect(await refusal(answer(200, '<html>').health())).toMatchObject({ code: 'client.not-understood' })
    expect(await refusal(answer(200, '{"hits":1}').search(''))).toMatchObject({ code: 'client.not-understood' })
  })

  it('can be cancelled', async () => {
    const controller = new AbortController()
    controller.abort(new Error('stopped'))
    const client = createClient('', async (_, options) => {
      options?.signal?.throwIfAborted()
      throw new Error('not reached')
    })
    await expect(client.search('x', { signal: controller.signal })).rejects.toThrow('stopped')
  })
})

describe('the description', () => {
  it('H1 is OpenAPI 3.1 and has every endpoint', async () => {
    const document = (await test.server.app.inject('/api/v1/openapi.json')).json()
    expect(document.openapi).toBe('3.1.1')
    const described = Object.entries(document.paths as Record<string, object>).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(described).toEqual(ENDPOINTS.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`))
    for (const { method, path } of ENDPOINTS) expect(test.server.app.hasRoute({ method, url: path })).toBe(true)
  })

  it('H1 describes what is sent and answered', async () => {
    const document = (await test.server.app.inject('/api/v1/openapi.json')).json()
    const publish = document.paths['/api/v1/contracts'].post
    expect(Object.keys(publish.responses)).toEqual(['200', '201', '409', '413', '415', '422', '429', '500', '503'])
    const body = publish.requestBody.content['application/json'].schema
    expect(body.properties.content.properties.manifest.required).toContain('licence')
    expect(body.additionalProperties).toBe(false)
    expect(document.paths['/api/v1/contracts'].get.parameters.map(({ name }: { name: string }) => name)).toEqual([
      'q',
      'limit',
      'offset',
    ])
  })
})
