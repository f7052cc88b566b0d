import { describe, expect, test } from 'vitest'

import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

const language = drbdConf as unknown as Language

/** Lists the errors and warnings of a text: line, rule and what is pointed at. */
function told(text: string, target = '8.4'): readonly string[] {
  return findingsOf(language, { text, target, host: 'alpha' })
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, span }) => `${text.slice(0, span.start).split('\n').length} ${rule.replace('drbd-conf/', '')} ${text.slice(span.start, span.end)}`)
}

const on = (host: string, octet: number): string =>
  `  on ${host} {\n    device /dev/drbd0;\n    disk /dev/sda1;\n    address 192.0.2.${octet}:7788;\n    meta-disk internal;\n  }\n`
const whole = `resource r0 {\n  net {\n    timeout 60;\n  }\n${on('alpha', 1)}${on('beta', 2)}}\n`
const broken = 'resource r1 {\n  net {\n    timeout 601;\n  }\n}\n'

describe('a brace that is missing in one place and too many in another', () => {
  const text = `${whole.replace('internal;\n  }\n  on beta', 'internal;\n  on beta')}${broken.replace(/\}\n$/, '}\n  }\n')}`

  test.each(['8.3', '8.4', '9.22'])('is told where it is missing and where it is too many, and the rest is judged (%s)', target => {
    const found = told(text, target).filter(line => !line.includes('missing-protocol'))
    expect(found).toContain('5 unclosed-block on alpha')
    expect(found.some(line => line.includes('invalid-range 601'))).toBe(true)
    expect(found.filter(line => line.includes('misplaced'))).toEqual([])
    expect(found.filter(line => line.includes('unexpected-brace'))).toHaveLength(1)
  })

  test('also where the early one closes the whole resource', () => {
    const early = whole.replace('timeout 60;\n  }\n', 'timeout 60;\n  }\n  }\n').replace('internal;\n  }\n  on beta', 'internal;\n  on beta')
    const found = told(early)
    expect(found.map(line => line.split(' ')[1]).sort()).toEqual(['unclosed-block', 'unexpected-brace'])
  })

  test('a section that was only put into the wrong place is told as that', () => {
    const found = told(whole.replace('    timeout 60;', '    global {\n      usage-count no;\n    }\n    timeout 60;'))
    expect(found).toEqual(['3 misplaced-statement global'])
  })
})

describe('the head of a section that is gone', () => {
  test.each(['8.3', '8.4', '9.22'])('is told before the first of its options (%s)', target => {
    const text = whole.replace('  net {\n', '').replace('timeout 60;', 'timeout 60;\n    ping-int 9;')
    expect(told(text, target).filter(line => !line.includes('missing-protocol'))).toEqual(['2 missing-block timeout'])
  })

  test('behind another section of options', () => {
    expect(told(whole.replace('timeout 60;\n  }\n', 'timeout 60;\n  }\n    wfc-timeout 9;\n    degr-wfc-timeout 9;\n  }\n'))).toEqual(['5 missing-block wfc-timeout'])
  })

  test.each(['8.4', '9.22'])('of a host behind another host (%s)', target => {
    expect(told(whole.replace('  on beta {\n', ''), target)).toEqual(['11 missing-block device'])
  })

  test('of a connection', () => {
    const text =
      'resource r0 {\n  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; }\n  on beta { node-id 1; device /dev/drbd0; disk /dev/sda1; }\n' +
      '    host alpha address 192.0.2.1:7788;\n    host beta address 192.0.2.2:7788;\n  }\n}\n'
    expect(told(text, '9.22')).toEqual(['4 missing-block host'])
  })

  test('of common, also where it became a comment', () => {
    const found = findingsOf(language, { text: `# common {\n  net {\n    timeout 60;\n  }\n}\n${whole}`, target: '8.4' })
    expect(found.map(({ message }) => message)).toEqual(['"common {" is missing before "net"'])
    expect(found[0]?.related[0]?.message).toBe('a comment stands in its place')
  })

  test('of global, at the top of the file', () => {
    expect(told(`  usage-count no;\n  minor-count 9;\n}\n${whole}`)).toEqual(['1 missing-block usage-count'])
  })

  test('of a resource', () => {
    const found = told(whole.replace('resource r0 {\n', ''))
    expect(found).toEqual(['1 missing-block net'])
  })

  test('does not cost the square of the options that stand in a wrong place', () => {
    const text = `resource r0 {\n  }\n${'  timeout 60;\n'.repeat(3_000)}  on`
    expect(told(text).length).toBeGreaterThan(0)
  })
})

