import { expect, test } from '@playwright/test'

test('two tabs on one pathway are told, and do not overwrite each other', async ({ page, context }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'New pathway' }).click()
  await expect(page.getByText('Saved on this computer')).toBeVisible()
  const other = await context.newPage()
  await other.goto(page.url())

  await test.step('the second tab says that it is open elsewhere', async () => {
    await expect(other.getByRole('dialog', { name: 'This pathway is open in another tab' })).toBeVisible()
  })

  await test.step('taking it over keeps what the first tab had', async () => {
    const canvas = page.getByRole('application', { name: /^Canvas/ })
    await page.getByRole('toolbar', { name: 'Task classes' }).getByRole('button', { name: 'Action' }).click()
    await canvas.click({ position: { x: 120, y: 300 } })
    await page.keyboard.press('Enter')
    await expect(page.getByRole('group', { name: /^Action/ })).toBeVisible()
    await other.getByRole('button', { name: 'Use it here' }).click()
    await expect(other.getByRole('group', { name: /^Action/ })).toBeVisible()
  })

  await test.step('the first tab says so and writes no more', async () => {
    await expect(page.getByRole('dialog', { name: 'This pathway was taken over by another tab' })).toBeVisible()
  })
})
