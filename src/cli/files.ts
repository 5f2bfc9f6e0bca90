import { readFile, writeFile } from 'node:fs/promises'
import { LineIndex } from '../proforma/index.ts'
import { CannotError } from './output.ts'

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder',
  EACCES: 'you may not open it',
  EPERM: 'you may not open it',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is no folder',
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return REASONS[code ?? ''] ?? message
}

/** @throws CannotError */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    throw new CannotError(`${file}: cannot be read: ${reason(error)}.`)
  }
}

/** A file whose bytes are no UTF-8 text; the message says from which line and column on (both from 1). */
export class NotTextError extends CannotError {
  constructor(file: string, bytes: Uint8Array) {
    const { line, column } = placeOfFirstBadByte(bytes)
    super(`${file}:${line}:${column} syntax.character From here on this is no UTF-8 text. Save the file as UTF-8.`)
  }
}

/** The text of a UTF-8 file, byte for byte: a byte order mark stays. @throws CannotError, NotTextError */
export async function readText(file: string): Promise<string> {
  const bytes = await readBytes(file)
  try {
    return decoder().decode(bytes)
  } catch {
    throw new NotTextError(file, bytes)
  }
}

function decoder() {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
}

/** Halves the file until the longest beginning that is text is found; its end is the place. */
function placeOfFirstBadByte(bytes: Uint8Array): { line: number; column: number } {
  let good = 0
  let bad = bytes.length + 1
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (isTextUpTo(bytes, middle)) good = middle
    else bad = middle
  }
  const text = decoder().decode(bytes.subarray(0, good), { stream: true })
  return new LineIndex(text).position(text.length)
}

function isTextUpTo(bytes: Uint8Array, end: number): boolean {
  try {
    decoder().decode(bytes.subarray(0, end), { stream: true })
    return true
  } catch {
    return false
  }
}

/** @throws CannotError */
export async function writeText(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text)
  } catch (error) {
    throw new CannotError(`${file}: cannot be written: ${reason(error)}.`)
  }
}
