import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readLayers } from './layers.ts'

const made: string[] = []

function project(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'layers-'))
  made.push(root)
  cpSync('tsconfig.base.json', join(root, 'tsconfig.base.json'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  return root
}

async function rulesBroken(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { violations } = await readLayers(project(files), ['src'])
  return violations.map(({ rule }) => rule.name).sort()
}

afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true })
})

describe('the layer check', () => {
  it('accepts an import that runs down and through the door', async () => {
    const files = {
      'src/proforma/index.ts': 'export const a = 1',
      'src/runtime/b.ts': "import { a } from '../proforma/index.ts'\nexport const b = a",
    }
    expect(await rulesBroken(files)).toEqual([])
  })

  it('refuses an import that runs up, type-only ones too', async () => {
    const files = {
      'src/runtime/index.ts': 'export type B = 1',
      'src/proforma/a.ts': "import type { B } from '../runtime/index.ts'\nexport type A = B",
    }
    expect(await rulesBroken(files)).toEqual(['layer-proforma'])
  })

  it('refuses an import past the door', async () => {
    const files = {
      'src/proforma/deep/a.ts': 'export const a = 1',
      'src/runtime/b.ts': "import { a } from '../proforma/deep/a.ts'\nexport const b = a",
    }
    expect(await rulesBroken(files)).toEqual(['door-proforma'])
  })

  it('refuses a circle', async () => {
    const files = {
      'src/proforma/a.ts': "import { b } from './b.ts'\nexport const a = () => b",
      'src/proforma/b.ts': "import { a } from './a.ts'\nexport const b = () => a",
    }
    expect(await rulesBroken(files)).toContain('no-circular')
  })

  it('refuses Node in the core', async () => {
    expect(
      await rulesBroken({
        'src/proforma/a.ts': "import { readFileSync } from 'node:fs'\nexport const a = readFileSync",
      }),
    ).toEqual(['core-uses-no-node'])
  })
})
