import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Real programs, generated files and loading every language take their time on a busy machine.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // All cores: vitest keeps one for itself otherwise, and on two cores there is but one other.
    maxWorkers: '100%',
  },
})
