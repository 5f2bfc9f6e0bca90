import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { CannotError } from '../output.ts'
import { run } from './diff.ts'

const OLD = `plan :: 'p' ;\n  component :: 'a' ;\nend plan .\naction :: 'a' ;\n  caption :: "Call" ;\nend action .\n`
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ez-diff-'))
  await write('old.pf', OLD)
  await write(
    'new.pf',
    OLD.replace('"Call"', '"Call the ward"').replace("'a' ;\nend plan", "'a' ;\n    optional :: yes ;\nend plan"),
  )
  await write('same.pf', `// a remark\n${OLD}`)
})
afterAll(() => rm(folder, { recursive: true }))

const write = (name: string, text: string) => writeFile(join(folder, name), text)

async function diff(...args: string[]) {
  let out = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
  const status = await run(args.map((arg) => (arg.startsWith('--') ? arg : join(folder, arg))))
  return { status, out }
}
afterEach(() => void vi.restoreAllMocks())

describe('ez-doctor diff', () => {
  test('0 for the same meaning, and says what differs beside it', async () => {
    expect(await diff('old.pf', 'same.pf')).toMatchObject({ status: 0, out: 'The same meaning; comments differ.\n' })
    expect(await diff('old.pf', 'old.pf')).toMatchObject({ status: 0, out: 'No difference.\n' })
  })

  test('1 and a sentence for each difference', async () => {
    const { status, out } = await diff('old.pf', 'new.pf')
    expect(status).toBe(1)
    expect(out.split('\n')).toEqual([
      'clinical  Plan “p”: step “Call the ward”: optional is now yes, before nothing was said',
      'wording  Action “Call the ward”: caption is now “Call the ward”, was “Call”',
      '',
    ])
  })

  test('the same as data', async () => {
    const { out } = await diff('--json', 'old.pf', 'new.pf')
    expect(JSON.parse(out)).toMatchObject({
      format: 'ez-doctor-diff',
      changes: [
        { kind: 'added', meaning: 'clinical', attribute: 'optional', after: { text: 'yes' } },
        { kind: 'changed', meaning: 'wording', attribute: 'caption' },
      ],
    })
  })

  test('2 when a file cannot be read', async () => {
    await expect(diff('old.pf', 'nowhere.pf')).rejects.toThrow(CannotError)
    await write('broken.json', '{')
    await expect(diff('old.pf', 'broken.json')).rejects.toThrow(CannotError)
    await expect(diff('old.pf')).rejects.toThrow(CannotError)
  })
})
