import { expect, test, type Page } from '@playwright/test'

async function openTemplate(page: Page) {
  await page.goto('/')
  await page.getByRole('button', { name: /Use this template: CURB-65/ }).click()
  const side = page.getByRole('complementary', { name: 'Properties, verification and run' })
  await page.getByRole('banner').getByRole('button', { name: 'Run', exact: true }).click()
  return side
}

type Side = Awaited<ReturnType<typeof openTemplate>>

async function fill(side: Side, values: Readonly<Record<string, string>>, confusion: string) {
  await side.getByRole('radio', { name: confusion, exact: true }).check()
  for (const [name, value] of Object.entries(values)) await side.getByRole('textbox', { name, exact: true }).fill(value)
}

const patient = {
  Urea: '5.0',
  'Respiratory rate': '30',
  'Systolic blood pressure': '120',
  'Diastolic blood pressure': '70',
  Age: '40',
}

test('values are checked as they are entered', async ({ page }) => {
  const side = await openTemplate(page)
  await fill(side, { ...patient, Urea: '7.15', 'Diastolic blood pressure': '130', Age: 'forty' }, 'No')

  await test.step('an unusual value is said at once', async () => {
    await expect(side.getByText(/diastolic pressure is not below the systolic one/)).toBeVisible()
  })

  await test.step('what is no value is refused at its field, and nothing is lost', async () => {
    await side.getByRole('button', { name: 'Enter', exact: true }).click()
    await expect(side.getByText('Enter 0.1 to 100.0 mmol/L, in steps of 0.1.')).toBeVisible()
    await expect(side.getByText('Enter a whole number.')).toBeVisible()
    await expect(side.getByRole('textbox', { name: 'Respiratory rate', exact: true })).toHaveValue('30')
  })
})

test('deciding against the recommendation asks for a reason, and the run can be recorded', async ({
  page,
  context,
}) => {
  const side = await openTemplate(page)
  await fill(side, patient, 'Yes, new confusion')
  await side.getByRole('button', { name: 'Enter', exact: true }).click()

  await test.step('every option is there with its grounds, none chosen beforehand', async () => {
    await expect(side.getByRole('radio')).toHaveCount(4)
    await expect(side.getByRole('radio', { checked: true })).toHaveCount(0)
    await expect(side.getByText('moderate certainty').first()).toBeVisible()
  })

  await test.step('another choice needs a reason', async () => {
    await side.getByRole('radio', { name: /Consider treatment at home/ }).check()
    await side.getByRole('button', { name: 'Decide', exact: true }).click()
    await expect(side.getByText(/Write why, so that a reader can follow/)).toBeVisible()
    await side.getByRole('button', { name: /You chose what is not recommended/ }).click()
    await page.getByRole('option', { name: 'The patient prefers it' }).click()
    await side.getByRole('button', { name: 'Decide', exact: true }).click()
    await expect(page.getByRole('group', { name: /^Action Arrange care at home.*in progress/ })).toBeVisible()
    await expect(side.getByText('Reason: The patient prefers it')).toBeVisible()
  })

  await test.step('a task says why it stands where it does', async () => {
    await page.getByRole('group', { name: /^Action Admit urgently/ }).click()
    await expect(side.getByRole('region', { name: 'Why: Admit urgently' })).toContainText('not needed')
  })

  await test.step('stepping back takes the decision back', async () => {
    await side.getByRole('button', { name: 'Step back' }).click()
    await expect(side.getByRole('article', { name: 'Where should this patient be treated?' })).toBeVisible()
    await side.getByRole('button', { name: 'Step forward again' }).click()
    await expect(side.getByRole('article', { name: 'Arrange care at home' })).toBeVisible()
  })

  await test.step('the run becomes a test case with one click, and passes', async () => {
    await side.getByRole('button', { name: 'Record as test case' }).click()
    await expect(page.getByText('Recorded as “Consider treatment at home”.')).toBeVisible()
    await side.getByRole('tab', { name: /Tests/ }).click()
    await expect(side.getByText('All 18 test cases pass')).toBeVisible()
    await side.getByRole('button', { name: 'Rename “Consider treatment at home”' }).click()
    await side.getByRole('textbox', { name: 'Name of the test case' }).fill('Home by wish')
    await page.keyboard.press('Enter')
    await expect(side.getByText('Home by wish')).toBeVisible()
  })

  await test.step('deleting one is undone with everything else', async () => {
    await side.getByRole('button', { name: 'Delete “No finding: home”' }).click()
    await expect(side.getByText('No finding: home', { exact: true })).toHaveCount(0)
    await page
      .getByRole('banner')
      .getByRole('button', { name: /^Undo: Delete test case/ })
      .click()
    await expect(side.getByText('No finding: home', { exact: true })).toBeVisible()
  })

  await test.step('it is still there in a new tab; the run itself is not', async () => {
    await expect(page.getByText('Saved on this computer')).toBeVisible()
    const address = page.url()
    await page.close()
    const again = await context.newPage()
    await again.goto(address)
    await again.getByRole('tab', { name: /^Tests/ }).click()
    await expect(again.getByText('Home by wish')).toBeVisible()
    await again.getByRole('tab', { name: 'Run', exact: true }).click()
    await expect(again.getByText('Try it with an invented patient')).toBeVisible()
  })
})

test('nothing of a patient leaves the page', async ({ page }) => {
  const seen: string[] = []
  page.on('request', (request) => seen.push(`${request.url()} ${request.postData() ?? ''}`))
  const side = await openTemplate(page)
  await fill(side, { ...patient, Urea: '43.7', Age: '117' }, 'No')
  await side.getByRole('button', { name: 'Enter', exact: true }).click()
  await expect(side.getByRole('article', { name: 'Where should this patient be treated?' })).toBeVisible()
  const stored = await page.evaluate(async () => {
    const all: unknown[] = [Object.entries(localStorage), Object.entries(sessionStorage), location.href]
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name)
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(new Error('cannot be opened')))
      })
      for (const store of database.objectStoreNames)
        all.push(
          await new Promise((resolve) => {
            const request = database.transaction(store).objectStore(store).getAll()
            request.addEventListener('success', () => resolve(request.result))
          }),
        )
      database.close()
    }
    return JSON.stringify(all)
  })
  expect(stored).toContain('CURB-65')
  expect(stored).not.toContain('43.7')
  expect(seen.join('\n')).not.toMatch(/43\.7|\b117\b/)
})
