import { expect, test } from 'vitest'

import { run } from './index.js'

/** A new one each time, so that every run looks elsewhere; `CFGCHECK_CANARY_SEED` gives one again. */
const seed = Number(process.env['CFGCHECK_CANARY_SEED'] ?? Math.floor(Math.random() * 2 ** 32))
const count = Number(process.env['CFGCHECK_CANARY_COUNT'] ?? 4)

test(`no secret gets out by any way (seed ${seed}, ${count} clusters)`, { timeout: 60_000 + 60_000 * count }, async () => {
  const leaks = await run(seed, count)
  expect(leaks.slice(0, 20), `CFGCHECK_CANARY_SEED=${seed}`).toEqual([])
})
