import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient } from '../api/index.ts'
import type { Client } from '../api/index.ts'
import { fromHex, isConsistent } from '../contracts/index.ts'
import type { Receipt } from '../contracts/index.ts'
import { sampleBundle, sampleManifest } from '../contracts/testing/sample.ts'

const SCRIPT = fileURLToPath(new URL('testing/run-server.ts', import.meta.url))

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ez-durable-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Running {
  readonly process: ChildProcess
  readonly client: Client
}

async function start(): Promise<Running> {
  const child = spawn(process.execPath, [SCRIPT, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  child.stdout.on('data', (data) => (out += String(data)))
  for (;;) {
    const address = /^ready (\S+)\n/.exec(out)?.[1]
    if (address !== undefined) return { process: child, client: createClient(address, fetch) }
    await once(child.stdout, 'data')
  }
}

async function kill({ process: child }: Running): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

const publish = async (client: Client, version: string): Promise<Receipt> =>
  client.publish(await sampleBundle({ manifest: sampleManifest({ version }) }))

const side = ({ treeSize, rootHash }: { treeSize: number; rootHash: string }) => ({
  size: treeSize,
  root: fromHex(rootHash) ?? new Uint8Array(),
})

describe('a server that is killed without warning', () => {
  it('K1 right after each receipt still has everything it gave a receipt for', { timeout: 120_000 }, async () => {
    const receipts: Receipt[] = []
    for (let round = 0; round < 5; round++) {
      const running = await start()
      for (const receipt of receipts) {
        expect((await running.client.contract(receipt.digest)).receipt).toEqual(receipt)
      }
      receipts.push(await publish(running.client, `1.0.${round}`))
      await kill(running)
    }
    const running = await start()
    expect((await running.client.versions('example/advice')).versions).toHaveLength(5)
    const now = await running.client.checkpoint()
    expect(now.treeSize).toBe(5)
    for (const receipt of receipts) {
      const { proof } = await running.client.consistency(receipt.treeSize, 5)
      const steps = proof.map((hash) => fromHex(hash) ?? new Uint8Array())
      expect(isConsistent(side(receipt), side(now), steps)).toBe(true)
    }
    await kill(running)
  })

  it('K1 in the middle of publishing loses nothing that was acknowledged, and starts again', {
    timeout: 120_000,
  }, async () => {
    const running = await start()
    const before = (await running.client.checkpoint()).treeSize
    const bundles = await Promise.all(
      Array.from({ length: 40 }, (_, at) => sampleBundle({ manifest: sampleManifest({ version: `2.0.${at}` }) })),
    )
    const acknowledged: Receipt[] = []
    const all = Promise.allSettled(
      bundles.map(async (bundle) => void acknowledged.push(await running.client.publish(bundle))),
    )
    while (acknowledged.length < 5) await new Promise((resolve) => setTimeout(resolve, 1))
    await kill(running)
    await all
    const again = await start()
    for (const receipt of acknowledged) {
      expect((await again.client.contract(receipt.digest)).receipt).toEqual(receipt)
    }
    const { treeSize } = await again.client.checkpoint()
    expect(treeSize).toBeGreaterThanOrEqual(before + acknowledged.length)
    expect((await again.client.versions('example/advice')).versions).toHaveLength(treeSize)
    await kill(again)
  })
})
