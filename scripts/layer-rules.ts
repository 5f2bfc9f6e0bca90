import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser'

/**
 * Which folder may import which (ARCHITECTURE.md). Each folder is entered through its door, `index.ts`.
 */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  proforma: [],
  runtime: ['proforma'],
  verifier: ['proforma', 'runtime'],
  contracts: ['proforma'],
  api: ['contracts'],
  backend: ['proforma', 'runtime', 'verifier', 'contracts', 'api'],
  cli: ['proforma', 'runtime', 'verifier', 'contracts', 'api', 'backend'],
  editor: ['proforma', 'runtime', 'verifier', 'contracts'],
  app: ['proforma', 'runtime', 'verifier', 'contracts', 'api', 'editor'],
}

const FOLDERS = Object.keys(BELOW)
/** Needs no screen, so that the command line may make pictures without bringing the editor with it. */
const PICTURES = '^src/editor/export/index\\.ts$'
const TESTS = '(\\.test\\.tsx?$|/testing/)'

function layer(folder: string, allowed: readonly string[]): IForbiddenRuleType {
  const banned = FOLDERS.filter((other) => other !== folder && !allowed.includes(other))
  return {
    name: `layer-${folder}`,
    comment: `src/${folder} may use ${allowed.join(', ') || 'nothing of ours'}: move what is shared into one of those, or take it as an argument.`,
    severity: 'error',
    from: { path: `^src/${folder}/`, pathNot: TESTS },
    to: { path: `^src/(${banned.join('|') || '$^'})/`, ...(folder === 'cli' ? { pathNot: PICTURES } : {}) },
  }
}

function door(folder: string): IForbiddenRuleType {
  return {
    name: `door-${folder}`,
    comment: `Enter src/${folder} through src/${folder}/index.ts: export there what others need.`,
    severity: 'error',
    from: { path: '^(src|bench|scripts)/', pathNot: `(^src/${folder}/|${TESTS})` },
    // A worker is a door of its own: bundlers and threads need its file. The command line loads one command at a time.
    to: {
      path: `^src/${folder}/`,
      pathNot: `${PICTURES}|^src/${folder}/(index\\.ts|testing/|.*[.-]worker\\.ts|commands/)`,
    },
  }
}

/** The forbidden imports, each with the sentence that says what to do instead. */
export const forbidden: IForbiddenRuleType[] = [
  ...FOLDERS.map((folder) => layer(folder, BELOW[folder] ?? [])),
  ...FOLDERS.map(door),
  {
    name: 'no-circular',
    comment: 'Two files that import each other are one idea or three: move what both need into a third file.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'core-uses-no-node',
    comment: 'This folder runs in the browser too: take what comes from outside as an argument.',
    severity: 'error',
    from: { path: '^src/(proforma|runtime|verifier|contracts|api|editor|app)/', pathNot: TESTS },
    to: { dependencyTypes: ['core'] },
  },
]

/** How the imports are read: type-only imports count too. */
export const options: ICruiseOptions = {
  doNotFollow: { path: 'node_modules' },
  tsPreCompilationDeps: true,
  tsConfig: { fileName: 'tsconfig.base.json' },
  enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.css'] },
}
