import { describe, expect, it } from 'vitest'
import { parse, writeModel } from '../../proforma/index.ts'
import { MAX_FILE_BYTES, readPathwayFile } from './open-file.ts'

const file = (name: string, content: string | Uint8Array<ArrayBuffer>) => new File([content], name)

describe('opening a file', () => {
  it('keeps the text byte for byte, broken or not, with its line ends and its mark', async () => {
    const text = '\uFEFFplan :: oops\r\n  caption "half a definition\n'
    const reading = await readPathwayFile(file('My pathway.pf', text))
    expect(reading.ok && reading.seed).toMatchObject({ name: 'My pathway', text, origin: { file: 'My pathway.pf' } })
  })

  it('refuses what is no UTF-8 text', async () => {
    expect(await readPathwayFile(file('a.pf', new Uint8Array([0xff, 0xfe, 0x00, 0x41])))).toMatchObject({
      reason: 'not-text',
    })
    expect(await readPathwayFile(file('a.pf', 'PK\u0003\u0004\u0000\u0000'))).toMatchObject({ reason: 'not-text' })
  })

  it('refuses what is far too large without reading it', async () => {
    const huge = { name: 'a.pf', size: MAX_FILE_BYTES + 1, arrayBuffer: () => Promise.reject(new Error('was read')) }
    expect(await readPathwayFile(huge)).toMatchObject({ ok: false, reason: 'too-large' })
  })

  it('opens a protocol in JSON as a draft, with what came over', async () => {
    const text = `plan :: 'p' ;\n  component :: 'a' ;\nend plan .\naction :: 'a' ;\nend action .\n`
    const json = JSON.stringify(writeModel(parse(text)))
    const reading = await readPathwayFile(file('Throat.model.json', json))
    expect(reading).toMatchObject({ ok: true, seed: { name: 'Throat' }, imported: { format: 'model' } })
    expect(reading.ok && parse(reading.seed.text).problems).toEqual([])
  })

  it('refuses JSON that is no protocol, and says why', async () => {
    expect(await readPathwayFile(file('a.json', '{"name": "x"}'))).toMatchObject({ ok: false, reason: 'format' })
    expect(await readPathwayFile(file('a.json', '{"name": '))).toMatchObject({
      message: expect.stringContaining('not valid JSON') as string,
    })
  })
})
