import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'

async function clean(page: Page, what: string, except: readonly string[] = []) {
  // What was just done comes to rest.
  await page.waitForTimeout(400)
  const { violations } = await new AxeBuilder({ page })
    .exclude('.monaco-editor')
    .disableRules([...except])
    .analyze()
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html.slice(0, 160)).join('\n  ')}`,
  )
  expect.soft(found, what).toEqual([])
}

for (const theme of ['light', 'dark'] as const)
  test(`every screen is free of what a machine can find wrong, ${theme}`, async ({ page }) => {
    test.setTimeout(180_000)
    // Without motion: colours on their way from one to another are no colours of the page.
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.goto('/')
    await expect(page.getByRole('img', { name: /Drawing of CURB-65/ })).toBeVisible()
    await clean(page, 'start')
    await page.getByRole('button', { name: /^About CURB-65/ }).click()
    await clean(page, 'about a template')
    await page.keyboard.press('Escape')

    await page.goto('/keys')
    await clean(page, 'keys')
    await page.goto('/store')
    await clean(page, 'store')
    await page.goto('/nowhere')
    await clean(page, 'not found')

    await page.goto('/')
    await page.getByRole('button', { name: /Use this template: CURB-65/ }).click()
    const side = page.getByRole('complementary', { name: 'Properties, verification and run' })
    await expect(page.getByRole('group', { name: /^Enquiry/ })).toBeVisible()
    await clean(page, 'editor')
    await page.getByRole('group', { name: /^Decision/ }).click()
    await clean(page, 'properties of a decision')
    await page.getByRole('banner').getByRole('button', { name: 'Verify', exact: true }).click()
    await expect(side.getByText('Clean: no dead ends, no gaps')).toBeVisible()
    await clean(page, 'verification')
    await page.getByRole('banner').getByRole('button', { name: 'Run', exact: true }).click()
    await clean(page, 'patient form')
    await side.getByRole('radio', { name: 'No', exact: true }).check()
    for (const [name, value] of [
      ['Urea', '9.1'],
      ['Respiratory rate', '30'],
      ['Systolic blood pressure', '120'],
      ['Diastolic blood pressure', '70'],
      ['Age', '80'],
    ] as const)
      await side.getByRole('textbox', { name, exact: true }).fill(value)
    await side.getByRole('button', { name: 'Enter', exact: true }).click()
    await expect(side.getByText('Recommended').first()).toBeVisible()
    await clean(page, 'decision')
    await side.getByRole('tab', { name: /Tests/ }).click()
    await side.getByRole('button', { name: 'Run all' }).click()
    await expect(side.getByRole('progressbar')).toHaveCount(0)
    await expect(side.getByRole('button', { name: 'Run all' })).toBeVisible()
    await clean(page, 'tests')
    await page.keyboard.press('ControlOrMeta+k')
    await expect(page.getByRole('dialog')).toBeVisible()
    // The list scrolls with the arrow keys of the field above it; the rule knows that of a listbox only.
    await clean(page, 'command palette', ['scrollable-region-focusable'])
    await page.keyboard.press('ArrowUp')
    await expect(page.getByRole('menuitem').last()).toBeInViewport()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Sign & publish' }).click()
    await clean(page, 'sign and publish')
  })
