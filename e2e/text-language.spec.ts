import { expect, test, type Page } from '@playwright/test'

/** The page as the author of conditions sees it. */
function parts(page: Page) {
  const side = page.getByRole('complementary', { name: 'Properties, verification and run' })
  return {
    side,
    task: (name: RegExp) => page.getByRole('group', { name }),
    field: (name: string) => side.getByRole('textbox', { name, exact: true }),
    line: (text: string | RegExp) => page.locator('.view-line', { hasText: text }),
    /** A word of the text, as the editor draws it. */
    word: (line: string | RegExp, text: string) =>
      page
        .locator('.view-line', { hasText: line })
        .locator('span', { hasText: new RegExp(`^${text}$`) })
        .first(),
    suggestions: page.locator('.suggest-widget.visible').getByRole('option'),
    problems: page.getByRole('tab', { name: /^Problems/ }),
  }
}

test('the text and the fields know the language', async ({ page }) => {
  const { side, task, field, line, word, suggestions, problems } = parts(page)
  await page.goto('/')
  await page.getByRole('button', { name: /Use.*CURB-65/ }).click()
  await task(/^Action Arrange care at home/).click()
  await expect(line("action :: 'Care_at_home'")).toBeVisible()

  await test.step('completion in the text: names, with what they are', async () => {
    await line('precondition').first().click()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.type('and respi')
    await expect(suggestions.first()).toContainText('respiratory_rate')
    await page.keyboard.press('Enter')
    await page.keyboard.type(' > true ')
    await expect(line('and respiratory_rate > true')).toBeVisible()
  })

  await test.step('hover: type, range, who asks for it and who reads it', async () => {
    await expect(problems).toHaveText(/1/)
    await word('and respiratory_rate', 'respiratory_rate').hover()
    const note = page.locator('.monaco-hover', { hasText: 'Asked by' })
    await expect(note).toContainText('a whole number, 4 .. 80')
    await expect(note).toContainText('Read by')
    await page.mouse.move(5, 5)
  })

  await test.step('rename: everywhere, as one step back', async () => {
    await word('and respiratory_rate', 'respiratory_rate').click()
    await page.keyboard.press('F2')
    const box = page.locator('.rename-box input')
    await expect(box).toHaveValue('respiratory_rate')
    await box.fill('breaths')
    await page.keyboard.press('Enter')
    await expect(line('and breaths > true')).toBeVisible()
    await task(/^Enquiry Assess/).click()
    await expect(line("source :: 'breaths'").first()).toBeVisible()
    await page.keyboard.press('ControlOrMeta+z')
    await task(/^Action Arrange care at home/).click()
    await expect(line('and respiratory_rate > true')).toBeVisible()
  })

  await test.step('a quick fix answers the problem at the cursor', async () => {
    await line('procedure').first().click()
    // Twice: the first ends at the wrap.
    await page.keyboard.press('End')
    await page.keyboard.press('End')
    await page.keyboard.press('Backspace')
    const missing = side.getByText('`;` is missing here.')
    await expect(missing).toBeVisible()
    await page.keyboard.press('ControlOrMeta+.')
    await page.getByText('Insert `;`').last().click()
    await expect(missing).toBeHidden()
  })

  await test.step('a field of a condition: the same names, values, notes and problems', async () => {
    await task(/^Action Give a safety net/).click()
    const condition = field('Only if')
    await condition.click()
    await page.keyboard.type('confu')
    await expect(side.getByRole('listbox').getByRole('option').first()).toContainText('confusion')
    await page.keyboard.press('Enter')
    await page.keyboard.type(' = ')
    await expect(side.getByRole('listbox').getByRole('option').first()).toContainText('true')
    await page.keyboard.press('Enter')
    await expect(condition).toHaveValue('confusion = true')
    await page.keyboard.type(' and age > "old"')
    await expect(side.getByText(/number.*text|text.*number/i).first()).toBeVisible()
    await page.keyboard.press('Home')
    await expect(side.getByRole('note')).toContainText('Asked by')
    await page.keyboard.press('F12')
    await expect(side.getByText('Data item', { exact: true })).toBeVisible()
  })
})
