import { expect, test } from '@playwright/test'

test.use({ serviceWorkers: 'allow' })

test('after one visit everything but the store works without a network', async ({ page, context }) => {
  await page.goto('/')
  // The worker is in charge once it has kept every file.
  await page.evaluate(() => navigator.serviceWorker.ready)
  await context.setOffline(true)
  await page.reload()

  await test.step('the page opens, a template can be used', async () => {
    await page.getByRole('button', { name: /Use this template: CURB-65/ }).click()
    await expect(page.getByRole('group', { name: /^Enquiry/ })).toBeVisible()
    await expect(page.getByText('no network')).toBeVisible()
  })

  await test.step('the text editor and the verifier come from the browser too', async () => {
    await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible()
    await page.getByRole('banner').getByRole('button', { name: 'Verify', exact: true }).click()
    await expect(page.getByText('Clean: no dead ends, no gaps')).toBeVisible()
  })

  await test.step('an address opened without a network is answered, and the work is there', async () => {
    await page.reload()
    await expect(page.getByRole('group', { name: /^Enquiry/ })).toBeVisible()
  })
})
