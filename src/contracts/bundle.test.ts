import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildBundle, serializeBundle, verifyBundle, verifyBundleText } from './bundle.ts'
import { canonicalText, digestOf, sha256Hex } from './canonical.ts'
import { buildContent, checkManifest, ContentError } from './content.ts'
import { LIMITS } from './limits.ts'
import { utf8 } from './platform.ts'
import { SAMPLE_PROTOCOL, sampleBundle, sampleManifest, sampleParts, sampleReport } from './testing/sample.ts'
import type { ContractBundle } from './types.ts'

let bundle: ContractBundle
let text: string
let bytes: Uint8Array

beforeAll(async () => {
  bundle = await sampleBundle({}, ['A. Author', 'B. Reviewer'])
  text = serializeBundle(bundle)
  bytes = utf8(text)
})

async function codes(value: unknown): Promise<string[]> {
  const verdict = await verifyBundle(value)
  return verdict.ok ? [] : verdict.problems.map(({ code, where }) => `${code} ${where}`)
}

type Parts = Readonly<Record<string, unknown>>

/** The sample with one part of its content replaced; digest and signatures as they were. */
function withContent(changes: Parts): unknown {
  return { ...bundle, content: { ...bundle.content, ...changes } }
}

describe('a contract that is whole', () => {
  it('B1 passes every check, each said in words', async () => {
    const verdict = await verifyBundleText(text)
    if (!verdict.ok) throw new Error(JSON.stringify(verdict.problems))
    expect(verdict.digest).toBe(digestOf(bundle.content))
    expect(verdict.bundle).toEqual(bundle)
    expect(verdict.checks.map(({ code }) => code)).toEqual([
      'shape.valid',
      'digest.matches',
      'report.about-this-protocol',
      'signature.valid',
      'signature.valid',
    ])
    expect(verdict.checks.every(({ passed, message }) => passed && message.length > 20)).toBe(true)
  })

  it('B2 has one digest, whatever the order and spacing of its file', async () => {
    const shuffled = JSON.stringify(
      { signatures: bundle.signatures, digest: bundle.digest, content: { ...bundle.content } },
      null,
      2,
    )
    const verdict = await verifyBundleText(shuffled)
    expect(verdict.ok && serializeBundle(verdict.bundle)).toBe(text)
  })

  it('B2 gives two authors with the same parts the same bytes', () => {
    const { manifest, ...rest } = sampleParts()
    const again = Object.fromEntries(Object.entries(manifest).toReversed()) as unknown as typeof manifest
    expect(canonicalText(buildContent({ ...rest, manifest: again }))).toBe(canonicalText(buildContent(sampleParts())))
  })

  it('B1 says when the signed report found problems', async () => {
    const report = { ...sampleReport(SAMPLE_PROTOCOL), verdict: 'findings' }
    const verdict = await verifyBundle(await sampleBundle({ report }))
    expect(verdict.ok && verdict.checks.some(({ message }) => message.includes('IT FOUND PROBLEMS'))).toBe(true)
  })
})

describe('a contract with one changed byte', () => {
  /** Refused, or nothing that a reader sees has changed. */
  async function isCaught(changed: Uint8Array): Promise<boolean> {
    const verdict = await verifyBundleText(changed)
    if (!verdict.ok) return verdict.problems.length > 0 && verdict.problems.every(({ message }) => message !== '')
    return serializeBundle(verdict.bundle) === text
  }

  it('B3 is refused, or says exactly the same, wherever the byte is', async () => {
    const caught = await Promise.all(Array.from(bytes, (byte, at) => isCaught(bytes.with(at, byte ^ (1 << (at % 7))))))
    expect(caught.indexOf(false)).toBe(-1)
  })

  it('B3 is refused whatever is replaced, inserted or left out', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: bytes.length - 1 }),
        fc.integer({ min: 0, max: 255 }),
        fc.constantFrom('replace', 'insert', 'remove'),
        async (at, byte, how) => {
          const changed = Array.from(bytes)
          if (how === 'replace') changed[at] = byte
          else if (how === 'insert') changed.splice(at, 0, byte)
          else changed.splice(at, 1)
          expect(await isCaught(Uint8Array.from(changed))).toBe(true)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it.each([
    ['protocol', () => withContent({ protocol: `${SAMPLE_PROTOCOL} ` })],
    ['layout', () => withContent({ layout: { version: 1, positions: { advice: { x: 1, y: 12.5 } } } })],
    ['scenarios', () => withContent({ scenarios: [] })],
    ['manifest', () => withContent({ manifest: sampleManifest({ licence: 'MIT' }) })],
    ['report', () => withContent({ report: { ...sampleReport(SAMPLE_PROTOCOL), verdict: 'findings' } })],
  ])('B3 is refused when its %s is another, and says so', async (_, change) => {
    const changed = change()
    expect(await codes(changed)).toContain('digest.mismatch /digest')
    expect(await codes(changed)).toContain('signature.invalid /signatures/0')
    const verdict = await verifyBundle(changed)
    expect(verdict.ok ? '' : verdict.problems[0]?.message).toContain('was changed')
  })
})

