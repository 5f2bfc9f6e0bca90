import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serializeBundle, serializePublished } from '../contracts/index.ts'
import type { ContractBundle } from '../contracts/index.ts'
import { sampleReceipt } from '../contracts/testing/log.ts'
import { sampleBundle } from '../contracts/testing/sample.ts'
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

  it('could not: no file, a folder, no UTF-8', async () => {
    expect(await ezDoctor(['check'])).toMatchObject({ status: 2, err: expect.stringContaining('Which file?') })
    expect(await ezDoctor(['check', file('none.pf')])).toMatchObject({
      status: 2,
      err: expect.stringContaining('there is no such file'),
    })
    expect(await ezDoctor(['check', folder])).toMatchObject({ status: 2, err: expect.stringContaining('a folder') })
    writeFileSync(file('latin.pf'), Buffer.from([0x66, 0xfc, 0x72]))
    expect(await ezDoctor(['check', file('latin.pf')])).toMatchObject({
      status: 2,
      err: expect.stringContaining('Save it as UTF-8'),
    })
  })
})

describe('ez-doctor convert', () => {
  it('could not: one file, formats that nobody knows, no such format inside', async () => {
    expect(await ezDoctor(['convert', 'a.pf'])).toMatchObject({ status: 2, err: expect.stringContaining('IN OUT') })
    const odd = await ezDoctor(['convert', 'package.json', file('out.xyz')])
    expect(odd).toMatchObject({ status: 2, err: expect.stringContaining('Known are:') })
    const broken = await ezDoctor(['convert', write('broken.gdl2', '{'), file('out.pf')])
    expect(broken).toMatchObject({ status: 2, err: expect.stringContaining('broken.gdl2: ') })
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
