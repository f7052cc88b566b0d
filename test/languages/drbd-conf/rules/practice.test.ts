import { describe, expect, test } from 'vitest'

import { drbdConf } from '../../../../src/languages/drbd-conf/index.js'
import { practiceRules } from '../../../../src/languages/drbd-conf/rules/practice.js'
import type { Language } from '../../../../src/languages/language.js'
import { expectFindings } from '../../../../src/testing/expect-findings.js'
import { findingsOf } from '../../../../src/testing/findings-of.js'
import { unmark } from '../../../../src/testing/marks.js'
import { applyEdits } from '../../../../src/text/edit.js'

const language = drbdConf as unknown as Language

/** Checks the marked places of a text under a release. */
function expects(rule: string, target: string, text: string): ReturnType<typeof expectFindings> {
  return expectFindings(language, `drbd-conf/${rule}`, { text, target })
}

test('policies of one handler are told together, and each once', () => {
  const text = 'resource r0 {\n  net {\n    after-sb-0pri call-pri-lost-after-sb;\n    after-sb-1pri call-pri-lost-after-sb;\n  }\n  on alpha {\n    device /dev/drbd0;\n    disk /dev/vg1/r0;\n    address 192.0.2.1:7788;\n    meta-disk internal;\n  }\n  on beta {\n    device /dev/drbd0;\n    disk /dev/vg1/r0;\n    address 192.0.2.2:7788;\n    meta-disk internal;\n  }\n}\n'
  const found = findingsOf(language, { text, target: '8.4' }).filter(({ rule }) => rule === 'drbd-conf/missing-policy-handler')
  expect(found.map(({ span, related }) => [text.slice(span.start, span.end), related.map(({ span: at }) => text.slice(at.start, at.end))])).toEqual([
    ['call-pri-lost-after-sb', ['call-pri-lost-after-sb']],
  ])
  expect(found[0]?.related[0]?.span.start).toBe(text.lastIndexOf('call-pri-lost-after-sb'))
})

test('every practice rule is in the list of the language and is no error of the daemon', () => {
  const ids = language.rules.map(({ id }) => id)
  for (const { id, origin } of practiceRules) {
    expect(ids).toContain(id)
    expect(origin, id).toBe('practice')
  }
})

describe('fixes in the examples of all rules', () => {
  const examples = language.rules.flatMap(rule => rule.examples.bad.map((example, index) => [`${rule.id} ${index}`, rule, example] as const))

  test.each(examples)('%s: a fix silences its finding and brings no error', (_name, rule, example) => {
    const plain = typeof example === 'string' ? { text: example } : example
    const text = unmark(plain.text).text
    const before = findingsOf(language, { ...plain, text })
    const found = before.filter(({ rule: code }) => code === rule.id)
    for (const finding of found) {
      for (const fix of finding.fixes) {
        const after = findingsOf(language, { ...plain, text: applyEdits(text, fix.edits) })
        expect(after.filter(({ rule: code }) => code === rule.id).length, fix.title).toBeLessThan(found.length)
        const errors = after.filter(({ severity, origin }) => severity === 'error' && origin === 'daemon')
        const known = before.filter(({ severity, origin }) => severity === 'error' && origin === 'daemon')
        expect(errors.length, `${fix.title}: ${errors.map(({ message }) => message).join('; ')}`).toBeLessThanOrEqual(known.length)
      }
    }
    if (found.some(({ fixes }) => fixes.length > 0)) expect(rule.fix, 'a rule that offers a fix says so').toBeDefined()
  })
})