describe('a hostile contract', () => {
  it.each([
    [null],
    [undefined],
    [1],
    ['text'],
    [[]],
    [{}],
    [{ content: 1, digest: 2, signatures: 3 }],
    [{ content: { manifest: [] }, digest: '', signatures: {} }],
    [() => 1],
  ])('B4 is refused in words: %j', async (value) => {
    const verdict = await verifyBundle(value)
    const problems = verdict.ok ? [] : verdict.problems
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.every(({ message }) => message.length > 10)).toBe(true)
  })

  it('B4 may not carry what its readers cannot see', async () => {
    expect(await codes({ ...bundle, extra: 1 })).toEqual(['shape.unknown-member /extra'])
    expect(await codes(withContent({ extra: 1 }))).toEqual(['shape.unknown-member /content/extra'])
    const manifest = { ...bundle.content.manifest, 'a/b': 1 }
    expect(await codes(withContent({ manifest }))).toEqual(['shape.unknown-member /content/manifest/a~1b'])
  })

  it('B4 cannot reach prototypes', async () => {
    const verdict = await verifyBundleText(text.replace('"layout":{', '"layout":{"__proto__":{"polluted":true},'))
    expect(verdict.ok ? [] : verdict.problems).toMatchObject([{ code: 'json.forbidden-name' }])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    const own = JSON.parse('{"version":1,"positions":{"constructor":{"x":1,"y":2},"toString":{"x":1,"y":2}}}')
    expect((await verifyBundle(await sampleBundle({ layout: own }))).ok).toBe(true)
  })

  it('B4 with a name that stands twice is refused, although parsers would read it', async () => {
    const twice = text.replace('"digest":', `"digest":"${'0'.repeat(64)}","digest":`)
    expect(JSON.parse(twice)).toEqual(bundle)
    const verdict = await verifyBundleText(twice)
    expect(verdict.ok ? [] : verdict.problems).toMatchObject([{ code: 'json.duplicate-name' }])
  })

  it('B4 is read once: a property that changes its answer cannot be checked as one thing and used as another', async () => {
    let reads = 0
    const shifty = {
      content: bundle.content,
      signatures: bundle.signatures,
      get digest() {
        reads++
        return reads === 1 ? bundle.digest : 'f'.repeat(64)
      },
    }
    const verdict = await verifyBundle(shifty)
    expect(verdict.ok && verdict.bundle.digest).toBe(bundle.digest)
    expect(reads).toBe(1)
  })

  it('B4 nested, endless or huge is refused without harm', async () => {
    const circle: Record<string, unknown> = { ...bundle }
    circle['content'] = { ...bundle.content, report: circle }
    expect(await codes(circle)).toEqual(['json.circle /content/report'])
    let deep: unknown = 1
    for (let level = 0; level < 100_000; level++) deep = [deep]
    expect((await codes(withContent({ scenarios: [{ passed: true, scenario: deep }] })))[0]).toMatch(/^json\.too-deep/)
    const positions = Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`t${at}`, { x: 'far', y: 0 }]))
    expect(await codes(withContent({ layout: { version: 1, positions } }))).toHaveLength(50)
  })

  it('B5 needs at least one signature and takes at most 64', async () => {
    expect(await codes({ ...bundle, signatures: [] })).toEqual(['shape.invalid /signatures'])
    const many = Array.from({ length: LIMITS.signatures + 1 }, () => bundle.signatures[0])
    expect(await codes({ ...bundle, signatures: many })).toEqual(['shape.invalid /signatures'])
  })

  it.each([
    ['padding', (signature: string) => `${signature}==`],
    ['spare bits', (signature: string) => signature.slice(0, -1) + nextLetter(signature.at(-1) ?? '')],
    ['another alphabet', (signature: string) => `+${signature.slice(1)}`],
    ['another length', (signature: string) => signature.slice(2)],
  ])('B4 with a signature spelled another way (%s) is refused', async (_, spell) => {
    const [first, ...rest] = bundle.signatures
    const changed = { ...bundle, signatures: [{ ...first, signature: spell(first?.signature ?? '') }, ...rest] }
    expect(await codes(changed)).toEqual(['shape.invalid /signatures/0/signature'])
  })
})

