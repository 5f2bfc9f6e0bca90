import { expect, test, type Page } from '@playwright/test'

async function addAction(page: Page, x: number, y: number, name: string) {
  await page.getByRole('toolbar', { name: 'Task classes' }).getByRole('button', { name: 'Action' }).click()
  await page.getByRole('application', { name: /^Canvas/ }).click({ position: { x, y } })
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: new RegExp(`^Action ${name}`) })).toBeVisible()
}

test('a tab that is killed loses nothing, and what was done in it can still be undone', async ({ page, context }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'New pathway' }).click()
  await addAction(page, 120, 300, 'Weigh the patient')
  await addAction(page, 120, 120, 'Ask about allergies')
  const address = page.url()
  // Within a second of the last stroke.
  await page.waitForTimeout(900)
  await page.close({ runBeforeUnload: false })

  const again = await context.newPage()
  await again.goto(address)
  await expect(again.getByRole('group', { name: /^Action Weigh the patient/ })).toBeVisible()
  await expect(again.getByRole('group', { name: /^Action Ask about allergies/ })).toBeVisible()

  await test.step('the history is the one of before', async () => {
    await again.getByRole('tab', { name: 'History' }).click()
    const history = again.getByRole('list', { name: 'History' })
    await expect(history.getByRole('button')).not.toHaveCount(1)
    await history.getByRole('button', { name: /^Opened/ }).click()
    await expect(again.getByRole('group', { name: /^Action/ })).toHaveCount(0)
    await history.getByRole('button').last().click()
    await expect(again.getByRole('group', { name: /^Action Ask about allergies/ })).toBeVisible()
  })

  await test.step('the start page lists it; deleting it can be taken back', async () => {
    await again.getByRole('link', { name: 'All pathways' }).click()
    await expect(again.getByRole('link', { name: /New pathway/ })).toBeVisible()
    await again.getByRole('button', { name: 'Delete New pathway' }).click()
    await expect(again.getByRole('link', { name: /New pathway/ })).toHaveCount(0)
    await again.getByRole('button', { name: 'Undo' }).click()
    await again.getByRole('link', { name: /New pathway/ }).click()
    await expect(again.getByRole('group', { name: /^Action Ask about allergies/ })).toBeVisible()
  })
})

test('storage that refuses is said, with a way to save by hand', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'New pathway' }).click()
  await expect(page.getByText('Saved on this computer')).toBeVisible()
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError')
    }
  })
  await addAction(page, 120, 300, 'Weigh the patient')
  const notice = page.getByRole('alert').filter({ hasText: 'Not saved' })
  await expect(notice).toContainText('Download the text so that nothing is lost')
  const download = page.waitForEvent('download')
  await notice.getByRole('button', { name: 'Download the text' }).click()
  expect((await download).suggestedFilename()).toBe('New-pathway.pf')
})
