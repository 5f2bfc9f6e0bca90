import { chromium, type Page } from '@playwright/test'
import { build, preview } from 'vite'
import { findChromium } from '../scripts/chromium.ts'
import { largeProtocol } from './editor-cases/large.ts'
import type { BenchResult } from './run.ts'

/** Milliseconds between frames, and what else was measured. */
interface Measured {
  readonly open: number
  readonly keystroke: readonly number[]
  readonly drag: readonly number[]
  readonly pan: readonly number[]
  readonly zoom: readonly number[]
}

/** A gesture that takes longer than this is cut short: what was measured until then says enough. Milliseconds. */
const PATIENCE = 15_000

const SIZES = [100, 1000, 5000]

/** Opening, typing, dragging, panning and zooming in a real browser, on the built page, for plans of growing size. */
export async function run(): Promise<BenchResult> {
  const outDir = 'test-results/bench-dist'
  await build({ logLevel: 'error', build: { outDir, emptyOutDir: true, sourcemap: false } })
  const server = await preview({ logLevel: 'error', build: { outDir }, preview: { port: 5197 } })
  const found = await findChromium()
  const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args] })
  const rows: string[] = ['tasks | open ms | keystroke p95 ms | drag p95 ms | pan p95 ms | zoom p95 ms']
  const figures: Record<string, number> = {}
  try {
    for (const size of SIZES) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      console.error(`${size} tasks …`)
      const measured = await measure(page, size, server.resolvedUrls?.local[0] ?? 'http://localhost:5197/')
      await page.close()
      const { open, keystroke, drag, pan, zoom } = measured
      const [typing, dragging, panning, zooming] = [keystroke, drag, pan, zoom].map((all) => percentile(all, 0.95))
      rows.push([size, open, typing, dragging, panning, zooming].map((value) => Math.round(value ?? 0)).join(' | '))
      figures[`open_ms_${size}`] = Math.round(open)
      figures[`keystroke_ms_${size}`] = Math.round(typing ?? 0)
      figures[`drag_p95_ms_${size}`] = Math.round(dragging ?? 0)
      figures[`pan_p95_ms_${size}`] = Math.round(panning ?? 0)
      figures[`zoom_p95_ms_${size}`] = Math.round(zooming ?? 0)
    }
  } finally {
    await browser.close()
    await server.close()
  }
  return { table: rows.join('\n'), figures }
}

async function measure(page: Page, size: number, address: string): Promise<Measured> {
  await page.goto(address)
  // The page's own parts are there already when somebody opens a second pathway: what counts is the pathway.
  await page.getByRole('button', { name: 'Open a file' }).waitFor()
  await page.evaluate(() => Promise.all([fetch('/'), document.fonts.ready]))
  const open = await openFile(page, largeProtocol(size))
  await page.locator('.view-line').first().waitFor({ timeout: 60_000 })
  await page.waitForTimeout(3000)
  return {
    open,
    keystroke: await typing(page),
    drag: await frames(page, () => dragging(page)),
    pan: await frames(page, () => panning(page)),
    zoom: await frames(page, () => zooming(page)),
  }
}

/** From the choice of the file to the first frame in which a task stands on the canvas. */
async function openFile(page: Page, text: string): Promise<number> {
  await page.evaluate(() => {
    const started = performance.now()
    const watch = (): void => {
      if (document.querySelector('[data-task]')) Object.assign(globalThis, { opened: performance.now() - started })
      else requestAnimationFrame(watch)
    }
    addEventListener('change', () => Object.assign(globalThis, { begun: performance.now() - started }), {
      capture: true,
      once: true,
    })
    requestAnimationFrame(watch)
  })
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a file' }).click()
  await (await chooser).setFiles({ name: 'large.pf', mimeType: 'text/plain', buffer: Buffer.from(text) })
  await page.locator('[data-task]').first().waitFor({ timeout: 120_000 })
  return page.evaluate(() => {
    const { opened, begun } = globalThis as unknown as { opened: number; begun?: number }
    return opened - (begun ?? 0)
  })
}

/** From a key in the text to the change on the card, for sixty keys. */
async function typing(page: Page): Promise<number[]> {
  await page.locator('[data-task="Ask_0"]').evaluate((task) => (task as HTMLElement).focus())
  await page.keyboard.press('Home')
  await page.keyboard.press('t')
  await page.waitForTimeout(800)
  const line = page.locator('.view-line', { hasText: '"Ask for finding 0"' })
  await line.click()
  await page.keyboard.press('End')
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowLeft')
  await page.evaluate(() => {
    const card = document.querySelector('[data-task="Ask_0"]')
    const delays: number[] = []
    let pressed = 0
    addEventListener('keydown', () => (pressed = performance.now()), { capture: true })
    if (card)
      new MutationObserver(() => delays.push(performance.now() - pressed)).observe(card, {
        subtree: true,
        characterData: true,
        childList: true,
      })
    Object.assign(globalThis, { delays })
  })
  for (const letter of 'abcdefghijklmnopqrst'.repeat(3)) {
    await page.keyboard.press(letter)
    await page.waitForTimeout(60)
  }
  return page.evaluate(() => (globalThis as unknown as { delays: number[] }).delays)
}

/** Times between frames while something goes on. */
async function frames(page: Page, action: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = []
    let going = true
    let last = performance.now()
    const next = (): void => {
      const now = performance.now()
      times.push(now - last)
      last = now
      if (going) requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
    Object.assign(globalThis, { times, stop: () => (going = false) })
  })
  await action()
  return page.evaluate(() => {
    const { times, stop } = globalThis as unknown as { times: number[]; stop: () => void }
    stop()
    return times.slice(2)
  })
}

async function dragging(page: Page): Promise<void> {
  const visible = await page.evaluate(() => {
    const canvas = document.querySelector('[data-canvas]')?.getBoundingClientRect()
    const task = [...document.querySelectorAll('[data-task]')]
      .map((one) => one.getBoundingClientRect())
      .find(
        (box) =>
          canvas &&
          box.left > canvas.left + 100 &&
          box.right < canvas.right - 200 &&
          box.top > canvas.top + 100 &&
          box.bottom < canvas.bottom - 100,
      )
    return task ? { x: task.left + task.width / 2, y: task.top + task.height / 2 } : { x: 0, y: 0 }
  })
  await page.mouse.move(visible.x, visible.y)
  await page.mouse.down()
  const until = Date.now() + PATIENCE
  for (let step = 0; step < 60 && Date.now() < until; step++) {
    await page.mouse.move(visible.x + step * 2, visible.y + Math.sin(step / 6) * 40)
    await page.waitForTimeout(12)
  }
  await page.mouse.up()
}

async function panning(page: Page): Promise<void> {
  await page.mouse.move(760, 330)
  const until = Date.now() + PATIENCE
  for (let step = 0; step < 60 && Date.now() < until; step++) {
    await page.mouse.wheel(0, step < 30 ? 12 : -12)
    await page.waitForTimeout(12)
  }
}

async function zooming(page: Page): Promise<void> {
  await page.keyboard.down('Control')
  const until = Date.now() + PATIENCE
  for (let step = 0; step < 40 && Date.now() < until; step++) {
    await page.mouse.wheel(0, step < 20 ? -20 : 20)
    await page.waitForTimeout(16)
  }
  await page.keyboard.up('Control')
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
