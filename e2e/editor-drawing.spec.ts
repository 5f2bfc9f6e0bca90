import { expect, test, type Locator, type Page } from '@playwright/test'

const task = (page: Page, name: RegExp): Locator => page.getByRole('application').getByRole('group', { name })
const arrows = (page: Page): Locator => page.getByRole('application').getByRole('img', { name: /from .* to / })
const line = (page: Page, text: string): Locator => page.locator('.view-line', { hasText: text })
const palette = (page: Page, name: string): Locator =>
  page.getByRole('toolbar', { name: 'Task classes' }).getByRole('button', { name })

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox()
  if (box === null) throw new Error('Nothing to be seen there.')
  return box
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 })
  await page.mouse.move(to.x, to.y, { steps: 5 })
}

/** Where an arrow is drawn from. */
async function handleOf(page: Page, of: Locator): Promise<{ x: number; y: number }> {
  await of.click()
  const box = await boxOf(page.locator('.react-flow__node.selected .react-flow__handle.source'))
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

async function openTemplate(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: /Use.*CURB-65/ }).click()
  await expect(task(page, /^Enquiry Assess/)).toBeVisible()
}

test('tasks are placed, joined, inserted and moved by pointer', async ({ page }) => {
  await openTemplate(page)

  await test.step('click-to-place', async () => {
    await palette(page, 'Decision').click()
    await expect(page.getByText(/Click where the decision goes/)).toBeVisible()
    await page.mouse.click(900, 130)
    await page.keyboard.type('Confused?')
    await page.keyboard.press('Enter')
    await expect(task(page, /^Decision Confused\?/)).toBeVisible()
  })

  await test.step('an arrow that is not allowed says why before it is let go', async () => {
    const target = await boxOf(task(page, /^Decision Where/))
    await drag(page, await handleOf(page, task(page, /^Enquiry Assess/)), { x: target.x + 40, y: target.y + 20 })
    await expect(page.getByText('This arrow is there already.').first()).toBeVisible()
    await page.mouse.up()
    await expect(arrows(page)).toHaveCount(9)
  })

  await test.step('an arrow let go over empty canvas asks what comes next', async () => {
    await drag(page, await handleOf(page, task(page, /^Decision Confused/)), { x: 930, y: 260 })
    await page.mouse.up()
    await page
      .getByRole('menu', { name: 'Next comes' })
      .getByRole('menuitem', { name: /Action/ })
      .click()
    await page.keyboard.type('Ask the family')
    await page.keyboard.press('Enter')
    await expect(arrows(page)).toHaveCount(10)
  })

  await test.step('a task is put on an arrow, and what is below makes room', async () => {
    const before = await boxOf(task(page, /^Action Give a safety net/))
    const middle = await boxOf(task(page, /^Decision Where/))
    await page.mouse.click(middle.x + middle.width / 2, middle.y - 14)
    await page.getByRole('toolbar', { name: 'On this arrow' }).getByRole('button', { name: 'Insert action' }).click()
    await page.keyboard.type('Write it down')
    await page.keyboard.press('Enter')
    await expect(arrows(page)).toHaveCount(11)
    await expect(line(page, "action :: 'Write_it_down'")).toBeVisible()
    await expect(async () => {
      expect((await boxOf(task(page, /^Action Give a safety net/))).y).toBeGreaterThan(before.y + 40)
    }).toPass()
  })

  await test.step('moving is one entry, and changes no text', async () => {
    const text = page.getByRole('tab', { name: 'History' })
    const from = await boxOf(task(page, /^Action Ask the family/))
    await drag(page, { x: from.x + 100, y: from.y + 30 }, { x: from.x + 40, y: from.y + 90 })
    await page.mouse.up()
    await text.click()
    await expect(page.locator('[aria-current=step]', { hasText: 'Move Ask the family' })).toBeVisible()
    await page.getByRole('tab', { name: 'Text' }).click()
  })

  await test.step('one step back for each intention', async () => {
    await task(page, /^Action Ask the family/).click()
    for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z')
    await expect(arrows(page)).toHaveCount(10)
    await expect(task(page, /Write it down/)).toHaveCount(0)
  })
})

test('broken text keeps the drawing, says where, and loses nothing', async ({ page }) => {
  await openTemplate(page)
  await task(page, /^Action Admit urgently/).click()
  await line(page, 'caption :: "Admit urgently" ;').click()
  await page.keyboard.press('End')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.type(' ::')
  await expect(page.getByText(/of the text has a mistake, so what is drawn of it is out of date/)).toBeVisible()
  await expect(task(page, /^Action Admit urgently/)).toBeVisible()
  await expect(task(page, /^Action/)).toHaveCount(5)
  await page.keyboard.press('Control+z')
  await expect(page.getByText(/out of date/)).toHaveCount(0)
  await expect(line(page, 'caption :: "Admit urgently" ;')).toBeVisible()
})