describe('options that belong together', () => {
  test('a pair in common is told once, however many resources inherit it', () => {
    expects(
      'conflicting-two-primaries',
      '8.4',
      'common {\n  net {\n    protocol [|B|];\n    allow-two-primaries;\n  }\n}\nresource r0 {\n}\nresource r1 {\n}\n',
    )
  })

  test('a resource that mends what common says is left alone', () => {
    expects(
      'conflicting-two-primaries',
      '8.4',
      'common {\n  net {\n    allow-two-primaries;\n  }\n}\nresource r0 {\n  net {\n    protocol C;\n  }\n}\n' +
        'resource r1 {\n  net {\n    protocol [|A|];\n  }\n}\nresource r2 {\n  net {\n    protocol A;\n    allow-two-primaries no;\n  }\n}\n',
    )
  })

  test('a connection has its own say', () => {
    expects(
      'conflicting-fencing-protocol',
      '9.22',
      'resource r0 {\n  net {\n    fencing resource-only;\n    protocol A;\n  }\n  on alpha {\n    node-id 0;\n  }\n  on beta {\n    node-id 1;\n  }\n' +
        '  connection {\n    host alpha;\n    host beta;\n    net {\n      fencing [|resource-and-stonith|];\n    }\n  }\n}\n',
    )
  })

  test('protocols in lower case count as well', () => {
    expects('conflicting-two-primaries', '8.4', 'resource r0 {\n  net {\n    protocol c;\n    allow-two-primaries;\n  }\n}\n')
  })

  test('a broken neighbour does not hide a pair', () => {
    expects(
      'conflicting-on-congestion',
      '9.22',
      'resource r0 {\n  disk {\n    on-io-error ;\n  }\n  net {\n    on-congestion [|pull-ahead|];\n    timeout\n  }\n}\n',
    )
  })

  test('an included file that is not there may hold what seems missing', () => {
    const text = 'include "global.conf";\nresource r0 {\n  disk {\n    fencing resource-only;\n  }\n  net {\n    cram-hmac-alg sha1;\n  }\n}\n'
    expects('missing-fence-peer', '8.4', text)
    expects('missing-shared-secret', '8.4', text)
    expects('missing-fence-peer', '8.4', text.replace('include "global.conf";\n', '').replace('resource-only', '[|resource-only|]'))
  })

  test('an included common is looked at', () => {
    expectFindings(language, 'drbd-conf/missing-fence-peer', {
      text: 'include "global.conf";\nresource r0 {\n  disk {\n    fencing resource-only;\n  }\n}\n',
      target: '8.4',
      files: { 'global.conf': 'common {\n  handlers {\n    fence-peer "/sbin/fence";\n  }\n}\n' },
    })
  })
})

describe('times', () => {
  test('defaults count where only one of two is set', () => {
    expects('conflicting-connect-int', '8.3', 'resource r0 {\n  net {\n    connect-int [|6|];\n  }\n}\nresource r1 {\n  net {\n    connect-int 7;\n  }\n}\n')
    expects('conflicting-timeout', '9.22', 'resource r0 {\n  net {\n    timeout [|101|];\n  }\n}\n')
  })

  test('the message shows both in one unit', () => {
    const [finding] = expects('conflicting-timeout', '8.4', 'resource r0 {\n  net {\n    timeout [|600|];\n    ping-int 15;\n  }\n}\n')
    expect(finding?.message).toBe('timeout 60 s is not shorter than ping-int 15 s')
    expect(finding?.related).toHaveLength(1)
  })

  test('waiting for ever is longer than anything', () => {
    expects('conflicting-degr-wfc-timeout', '8.3', 'resource r0 {\n  startup {\n    wfc-timeout 0;\n    degr-wfc-timeout 300;\n  }\n}\n')
  })
})

