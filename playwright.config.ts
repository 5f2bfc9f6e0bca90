import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/chromium.ts'

const port = Number(process.env['EZ_TEST_PORT'] ?? 5188)
const browser = await findChromium()

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  // Two cores carry two tests at a time; one test waits more than it works.
  workers: 2,
  retries: 0,
  reporter:
    process.env['EZ_REPORT'] === undefined ? 'list' : [['list'], ['json', { outputFile: process.env['EZ_REPORT'] }]],
  use: {
    baseURL: `http://localhost:${port}`,
    actionTimeout: 20_000,
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: browser.executablePath, args: [...browser.args] },
    // A journey meets the server itself; the one about working offline says so.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: `node bin/ez-doctor.mjs serve --port ${port}`,
    url: `http://localhost:${port}/api/v1/health`,
    env: { EZ_DATA: 'test-results/server-data' },
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
})
