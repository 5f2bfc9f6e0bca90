import { describe, expect, it } from 'vitest'
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { toBase64url } from './encoding.ts'
import { fromBase64url } from './encoding.ts'
import { generateSigningKey, publicKeyOf } from './keys.ts'
import { formatNote, formatNoteKey, isSignedBy, noteKey, parseNote, parseNoteKey } from './note.ts'
import { ed25519Sign, utf8 } from './platform.ts'

/** The example of golang.org/x/mod/sumdb/note, from which the format comes. */
const KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
const NOTE = `${TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`

describe('signed notes', () => {
  it('L4 reads the example of the format’s authors', async () => {
    const key = parseNoteKey(KEY)
    const note = parseNote(NOTE)
    if (key === undefined || note === undefined) throw new Error('not read')
    expect(note.text).toBe(TEXT)
    expect(await isSignedBy(note, key)).toBe(true)
    expect(formatNoteKey(key)).toBe(KEY)
    expect(formatNote(note.text, note.signatures)).toBe(NOTE)
    expect(await isSignedBy({ ...note, text: TEXT.replace('answer', 'Answer') }, key)).toBe(false)
  })

  it('L4 asks for the signature of the named key', async () => {
    const pair = await generateSigningKey()
    const other = noteKey('PeterNeumann', fromBase64url(await publicKeyOf(pair)) ?? new Uint8Array())
    const note = parseNote(NOTE)
    expect(note && (await isSignedBy(note, other))).toBe(false)
  })

  it('L4 is not confused by signatures of others', async () => {
    const pair = await generateSigningKey()
    const witness = noteKey('witness.example', fromBase64url(await publicKeyOf(pair)) ?? new Uint8Array())
    const note = parseNote(NOTE)
    const key = parseNoteKey(KEY)
    if (key === undefined || note === undefined) throw new Error('not read')
    const signature = await ed25519Sign(pair.privateKey, utf8(TEXT))
    const both = parseNote(formatNote(TEXT, [...note.signatures, { ...witness, signature }]))
    expect(both && (await isSignedBy(both, key))).toBe(true)
    expect(both && (await isSignedBy(both, witness))).toBe(true)
  })

  it.each([
    ['no signature', `${TEXT}\n`],
    ['no empty line', TEXT],
    ['no end of line', NOTE.slice(0, -1)],
    ['a hyphen for the dash', NOTE.replace('—', '-')],
    ['bad base64', NOTE.replace('x08go', 'x08g!')],
    ['too many lines', `${TEXT}\n${'— a AAAAAAAA\n'.repeat(101)}`],
  ])('L4 refuses a note with %s', (_, note) => {
    expect(parseNote(note)).toBeUndefined()
  })

  it.each([
    KEY.replace('c74f20a3', 'c74f20a4'),
    KEY.replace('ARpc', 'AhpC'),
    KEY.replace('PeterNeumann', 'Peter Neumann'),
    'PeterNeumann',
    '',
    `x+00000000+${'A'.repeat(44)}`,
  ])('L4 refuses %s as a key', (text) => {
    expect(parseNoteKey(text)).toBeUndefined()
  })

  it('L4 writes and reads checkpoints', () => {
    const checkpoint = { origin: 'example.org/log', treeSize: 2 ** 40, rootHash: new Uint8Array(32).fill(7) }
    const text = formatCheckpoint(checkpoint)
    expect(text).toBe('example.org/log\n1099511627776\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n')
    expect(parseCheckpoint(text)).toEqual(checkpoint)
    for (const bad of [
      text.replace('1099', '01099'),
      text.replace('1099511627776', '-1'),
      text.replace('1099511627776', '9999999999999999'),
      `${text}extension\n`,
      text.slice(0, -1),
      text.replace('Bwc=', ''),
      '',
      `\n${text}`,
    ]) {
      expect(parseCheckpoint(bad)).toBeUndefined()
    }
    expect(toBase64url(new Uint8Array(2))).toBe('AAA')
  })
})
