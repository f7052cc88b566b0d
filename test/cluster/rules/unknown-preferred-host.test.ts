import { describe, expect, test } from 'vitest'

import { checkExample, shownFinding } from '../../support/cluster-of.js'

const haCf = 'node alpha beta\nbcast eth0 eth1\nuse_logd yes\nping 192.0.2.254\nping_group routers 192.0.2.1 192.0.2.2\n'

/** Checks the haresources of one host and lists what heartbeat itself objects to. */
async function refusals(haresources: string, cf = haCf): Promise<string[]> {
  const files = { '/etc/hostname': 'alpha\n', '/etc/ha.d/ha.cf': cf, '/etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret\n', '/etc/ha.d/haresources': haresources }
  const { report } = await checkExample({ hosts: { alpha: files } })
  return report.diagnostics.filter(({ severity, origin }) => severity === 'error' && origin === 'daemon').map(finding => shownFinding(finding, report))
}

/** Lists all that is found in haresources of one host, but for hints. */
async function codesOf(haresources: string): Promise<(readonly [string, string, string])[]> {
  const { report } = await checkExample({ hosts: { alpha: { '/etc/hostname': 'alpha\n', '/etc/ha.d/ha.cf': haCf, '/etc/ha.d/haresources': haresources } } })
  return report.diagnostics
    .filter(({ file, severity }) => file.endsWith('haresources') && severity !== 'info')
    .map(({ rule, severity, origin }) => [rule, severity, origin] as const)
}

describe('what heartbeat reads decides', () => {
  test.each([
    ['alpha mysql \\ \n  httpd\n', 'haresources/blank-behind-backslash'],
    ['alpha mysql \\\t\n  192.0.2.9\n', 'haresources/blank-behind-backslash'],
    ['alpha mysql \\\r\n  192.0.2.9\r\n', 'haresources/carriage-return'],
    ['alpha mysql \\ # web\n  httpd\n', 'haresources/comment-behind-backslash'],
    ['alpha\\\n  httpd\n', 'haresources/glued-backslash'],
    ['alpha#x httpd\n', 'haresources/glued-comment'],
    [`alpha mysql ${'x'.repeat(5110)} httpd\n`, 'haresources/long-line'],
    ['alpha mysql\n  httpd\n', 'haresources/missing-backslash'],
    ['192.0.2.9 httpd\n', 'haresources/missing-host'],
    ['gamma httpd\n', 'cluster/unknown-preferred-host'],
    ['alpha192.0.2.9 httpd\n', 'haresources/missing-blank'],
    ['\\', 'haresources/unfinished-continuation'],
    ['gam\x07ma httpd\n', 'haresources/invalid-control-character'],
    ['{{ host }} httpd\nalpha ftpd\n', 'haresources/template-mark'],
    ['alpha 192.0.2.9 httpd\nbteta 192.0.2.8 ftpd\nbeta 192.0.2.7 mysql\n', 'cluster/unknown-preferred-host'],
  ])('%j is refused, once', async (text, code) => {
    const found = await refusals(text)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(`[${code}]`)
    expect(found[0]).toMatch(/ also .*alpha\/etc\/ha\.d\/ha\.cf:1:6/)
  })

  test.each([
    ['al\fpha httpd\n', 'haresources/invalid-control-character'],
    ['al\0pha httpd\nbeta ftpd\n', 'haresources/invalid-control-character'],
    ['alpha 192.0.2.9 \\\f\n  httpd\n', 'haresources/invalid-control-character'],
    ['alpha 192.0.2.9 \\\x01\x02\n  httpd\nbeta ftpd\n', 'haresources/invalid-control-character'],
    ['alpha 192.0.2.9\\\0\nhttpd\n', 'haresources/invalid-control-character'],
    ['alpha 192.0.2.9 \\\u200b\n  httpd\n', 'haresources/misleading-character'],
    ['alpha 192.0.2.9 \\\u00a0\n  httpd\n', 'haresources/misleading-character'],
    ['alpha 192.0.2.9\n  \\\n  httpd\n', 'haresources/stray-backslash'],
  ])('%j is refused, and nothing else is said of it', async (text, code) => {
    expect(await codesOf(text)).toEqual([[code, 'error', 'daemon']])
  })

  test.each([
    'alpha mysql \\ \nbeta httpd\n',
    'alpha mysql \\ # web\n# beta\nbeta httpd\n',
    '\falpha httpd\n',
    '\ralpha\f httpd\n',
    '\0gamma httpd\n',
    'alpha\0gamma httpd\n',
    'alpha mysql \\\ngamma httpd\n',
    'alpha mysql # web \\\ngamma httpd\n',
    '192.0.2.254 httpd\n',
    'alpha mysql \\ \nRouters httpd\n',
    'alpha IPaddr::{{ address }} httpd\n',
    'alpha\x01 httpd\n'.replace('\x01', '\f'),
  ])('%j is accepted', async text => {
    expect(await refusals(text)).toEqual([])
  })

  test('a misspelt host is no third owner', async () => {
    const text = 'alpha 192.0.2.9 httpd\nbteta 192.0.2.8 ftpd\nbeta 192.0.2.7 mysql\n'
    const files = { '/etc/ha.d/ha.cf': haCf, '/etc/ha.d/haresources': text }
    const { report } = await checkExample({ hosts: { alpha: files } })
    expect(report.diagnostics.filter(({ file }) => file.endsWith('haresources')).map(({ rule }) => rule)).toEqual(['cluster/unknown-preferred-host'])
    const three = await checkExample({ hosts: { alpha: { ...files, '/etc/ha.d/ha.cf': haCf.replace('beta', 'beta bteta') } } })
    expect(three.report.diagnostics.filter(({ rule: code }) => code === 'haresources/conflicting-owners')).toHaveLength(1)
  })

  test('the target of ucast is no node, the name of a ping group is one', async () => {
    expect(await refusals('routers httpd\n')).toEqual([])
    expect(await refusals('192.0.2.7 httpd\n', `${haCf}ucast eth0 192.0.2.7\n`)).toHaveLength(1)
  })

  test('a copy with the same faults says them of itself', async () => {
    const files = { '/etc/ha.d/ha.cf': haCf, '/etc/ha.d/haresources': 'alpha mysql \\ \n  httpd\n' }
    const { report } = await checkExample({ hosts: { alpha: files, beta: files } })
    const found = report.diagnostics.filter(({ rule }) => rule === 'haresources/blank-behind-backslash')
    expect(found.map(({ origin, hosts }) => [origin, hosts])).toEqual([['daemon', ['alpha', 'beta']]])
    expect(report.diagnostics.filter(({ rule: code }) => code === 'cluster/unknown-preferred-host')).toEqual([])
  })
})
