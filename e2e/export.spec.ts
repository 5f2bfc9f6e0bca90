import { expect, test, type Download, type Page } from '@playwright/test'

async function bytesOf(download: Download): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(Buffer.from(part as Uint8Array))
  return Buffer.concat(parts)
}

/** What a command of the menu gives as a file. */
async function saved(page: Page, command: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await page.getByRole('button', { name: 'More actions' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: command }).click()
  const file = await download
  return { name: file.suggestedFilename(), bytes: await bytesOf(file) }
}

test('a pathway leaves as a picture and as a document on paper', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/')
  await page.getByRole('button', { name: /Use this template: CURB-65/ }).click()
  await expect(page.getByRole('group', { name: /^Enquiry/ })).toBeVisible()

  await test.step('as SVG: well-formed, with the words of the drawing, and nothing from elsewhere', async () => {
    const { name, bytes } = await saved(page, 'Save as picture (SVG)')
    expect(name).toMatch(/\.svg$/)
    const svg = await page.evaluate((text) => {
      const read = new DOMParser().parseFromString(text, 'image/svg+xml')
      const refers = read.querySelectorAll('[href^="http"], script, foreignObject').length
      return { root: read.documentElement.tagName, words: read.documentElement.textContent, refers }
    }, bytes.toString('utf8'))
    expect(svg).toMatchObject({ root: 'svg', refers: 0 })
    expect(svg.words).toContain('Arrange hospital')
  })

  await test.step('as PNG: a picture of a useful size', async () => {
    const { name, bytes } = await saved(page, 'Save as picture (PNG)')
    expect(name).toMatch(/\.png$/)
    expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a')
    expect(bytes.readUInt32BE(16)).toBeGreaterThan(1000)
    expect(bytes.readUInt32BE(20)).toBeGreaterThan(500)
  })

  await test.step('as a document: what it is, which text, what was proved, every argument; black on white', async () => {
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: /^Print, or save as PDF/ }).click()
    const paper = page.getByRole('article')
    await expect(paper.getByRole('heading', { level: 1, name: 'CURB-65: pneumonia, home or hospital' })).toBeVisible()
    await expect(paper.getByText(/^sha256 [0-9a-f]{64}$/)).toBeVisible()
    await expect(paper.getByText(/^Clean: no dead ends/)).toBeVisible()
    const table = paper.getByRole('table').filter({ hasText: 'When it holds' })
    await expect(table.getByRole('rowheader')).toHaveCount(4)
    await expect(table.getByRole('row', { name: /CURB-65 score ≥ 2/ })).toContainText('against')
    await expect(paper).toHaveCSS('background-color', 'rgb(255, 255, 255)')
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThanOrEqual(3)
  })
})

const PROFORMAJS = {
  class: 'Plan',
  name: 'cough',
  caption: 'Cough for weeks',
  dataDefinitions: [{ class: 'Integer', name: 'weeks', caption: 'Weeks of cough' }],
  tasks: [
    { class: 'Enquiry', name: 'ask', caption: 'Ask for how long', sources: [{ type: 'weeks' }] },
    {
      class: 'Action',
      name: 'film',
      caption: 'Ask for a chest film',
      waitCondition: "is_finished('ask')",
      preCondition: "is_completed('ask') && (weeks >= 3)",
    },
    { class: 'Action', name: 'call', caption: 'Call back', preCondition: "phase_of_moon('full')" },
  ],
}

test('a file of another tool opens as a draft, after its reader has seen what did not come over', async ({ page }) => {
  await page.goto('/')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a file' }).click()
  const file = { name: 'cough.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(PROFORMAJS)) }
  await (await chooser).setFiles(file)

  const report = page.getByRole('dialog', { name: 'What came over from proformajs' })
  await expect(report.getByText(/^1 thing could not come over$/)).toBeVisible()
  await expect(report.getByText(/phase_of_moon/).first()).toBeVisible()
  await report.getByRole('button', { name: 'Open the draft' }).click()

  await expect(page.getByRole('group', { name: /^Enquiry Ask for how long/ })).toBeVisible()
  await expect(page.getByRole('group', { name: /^Action Ask for a chest film/ })).toBeVisible()
  const { bytes } = await saved(page, 'Download as .pf file')
  expect(bytes.toString('utf8')).toContain("precondition :: 'weeks' >= 3 ;")
})
