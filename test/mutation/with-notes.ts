import { relative, resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

import { noting } from './blocks.js'

const root = resolve(import.meta.dirname, '../..')

/** The settings of vitest for tests of which it is noted what they reach. */
export default defineConfig({
  root,
  plugins: [
    {
      name: 'notes',
      enforce: 'pre',
      transform: (text, id) => {
        const path = relative(root, id.replace(/\?.*/, ''))
        return /^(?:src|grammars)\/.*\.ts$/.test(path) ? { code: noting(path, text), map: null } : undefined
      },
    },
  ],
  test: {
    include: ['test/**/*.test.ts'],
    isolate: false,
    maxWorkers: 1,
    runner: resolve('test/mutation/noting-runner.ts'),
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['dot'],
    experimental: { fsModuleCache: true, fsModuleCachePath: resolve('node_modules/.cache/cfgcheck/tests-reach/modules') },
  },
})
