import { expect, test } from '@playwright/test'

test('without the server everything but publishing goes on; what was signed waits and is sent later', async ({
  page,
}, info) => {
  test.setTimeout(150_000)
  await page.goto('/')
  await page.getByRole('button', { name: /Use this template: CURB-65/ }).click()
  const side = page.getByRole('complementary', { name: 'Properties, verification and run' })
  await expect(page.getByRole('group', { name: /^Enquiry/ })).toBeVisible()
  await page.route('**/api/**', (route) => route.abort('connectionrefused'))

  await test.step('verifying needs no server', async () => {
    await page.getByRole('banner').getByRole('button', { name: 'Verify', exact: true }).click()
    await expect(side.getByText('Clean: no dead ends, no gaps')).toBeVisible()
  })

  await test.step('signing needs none either; publishing says what waits', async () => {
    await page.getByRole('button', { name: 'Sign & publish' }).click()
    const dialog = page.getByRole('dialog', { name: 'Sign and publish' })
    await dialog.getByRole('button', { name: 'New key' }).click()
    const making = page.getByRole('dialog', { name: 'New key' })
    await making.getByRole('textbox').fill('Dr Offline')
    await making.getByRole('button', { name: 'Make the key' }).click()
    await dialog
      .getByRole('textbox', { name: /Name in the store/ })
      .fill(`offline/curb-65-${info.workerIndex}-${Date.now()}`)
    await dialog.getByRole('textbox', { name: /Intended user/ }).fill('Doctors in emergency departments')
    await dialog.getByRole('checkbox').check()
    await dialog.getByRole('button', { name: 'Sign and publish' }).click()
    await expect(dialog.getByText(/waits|waiting/i).first()).toBeVisible()
    await dialog.getByRole('button', { name: 'Close' }).last().click()
  })

  await test.step('the store says that it cannot be reached', async () => {
    await page.getByRole('link', { name: 'All pathways' }).click()
    await page.getByRole('link', { name: 'Store' }).click()
    await expect(page.getByText(/cannot be reached/).first()).toBeVisible()
  })

  await test.step('when the server is back, one press sends it', async () => {
    await page.unroute('**/api/**')
    await page.getByRole('link', { name: 'Pathways', exact: true }).click()
    await page
      .getByRole('button', { name: /Publish|Send|Try/ })
      .first()
      .click()
    await expect(page.getByText(/Anyone can now find/).first()).toBeVisible({ timeout: 30_000 })
  })
})
