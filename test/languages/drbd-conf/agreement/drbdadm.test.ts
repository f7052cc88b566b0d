import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'

import { probes } from './generate.js'
import type { Probe } from './generate.js'
import { createOracle, hasDrbdadm, oracles } from './oracle.js'
import { refusals } from './verdict.js'

const runs = Number(process.env['CFGCHECK_RUNS'] ?? 500)

/** Texts whose verdict hangs on what only the host knows or on tokens as values; see docs/agreement/drbd-conf.md. */
function isUnknowable({ text }: Probe, target: string): boolean {
  if (target !== '9.22' && /floating (?:ipv4 |ipv6 )?[[0-9]/.test(text)) return true
  return target === '9.22' && /^\s*[a-z0-9_-]+ [{}];?$/m.test(text) && /[a-z] [{}]\s*;/.test(text)
}

describe.skipIf(!hasDrbdadm())(
  'the real drbdadm (needs /usr/sbin/drbdadm and /usr/lib/drbd/drbdadm-84 and -83)',
  () => {
    const oracle = createOracle()
    afterAll(() => oracle.dispose())

    test.each(oracles)(
      '$target refuses exactly what cfgcheck says it refuses',
      { timeout: runs * 200 },
      ({ target, module }) => {
        let accepted = 0
        const property = fc.property(probes(target), probe => {
          if (isUnknowable(probe, target)) return
          const verdict = oracle.judge(probe.text, { module, host: probe.host })
          if (verdict.isAccepted) accepted += 1
          const found = refusals(probe.text, { target, host: probe.host })
          const shown = `${verdict.isAccepted ? 'accepted' : `refused: ${verdict.output.slice(-300)}`} on ${probe.host}\n${found.map(({ code, message }) => `${code} ${message}`).join('\n')}\n${probe.text}`
          if (verdict.isAccepted !== (found.length === 0)) throw new Error(shown)
        })
        fc.assert(property, { seed: 20061122, numRuns: runs, endOnFailure: false })
        expect(accepted).toBeGreaterThan(runs / 20)
      },
    )
  },
)
