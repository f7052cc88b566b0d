import { readFileSync, writeFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { onHosts } from '../../src/reporters/report.js'
import type { CheckReport } from '../../src/workspace/report.js'
import { checkExample } from '../support/cluster-of.js'
import { clusterFixture } from '../support/cluster-fixture.js'

const expectedPath = 'fixtures/clusters/storage-backend/expected.out'

function lines({ diagnostics, sources }: CheckReport): string {
  const shown = diagnostics.map(diagnostic => {
    const { file, span, severity, message, rule } = diagnostic
    const place = sources.get(file)?.positionAt(span.start)
    return `${file}:${place?.line}:${place?.column} ${severity} ${message}${onHosts(diagnostic)} [${rule}]\n`
  })
  return shown.join('')
}

/** The findings of the review by hand that files can show, by their number there. */
const visible: Readonly<Record<number, string>> = {
  1: 'drbd-conf/invalid-string',
  5: 'cluster/unsafe-wfc-timeout',
  8: 'cluster/unsafe-shared-interface',
  10: 'cluster-conf/unsafe-fence-manual',
  11: 'cluster/unsafe-storage-quorum',
  15: 'cluster/missing-lsb-header',
  16: 'cluster/conflicting-stop-order',
  23: 'cluster/conflicting-clustered-volume-group',
  27: 'cluster/missing-stonith',
  28: 'ha-cf/unsafe-watchdog',
  29: 'cluster/conflicting-drbd-deadtime',
  30: 'cluster/conflicting-initdead',
  34: 'haresources/duplicate-address',
  35: 'haresources/unsafe-address-order',
  39: 'cluster/unsafe-adapted-drbddisk',
  40: 'cluster/unused-script-command',
  41: 'cluster/conflicting-script-order',
  42: 'cluster/unsafe-unchecked-command',
  44: 'cluster/unsafe-vgchange',
  45: 'cluster/unsafe-uncached-export',
  46: 'cluster/unsafe-export-removal',
  47: 'cluster/unsafe-fixed-device',
  49: 'cluster/unsafe-adapted-drbddisk',
  51: 'authkeys/unsafe-placeholder-key',
  52: 'authkeys/unsafe-crc-entry',
  53: 'authkeys/duplicate-key',
}

describe('the storage backend of 2006', () => {
  test('gives the findings that were read and found true', async () => {
    const { report } = await checkExample({ hosts: clusterFixture('storage-backend') })
    const found = lines(report)
    if (process.env['CFGCHECK_UPDATE'] !== undefined) writeFileSync(expectedPath, found)
    expect(found).toBe(readFileSync(expectedPath, 'utf8'))
  })

  test('shows every finding of the review by hand, or says why files cannot', async () => {
    const { report } = await checkExample({ hosts: clusterFixture('storage-backend') })
    const codes = new Set(report.diagnostics.map(({ rule }) => rule))
    for (const [number, code] of Object.entries(visible)) expect(codes, `finding ${number}`).toContain(code)
    const notVisible = readFileSync('fixtures/clusters/storage-backend/not-visible.md', 'utf8')
    const excused = [...notVisible.matchAll(/^\| ([\d, ]+) \|/gm)].flatMap(([, numbers = '']) => numbers.split(',').map(Number))
    const all = new Set([...Object.keys(visible).map(Number), ...excused])
    expect([...Array(60).keys()].map(index => index + 1).filter(number => !all.has(number))).toEqual([])
  })

  test('is silent at warning and above when it is mended', async () => {
    const { report } = await checkExample({ hosts: clusterFixture('storage-backend-fixed') })
    expect(report.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
  })
})
