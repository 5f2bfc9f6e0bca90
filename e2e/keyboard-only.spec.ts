import { expect, test, type Page } from '@playwright/test'

/** Presses Tab until the focus is on what is wanted, as somebody without a mouse does. */
async function tabTo(page: Page, name: RegExp, most = 60) {
  for (let press = 0; press < most; press++) {
    const here = await page.evaluate(() => {
      const element = document.activeElement
      return `${element?.getAttribute('aria-label') ?? ''} ${element?.textContent ?? ''}`.trim()
    })
    if (name.test(here)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${String(name)}.`)
}

test('a pathway is opened, verified and run without a mouse', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('button', { name: /Use this template: CURB-65/ })).toBeVisible()
  await tabTo(page, /^Use this template: CURB-65/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: /^Enquiry Assess/ })).toBeVisible()
  const side = page.getByRole('complementary', { name: 'Properties, verification and run' })

  await test.step('every command is found by typing', async () => {
    await page.keyboard.press('ControlOrMeta+k')
    await page.keyboard.type('verify')
    await expect(page.getByRole('menuitem', { name: /^Verify/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(side.getByText('Clean: no dead ends, no gaps')).toBeVisible()
  })

  await test.step('the shortcut sheet opens with ? and closes with Escape', async () => {
    await page.getByRole('group', { name: /^Enquiry Assess/ }).focus()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('a patient is entered, a decision taken, an action done', async () => {
    await page.keyboard.press('F9')
    await expect(side.getByRole('article', { name: 'Assess the five findings' })).toBeVisible()
    await side.getByRole('tab', { name: 'Run', exact: true }).focus()
    await tabTo(page, /Yes, new confusion|^$/, 12)
    await side.getByRole('radio', { name: 'No', exact: true }).focus()
    await page.keyboard.press('Space')
    for (const value of ['9.1', '30', '120', '70', '80']) {
      await page.keyboard.press('Tab')
      await page.keyboard.type(value)
    }
    await page.keyboard.press('Enter')
    const decision = side.getByRole('article', { name: 'Where should this patient be treated?' })
    await expect(decision).toBeVisible()
    await expect(side.getByRole('heading', { name: 'To do now' })).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await tabTo(page, /^Decide$/)
    await page.keyboard.press('Enter')
    await expect(side.getByRole('article', { name: 'Admit urgently' })).toBeVisible()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(side.getByRole('article', { name: 'Give a safety net and plan the review' })).toBeVisible()
  })

  await test.step('what happened is said to a screen reader', async () => {
    await expect(page.locator('[data-live-region="polite"]')).toContainText(
      'Give a safety net and plan the review: in progress',
    )
  })
})
