import { expect, test, type Locator, type Page } from '@playwright/test'

const task = (page: Page, name: RegExp): Locator => page.getByRole('application').getByRole('group', { name })
const arrows = (page: Page): Locator => page.getByRole('application').getByRole('img', { name: /from .* to / })

/** Presses keys one after the other, giving the page time to follow. */
async function keys(page: Page, ...pressed: readonly string[]): Promise<void> {
  for (const key of pressed) await page.keyboard.press(key)
}

async function caption(page: Page, text: string): Promise<void> {
  await expect(page.getByRole('textbox', { name: 'Caption' }).and(page.locator(':focus'))).toBeVisible()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

async function newPathway(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: 'New pathway' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('What happens first?')).toBeVisible()
}

test('a pathway is drawn without a mouse', async ({ page }) => {
  await newPathway(page)

  await test.step('the first task comes from the empty canvas', async () => {
    await page.getByRole('button', { name: /^Enquiry Something is asked/ }).focus()
    await page.keyboard.press('Enter')
    await caption(page, 'Ask for the symptoms')
    await expect(task(page, /^Enquiry Ask for the symptoms/)).toBeFocused()
  })

  await test.step('the next ones are appended', async () => {
    await keys(page, 'Control+ArrowDown', 'd')
    await caption(page, 'Treat?')
    await expect(task(page, /^Decision Treat\?/)).toBeFocused()
    await keys(page, 'Control+ArrowDown', 'a')
    await caption(page, 'Give oxygen')
    await expect(task(page, /^Action Give oxygen/)).toBeFocused()
    await keys(page, 'ArrowUp')
    await expect(task(page, /^Decision Treat\?/)).toBeFocused()
    await keys(page, 'Control+ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter')
    await caption(page, 'Watch')
    await expect(arrows(page)).toHaveCount(3)
  })

  await test.step('the task with the keyboard says all there is to know', async () => {
    await keys(page, 'ArrowUp')
    await expect(task(page, /^Decision Treat\?/)).toHaveAccessibleName(
      /Decision Treat\?, 2 of 4 in plan .*, runs after Ask for the symptoms, Decision · no options yet/,
    )
  })

  await test.step('arrow keys follow the flow', async () => {
    await keys(page, 'ArrowUp')
    await expect(task(page, /^Enquiry/)).toBeFocused()
    await keys(page, 'ArrowDown', 'ArrowDown')
    await expect(task(page, /^Action/).and(page.locator(':focus'))).toBeVisible()
    await keys(page, 'Home')
    await expect(task(page, /^Enquiry/)).toBeFocused()
  })

  await test.step('an arrow is drawn by typing its target; one that may not be says why', async () => {
    await keys(page, 'c')
    await page.keyboard.type('watch')
    await page.keyboard.press('Enter')
    await expect(arrows(page)).toHaveCount(4)
    await expect(task(page, /^Enquiry/)).toBeFocused()
    await keys(page, 'c')
    await page.keyboard.type('watch')
    await expect(page.getByRole('option', { name: /Watch.*This arrow is there already/ })).toBeVisible()
    await keys(page, 'Escape')
  })

  await test.step('rename, delete, undo, redo', async () => {
    await keys(page, 'End', 'F2')
    await caption(page, 'Watch and wait')
    await expect(task(page, /^Action Watch and wait/)).toBeFocused()
    await keys(page, 'Delete')
    await expect(task(page, /Watch and wait/)).toHaveCount(0)
    await keys(page, 'Control+z')
    await expect(task(page, /Watch and wait/)).toHaveCount(1)
    await keys(page, 'Control+z')
    await expect(task(page, /^Action Watch/)).toHaveAccessibleName(/^Action Watch(,|$)/)
    await keys(page, 'Control+Shift+z')
    await expect(task(page, /Watch and wait/)).toHaveCount(1)
  })

  await test.step('the result of each command is said', async () => {
    await expect(page.locator('[data-live-region=polite]')).toHaveText('Redone: Caption of Watch and wait')
  })

  await test.step('copies are pasted as text', async () => {
    await task(page, /^Action Watch and wait/).focus()
    await keys(page, 'End', 'Control+c', 'Control+v')
    await expect(task(page, /^Action Watch and wait/)).toHaveCount(2)
  })
})

