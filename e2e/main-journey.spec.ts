import { expect, test, type Locator, type Page } from '@playwright/test'
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The page as the author speaks of it. */
function parts(page: Page) {
  const side = page.getByRole('complementary', { name: 'Properties, verification and run' })
  return {
    side,
    task: (name: RegExp): Locator => page.getByRole('group', { name }),
    arrows: page.getByRole('img', { name: /^Arrow from/ }),
    field: (name: string): Locator => side.getByRole('textbox', { name, exact: true }),
    verify: page.getByRole('banner').getByRole('button', { name: 'Verify', exact: true }),
    text: page.getByRole('textbox', { name: /PROforma text/ }),
    /** A line of the text that is in view. */
    line: (text: string): Locator => page.locator('.view-line', { hasText: text }),
  }
}

async function middle(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox()
  if (box === null) throw new Error('Nothing to be seen there.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 10 })
  await page.mouse.up()
}

/** Puts the caret before the closing quote of a line of text. */
async function caretInQuotes(page: Page, line: Locator): Promise<void> {
  await line.click()
  await page.keyboard.press('End')
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowLeft')
}

test('a pathway from the template to a contract that anyone can check', async ({ page, browser }, info) => {
  test.setTimeout(240_000)
  const { side, task, arrows, field, verify, text, line } = parts(page)

  await test.step('pick the template and see it drawn', async () => {
    await page.goto('/')
    await page.getByRole('button', { name: /Use.*CURB-65/ }).click()
    await expect(task(/^Enquiry Assess the five findings/)).toBeVisible()
    await expect(task(/^Decision Where should this patient be treated/)).toBeVisible()
    await expect(task(/^Action /)).toHaveCount(5)
    await expect(arrows).toHaveCount(9)
    await expect(text).toBeVisible()
  })

  await test.step('drag a new action in, name it, connect it, give it a condition', async () => {
    const action = page.getByRole('toolbar', { name: 'Task classes' }).getByRole('button', { name: 'Action' })
    await drag(page, await middle(action), { x: 900, y: 180 })
    await expect(task(/^Action Action 1/)).toBeVisible()
    await page.keyboard.type('Check oxygen saturation')
    await page.keyboard.press('Enter')
    await expect(task(/^Action Check oxygen saturation/)).toBeVisible()
    await task(/^Enquiry Assess/).click()
    const handle = page.locator('.react-flow__node.selected .react-flow__handle.source')
    await drag(page, await middle(handle), await middle(task(/^Action Check oxygen/)))
    await expect(arrows).toHaveCount(10)
    await task(/^Action Check oxygen/).click()
    await field('Only if').fill('age >= 18')
    await page.keyboard.press('Enter')
    await expect(line('precondition :: age >= 18 ;')).toBeVisible()
  })

  await test.step('type in the text and see it on the canvas', async () => {
    await task(/^Action Arrange care at home/).click()
    await caretInQuotes(page, line('"Arrange care at home"'))
    await page.keyboard.type(' today')
    await expect(task(/^Action Arrange care at home today/)).toBeVisible()
  })

  await test.step('undo one intention at a time, wherever the focus is', async () => {
    await page.keyboard.press('ControlOrMeta+z')
    await expect(task(/^Action Arrange care at home today/)).toHaveCount(0)
    await expect(task(/^Action Arrange care at home/)).toBeVisible()
    await task(/^Action Check oxygen/).click()
    await expect(field('Only if')).toHaveText('age >= 18')
    await page.keyboard.press('ControlOrMeta+z')
    await expect(field('Only if')).toHaveText('')
    await page.keyboard.press('ControlOrMeta+z')
    await expect(arrows).toHaveCount(9)
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect(arrows).toHaveCount(10)
  })

  await test.step('close a circle of arrows: the verifier says who waits for whom, and plays the run', async () => {
    await task(/^Decision Where/).click()
    const after = side.getByRole('combobox', { name: /Runs after/ })
    await after.selectOption({ label: 'Give a safety net and plan the review' })
    await expect(arrows).toHaveCount(11)
    await verify.click()
    await expect(side.getByRole('heading', { name: /wait for each other and can never start/ })).toBeVisible()
    await side.getByRole('button', { name: 'Play it' }).first().click()
    await side.getByRole('button', { name: 'One step on' }).click()
    await expect(task(/^Enquiry Assess.*in progress/)).toBeVisible()
    await side.getByRole('button', { name: 'One step on' }).click()
    await expect(task(/^Enquiry Assess.*completed/)).toBeVisible()
    await side.getByRole('button', { name: 'To the end' }).click()
    await expect(side.getByText('Here it goes wrong')).toBeVisible()
    await side.getByRole('button', { name: 'Stop playing' }).click()
  })

  await test.step('repair it', async () => {
    await task(/^Decision Where/).click()
    await page.keyboard.press('ControlOrMeta+z')
    await expect(arrows).toHaveCount(10)
    await verify.click()
    await expect(side.getByText('Clean: no dead ends, no gaps')).toBeVisible()
  })

  await test.step('leave a gap at exactly one value: the verifier names it', async () => {
    await side.getByRole('tab', { name: 'Properties' }).click()
    await task(/^Decision Where/).click()
    await text.focus()
    await page.keyboard.press('ControlOrMeta+f')
    await page.keyboard.type('for, score = 2')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.keyboard.type('for, score > 2')
    await expect(line('argument :: for, score > 2')).toBeVisible()
    await verify.click()
    await expect(side.getByRole('heading', { name: /recommends nothing for .*score.* exactly 2/ })).toBeVisible()
    await page.getByRole('banner').getByRole('button', { name: /^Undo/ }).click()
    await verify.click()
    await expect(side.getByText('Clean: no dead ends, no gaps')).toBeVisible()
  })

  await test.step('run it with a patient', async () => {
    await page.getByRole('banner').getByRole('button', { name: 'Run', exact: true }).click()
    await side.getByRole('radio', { name: 'Yes, new confusion' }).check({ force: true })
    await field('Urea').fill('6.0')
    await field('Respiratory rate').fill('32')
    await field('Systolic blood pressure').fill('120')
    await field('Diastolic blood pressure').fill('80')
    await field('Age').fill('50')
    await side.getByRole('button', { name: 'Enter' }).click()
    const decision = side.getByRole('article', { name: 'Where should this patient be treated?' })
    const recommended = decision.getByRole('radio', { name: /Consider hospital care.*Recommended/ })
    await expect(recommended).toBeAttached()
    await expect(decision.getByText(/about 9 in 100 such patients died/)).toBeVisible()
    await expect(decision.getByText('against', { exact: true }).filter({ visible: true }).first()).toBeVisible()
    await expect(
      decision.getByRole('link', { name: 'doi:10.1136/thorax.58.5.377' }).filter({ visible: true }).first(),
    ).toBeVisible()
    await recommended.check({ force: true })
    await decision.getByRole('button', { name: 'Decide' }).click()
    await expect(task(/^Action Arrange hospital care.*in progress/)).toBeVisible()
    await expect(task(/^Action Arrange care at home.*not needed/)).toBeVisible()
    await side.getByRole('button', { name: '“Arrange hospital care” is done' }).click()
    await expect(task(/^Action Arrange hospital care.*completed/)).toBeVisible()
  })

  const contract = info.outputPath('contract.json')

  await test.step('sign with a key made here, publish, get a receipt', async () => {
    await page.getByRole('button', { name: 'Sign & publish' }).click()
    const dialog = page.getByRole('dialog', { name: 'Sign and publish' })
    await dialog.getByRole('button', { name: 'New key' }).click()
    const making = page.getByRole('dialog', { name: /key/i }).last()
    await making.getByRole('textbox').fill('Dr Ada Test')
    await making.getByRole('button', { name: /make/i }).click()
    await dialog
      .getByRole('textbox', { name: /Name in the store/ })
      .fill(`journey/curb-65-${info.workerIndex}-${info.retry}`)
    await dialog
      .getByRole('textbox', { name: /Summary/ })
      .fill('Pneumonia from outside hospital: treat at home or in hospital?')
    await dialog.getByRole('textbox', { name: /Intended user/ }).fill('Doctors in emergency departments')
    await dialog.getByRole('checkbox', { name: /I have read the report/ }).check({ force: true })
    await dialog.getByRole('button', { name: 'Sign and publish' }).click()
    await expect(dialog.getByText('Published', { exact: true }).first()).toBeVisible({ timeout: 60_000 })
    await expect(dialog.getByText(/^[0-9a-f]{64}$/)).toBeVisible()
    await expect(dialog.getByText(/^Entry \d+ of \d+$/)).toBeVisible()
  })

  await test.step('find it in the store from another browser profile and open a copy', async () => {
    const profile = await browser.newContext({ acceptDownloads: true })
    const other = await profile.newPage()
    await other.goto('/store')
    await other.getByRole('searchbox', { name: /Search the store/ }).fill('pneumonia hospital')
    await other
      .getByRole('link', { name: /CURB-65/ })
      .first()
      .click()
    await expect(other.getByRole('heading', { level: 1, name: /CURB-65/ })).toBeVisible()
    await expect(other.getByText(/Signed by “Dr Ada Test”/).first()).toBeVisible()
    const download = other.waitForEvent('download')
    await other.getByRole('button', { name: 'Download contract' }).click()
    await (await download).saveAs(contract)
    await other.getByRole('button', { name: 'Open a copy' }).click()
    await expect(parts(other).task(/^Action Check oxygen saturation/)).toBeVisible()
    await profile.close()
  })

  await test.step('check it offline; one changed byte is refused', async () => {
    const checked = await run('npx', ['ez-doctor', 'verify-contract', contract])
    expect(checked.stdout).toContain('Dr Ada Test')
    const changed = info.outputPath('changed.json')
    await writeFile(changed, (await readFile(contract, 'utf8')).replace('Check oxygen', 'Check oxigen'))
    const refused = await run('npx', ['ez-doctor', 'verify-contract', changed]).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 1 })
    const { stdout, stderr } = refused as { stdout: string; stderr: string }
    expect(stdout + stderr).toContain('was changed')
  })
})
