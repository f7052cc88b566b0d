import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

import type { Mutant } from './mutants.js'

/** Runs tests with one change in one file, which the environment names. */
const { path, mutant } = JSON.parse(process.env['CFGCHECK_MUTANT'] ?? '{}') as { path?: string; mutant?: Mutant }

export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  plugins: [
    {
      name: 'mutant',
      enforce: 'pre',
      transform(text, id) {
        if (path === undefined || mutant === undefined || id.replace(/\?.*/, '') !== resolve(path)) return undefined
        return { code: text.slice(0, mutant.start) + mutant.newText + text.slice(mutant.end), map: null }
      },
    },
  ],
  test: { include: ['test/**/*.test.ts'], isolate: false, maxWorkers: 1, bail: 1, testTimeout: 120_000, hookTimeout: 120_000, reporters: ['dot'] },
})
