import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { HELP_CODES } from '../src/proforma/index.ts'
import { overview, pageOf } from '../src/proforma/testing/checks/page.ts'

const FOLDER = 'docs/checks'

/** Writes the help page of every check from the check itself; pages of checks that are gone are removed. */
async function writePages(): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  const pages = new Map([['README.md', overview()]])
  for (const code of HELP_CODES) pages.set(`${code}.md`, await pageOf(code))
  for (const name of await readdir(FOLDER)) if (!pages.has(name)) await rm(`${FOLDER}/${name}`)
  for (const [name, text] of pages) await writeFile(`${FOLDER}/${name}`, text)
  console.log(`${pages.size} pages in ${FOLDER}`)
}

await writePages()
