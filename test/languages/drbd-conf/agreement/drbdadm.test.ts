import { afterAll, describe, expect, test } from 'vitest'

import fc from '../../../support/fast-check.js'
import { disagreementOn } from './comparison.js'
import { probes } from './generate.js'
import { knownDifferenceOf } from './known.js'
import { createOracle, hasDrbdadm, oracles } from './oracle.js'
import { structureProbes } from './structures/structures.js'

const runs = Number(process.env['CFGCHECK_RUNS'] ?? 100)

describe.skipIf(!hasDrbdadm())(
  'the real drbdadm (needs /usr/sbin/drbdadm and /usr/lib/drbd/drbdadm-84 and -83)',
  () => {
    const oracle = createOracle()
    afterAll(() => oracle.dispose())

    test.each(oracles)(
      '$target refuses exactly what cfgcheck says it refuses',
      { timeout: 600_000 + runs * 200 },
      compared => {
        const samples = fc.sample(probes(compared.target), { seed: 20061122, numRuns: runs })
        const found = samples.flatMap(probe => disagreementOn(probe, compared, oracle) ?? [])
        // Anything else is shrunk and kept by `npm run agreement -- --seed 20061122`.
        expect(found.filter(one => knownDifferenceOf(one) === undefined)).toEqual([])
        expect(found.length).toBeLessThanOrEqual(runs / 1000)
        const some = samples.slice(0, 100)
        const accepted = some.filter(({ text, host }) => oracle.judge(text, { module: compared.module, host }).isAccepted)
        expect(accepted.length).toBeGreaterThan(some.length / 20)
      },
    )

    test.each(oracles)(
      '$target refuses exactly the random structures that cfgcheck says it refuses',
      { timeout: 600_000 + runs * 200 },
      compared => {
        const samples = [...structureProbes(compared.target, { seed: 19991110, runs: Math.ceil(runs * 0.6) })]
        const found = samples.flatMap(probe => disagreementOn(probe, compared, oracle) ?? [])
        expect(found.filter(one => knownDifferenceOf(one) === undefined)).toEqual([])
        const some = samples.slice(0, 100)
        const accepted = some.filter(({ text, host }) => oracle.judge(text, { module: compared.module, host }).isAccepted)
        expect(accepted.length).toBeGreaterThan(some.length / 20)
        expect(accepted.length).toBeLessThan(some.length * 0.8)
      },
    )
  },
)
