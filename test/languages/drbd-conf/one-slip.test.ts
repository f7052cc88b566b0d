import { describe, expect, test } from 'vitest'

import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

const language = drbdConf as unknown as Language

/** Lists the errors and warnings of a text, each as the text it points at and its rule. */
function told(text: string, target: string): readonly string[] {
  return findingsOf(language, { text, target, host: 'alpha' })
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, span }) => `${text.slice(span.start, span.end).replace(/\s[^]*$/, '')} ${rule.replace('drbd-conf/', '')}`)
}

const on = (host: string, octet: number, { minor = 0, port = 7788 } = {}): string =>
  `  on ${host} { device /dev/drbd${minor}; disk /dev/sd${String.fromCharCode(97 + minor)}1; address 192.0.2.${octet}:${port}; meta-disk internal; }\n`

describe('a section of a host that was copied', () => {
  test.each(['8.2', '8.3', '8.4', '9.22'])('without a new name is told as that, and nothing that follows from it (%s)', target => {
    const text = `resource r0 {\n  protocol C;\n${on('alpha', 1)}${on('beta', 2)}${on('beta', 2)}}\n`
    expect(told(text, target)).toEqual(['beta duplicate-host'])
  })

  test.each(['8.2', '8.3', '8.4', '9.22'])('in place of the second host is told as that, not as a missing peer (%s)', target => {
    const text = `resource r0 {\n  protocol C;\n${on('alpha', 1)}${on('alpha', 2)}}\n`
    expect(told(text, target)).toEqual(['alpha duplicate-host'])
  })

  test('is that of the host that the mesh names and nobody has', () => {
    const text = `resource r0 {\n${on('alpha', 1)}${on('beta', 2)}${on('beta', 3)}  connection-mesh { hosts alpha beta gamma; }\n}\n`
    const found = findingsOf(language, { text, target: '9.22', host: 'alpha' }).filter(({ severity }) => severity === 'error')
    expect(found.map(({ help }) => help)).toEqual(['Did you mean "gamma"? It is to be connected, and has no section.'])
  })
})

describe('two names that are wrong on one line', () => {
  test.each(['8.3', '8.4', '9.22'])('are told of one by one where each has a value (%s)', target => {
    const text = `resource r0 {\n  protocol C;\n  net { ping-timout 5; max-bufers 8000; }\n  disk { on-io-eror detach; al-extens 7; }\n${on('alpha', 1)}${on('beta', 2)}}\n`
    expect(told(text, target).map(one => one.split(' ')[0])).toEqual(['ping-timout', 'max-bufers', 'on-io-eror', 'al-extens'])
  })
})

describe('a sign or word at a wrong place', () => {
  const common = (line: string): string => `common {\n  ${line}\n}\nresource r0 {\n  protocol C;\n${on('alpha', 1)}${on('beta', 2)}}\n`

  test.each([
    ['a ";" before a host', `resource r0 {\n  protocol C;\n${on('alpha', 1)}  on ; beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }\n}\n`, ['on missing-argument']],
    ['a ";" before a file', `include ;"drbd.d/*.res"\nresource r0 {\n  protocol C;\n${on('alpha', 1)}${on('beta', 2)}}\n`, ['include missing-argument']],
    ['a ";" behind "include"', `include "global.conf"\ninclude\n; "drbd.d/*.res";\nresource r0 {\n  protocol C;\n${on('alpha', 1)}${on('beta', 2)}}\n`, [' missing-semicolon']],
    ['a ";" before the value of an option', common('net { ping-timeout ;5 }'), undefined],
  ])('is told once: %s', (_, text, expected) => {
    for (const target of ['8.3', '8.4', '9.22']) {
      const found = told(text, target)
      if (expected === undefined) expect(found).toHaveLength(1)
      else expect(found).toEqual(expected)
    }
  })
})

describe('a resource that was copied', () => {
  const copied = (second: { minor: number; port: number }): string =>
    `resource r0 {\n  protocol C;\n${on('alpha', 1)}${on('beta', 2)}}\nresource r1 {\n  protocol C;\n${on('alpha', 1, second)}${on('beta', 2, second)}}\n`

  test.each([
    ['8.2', 'duplicate-device'],
    ['8.3', 'duplicate-minor'],
    ['8.4', 'duplicate-minor'],
    ['9.22', 'duplicate-minor'],
  ])('with its minor is told once for all hosts (%s)', (target, rule) => {
    const text = copied({ minor: 0, port: 7789 }).replace(/(resource r1[^]*)/, part => part.replaceAll('/dev/sda1', '/dev/sdb1'))
    const found = findingsOf(language, { text, target, host: 'alpha' }).filter(({ severity }) => severity === 'error')
    expect(found.map(({ rule: code }) => code)).toEqual([`drbd-conf/${rule}`])
    expect(found[0]?.message).toContain('on hosts "alpha" and "beta"')
    expect(found[0]?.related).toHaveLength(2)
  })

  test.each(['8.2', '8.4', '9.22'])('with its port is told once for all hosts (%s)', target => {
    expect(told(copied({ minor: 1, port: 7788 }), target)).toEqual(['192.0.2.1:7788 duplicate-address'])
  })

  test('whose hosts share different things has one finding for each', () => {
    const text = `resource r0 {\n${on('alpha', 1)}${on('beta', 2)}}\nresource r1 {\n${on('alpha', 1, { minor: 0, port: 7789 })}${on('beta', 2, { minor: 1, port: 7788 })}}\n`
    expect(told(text, '8.4')).toEqual(['/dev/drbd0 duplicate-minor', '/dev/sda1 duplicate-backing-disk', '192.0.2.2:7788 duplicate-address'])
  })
})

