import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

import type { Mutant } from './mutants.js'

/** The settings of vitest for tests with one change in one file, which the environment names. */
const { path = '', mutant } = JSON.parse(process.env['CFGCHECK_MUTANT'] ?? '{}') as { readonly path?: string; readonly mutant?: Mutant }
const isChanged = (id: string): boolean => mutant !== undefined && id.replace(/\?.*/, '') === resolve(path)

export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  plugins: [
    {
      name: 'mutant',
      enforce: 'pre',
      transform: (text, id) =>
        mutant === undefined || !isChanged(id) ? undefined : { code: text.slice(0, mutant.start) + mutant.newText + text.slice(mutant.end), map: null },
      // All other files are made ready once for all runs.
      configureVitest: ({ experimental_defineCacheKeyGenerator: define }) => define(({ id }) => (isChanged(id) ? false : undefined)),
    },
  ],
  test: {
    include: ['test/**/*.test.ts'],
    isolate: false,
    maxWorkers: 1,
    bail: 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['dot'],
    experimental: { fsModuleCache: true, fsModuleCachePath: resolve('node_modules/.cache/cfgcheck/mutation') },
  },
})
