import { expect, test } from '@playwright/test'

test('the tour of a first pathway is offered once, stays out of the way, and can be taken again', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: /Use this template: CURB-65/ }).click()
  await expect(page.getByRole('group', { name: /^Enquiry/ })).toBeVisible()
  const offer = page.getByRole('group', { name: 'Take the tour' })
  const card = (name: string) => page.getByRole('dialog', { name })

  await test.step('the offer takes no focus; taken, the keyboard goes along', async () => {
    await expect(offer).toBeVisible()
    await expect(offer.locator(':focus')).toHaveCount(0)
    await offer.getByRole('button', { name: 'Take the tour' }).click()
    await expect(offer).toBeHidden()
    await expect(card('Tasks to choose from')).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(card('The drawing')).toContainText('Step 2 of 6')
  })

  await test.step('what it points at can be used meanwhile', async () => {
    await page.getByRole('group', { name: /^Enquiry/ }).click()
    await expect(page.getByRole('complementary').getByRole('textbox', { name: 'Caption' })).toBeVisible()
    await page.keyboard.press('Control+j')
    await card('The drawing').getByRole('button', { name: 'Next' }).click()
    // The text was hidden: the tour shows it.
    await expect(card('The same pathway as text')).toBeVisible()
    await expect(page.getByRole('tab', { name: 'Text' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByRole('group', { name: /^Enquiry/ })).toBeFocused()
  })

  await test.step('it is not offered again, but found in the search and under the last button', async () => {
    await page.reload()
    await expect(page.getByRole('group', { name: /^Enquiry/ })).toBeVisible()
    await expect(offer).toBeHidden()
    await page.keyboard.press('Control+k')
    await page
      .getByRole('searchbox')
      .or(page.getByRole('textbox', { name: 'Search and commands' }))
      .fill('tour')
    await page.keyboard.press('Enter')
    await expect(card('Tasks to choose from')).toBeFocused()
    for (const name of ['The drawing', 'The same pathway as text', 'Proved while you draw', 'Tried', 'Signed']) {
      await page.getByRole('button', { name: 'Next' }).click()
      await expect(card(name)).toBeInViewport({ ratio: 1 })
    }
    await page.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
})

test('the page of a check is read in the app, with what is wrong and what is right', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'New pathway' }).click()
  await expect(page.getByRole('application', { name: /^Canvas/ })).toBeVisible()

  await test.step('from the search', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('argument.always')
    await page.getByRole('menuitem', { name: /^Argument that always holds/ }).click()
    const help = page.getByRole('dialog', { name: 'Argument that always holds' })
    await expect(help.getByText('An argument should tell patients apart.')).toBeVisible()
    await expect(help.getByRole('heading', { name: 'Wrong' })).toBeVisible()
    await expect(help.getByRole('heading', { name: 'Right' })).toBeAttached()
    await expect(help.locator('pre').first()).toContainText('argument :: for, temperature > 20.0')
    await expect(help.locator('mark')).toHaveText('temperature > 20.0')
    await page.keyboard.press('Escape')
    await expect(help).toBeHidden()
  })

  await test.step('from a problem, by keyboard', async () => {
    await page.getByRole('tab', { name: /^Problems/ }).click()
    const link = page
      .getByRole('tabpanel', { name: /^Problems/ })
      .getByRole('button', { name: 'What this means' })
      .first()
    await link.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog').getByRole('heading', { name: 'Right' })).toBeAttached()
    await page.keyboard.press('Escape')
    await expect(link).toBeFocused()
  })
})
