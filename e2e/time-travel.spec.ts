import { expect, test, type Page } from '@playwright/test'

/** The CURB-65 template with a patient entered: confusion and a rate of 30, which make a score of 2. */
async function runOf(page: Page) {
  await page.goto('/')
  await page.getByRole('button', { name: /Use this template: CURB-65/ }).click()
  await page.getByRole('banner').getByRole('button', { name: 'Run', exact: true }).click()
  const side = page.getByRole('complementary', { name: 'Properties, verification and run' })
  await side.getByRole('radio', { name: 'Yes, new confusion' }).check()
  for (const [name, value] of [
    ['Urea', '5.0'],
    ['Respiratory rate', '30'],
    ['Systolic blood pressure', '120'],
    ['Diastolic blood pressure', '70'],
    ['Age', '40'],
  ] as const)
    await side.getByRole('textbox', { name, exact: true }).fill(value)
  return side
}

test('what if: one value changed, two ways side by side, and a stop where it matters', async ({ page }) => {
  // Without motion a played run goes at once to where it stops.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const side = await runOf(page)
  const task = (name: RegExp) => page.getByRole('group', { name })
  await side.getByRole('button', { name: 'Enter', exact: true }).click()

  await test.step('a breakpoint is set by key, and a played run stops there and says so', async () => {
    await task(/^Action Arrange hospital care/).click()
    await page.keyboard.press('b')
    await expect(task(/^Action Arrange hospital care.*Breakpoint/)).toBeVisible()
    await page.keyboard.press('Shift+F9')
    await expect(side.getByText('“Arrange hospital care” is in progress now.')).toBeVisible()
    await expect(side.getByText('Step 3 of 3')).toBeVisible()
  })

  await test.step('why is one key away', async () => {
    await page.keyboard.press('w')
    await expect(side.getByRole('heading', { name: 'Why: Arrange hospital care' })).toBeFocused()
    await side.getByRole('button', { name: 'Close the explanation' }).click()
  })

  await test.step('one value is changed where it was entered: another way, and the decision is asked again', async () => {
    await side.getByRole('button', { name: 'Change Urea' }).click()
    await side.getByRole('textbox', { name: 'Urea', exact: true }).fill('9.1')
    await side.getByRole('button', { name: 'From when it was entered' }).click()
    await expect(side.getByText(/because something else is recommended there now/)).toBeVisible()
    await expect(side.getByRole('radio', { name: /Admit urgently as severe.*Recommended/ })).toBeVisible()
    await expect(task(/^Decision Where should this patient be treated.*in progress/)).toBeVisible()
  })

  await test.step('both ways stand side by side, in words and on the canvas', async () => {
    await side.getByRole('button', { name: 'Compare with “Way 1”' }).click()
    const row = side.getByRole('row', { name: /^CURB-65 score/ })
    await expect(row.getByRole('cell')).toHaveText(['3', '2'])
    await expect(page.getByText('Way 1: completed')).toBeVisible()
    await side.getByRole('button', { name: 'Show “Way 1”' }).click()
    await expect(task(/^Action Arrange hospital care.*in progress/)).toBeVisible()
  })

  await test.step('the bar goes back and forth by key and says where it is', async () => {
    const bar = side.getByRole('slider', { name: 'Steps of the run' })
    await bar.focus()
    await page.keyboard.press('Home')
    await expect(bar).toHaveAttribute('aria-valuetext', /^Step 1 of 3: The pathway is started/)
    await expect(task(/^Enquiry Assess.*in progress/)).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await expect(page.locator('[data-live-region="polite"]')).toContainText('Step 2 of 3: Entered')
  })

  await test.step('a condition is checked as it is written, and stops the next run', async () => {
    const field = side.getByRole('textbox', { name: 'When this becomes true' })
    await field.fill('scroe >= 2')
    await side.getByRole('button', { name: 'Add breakpoint' }).click()
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await field.fill('score >= 2')
    await side.getByRole('button', { name: 'Add breakpoint' }).click()
    await page.keyboard.press('Escape')
    await side.getByRole('button', { name: 'Back to the start' }).click()
    await side.getByRole('button', { name: 'Play on' }).click()
    await expect(side.getByText(/^This is true now: CURB-65 score/)).toBeVisible()
  })

  await test.step('a pathway that is changed under the run is said, and the same steps are tried on it', async () => {
    await page.getByRole('group', { name: /^Action Admit urgently/ }).click()
    await page.keyboard.press('Delete')
    await expect(side.getByText('The pathway was changed since this run began')).toBeVisible()
    await side.getByRole('button', { name: 'Run the new version with the same steps' }).click()
    await expect(side.getByText('The new version took all steps.')).toBeVisible()
  })

  await test.step('breakpoints are still there in a new visit; nothing of the run is', async () => {
    await expect(page.getByText('Saved on this computer')).toBeVisible()
    await page.reload()
    await page.getByRole('tab', { name: 'Run', exact: true }).click()
    await expect(page.getByText('Try it with an invented patient')).toBeVisible()
    await expect(page.getByRole('checkbox', { name: '“Arrange hospital care”' })).toBeChecked()
    await expect(page.getByRole('checkbox', { name: /score >= 2 becomes true/ })).toBeChecked()
  })
})
