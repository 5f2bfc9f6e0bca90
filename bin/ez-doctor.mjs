#!/usr/bin/env node
// Starts the command line under Node 24 or newer. A machine may have only an older Node: then the one that came with
// `npm install` (the package `node`) is started instead. This file itself runs on Node 18.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NEEDED = 24
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Node's binary beside the checkout or in a folder above it, where npm may have put it. */
function ownNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  let folder = dirname(dirname(fileURLToPath(import.meta.url)))
  for (;;) {
    const candidate = join(folder, 'node_modules', 'node', 'bin', name)
    if (existsSync(candidate)) return candidate
    const parent = dirname(folder)
    if (parent === folder) return undefined
    folder = parent
  }
}

function runUnder(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  // The child answers signals; this process only waits for it.
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`ez-doctor: Node at ${node} cannot be started: ${error.message}`)
    process.exit(2)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

if (Number.parseInt(process.versions.node, 10) >= NEEDED) {
  const { main } = await import('../src/cli/index.ts')
  process.exitCode = await main(process.argv.slice(2))
} else {
  const node = ownNode()
  if (node === undefined) {
    console.error(
      `ez-doctor: Node ${NEEDED} or newer is needed; this is ${process.versions.node}. Run \`npm install\` in the checkout: it brings one.`,
    )
    process.exitCode = 2
  } else {
    runUnder(node)
  }
}