describe('devices', () => {
  const host = (disk: string, rest = ''): string => `  on alpha {\n    disk ${disk};\n${rest}  }\n`

  test('drbdadm itself sees equal words up to 8.3, and from 8.4 on outside of host sections', () => {
    expects('duplicate-backing-disk', '8.3', `resource r0 {\n${host('/dev/sda7')}}\nresource r1 {\n${host('/dev/sda7')}}\n`)
    expects('duplicate-backing-disk', '8.4', 'resource r0 {\n  disk /dev/sda7;\n  on alpha {\n  }\n}\nresource r1 {\n  disk /dev/sda7;\n  on alpha {\n  }\n}\n')
    expects('duplicate-backing-disk', '9.22', `resource r0 {\n  disk /dev/sda7;\n  on alpha {\n  }\n}\nresource r1 {\n${host('[|/dev/sda7|]')}}\n`)
  })

  test('three volumes on one device are two findings', () => {
    expects(
      'duplicate-backing-disk',
      '8.4',
      `resource r0 {\n${host('/dev/vg/lv')}}\nresource r1 {\n${host('[|"/dev/vg/lv"|]')}}\nresource r2 {\n${host('[|/dev/mapper/vg-lv|]')}}\n`,
    )
  })

  test('the device of a volume group whose name has a dash', () => {
    expects('duplicate-backing-disk', '8.4', `resource r0 {\n${host('/dev/vg-a/lv')}}\nresource r1 {\n${host('[|/dev/mapper/vg--a-lv|]')}}\n`)
    expects('duplicate-backing-disk', '8.4', `resource r0 {\n${host('/dev/vg/a-lv')}}\nresource r1 {\n${host('/dev/mapper/vg--a-lv')}}\n`)
  })

  test('meta data of another host may lie on a device of that name', () => {
    expects('conflicting-meta-disk', '8.4', 'resource r0 {\n  on alpha {\n    disk /dev/sda7;\n    meta-disk /dev/sdb1;\n  }\n  on beta {\n    disk /dev/sdb1;\n    meta-disk /dev/sda7;\n  }\n}\n')
  })

  test('an inherited meta-data device is told once', () => {
    expects(
      'conflicting-meta-disk',
      '8.4',
      'resource r0 {\n  disk /dev/sda7;\n  meta-disk [|/dev/sda7|];\n  on alpha {\n    address 192.0.2.1:7788;\n  }\n  on beta {\n    address 192.0.2.2:7788;\n  }\n}\n',
    )
  })

  test('volume numbers at two levels are one volume', () => {
    expects('duplicate-volume', '8.4', 'resource r0 {\n  volume 1 {\n    disk {\n    }\n  }\n  on alpha {\n    volume 1 {\n      device minor 1;\n    }\n    volume [|1|] {\n      device minor 2;\n    }\n  }\n}\n')
  })
})

describe('addresses', () => {
  test('IPv6 addresses are compared without regard to case, ports apart', () => {
    expects(
      'duplicate-host-address',
      '8.4',
      'resource r0 {\n  on alpha {\n    address ipv6 [2001:db8::a]:7788;\n  }\n  on beta {\n    address ipv6 [[|2001:DB8::A|]]:7789;\n  }\n}\n',
    )
  })

  test('equal ports and addresses are left to drbdadm', () => {
    expects('duplicate-host-address', '8.4', 'resource r0 {\n  on alpha {\n    address 192.0.2.1:7788;\n  }\n  on beta {\n    address 192.0.2.1:7788;\n  }\n}\n')
  })

  test('0.7 looks at octets itself', () => {
    expects('invalid-address-octet', '0.7', 'resource r0 {\n  protocol C;\n  on alpha {\n    address 192.0.2.300:7788;\n  }\n}\n')
    expects('invalid-address-octet', '8.0', 'resource r0 {\n  protocol C;\n  on alpha {\n    address [|192.0.2.300|]:7788;\n  }\n  on beta {\n    address [|999.0.2.1|]:7788;\n  }\n}\n')
  })

  test('a proxy stands between two families', () => {
    expects(
      'mismatched-address-family',
      '8.4',
      'resource r0 {\n  on alpha {\n    address 127.0.0.1:7788;\n    proxy on alpha {\n      inside 127.0.0.1:7789;\n      outside 192.0.2.1:7790;\n    }\n  }\n' +
        '  on beta {\n    address ipv6 [::1]:7788;\n    proxy on beta {\n      inside 127.0.0.1:7789;\n      outside 192.0.2.2:7790;\n    }\n  }\n}\n',
    )
  })
})

