import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CorpusCase } from './runCase.ts'

/** A guideline with its test cases; most corpora have cases for a part of the guidelines only. */
export interface CorpusFile {
  readonly name: string
  readonly source: string
  readonly cases: readonly CorpusCase[]
}

const GUIDELINE = '.gdl2.json'

/** Reads `guidelines/*.gdl2.json` and `cases/*.json` of a folder, one guideline at a time, in the order of their names. */
export async function* corpusFiles(folder: string): AsyncGenerator<CorpusFile> {
  const guidelines = join(folder, 'guidelines')
  const names = (await readdir(guidelines)).filter((name) => name.endsWith(GUIDELINE)).sort()
  const cases = new Set(await readdir(join(folder, 'cases')).catch(() => []))
  for (const file of names) {
    const name = file.slice(0, -GUIDELINE.length)
    const source = await readFile(join(guidelines, file), 'utf8')
    const own = `${name}.json`
    yield { name, source, cases: cases.has(own) ? await readCases(join(folder, 'cases', own)) : [] }
  }
}

async function readCases(file: string): Promise<CorpusCase[]> {
  const json: unknown = JSON.parse(await readFile(file, 'utf8'))
  const list =
    typeof json === 'object' && json !== null && 'cases' in json && Array.isArray(json.cases) ? json.cases : []
  return list.filter(isCase)
}

function isCase(value: unknown): value is CorpusCase {
  return typeof value === 'object' && value !== null && 'input' in value && 'expected' in value
}
