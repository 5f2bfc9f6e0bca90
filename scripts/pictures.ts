/**
 * `npm run pictures`: draws the screens that the documentation shows, from the real page in a real browser, in both
 * themes, into `docs/pictures`. `npm run pictures -- FOLDER WIDTHxHEIGHT` puts them elsewhere or in another size.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Locator, type Page } from '@playwright/test'
import { findChromium } from './chromium.ts'

const PORT = 5196
const ADDRESS = `http://localhost:${PORT}`

interface Screen {
  readonly name: string
  /** Brings the page from the screen before to this one. */
  readonly show: (page: Page) => Promise<void>
}

const side = (page: Page): Locator => page.getByRole('complementary', { name: 'Properties, verification and run' })
const banner = (page: Page, name: string): Locator =>
  page.getByRole('banner').getByRole('button', { name, exact: true })
const decision = (page: Page): Locator => page.getByRole('group', { name: /^Decision Where/ })

/** One author's way through the product, from the start page to a published contract. */
const SCREENS: readonly Screen[] = [
  {
    name: 'start',
    async show(page) {
      await page.goto(ADDRESS)
      await page.getByRole('img', { name: /Drawing of CURB-65/ }).waitFor()
    },
  },
  {
    name: 'workbench',
    async show(page) {
      await page.getByRole('button', { name: /Use.*CURB-65/ }).click()
      await page.getByRole('button', { name: 'No, thanks' }).click()
      await page.locator('.view-line').first().waitFor()
      await page.getByRole('banner').getByText('Verified: clean').waitFor({ timeout: 30_000 })
      await decision(page).click()
    },
  },
  {
    name: 'grid',
    async show(page) {
      await side(page).getByRole('button', { name: 'Grid', exact: true }).click()
    },
  },
  {
    name: 'finding',
    async show(page) {
      const condition = side(page).getByRole('textbox', { name: 'Condition score >= 4', exact: true })
      await condition.fill('score > 4')
      await condition.press('Enter')
      await page
        .getByRole('banner')
        .getByText(/findings/)
        .waitFor()
      await page.keyboard.press('F8')
      const slider = side(page).getByRole('slider', { name: 'Step of the run' }).first()
      await page.keyboard.press('ControlOrMeta+F8')
      await slider.focus()
      await slider.press('End')
    },
  },
  {
    name: 'run',
    async show(page) {
      await banner(page, 'Undo')
        .or(page.getByRole('banner').getByRole('button', { name: /^Undo/ }))
        .first()
        .click()
      await page.getByRole('banner').getByText('Verified: clean').waitFor({ timeout: 30_000 })
      await banner(page, 'Run').click()
      await side(page).getByRole('radio', { name: 'Yes, new confusion' }).check({ force: true })
      for (const [name, value] of PATIENT) await side(page).getByRole('textbox', { name, exact: true }).fill(value)
      await side(page).getByRole('button', { name: 'Enter', exact: true }).click()
      await side(page).getByText('Recommended').first().waitFor()
    },
  },
  {
    name: 'publish',
    async show(page) {
      await page.getByRole('button', { name: 'Sign & publish' }).click()
      const dialog = page.getByRole('dialog', { name: 'Sign and publish' })
      await dialog.getByRole('button', { name: 'New key' }).click()
      const making = page.getByRole('dialog', { name: 'New key' })
      await making.getByRole('textbox').fill('Dr Ada Example')
      await making.getByRole('button', { name: 'Make the key' }).click()
      const name = `example/curb-65-${Math.floor(performance.now())}`
      await dialog.getByRole('textbox', { name: /Name in the store/ }).fill(name)
      await dialog.getByRole('textbox', { name: /Intended user/ }).fill('Doctors in emergency departments')
      await dialog.getByRole('checkbox', { name: /I have read the report/ }).check({ force: true })
    },
  },
  {
    name: 'contract',
    async show(page) {
      const dialog = page.getByRole('dialog', { name: 'Sign and publish' })
      await dialog.getByRole('button', { name: 'Sign and publish' }).click()
      await dialog.getByRole('button', { name: 'Show in the store' }).click({ timeout: 60_000 })
      await page.getByRole('heading', { level: 1, name: /CURB-65/ }).waitFor()
    },
  },
]

/** Invented. */
const PATIENT = [
  ['Urea', '6.0'],
  ['Respiratory rate', '32'],
  ['Systolic blood pressure', '120'],
  ['Diastolic blood pressure', '80'],
  ['Age', '50'],
] as const

async function serve(data: string): Promise<ChildProcess> {
  const server = spawn('node', ['bin/ez-doctor.mjs', 'serve', '--port', String(PORT)], {
    env: { ...process.env, EZ_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (said: Buffer) => (said.toString().includes(ADDRESS) ? resolve() : undefined))
    server.on('exit', () => reject(new Error('The server ended before it was ready.')))
  })
  return server
}

async function draw(browser: Browser, theme: 'light' | 'dark', folder: string, size: string): Promise<void> {
  const [width = 1440, height = 900] = size.split('x').map(Number)
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme })
  for (const { name, show } of SCREENS) {
    await show(page)
    // Transitions end, and the pointer rests where nothing is.
    await page.mouse.move(width / 2, 2)
    await page.waitForTimeout(700)
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`) })
    console.log(join(folder, `${name}-${theme}.png`))
  }
  await page.close()
}

const [folder = 'docs/pictures', size = '1440x900'] = process.argv.slice(2)
const data = mkdtempSync(join(tmpdir(), 'pictures-'))
const server = await serve(data)
const found = await findChromium()
const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args] })
try {
  mkdirSync(folder, { recursive: true })
  for (const theme of ['light', 'dark'] as const) await draw(browser, theme, folder, size)
} finally {
  await browser.close()
  server.kill()
  rmSync(data, { recursive: true, force: true })
}
