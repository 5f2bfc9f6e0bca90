import { expect, test } from '@playwright/test'

test('a version is named, compared in words, on the drawing and in the text, and gone back to in one step', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('button', { name: /Use this template: CURB-65/ }).click()
  await expect(page.getByRole('group', { name: /^Enquiry/ })).toBeVisible()

  const list = page.getByRole('list', { name: /Versions of this pathway/ })
  const before = list.getByRole('listitem').filter({ hasText: 'Before the review' })

  await test.step('one key names the pathway as it is', async () => {
    await page.keyboard.press('Control+s')
    const dialog = page.getByRole('dialog', { name: 'Save a version' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Before the review')
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await page.getByRole('tab', { name: 'Versions' }).click()
    await expect(before).toContainText('As it is now')
  })

  await test.step('what changed since then is said', async () => {
    await page.getByRole('row', { name: /Arrange care at home/ }).click()
    await page.keyboard.press('Delete')
    await before.getByRole('button', { name: /^Compare/ }).click()
    const dialog = page.getByRole('dialog', { name: 'What changed' })
    await expect(dialog.getByText(/^step “.+” was taken out$/)).toBeVisible()
    await dialog.getByRole('tab', { name: 'On the drawing' }).click()
    await expect(dialog.getByRole('img', { name: /\d+ added, [1-9]\d* removed/ })).toBeVisible()
    await dialog.getByRole('tab', { name: 'In the text' }).click()
    await expect(dialog.locator('.monaco-diff-editor .line-delete').first()).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('it survives a reload; going back to it is one entry that undo takes back', async () => {
    await page.reload()
    await page.getByRole('tab', { name: 'Versions' }).click()
    const count = await page.getByRole('group', { name: /^Action/ }).count()
    await before.getByRole('button', { name: /^Go back/ }).click()
    await expect(page.getByRole('group', { name: /^Action/ })).toHaveCount(count + 1)
    await expect(before).toContainText('As it is now')
    await page.getByRole('banner').getByRole('button', { name: 'Undo: Go back to version Before the review' }).click()
    await expect(page.getByRole('group', { name: /^Action/ })).toHaveCount(count)
  })
})