test('the canvas is one stop of the Tab key', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: /Use.*CURB-65/ }).click()
  await expect(task(page, /^Enquiry Assess/)).toBeVisible()
  await task(page, /^Enquiry Assess/).focus()
  const inCanvas = () => page.evaluate(() => document.activeElement?.closest('[data-task]')?.getAttribute('data-task'))
  expect(await inCanvas()).toBe('Assess')
  await page.keyboard.press('Tab')
  expect(await inCanvas()).toBeUndefined()
  await page.keyboard.press('Shift+Tab')
  expect(await inCanvas()).toBe('Assess')
  await keys(page, 'ArrowDown')
  await expect(task(page, /^Decision/)).toBeFocused()
  expect(await page.locator('[data-task][tabindex="0"]').count()).toBe(1)
})

test('plans are opened, filled and left by keyboard', async ({ page }) => {
  await newPathway(page)
  await page.getByRole('button', { name: /^Plan A group/ }).focus()
  await page.keyboard.press('Enter')
  await caption(page, 'Look after the patient')
  await expect(task(page, /^Plan Look after/)).toBeFocused()
  await keys(page, 'Enter')
  await expect(page.getByRole('navigation', { name: 'Plans around this one' })).toContainText('Look after the patient')
  await expect(page.getByText('This plan is empty')).toBeVisible()
  await page.getByRole('button', { name: /^Action Something is done/ }).focus()
  await page.keyboard.press('Enter')
  await caption(page, 'Take the pulse')
  await keys(page, 'u')
  await expect(task(page, /^Plan Look after/)).toBeFocused()
  await expect(task(page, /^Plan Look after/)).toHaveAccessibleName(/Plan · 1 task/)

  await test.step('opened in place, entered and left', async () => {
    await keys(page, 'x')
    await expect(task(page, /^Plan Look after/)).toHaveAccessibleName(/opened in place/)
    await keys(page, 'Enter')
    await expect(task(page, /^Action Take the pulse/)).toBeFocused()
    await keys(page, 'Control+ArrowDown', 'a')
    await caption(page, 'Write it down')
    await expect(arrows(page)).toHaveCount(1)
    await keys(page, 'u')
    await expect(task(page, /^Plan Look after/)).toBeFocused()
  })

  await test.step('anything is found by typing, and the way back leads to where one was', async () => {
    await keys(page, 'Control+k')
    await page.keyboard.type('pulse')
    await expect(page.getByRole('menuitem', { name: /Take the pulse/ }).first()).toBeVisible()
    await keys(page, 'Enter')
    await expect(task(page, /^Action Take the pulse/)).toBeFocused()
    await page.waitForTimeout(1000)
    await keys(page, 'Alt+ArrowLeft')
    await expect(task(page, /^Plan Look after/)).toHaveAttribute('data-selected', 'true')
    await keys(page, 'Alt+ArrowRight')
    await expect(task(page, /^Action Take the pulse/)).toHaveAttribute('data-selected', 'true')
  })

  await test.step('an arrow is reached from its task, and led elsewhere or deleted', async () => {
    await keys(page, 'n')
    await expect(page.locator('[data-live-region=polite]')).toContainText('Arrow from Take the pulse to Write it down')
    await keys(page, 'Delete')
    await expect(arrows(page)).toHaveCount(0)
    await keys(page, 'Control+z')
  })

  await test.step('the whole pathway is read as a text, and changed there', async () => {
    await keys(page, 'Shift+R')
    const reading = page.getByRole('article', { name: /^Reading of/ })
    await expect(reading.getByRole('heading', { name: 'Plan Look after the patient' })).toBeVisible()
    await expect(reading.getByText('Starts after “Take the pulse”.')).toBeVisible()
    await reading.getByRole('textbox', { name: 'Caption of Write it down' }).fill('Note it')
    await keys(page, 'Enter')
    await expect(reading.getByRole('heading', { name: 'Action Note it' })).toBeVisible()
    await keys(page, 'Escape')
    await expect(task(page, /^Action Note it/)).toBeVisible()
  })
})