/** The last letter of 64 bytes in base64url carries four spare bits: another letter, the same bytes. */
function nextLetter(letter: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return alphabet[alphabet.indexOf(letter) + 1] ?? ''
}

describe('building a content', () => {
  it('C6 tells everything that is missing at once', () => {
    const manifest = sampleManifest({ title: ' ', name: 'Example', version: '1.0', licence: '', authors: [] })
    const problems = checkManifest(manifest)
    expect(problems.map(({ where }) => where).sort()).toEqual(['/authors', '/licence', '/name', '/title', '/version'])
    expect(() => buildContent(sampleParts({ manifest }))).toThrow(ContentError)
    expect(() => buildContent(sampleParts({ manifest }))).toThrow('The title is missing.')
  })

  it.each([
    ['1.0.0', true],
    ['0.0.1-rc.1', true],
    ['1.0.0-x-y-z.4', true],
    ['1.0.0+build', false],
    ['01.0.0', false],
    ['1.0.0-01', false],
    ['1.0.0-', false],
    ['v1.0.0', false],
    ['1.0', false],
    ['99999999999.0.0', false],
  ])('C6 version %s: %s', (version, good) => {
    expect(checkManifest(sampleManifest({ version })).length === 0).toBe(good)
  })

  it.each([
    ['example/curb-65', true],
    ['a/b', true],
    ['example', false],
    ['Example/a', false],
    ['example/a/b', false],
    ['-a/b', false],
    ['a-/b', false],
    ['a/b.c', false],
    ['../b', false],
    ['exämple/a', false],
    [`${'a'.repeat(64)}/${'b'.repeat(64)}`, true],
    [`${'a'.repeat(65)}/b`, false],
  ])('C6 name %s: %s', (name, good) => {
    expect(checkManifest(sampleManifest({ name })).length === 0).toBe(good)
  })

  it('C6 refuses marks that make a text read as another one', () => {
    for (const mark of ['\u202E', '\u2066', '\u0000', '\u200F', '\u009B']) {
      expect(checkManifest(sampleManifest({ summary: `Take${mark} two` }))).toHaveLength(1)
    }
    expect(checkManifest(sampleManifest({ summary: 'נטילה\tעם\nמים — 水' }))).toEqual([])
  })

  it('C6 takes review dates that exist', () => {
    expect(checkManifest(sampleManifest({ reviewBy: '2028-02-29' }))).toEqual([])
    expect(checkManifest(sampleManifest({ reviewBy: '2027-02-29' }))).toHaveLength(1)
    expect(checkManifest({ ...sampleManifest(), reviewBy: undefined })).toEqual([])
  })

  it('C7 refuses a report on another text', () => {
    const report = sampleReport('another text')
    expect(() => buildContent(sampleParts({ report }))).toThrow('is about another protocol text')
  })

  it('C7 refuses it in a signed contract too', async () => {
    const content = { ...bundle.content, protocol: 'other' }
    const signed = buildBundle(content, bundle.signatures)
    expect(await codes(signed)).toContain('report.other-protocol /content/report/protocol')
  })

  it('C3 refuses a content that would not fit its file', () => {
    const protocol = 'x'.repeat(LIMITS.bytes)
    expect(() => buildContent(sampleParts({ protocol }))).toThrow('at most')
  })

  it('C4 keeps the protocol byte for byte', () => {
    const protocol = '\uFEFFplan\r\n\t\u0000 \u202Emixed\n\n'
    expect(buildContent(sampleParts({ protocol })).protocol).toBe(protocol)
    expect((buildContent(sampleParts({ protocol })).report as { protocol: string }).protocol).toBe(sha256Hex(protocol))
  })
})
