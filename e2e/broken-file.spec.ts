import { expect, test } from '@playwright/test'
import { writeFile } from 'node:fs/promises'

const BROKEN = `plan :: 'Triage' ;
  caption :: "Triage" ;
  component :: 'Ask' ;
  component :: 'Treat' ;
    schedule_constraint :: completed('Ask') ;
end plan .

// kept as it is, with two spaces at the end  
enquiry :: 'Ask' ;
  caption :: "Ask the patient
end enquiry .

action :: 'Treat' ;
  caption :: "Treat" ;
end action .
`

test('a file with mistakes opens as text, with the mistakes marked and what can be read drawn', async ({
  page,
}, info) => {
  const file = info.outputPath('broken.pf')
  await writeFile(file, BROKEN)
  await page.goto('/')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a file' }).click()
  await (await chooser).setFiles(file)

  await test.step('the text is there, byte for byte', async () => {
    await expect(page.locator('.view-line', { hasText: 'Ask the patient' })).toBeVisible()
    await page.getByRole('button', { name: 'More actions' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Download as .pf file' }).click()
    const stream = await (await download).createReadStream()
    let text = ''
    for await (const chunk of stream) text += String(chunk)
    expect(text).toBe(BROKEN)
  })

  await test.step('what could be read is drawn; what could not is said', async () => {
    await expect(page.getByRole('group', { name: /^Action Treat/ })).toBeVisible()
    await page.getByRole('tab', { name: /^Problems/ }).click()
    await expect(
      page
        .getByRole('region', { name: /problems/i })
        .getByRole('button')
        .first(),
    ).toBeVisible()
  })

  await test.step('verifying and running say what stands in the way', async () => {
    await page.getByRole('banner').getByRole('button', { name: 'Verify', exact: true }).click()
    await expect(page.getByText('There is nothing to check yet')).toBeVisible()
    await page.getByRole('banner').getByRole('button', { name: 'Run', exact: true }).click()
    await expect(page.getByText('The pathway cannot be run yet')).toBeVisible()
  })
})

test('what is no pathway is refused with the reason', async ({ page }, info) => {
  const file = info.outputPath('picture.pf')
  await writeFile(file, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff]))
  await page.goto('/')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a file' }).click()
  await (await chooser).setFiles(file)
  await expect(page.getByRole('alert').getByText(/not text in UTF-8/)).toBeVisible()
  await expect(page).toHaveURL('/')
})
