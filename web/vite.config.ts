/// <reference types="vitest/config" />
import { defineConfig } from 'vite';

/** The server that `npm run dev` passes API calls on to. */
const server = process.env['ESPALIER_URL'] ?? 'http://127.0.0.1:7070';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { proxy: { '/api': server }, fs: { allow: ['..'] } },
  build: {
    target: 'es2023',
    // A data address would need a hole in the content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // "use client" in a library speaks of server components, which there are none of.
      onLog: (level, log, handle) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
    },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