test('two hosts of one resource with one address want another address, not another port', () => {
  const text = `resource r0 {\n${on('alpha', 1)}${on('beta', 2).replace('192.0.2.2', '192.0.2.1')}}\n`
  const [found, ...others] = findingsOf(language, { text, target: '8.4' })
  expect(others).toEqual([])
  expect(found?.message).toBe('Address 192.0.2.1:7788 of host "beta" is also that of host "alpha"')
  expect(found?.help).toContain('an address of each host\'s own')
})

describe('a mistyped host', () => {
  const hosts = (first: string): string =>
    [first, 'beta', 'gamma']
      .map((host, index) => `  on ${host} { node-id ${index}; device /dev/drbd0; disk /dev/sda1; address 192.0.2.${index + 1}:7788; meta-disk internal; }\n`)
      .join('')
  const links = '  connection { host alpha; host beta; }\n  connection { host alpha; host gamma; }\n  connection { host beta; host gamma; }\n'

  test('in its section is told there, once, with the name that the connections have', () => {
    const text = `resource r0 {\n${hosts('alhpa')}${links}}\n`
    expect(told(text, '9.22')).toEqual(['alhpa unknown-connection-host'])
    expect(findingsOf(language, { text, target: '9.22' })[0]?.help).toBe('Did you mean "alpha"?')
  })

  test('in one connection is told there', () => {
    const text = `resource r0 {\n${hosts('alpha')}${links.replace('host beta; }', 'host betta; }')}}\n`
    expect(told(text, '9.22')).toEqual(['betta unknown-connection-host'])
  })

  test('in a mesh was meant for the host that the mesh leaves out, not for one that it has', () => {
    const pair = hosts('web1').replace('on beta', 'on web2').replace(/  on gamma .*\n/, '')
    const [found, ...others] = findingsOf(language, { text: `resource r0 {\n${pair}  connection-mesh { hosts web1 web; }\n}\n`, target: '9.22' })
    expect(found?.help).toBe('Did you mean "web2"?')
    expect(others).toEqual([])
  })

  test('that is near only to its companion suggests nothing', () => {
    const text = `resource r0 {\n${hosts('web1')}  connection-mesh { hosts web1 web beta gamma; }\n}\n`
    expect(findingsOf(language, { text, target: '9.22' })[0]?.help).toBeUndefined()
  })

  test('two different ones are two findings', () => {
    const text = `resource r0 {\n${hosts('alpha')}${links.replace('host beta; }', 'host betta; }').replace('host gamma; }\n  connection { host beta', 'host gama; }\n  connection { host beta')}}\n`
    expect(told(text, '9.22')).toEqual(['betta unknown-connection-host', 'gama unknown-connection-host'])
  })
})

test('a host without an address that many connections need is told once, at its section', () => {
  const text =
    'resource r0 {\n  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; }\n' +
    '  on beta { node-id 1; device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; }\n' +
    '  on gamma { node-id 2; device /dev/drbd0; disk /dev/sda1; }\n' +
    '  connection { host alpha; host beta; }\n  connection { host alpha; host gamma; }\n  connection { host beta; host gamma; }\n}\n'
  expect(told(text, '9.22')).toEqual(['on missing-connection-address'])
})

test('a missing address of two hosts is told as that, not as a missing node-id', () => {
  const text = `resource r0 {\n${on('alpha', 1)}  on beta { device /dev/drbd0; disk /dev/sda1; meta-disk internal; }\n}\n`
  expect(told(text, '9.22')).toEqual(['on missing-host-statement'])
})

test('policies that call one handler which is not set are one finding', () => {
  const text = 'resource r0 {\n  net {\n    after-sb-1pri call-pri-lost-after-sb;\n    after-sb-2pri call-pri-lost-after-sb;\n    rr-conflict call-pri-lost;\n  }\n}\n'
  expect(told(text, '8.4')).toEqual(['call-pri-lost-after-sb missing-policy-handler', 'call-pri-lost missing-policy-handler'])
})

test('a timeout that is too long for ping-int and for connect-int is one finding', () => {
  expect(told('resource r0 {\n  net {\n    timeout 180;\n    ping-int 9;\n    connect-int 8;\n  }\n}\n', '8.4')).toEqual(['180 conflicting-timeout'])
})

test.each(['8.4', '9.22'])('a statement that no host has is one finding, where the others stand that all share (%s)', target => {
  const text = 'resource r0 {\n  disk /dev/sda1;\n  meta-disk internal;\n  on alpha { address 192.0.2.1:7788; }\n  on beta { address 192.0.2.2:7788; }\n}\n'
  expect(told(text, target)).toEqual(['disk missing-host-statement'])
})

test('a brace too many is told whatever is wrong behind it', () => {
  const text = `resource r0 {\n}\n}\nresource r1 {\n  net {\n    protocol Q;\n  }\n${on('alpha', 1)}${on('beta', 2)}}\n`
  expect(told(text, '9.22').filter(line => /brace|word/.test(line))).toEqual(['} unexpected-brace', 'Q invalid-word'])
})