describe('a head that stands twice', () => {
  test.each(['common', 'resource r0', 'on beta'])('%s', head => {
    const text = `common {\n}\n${whole}`
    const found = told(text.replace(`${head} {\n`, `${head} {\n${head} {\n`), '8.4')
    expect(found.map(line => line.split(' ')[1])).toEqual(['unclosed-block'])
  })
})

describe('where the file is cut off', () => {
  test.each([7, 20, 60, 100, 140])('it is one finding, at the end (%i characters less)', less => {
    const text = whole.slice(0, -less)
    const found = findingsOf(language, { text, target: '8.4' }).filter(({ severity }) => severity !== 'info')
    expect(found.map(({ rule }) => rule)).toEqual(['drbd-conf/unclosed-block'])
    expect(found[0]?.related.map(({ span }) => span.end)).toEqual([text.length])
  })
})

describe('a brace too many', () => {
  test('is the one that is not indented as it would have to be', () => {
    const text = whole.replace(/ {2}\}\n\}\n$/, '  }\n  }\n}\n')
    expect(told(text)).toEqual(['17 unexpected-brace }'])
  })

  test('is the one that stands behind another on its line, where others have lines of their own', () => {
    const text = whole.replace(/ {2}\}\n\}\n$/, '  } }\n}\n')
    expect(told(text)).toEqual(['16 unexpected-brace }'])
    expect(findingsOf(language, { text, target: '8.4' }).find(({ severity }) => severity === 'error')?.span.start).toBe(text.indexOf('} }') + 2)
  })
})

describe('a sign in the wrong place', () => {
  test.each([
    ['a `;` before the last word', 'disk ;/dev/sda1', 'missing-argument disk'],
    ['a `;` inside of an address', 'disk /dev/sda1;\n    address 192.0.2.1;:7788;', 'invalid-address'],
    ['a word too many that begins nothing here', 'disk /dev/sda1 al-extents;', 'unexpected-word al-extents'],
    ['a `"` before the brace', 'disk /dev/sda1;\n  "}', 'unclosed-string'],
  ])('%s is one finding', (_, written, rule) => {
    const text = whole.replace('disk /dev/sda1;', written).replace(written.includes(':7788') ? '    address 192.0.2.1:7788;\n' : '\u0000', '')
    const cut = written.endsWith('"}') ? text.replace(/("\}\n)[^]*?\n {2}\}\n/, '$1') : text
    const found = told(cut)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(rule)
  })
})

test('sections side by side in a block that can hold none of them are one finding', () => {
  const text = whole.replace('timeout 60;\n', 'timeout 60;\n    device minor 1;\n    disk /dev/sda1;\n    address 192.0.2.1:7788;\n    ping-int 9;\n')
  expect(told(text)).toEqual(['4 misplaced-statement device'])
})

test('a host of a mesh that lacks all of its connections is one finding', () => {
  const hosts = ['alpha', 'beta', 'gamma', 'delta'].map((host, index) => `  on ${host} { node-id ${index}; device /dev/drbd0; disk /dev/sda1; address 192.0.2.${index + 1}:7788; meta-disk internal; }\n`)
  const text = `resource r0 {\n${hosts.join('')}  connection-mesh { hosts alpha beta gamma; }\n}\n`
  const found = findingsOf(language, { text, target: '9.22' }).filter(({ severity }) => severity === 'warning')
  expect(found.map(({ message }) => message)).toEqual(['Host "delta" is not connected to "alpha", "beta" or "gamma"'])
})

test('what a mistyped handler would have done is not missed as well', () => {
  const text = whole.replace('timeout 60;\n  }\n', 'timeout 60;\n  }\n  disk {\n    fencing resource-only;\n  }\n  handlers {\n    Fence-peer "/sbin/fence";\n  }\n')
  expect(told(text)).toEqual(['9 unknown-option Fence-peer'])
})

test('a number out of range is compared with no other one', () => {
  expect(told(whole.replace('timeout 60', 'timeout 6000'))).toEqual(['3 invalid-range 6000'])
})
