import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

import { switched } from './mutants.js'
import type { Mutant } from './mutants.js'
import type { Batch } from './switching-runner.js'

/** The settings of vitest for tests with one change in one file, or with many changes behind switches, which the environment names. */
const { path = '', mutant } = JSON.parse(process.env['CFGCHECK_MUTANT'] ?? '{}') as { readonly path?: string; readonly mutant?: Mutant }
const orders = process.env['CFGCHECK_MUTANTS']
const batch = orders === undefined ? null : JSON.parse(readFileSync(orders, 'utf8')) as Batch
const inBatch = new Map((batch?.files ?? []).map(file => [resolve(file.path), file.mutants]))
const isChanged = (id: string): boolean => inBatch.has(id.replace(/\?.*/, '')) || (mutant !== undefined && id.replace(/\?.*/, '') === resolve(path))

export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  plugins: [
    {
      name: 'mutant',
      enforce: 'pre',
      transform: (text, id) => {
        const choices = inBatch.get(id.replace(/\?.*/, ''))
        if (choices !== undefined) return { code: switched(text, choices), map: null }
        return mutant === undefined || !isChanged(id) ? undefined : { code: text.slice(0, mutant.start) + mutant.newText + text.slice(mutant.end), map: null }
      },
      // All other files are made ready once for all runs.
      configureVitest: ({ experimental_defineCacheKeyGenerator: define }) => define(({ id }) => (isChanged(id) ? false : undefined)),
    },
  ],
  test: {
    include: ['test/**/*.test.ts'],
    isolate: false,
    maxWorkers: 1,
    bail: batch === null ? 1 : 0,
    ...(batch === null ? {} : { runner: resolve('test/mutation/switching-runner.ts') }),
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['dot'],
    experimental: { fsModuleCache: true, fsModuleCachePath: resolve('node_modules/.cache/cfgcheck/mutation') },
  },
})
