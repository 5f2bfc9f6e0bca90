import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient } from '../api/index.ts'
import { serializeBundle, serializePublished } from '../contracts/index.ts'
import type { ContractBundle } from '../contracts/index.ts'
import { sampleReceipt } from '../contracts/testing/log.ts'
import { sampleBundle, sampleManifest } from '../contracts/testing/sample.ts'
import { verifyProtocol } from '../verifier/index.ts'
import { COMMANDS } from './commands.ts'
import { ezDoctor, Program } from './testing/program.ts'

let folder: string
let bundle: ContractBundle

const file = (name: string): string => join(folder, name)
const write = (name: string, text: string): string => {
  writeFileSync(file(name), text)
  return file(name)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ez-cli-'))
  bundle = await sampleBundle({}, ['Dr. A', 'Dr. B'])
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('ez-doctor', () => {
  it('lists its commands', async () => {
    const { status, out } = await ezDoctor(['help'])
    expect(status).toBe(0)
    for (const { name } of COMMANDS) expect(out).toContain(`  ${name}`)
    expect((await ezDoctor([])).status).toBe(2)
    expect((await ezDoctor(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it('explains one command', async () => {
    const { status, out } = await ezDoctor(['verify-contract', '--help'])
    expect({ status, out }).toMatchObject({ status: 0, out: expect.stringContaining('verify-contract FILE') })
  })

  it('says when a command or an option is unknown', async () => {
    expect(await ezDoctor(['chek'])).toMatchObject({ status: 2, err: expect.stringContaining('no command “chek”') })
    expect(await ezDoctor(['serve', '--prot', '1'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('--prot'),
    })
  })

  it.each(COMMANDS.map(({ name }) => name))('can load %s', async (name) => {
    const run = await COMMANDS.find((command) => command.name === name)?.load()
    expect(run).toEqual(expect.any(Function))
  })

  const oldNode = ['/usr/bin/node', '/usr/local/bin/node'].find((node) => existsSync(node) && major(node) < 24)
  it.skipIf(oldNode === undefined)('starts under an old Node, and hands on signals and status', async () => {
    const options = { node: oldNode ?? '' }
    expect((await ezDoctor(['--version'], options)).out).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect((await ezDoctor(['chek'], options)).status).toBe(2)
    const program = new Program(['serve', '--api', '--port', '0', '--data', file('old')], options)
    await program.says(/is ready at/)
    program.process.kill('SIGTERM')
    expect((await program.finished()).status).toBe(0)
  })
})

function major(node: string): number {
  return Number.parseInt(execFileSync(node, ['-p', 'process.versions.node']).toString(), 10)
}

describe('ez-doctor check', () => {
  it('shows each problem with its place', async () => {
    const broken = write('broken.pf', 'plan :: p ;\n  component :: a ;\nend plan.\n')
    const { status, out } = await ezDoctor(['check', broken])
    expect(status).toBe(1)
    for (const line of out.trim().split('\n')) expect(line).toMatch(/broken\.pf:\d+:\d+ [\w.-]+ \S/)
  })

  it('is fine with the templates', async () => {
    const { status, out } = await ezDoctor(['check', 'templates/curb-65/protocol.pf', 'templates/news2/protocol.pf'])
    expect({ status, out }).toMatchObject({ status: 0 })
  })

  it('could not: no file, a folder', async () => {
    expect(await ezDoctor(['check'])).toMatchObject({ status: 2, err: expect.stringContaining('Which file?') })
    expect(await ezDoctor(['check', file('none.pf')])).toMatchObject({
      status: 2,
      err: expect.stringContaining('there is no such file'),
    })
    expect(await ezDoctor(['check', folder])).toMatchObject({ status: 2, err: expect.stringContaining('a folder') })
  })

  it('shows where a file is no UTF-8 text', async () => {
    writeFileSync(file('latin.pf'), Buffer.from('plan :: \'p\' ;\n caption :: "f\u00fcr" ;\nend plan .\n', 'latin1'))
    const { status, out } = await ezDoctor(['check', file('latin.pf')])
    expect(status).toBe(1)
    expect(out).toMatch(/latin\.pf:2:15 syntax\.character .* UTF-8\.\n$/)
    expect(await ezDoctor(['convert', file('latin.pf'), file('out.json')])).toMatchObject({ status: 2 })
  })
})

const CURB_65 = 'templates/curb-65/protocol.pf'
const curb65 = readFileSync(CURB_65, 'utf8')
const circle = curb65.replace("completed('Assess')", "completed('Safety_net')")
const gap = curb65.replace('argument :: for, score = 3', 'argument :: for, score = 9')

describe('ez-doctor verify', () => {
  it('is clean on a sound pathway', async () => {
    const { status, out } = await ezDoctor(['verify', CURB_65])
    expect(status).toBe(0)
    expect(out).toMatch(/^templates\/curb-65\/protocol\.pf: clean: .*\n$/)
  })

  it('shows a circle with its place and the run that leads there', async () => {
    const { status, out } = await ezDoctor(['verify', write('circle.pf', circle)])
    expect(status).toBe(1)
    expect(out).toMatch(/circle\.pf:\d+:\d+ P1\.deadlock \S/)
    expect(out).toContain('a run that shows it, as short as one was found:\n    1. start\n')
    expect(out).toContain('not clean')
  })

  it('names the patients that a decision forgets', async () => {
    const { status, out } = await ezDoctor(['verify', write('gap.pf', gap)])
    expect(status).toBe(1)
    expect(out).toMatch(/gap\.pf:\d+:\d+ P11\.decision-gap /)
  })

  it('gives the report as JSON, the same each time', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => ezDoctor(['verify', file('gap.pf'), '--json'])))
    expect(first).toEqual(second)
    expect(first?.status).toBe(1)
    expect(JSON.parse(first?.out ?? '')).toMatchObject({ tool: 'ez-doctor-verify', verdict: 'findings' })
  })

  it('V70: gives the digest of the JSON on the side, so that the JSON stays whole', async () => {
    const { out, err } = await ezDoctor(['verify', file('gap.pf'), '--json'])
    const digest = createHash('sha256').update(out, 'utf8').digest('hex')
    expect(err).toContain(`report SHA-256 ${digest}`)
    const text = await ezDoctor(['verify', file('gap.pf')])
    expect(text.out).toContain(`report SHA-256 ${digest}`)
  })

  it('V71, V72: writes SARIF and a page for reviewers to files', async () => {
    const sarif = await ezDoctor(['verify', file('gap.pf'), '--sarif', '--out', file('gap.sarif')])
    expect(sarif).toMatchObject({ status: 1, out: '' })
    const log = JSON.parse(readFileSync(file('gap.sarif'), 'utf8'))
    expect(log.version).toBe('2.1.0')
    // Nothing of this machine: the file is named as it is.
    expect(JSON.stringify(log)).not.toContain(folder)
    await ezDoctor(['verify', CURB_65, '--html', '--out', file('clean.html')])
    expect(readFileSync(file('clean.html'), 'utf8')).toContain('Clean: nothing was found that can go wrong')
  })

  it('V3: reports both contracts with the outside, each with its name', async () => {
    const { status, out } = await ezDoctor(['verify', CURB_65, '--environment', 'both'])
    expect(status).toBe(1)
    expect(out).toMatch(/: clean: .*strict: only what is recommended is decided/)
    expect(out).toMatch(/P21\.requirement-broken .*\n[^]*: not clean .*free: anything may be decided/)
    const { out: json } = await ezDoctor([
      'verify',
      CURB_65,
      '--environment',
      'free',
      '--async-data',
      '--json',
      '--seconds',
      '1',
    ])
    expect(JSON.parse(json).environment).toEqual({ commit: 'free', asynchronousData: true })
  })

  it('says what it does not understand', async () => {
    for (const args of [
      ['--environment', 'lax'],
      ['--json', '--html'],
      ['--pdf'],
      ['--free', '--environment', 'strict'],
    ])
      expect((await ezDoctor(['verify', CURB_65, ...args])).status).toBe(2)
  })

  it('could not: a protocol that does not load, no time, no file', async () => {
    const broken = await ezDoctor(['verify', write('unloadable.pf', 'plan :: p ;\n')])
    expect(broken).toMatchObject({ status: 2, out: expect.stringMatching(/unloadable\.pf:\d+:\d+ [\w.-]+ /) })
    expect(await ezDoctor(['verify', CURB_65, '--seconds', '0'])).toMatchObject({ status: 2 })
    expect(await ezDoctor(['verify', file('none.pf')])).toMatchObject({ status: 2 })
  })
})

async function verifiedBundle(protocol: string, changes: object = {}): Promise<ContractBundle> {
  const report = { ...(await verifyProtocol(protocol)), ...changes }
  const manifest = sampleManifest({ name: 'example/curb-65', title: 'CURB-65: pneumonia, home or hospital' })
  return sampleBundle({ protocol, manifest, scenarios: [], report })
}

describe('a contract’s way from the author to a stranger', () => {
  it('is published, found, survives a kill, and is checked offline with the trusted log', async () => {
    const signed = await verifiedBundle(curb65)
    const args = ['serve', '--api', '--port', '0', '--data', file('journey')]
    const first = new Program(args)
    const [, address = ''] = await first.says(/at (http:\S+) /)
    const receipt = await createClient(address, fetch).publish(signed)
    first.process.kill('SIGKILL')
    await first.finished()

    const second = new Program(args)
    const [, again = ''] = await second.says(/at (http:\S+) /)
    const client = createClient(again, fetch)
    const { hits } = await client.search('pneumonia hospital')
    expect(hits[0]).toMatchObject({ digest: signed.digest, verdict: 'clean' })
    const found = await client.contract(signed.digest)
    expect(found.receipt).toEqual(receipt)
    second.process.kill('SIGTERM')
    await second.finished()

    const published = write('curb-65.contract.json', serializePublished(found))
    const { status, out } = await ezDoctor(['verify-contract', published, '--log', receipt.log])
    expect(status).toBe(0)
    expect(out).toContain('repeated here, give the very report that was signed')
    expect(out).toContain('valid (signed and published)')
  })

  it('ends at the server when the signed report is a lie', async () => {
    const lie = await verifiedBundle(gap, { verdict: 'clean', findings: [] })
    const program = new Program(['serve', '--api', '--port', '0', '--data', file('lies')])
    const [, address = ''] = await program.says(/at (http:\S+) /)
    const client = createClient(address, fetch)
    await expect(client.publish(lie)).rejects.toThrow('verdict here: findings, in the contract: clean')
    expect(await client.search('')).toMatchObject({ total: 0 })
    program.process.kill('SIGTERM')
    await program.finished()
  })

  it('ends at the command, too, when the signed report is a lie', async () => {
    const lie = write('lie.json', serializeBundle(await verifiedBundle(gap, { verdict: 'clean', findings: [] })))
    expect(await ezDoctor(['verify-contract', lie])).toMatchObject({
      status: 1,
      out: expect.stringContaining('contract.report-differs'),
    })
    expect(await ezDoctor(['verify-contract', lie, '--quick'])).toMatchObject({ status: 0 })
  })
})

describe('ez-doctor convert', () => {
  it('could not: one file, formats that nobody knows, no such format inside', async () => {
    expect(await ezDoctor(['convert', 'a.pf'])).toMatchObject({ status: 2, err: expect.stringContaining('IN OUT') })
    const odd = await ezDoctor(['convert', 'package.json', file('out.xyz')])
    expect(odd).toMatchObject({ status: 2, err: expect.stringContaining('does not tell a format') })
    const broken = await ezDoctor(['convert', write('broken.gdl2', '{'), file('out.pf')])
    expect(broken).toMatchObject({ status: 2, err: expect.stringContaining('broken.gdl2:1:2 not-json ') })
    expect(existsSync(file('out.pf'))).toBe(false)
  })
})

describe('ez-doctor verify-contract', () => {
  it('says of a valid contract what was looked at', async () => {
    const { status, out } = await ezDoctor(['verify-contract', write('good.json', serializeBundle(bundle))])
    expect(status).toBe(0)
    expect(out).toContain('Signed by “Dr. A” (key ')
    expect(out).toContain(`valid (signed, without a receipt of a store), digest ${bundle.digest}`)
  })

  it('checks the receipt too, and the log that is trusted', async () => {
    const receipt = await sampleReceipt(bundle)
    const published = write('published.json', serializePublished({ bundle, receipt }))
    expect(await ezDoctor(['verify-contract', published, '--log', receipt.log])).toMatchObject({
      status: 0,
      out: expect.stringContaining('valid (signed and published)'),
    })
    expect(await ezDoctor(['verify-contract', published, '--log', 'other.example+00000000+AA'])).toMatchObject({
      status: 1,
      out: expect.stringContaining('receipt.other-log'),
    })
  })

  it('says that the date of review has passed; the contract stays valid', async () => {
    const about = async (reviewBy: string) => {
      const old = await sampleBundle({ manifest: sampleManifest({ reviewBy }) })
      return ezDoctor(['verify-contract', write('reviewed.json', serializeBundle(old))])
    }
    const passed = 'It should have been reviewed by 2020-02-29.'
    expect(await about('2020-02-29')).toMatchObject({ status: 0, out: expect.stringContaining(passed) })
    expect(await about('9999-12-31')).toMatchObject({ status: 0, out: expect.not.stringContaining('reviewed by') })
  })

  it('refuses one changed byte with the reason', async () => {
    const changed = serializeBundle(bundle).replace('für alle', 'fur alle')
    const { status, out } = await ezDoctor(['verify-contract', write('changed.json', changed)])
    expect(status).toBe(1)
    expect(out).toContain('digest.mismatch at /digest: The content was changed')
    expect(out).toContain('signature.invalid at /signatures/0')
    expect(out).toContain('REFUSED')
  })

  it('refuses other files in one sentence', async () => {
    const { status, out } = await ezDoctor(['verify-contract', 'package.json'])
    expect(status).toBe(1)
    expect(out.split('\n')[0]).toBe(
      'package.json: shape.no-contract: This is no EZ-Doctor contract, or one that is badly damaged.',
    )
  })

  it('could not when there is no file', async () => {
    expect((await ezDoctor(['verify-contract', file('none.json')])).status).toBe(2)
    expect((await ezDoctor(['verify-contract'])).status).toBe(2)
  })
})

describe('ez-doctor serve', () => {
  it('says in one line where it is, answers, and stops cleanly', async () => {
    const program = new Program(['serve', '--api', '--port', '0'], { cwd: folder, env: { EZ_DATA: './kept' } })
    const [line, address] = await program.says(/^EZ-Doctor is ready at (http:\/\/localhost:\d+) \(data in \.\/kept\)\n/)
    const health = await (await fetch(`${address}/api/v1/health`)).json()
    expect(health).toMatchObject({ status: 'ok', contracts: 0 })
    expect(existsSync(file('kept/log.sqlite'))).toBe(true)
    program.process.kill('SIGINT')
    expect(await program.finished()).toEqual({ status: 0, out: line, err: '' })
  })

  it('says which port is taken, and how to choose another', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => void other.listen(0, 'localhost', resolve))
    const { port } = other.address() as AddressInfo
    const { status, err } = await ezDoctor(['serve', '--api', '--port', String(port), '--data', file('taken')])
    other.close()
    expect(status).toBe(2)
    expect(err).toContain(`Port ${port} is taken`)
    expect(err).toContain(`--port ${port + 1}`)
  })

  it('says when its data is in use', async () => {
    const first = new Program(['serve', '--api', '--port', '0', '--data', file('shared')])
    await first.says(/is ready/)
    const second = await ezDoctor(['serve', '--api', '--port', '0', '--data', file('shared')])
    first.process.kill('SIGTERM')
    await first.finished()
    expect(second).toMatchObject({ status: 2, err: expect.stringContaining('in use by another EZ-Doctor') })
  })

  it.each(['x', '70000', '-1', '1.5', ''])('refuses the port “%s”', async (port) => {
    expect(await ezDoctor(['serve', `--port=${port}`])).toMatchObject({
      status: 2,
      err: expect.stringContaining('is no port'),
    })
  })
})
