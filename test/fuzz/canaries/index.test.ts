import { expect, test } from 'vitest'

import { run } from './index.js'

/** The same in every run of the tests; `npm run fuzz` looks elsewhere each time. `CFGCHECK_CANARY_SEED` gives another one. */
const seed = Number(process.env['CFGCHECK_CANARY_SEED'] ?? 1)
const count = Number(process.env['CFGCHECK_CANARY_COUNT'] ?? 2)

test(`no secret gets out by any way (seed ${seed}, ${count} clusters)`, { timeout: 60_000 + 60_000 * count }, async () => {
  const leaks = await run(seed, count)
  expect(leaks.slice(0, 20), `CFGCHECK_CANARY_SEED=${seed}`).toEqual([])
})
