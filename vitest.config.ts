import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Real programs, generated files and loading every language take their time on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
})