test('a change of class shows first what it would take away', async ({ page }) => {
  await openTemplate(page)
  await task(page, /^Decision Where/).click()
  const side = page.getByRole('region', { name: 'Details' })
  await side.getByText('More', { exact: true }).click()
  await side.getByRole('combobox', { name: 'Class' }).selectOption('Action')
  await expect(side.getByText(/candidate :: 'home'/)).toBeVisible()
  await side.getByRole('button', { name: 'Keep it' }).click()
  await expect(task(page, /^Decision Where/)).toBeVisible()
})

test('the data flow of an item is drawn on demand', async ({ page }) => {
  await openTemplate(page)
  const outline = page.getByRole('treegrid', { name: 'Outline' })
  await outline.getByRole('row', { name: 'Data items' }).getByRole('button').first().click()
  await outline.getByRole('row', { name: /^Age/ }).first().click()
  await expect(task(page, /^Enquiry Assess/).getByText('asks')).toBeVisible()
})

const NESTED = `plan :: 'Round' ;
  caption :: "Ward round" ;
  component :: 'See' ;
  component :: 'Care' ; schedule_constraint :: completed('See') ;
  component :: 'Write' ; schedule_constraint :: completed('Care') ;
end plan .
action :: 'See' ; caption :: "See the patient" ; end action .
plan :: 'Care' ;
  caption :: "Care for the patient" ;
  component :: 'Wash' ;
  component :: 'Feed' ; schedule_constraint :: completed('Wash') ;
end plan .
action :: 'Wash' ; caption :: "Wash" ; end action .
action :: 'Feed' ; caption :: "Feed" ; end action .
action :: 'Write' ; caption :: "Write it down" ; end action .
`

test('a plan is opened in place, filled, emptied and closed by pointer', async ({ page }) => {
  await page.goto('/')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a file' }).click()
  await (await chooser).setFiles({ name: 'round.pf', mimeType: 'text/plain', buffer: Buffer.from(NESTED) })
  const care = task(page, /^Plan Care for the patient/)
  await expect(care).toBeVisible()

  await test.step('its tasks and arrows are drawn inside of it', async () => {
    await care.getByTitle('Open in place (X)').click()
    await expect(task(page, /^Action Wash/)).toBeVisible()
    await expect(arrows(page)).toHaveCount(3)
    await expect(async () => {
      const [outer, inner] = [await boxOf(care), await boxOf(task(page, /^Action Feed/))]
      expect(inner.y + inner.height).toBeLessThan(outer.y + outer.height)
      expect((await boxOf(task(page, /^Action Write/))).y).toBeGreaterThan(outer.y + outer.height)
    }).toPass()
  })

  await test.step('a task dragged over another plan says where it would go, and goes there', async () => {
    const from = await boxOf(task(page, /^Action Feed/))
    const outer = await boxOf(care)
    await drag(page, { x: from.x + 40, y: from.y + 10 }, { x: outer.x + outer.width + 150, y: from.y + 10 })
    await expect(page.getByText('Move to Ward round')).toBeVisible()
    await page.mouse.up()
    await expect(arrows(page)).toHaveCount(2)
    await page.keyboard.press('Control+z')
    await expect(arrows(page)).toHaveCount(3)
  })

  await test.step('the palette says what letting go would do, before it is let go', async () => {
    const from = await boxOf(palette(page, 'Action'))
    const onTask = await boxOf(task(page, /^Action Wash/))
    await drag(page, { x: from.x + 20, y: from.y + 20 }, { x: onTask.x + 30, y: onTask.y + 20 })
    await expect(page.getByText('A task stands here. Let go beside it, or on an arrow.')).toBeVisible()
    const feed = await boxOf(task(page, /^Action Feed/))
    await page.mouse.move(feed.x + feed.width / 2, feed.y - 14, { steps: 4 })
    await expect(page.getByText('Put it between Wash and Feed')).toBeVisible()
    await page.mouse.up()
    await page.keyboard.type('Dry')
    await page.keyboard.press('Enter')
    await expect(arrows(page)).toHaveCount(4)
    await expect(line(page, "action :: 'Dry'")).toBeVisible()
  })

  await test.step('closed again it counts what is in it', async () => {
    await care.getByTitle('Close (X)').click()
    await expect(task(page, /^Action Wash/)).toHaveCount(0)
    await expect(care.getByText('Plan · 3 tasks')).toBeVisible()
  })
})
