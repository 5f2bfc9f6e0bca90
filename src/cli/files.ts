import { readFile, writeFile } from 'node:fs/promises'
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

/** The text of a UTF-8 file, byte for byte: a byte order mark stays. @throws CannotError */
export async function readText(file: string): Promise<string> {
  const bytes = await readBytes(file)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new CannotError(`${file}: is no UTF-8 text. Save it as UTF-8.`)
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
