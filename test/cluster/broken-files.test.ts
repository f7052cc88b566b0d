import { describe, expect, test } from 'vitest'

import fc from '../support/fast-check.js'
import type { ExampleCluster } from '../../src/cluster/define-cluster-rule.js'
import { cmanExample, heartbeatExample, ocfs2Example } from '../../src/cluster/rules/example-cluster.js'
import { clusterFixture } from '../support/cluster-fixture.js'
import { checkExample, shownFinding } from '../support/cluster-of.js'
import { consistentCluster } from '../support/consistent-cluster.js'

const runs = Number(process.env['CFGCHECK_RUNS'] ?? 60)

const clusters: readonly ExampleCluster['hosts'][] = [
  heartbeatExample('base').hosts,
  cmanExample('base').hosts,
  ocfs2Example('base').hosts,
  consistentCluster({ size: 3, hasFullNames: true }),
  clusterFixture('storage-backend'),
]

/** One blow to one file: a piece is cut out, doubled, or replaced by something odd. */
const blow = fc.record({
  cluster: fc.nat(),
  host: fc.nat(),
  file: fc.nat(),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 60 }),
  instead: fc.oneof(fc.constant(undefined), fc.constantFrom('', '{', '}', '"', '\n', '#', '<', 'host', '0', '::', ' ', '\0', 'é', '-1', 'constructor', '__proto__')),
})

type Blow = typeof blow extends fc.Arbitrary<infer Value> ? Value : never

function struck(hit: Blow): ExampleCluster['hosts'] {
  const base = clusters[hit.cluster % clusters.length] ?? {}
  const hosts = Object.keys(base)
  const host = hosts[hit.host % hosts.length] ?? ''
  const files = Object.keys(base[host] ?? {})
  const path = files[hit.file % files.length] ?? ''
  const text = base[host]?.[path] ?? ''
  const start = Math.floor(hit.at * text.length)
  const piece = text.slice(start, start + hit.length)
  const changed = text.slice(0, start) + (hit.instead ?? piece + piece) + text.slice(start + hit.length)
  return { ...base, [host]: { ...base[host], [path]: changed } }
}

describe('files that are broken anywhere', () => {
  test('no rule fails, and every place lies in a file', async () => {
    await fc.assert(
      fc.asyncProperty(blow, async hit => {
        const { findings, report } = await checkExample({ hosts: struck(hit) })
        for (const finding of findings) {
          expect(finding.rule, shownFinding(finding, report)).not.toBe('cfgcheck/internal-fault')
          for (const { file, span } of [finding, ...finding.related]) {
            const text = report.sources.get(file)?.text
            expect(text, file).toBeDefined()
            expect(span.start >= 0 && span.start <= span.end && span.end <= (text?.length ?? 0), shownFinding(finding, report)).toBe(true)
          }
        }
      }),
      { numRuns: runs, seed: 20260625 },
    )
  })

  test('no message shows a secret', async () => {
    const secrets = ['k7d0c1f4b9e26a83', 'another-0f3a9c', 'a-different-key-of-one-host', 'passwd-of-one-host']
    const hosts = consistentCluster({ size: 2, hasFullNames: false })
    const beta = hosts['beta'] ?? {}
    beta['/etc/ha.d/authkeys'] = 'auth 1\n1 sha1 a-different-key-of-one-host\n'
    beta['/etc/drbd.conf'] = (beta['/etc/drbd.conf'] ?? '').replace('another-0f3a9c', 'k7d0c1f4b9e26a83')
    beta['/etc/cluster/cluster.conf'] = (beta['/etc/cluster/cluster.conf'] ?? '').replace('not-a-secret', 'passwd-of-one-host')
    const { findings } = await checkExample({ hosts })
    expect(findings.length).toBeGreaterThan(2)
    const shown = JSON.stringify(findings)
    for (const secret of secrets) expect(shown).not.toContain(secret)
  })
})
