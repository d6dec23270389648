import { defineConfig } from '@playwright/test';

const server = process.env['ESPALIER_URL'];
if (!server) throw new Error('ESPALIER_URL names no server. Start one (./espalier serve --port 0 --workers 0) and set ESPALIER_URL to the address it prints.');

/** The pages in a real browser against a real server. The tests drive external studies, so nothing is trained. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: server,
    viewport: { width: 1360, height: 960 },
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
