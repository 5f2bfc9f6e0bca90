import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'

/**
 * Each layer is compiled with what it may see: the core without DOM and Node, the page without Node,
 * the server without DOM.
 */
export const PROJECTS = ['core', 'node', 'browser', 'tests'] as const

/** Where the type checker remembers what it has seen, so that only what an edit touches is checked again. */
const MEMORY = 'node_modules/.cache/types'

/** Runs the type checker over one project; prints what it finds. */
export function typecheck(project: string): boolean {
  const memory = ['--incremental', '--tsBuildInfoFile', `${MEMORY}/${project}.tsbuildinfo`]
  return spawnSync('tsc', ['-p', `tsconfig.${project}.json`, ...memory], { stdio: 'inherit' }).status === 0
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = PROJECTS.map(typecheck).every(Boolean) ? 0 : 1
}
