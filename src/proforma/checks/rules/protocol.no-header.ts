import { defineRule } from '../defineRule.ts'
import { fix } from '../fixes.ts'
import { headerBlock } from './common/headerBlock.ts'
import { named } from '../words.ts'

/** Who wrote it, for whom, under which licence: a text without a protocol block says none of it. */
export const protocolNoHeader = defineRule<{ root: string }>({
  code: 'protocol.no-header',
  severity: 'check',
  speed: 'fast',
  help: {
    title: 'No protocol block',
    what: 'The text has no `protocol` block.',
    why: 'Title, version, authors, population, licence and review date stand there. Without them a protocol can be tried but neither published nor trusted.',
    fix: 'Add a `protocol` block with at least version, author, intended use, population, licence and review date.',
  },
  message: ({ root }) =>
    `This text has no protocol block, so nobody can tell who answers for ${named(root)}, for whom it is meant and when it must be reviewed. Add one.`,
  check({ analysis, definitions }, report) {
    const { index, parsed } = analysis
    if (index.header !== undefined || index.root === undefined) return
    const root = definitions('plan').find(({ node }) => node.name.text === index.root)
    if (root === undefined) return
    const name = root.node.name.text
    const title = root.node.caption?.value ?? name
    report(root, root.node.name.span, { root: name }, [
      fix('Add a protocol block', false, () => headerBlock(parsed, title, name)),
    ])
  },
})