describe('connections', () => {
  const hosts = 'resource r0 {\n  disk /dev/sda7;\n  on alpha {\n    node-id 0;\n  }\n  on beta {\n    node-id 1;\n  }\n  on gamma {\n    node-id 2;\n'

  test('a diskless host need not be connected to all others', () => {
    const mesh = `${hosts}    disk none;\n  }\n  connection-mesh {\n    hosts alpha beta;\n  }\n`
    expects('missing-connection', '9.22', `${mesh}  connection {\n    host beta;\n    host gamma;\n  }\n}\n`)
    expects('missing-connection', '9.22', `${hosts}    disk none;\n  }\n  connection {\n    host alpha;\n    host beta;\n  }\n}\n`)
  })

  test('a mesh that forgets a diskless host', () => {
    const text = `${hosts}    disk none;\n  }\n  connection-mesh {\n    hosts alpha beta;\n  }\n}\n`
    const found = findingsOf(language, { text, target: '9.22' }).filter(({ rule }) => rule === 'drbd-conf/missing-connection')
    expect(found.map(({ message }) => message)).toEqual(['Host "gamma" is not connected to any other host'])
  })

  test('a host that lacks several is one finding', () => {
    const text = `${hosts}  }\n  connection-mesh {\n    hosts alpha beta;\n  }\n}\n`
    const found = findingsOf(language, { text, target: '9.22' }).filter(({ rule }) => rule === 'drbd-conf/missing-connection')
    expect(found.map(({ message }) => message)).toEqual(['Host "gamma" is not connected to "alpha" or "beta"'])
  })

  test('pairs without a host in common are findings of their own', () => {
    const text = `${hosts}  }\n  on delta {\n    node-id 3;\n  }\n  connection-mesh {\n    hosts alpha beta;\n  }\n  connection-mesh {\n    hosts gamma delta;\n  }\n  connection-mesh {\n    hosts alpha gamma;\n  }\n  connection-mesh {\n    hosts beta delta;\n  }\n}\n`
    const found = findingsOf(language, { text, target: '9.22' }).filter(({ rule }) => rule === 'drbd-conf/missing-connection')
    expect(found.map(({ message }) => message)).toEqual(['Hosts "alpha" and "delta" are not connected', 'Hosts "beta" and "gamma" are not connected'])
  })
})

describe('values that drbdadm does not look at', () => {
  test('quotes do not matter, a host may be named', () => {
    expects('invalid-runtime-value', '8.2', 'resource r0 {\n  protocol C;\n  net {\n    rr-conflict "disconnect";\n    after-sb-0pri discard-node-beta;\n  }\n}\n')
  })

  test('a spelling is mended safely, a guess is not', () => {
    const findings = expects('invalid-runtime-value', '8.4', 'resource r0 {\n  disk {\n    on-io-error [|pass-on|];\n    fencing [|resource-onli|];\n  }\n}\n')
    expect(findings.map(({ fixes }) => fixes[0]?.safety)).toEqual(['safe', 'unsafe'])
  })

  test('numbers with a suffix are compared by their value', () => {
    expects('invalid-runtime-value', '8.4', 'resource r0 {\n  net {\n    unplug-watermark 1K;\n    ping-timeout [|1K|];\n  }\n}\n')
  })

  test('a secret never shows', () => {
    const findings = findingsOf(language, { text: 'resource r0 {\n  net {\n    shared-secret "not-a-secret";\n  }\n}\n', target: '8.4' })
    expect(findings.some(({ rule }) => rule === 'drbd-conf/unused-shared-secret')).toBe(true)
    expect(JSON.stringify(findings)).not.toContain('not-a-secret')
  })
})

test('the name of a device is told once for all hosts that have it, and mended on all', () => {
  const host = (name: string, id: number): string => `  on ${name} { node-id ${id}; device /dev/drbd_r0 minor 0; disk /dev/sdb; address 192.0.2.${id + 1}:7788; meta-disk internal; }\n`
  const text = `resource r0 {\n${host('alpha', 0)}${host('beta', 1)}}\n`
  const found = findingsOf(language, { text, target: '9.34' }).filter(({ rule }) => rule === 'drbd-conf/deprecated-device-name')
  expect(found).toHaveLength(1)
  expect(found[0]?.related).toHaveLength(1)
  expect(applyEdits(text, found[0]?.fixes[0]?.edits ?? [])).not.toContain('drbd_r0')
})

test('an option with a word too many, or too few, is suggested', () => {
  const helpFor = (option: string): string | undefined => findingsOf(language, { text: `resource r0 {\n  net {\n    ${option} 10;\n  }\n}\n`, target: '9' }).find(({ rule }) => rule === 'drbd-conf/unknown-option')?.help
  expect(helpFor('congestion-fill-threshold')).toBe('Did you mean "congestion-fill"?')
  expect(helpFor('sndbuf')).toBe('Did you mean "sndbuf-size"?')
  expect(helpFor('after-sb')).toContain('Known here')
})
