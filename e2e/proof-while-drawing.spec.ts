import { expect, test } from '@playwright/test'

test('break a decision, see it found without asking, play it, keep it as a test, apply the fix', async ({ page }) => {
  const side = page.getByRole('complementary', { name: 'Properties, verification and run' })
  const standing = page.getByRole('banner').locator('[data-standing]')
  const decision = page.getByRole('group', { name: /^Decision Where/ })

  await page.goto('/')
  await page.getByRole('button', { name: /Use.*CURB-65/ }).click()
  await expect(standing).toHaveText('Verified: clean', { timeout: 20_000 })

  await test.step('the decision says at once for whom it recommends nothing', async () => {
    await decision.click()
    await expect(side.getByText('Every patient gets a recommendation.')).toBeVisible()
    await side.getByRole('button', { name: 'Grid', exact: true }).click()
    const condition = side.getByRole('textbox', { name: 'Condition score >= 4', exact: true })
    await condition.fill('score > 4')
    await condition.press('Enter')
    const proof = side.getByRole('region', { name: 'This decision for all patients' })
    await expect(proof).toContainText('No recommendation when')
    await expect(proof).toContainText('exactly 4')
    await expect(standing).toHaveText('2 findings')
    // The caret is where the author left it: nothing that was found takes the focus.
    await expect(side.getByRole('textbox', { name: 'Condition score > 4', exact: true })).toBeFocused()
  })

  await test.step('go to the finding and play it with keys alone', async () => {
    await page.keyboard.press('F8')
    const card = side.getByRole('article', { name: /recommends nothing for .*exactly 4/ })
    await expect(card).toBeInViewport()
    await expect(page.getByRole('group', { name: /^Action Arrange care at home/ })).toHaveAttribute(
      'data-faded',
      'true',
    )
    const outline = page.getByRole('treegrid', { name: 'Outline' })
    await expect(outline.getByRole('row', { name: /^Arrange care at home.*no part in this finding/ })).toBeVisible()
    await page.getByRole('checkbox', { name: 'Hide the others' }).click()
    await expect(outline.getByRole('row', { name: /^Arrange care at home/ })).toHaveCount(0)
    await page.keyboard.press('ControlOrMeta+F8')
    await page.keyboard.press('ControlOrMeta+F8')
    const slider = card.getByRole('slider', { name: 'Step of the run' })
    await slider.focus()
    await slider.press('End')
    await expect(decision).toHaveAttribute('data-state', 'in_progress')
    await expect(card.getByRole('list', { name: 'What changed' })).toContainText('CURB-65 score: 4')
    await expect(card.getByText('Here it goes wrong')).toBeVisible()
  })

  await test.step('one press keeps it as a test', async () => {
    await side.getByRole('button', { name: 'Keep as scenario' }).first().click()
    await expect(side.getByRole('button', { name: 'Kept as a test case' })).toBeDisabled()
  })

  await test.step('the fix is shown, made as one change, and the pathway is clean again', async () => {
    await side.getByRole('button', { name: 'See the change' }).first().click()
    const preview = side.getByRole('region', { name: 'What would change' })
    await expect(preview.locator('del')).toContainText('score > 4')
    await expect(preview.locator('ins')).toContainText('score >= 4')
    await preview.getByRole('button', { name: 'Apply the fix' }).click()
    await expect(standing).toHaveText('Verified: clean')
    await page.getByRole('banner').getByRole('button', { name: /^Undo/ }).click()
    await expect(standing).toHaveText('2 findings')
  })
})
