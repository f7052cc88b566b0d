import { afterAll, describe, expect, test } from 'vitest'

import { disagreementOn } from './comparison.js'
import { knownDifferenceOf } from './known.js'
import { createOracle, hasDrbdadm, oracles } from './oracle.js'
import { optionProbes, statementProbes } from './sweep.js'
import type { SweepProbe } from './sweep.js'

/** Of all texts each so many-th one is asked about; 1 takes them all, which is a matter of minutes. */
const step = Number(process.env['CFGCHECK_SWEEP'] ?? 173)

function everyOne(probes: Iterable<SweepProbe>): SweepProbe[] {
  return [...probes].filter((_, index) => index % step === step >> 1)
}

describe.skipIf(!hasDrbdadm())('every option and statement at every place (needs drbdadm 9.22, drbdadm-84 and -83)', () => {
  const oracle = createOracle()
  afterAll(() => oracle.dispose())

  test.each(oracles.flatMap(compared => [
    { ...compared, what: 'options', list: optionProbes },
    { ...compared, what: 'statements', list: statementProbes },
  ]))('$what of $target', { timeout: 3_600_000 }, ({ list, what: _, ...compared }) => {
    const probes = everyOne(list(compared.target))
    const astray = probes.flatMap(({ text, label }) => {
      const found = disagreementOn({ text, host: 'alpha' }, compared, oracle)
      return found === undefined || knownDifferenceOf(found) !== undefined ? [] : `${label}\n${found.kind}`
    })
    expect(probes.length).toBeGreaterThan(100)
    expect(astray).toEqual([])
  })
})
