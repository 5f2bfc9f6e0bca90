import type { Layout } from '../../contracts/index.ts'
import { indexOf, parse, type ProtocolIndex } from '../../proforma/index.ts'

/** A pathway to start from, made ready to be shown and copied. */
export interface Template {
  /** Name of its folder. */
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly text: string
  readonly layout: Layout
  readonly scenarios: readonly unknown[]
  /** Source, limits, who should review it: Markdown. */
  readonly about: string
  readonly index: ProtocolIndex
}

const FOLDER = /\/templates\/([^/]+)\//
const protocols = import.meta.glob<string>('/templates/*/protocol.pf', { query: '?raw', import: 'default' })
const layouts = import.meta.glob<Layout>('/templates/*/layout.json', { import: 'default' })
const scenarios = import.meta.glob<{ readonly scenarios: readonly unknown[] }>('/templates/*/scenarios.json', {
  import: 'default',
})
const abouts = import.meta.glob<string>('/templates/*/ABOUT.md', { query: '?raw', import: 'default' })

/** Every template, in the order of their folders. */
export async function loadTemplates(): Promise<readonly Template[]> {
  const ids = Object.keys(protocols).flatMap((path) => FOLDER.exec(path)?.[1] ?? [])
  return Promise.all(ids.sort().map(loadTemplate))
}

async function loadTemplate(id: string): Promise<Template> {
  const folder = `/templates/${id}`
  const [text, layout, tests, about] = await Promise.all([
    protocols[`${folder}/protocol.pf`]?.() ?? '',
    layouts[`${folder}/layout.json`]?.() ?? { version: 1 as const, positions: {} },
    scenarios[`${folder}/scenarios.json`]?.() ?? { scenarios: [] },
    abouts[`${folder}/ABOUT.md`]?.() ?? '',
  ])
  const index = indexOf(parse(text))
  const root = index.root === undefined ? undefined : index.tasks.get(index.root)
  return {
    id,
    title: index.header?.title?.value ?? root?.caption?.value ?? id,
    summary: root?.description?.value ?? '',
    text,
    layout,
    scenarios: tests.scenarios,
    about,
    index,
  }
}
