import { describe, expect, test } from 'vitest'

import { workOf } from '../../support/work-of.js'
import { readSource } from '../../../src/workspace/readings/check-unit.js'
import { haresources } from '../../../src/languages/haresources/index.js'
import type { Haresources } from '../../../src/languages/haresources/index.js'
import type { Language } from '../../../src/languages/language.js'
import { formatted } from '../../../src/testing/laws.js'
import { createSource } from '../../../src/text/source.js'

const language = haresources as unknown as Language

function reading(text: string) {
  return readSource(language, createSource('haresources', text))
}

function facts(text: string) {
  return [...haresources.extractFacts(reading(text).model as Haresources)]
}

describe('facts', () => {
  test('groups, resources in order, addresses', () => {
    const all = facts('Alpha drbddisk::r0 \\\n  192.0.2.6/255.255.255.0/eth0/192.0.2.99 httpd\nbeta IPaddr2::192.0.2.7/24/192.0.2.255\n')
    expect(all.filter(({ kind }) => kind === 'resource-group')).toMatchObject([
      { preferredHost: 'Alpha', group: 0, resources: ['drbddisk::r0', '192.0.2.6/255.255.255.0/eth0/192.0.2.99', 'httpd'] },
      { preferredHost: 'beta', group: 1 },
    ])
    expect(all.filter(({ kind }) => kind === 'group-resource')).toMatchObject([
      { script: 'drbddisk', arguments: ['r0'], index: 0, group: 0 },
      { script: 'IPaddr', arguments: ['192.0.2.6/255.255.255.0/eth0/192.0.2.99'], index: 1 },
      { script: 'httpd', arguments: [], index: 2 },
      { script: 'IPaddr2', index: 0, group: 1 },
    ])
    expect(all.filter(({ kind }) => kind === 'virtual-address')).toMatchObject([
      { manager: 'heartbeat', address: '192.0.2.6', prefix: 24, interface: 'eth0', broadcast: '192.0.2.99', group: 0, index: 1 },
      { address: '192.0.2.7', prefix: 24, broadcast: '192.0.2.255', group: 1, index: 0 },
    ])
    const settings = all.flatMap(fact => (fact.kind === 'setting' ? [[fact.key, fact.value]] : []))
    expect(settings[0]).toEqual(['group 1 / host', 'alpha'])
    expect(settings[2]).toEqual(['group 1 / resource 2', '192.0.2.6/255.255.255.0/eth0/192.0.2.99'])
  })

  test('order matters, layout and comments do not', () => {
    const settings = (text: string) => facts(text).flatMap(fact => (fact.kind === 'setting' ? [[fact.key, fact.value]] : []))
    expect(settings('# x\nalpha a \\\n  b\n')).toEqual(settings('alpha  a b # y'))
    expect(settings('alpha a b\n')).not.toEqual(settings('alpha b a\n'))
  })

  test('empty arguments are gone', () => {
    expect(facts('alpha Filesystem::/dev/a::/b::::ro::\n').find(({ kind }) => kind === 'group-resource')).toMatchObject({
      arguments: ['/dev/a', '/b', 'ro'],
    })
  })
})

describe('format', () => {
  test.each([
    ['alpha   a\t b  # x   y\n\n\n\n  beta c\n', 'alpha a b # x   y\n\nbeta c\n'],
    ['alpha a \\\nb \\\n\t\tc\n', 'alpha a \\\n    b \\\n    c\n'],
    ['alpha a\\\nb\n', 'alpha a\\\nb\n'],
    ['alpha a\\\n  b\n', 'alpha a\\\n    b\n'],
    ['alpha a   \\\n  b\n', 'alpha a \\\n    b\n'],
    ['alpha a \\  \n  b\n', 'alpha a \\  \nb\n'.replace('\nb', '\n  b')],
    ['alpha a \\\n\n\n\nbeta b\n', 'alpha a \\\n\n\n\nbeta b\n'],
    ['alpha  a#b\n', 'alpha a#b\n'],
    ['alpha a \\\n   \n', 'alpha a \\\n   \n'],
    ['alpha  a \r\nbeta  b\r\n', 'alpha a \r\nbeta b\r\n'],
    ['\n\nalpha a', 'alpha a'],
    ['alpha a \\# x\n\n\n\nbeta b\n', 'alpha a \\# x\n\n\n\nbeta b\n'],
    ['alpha a # x\n\n\n\nbeta b\n', 'alpha a # x\n\nbeta b\n'],
    ['alpha  a\n  b\n', 'alpha a\n    b\n'],
    ['alpha  a\n\n  b\n', 'alpha a\n\nb\n'],
    ['alpha a # x\n  b\n', 'alpha a # x\nb\n'],
    ['  \n', ''],
  ])('%j', (text, wanted) => expect(formatted(language, text)).toBe(wanted))
})

describe('editor', () => {
  const at = (marked: string) => haresources.cursorAt(reading(marked.replace('|', '')) as never, marked.indexOf('|'))
  const labels = (marked: string): string[] => at(marked)?.candidates.map(({ label }) => label) ?? []

  test('the start of a line: the hosts of the file', () => {
    expect(labels('alpha a\nbeta b\n|')).toEqual(['alpha', 'beta'])
    expect(labels('al|pha a\n')).toEqual(['alpha'])
  })

  test('behind it, and on a continued line: scripts', () => {
    expect(labels('alpha |')).toContain('drbddisk')
    expect(labels('alpha a \\\n |')).toContain('Filesystem')
  })

  test('a script tells what it is', () => {
    expect(at('alpha Filesys|tem::/dev/a::/b\n')).toMatchObject({ span: { start: 6, end: 16 }, entry: { name: 'Filesystem' } })
  })

  test('an argument with a choice', () => {
    expect(labels('alpha Filesystem::/dev/a::/b::e|\n')).toContain('ext3')
    expect(labels('alpha portblock::tcp::80::|\n')).toEqual(['block', 'unblock'])
    expect(labels('alpha portblock::|\n')).toEqual(['tcp', 'udp'])
  })

  test('a comment: nothing', () => expect(at('alpha a # x|\n')).toBeUndefined())

  test('the outline', () => {
    const [alpha] = haresources.symbols(reading('alpha drbddisk::r0 httpd\n') as never)
    expect(alpha).toMatchObject({ name: 'alpha', detail: '2 resources', children: [{ name: 'drbddisk', detail: 'r0' }, { name: 'httpd' }] })
  })

  test('statements for suppressions', () => {
    expect([...haresources.statements(reading('# c\n alpha a \\\n b # x\n').file)]).toEqual([{ start: 5, end: 17 }])
  })
})

test('four times the groups are four times the work', () => {
  const work = (groups: number): number => {
    const text = 'alpha drbddisk::r0 Filesystem::/dev/drbd0::/srv::ext3 \\\n  192.0.2.10/24/eth0 httpd \n'.repeat(groups)
    return workOf(() => reading(text))
  }
  work(400)
  expect(work(1600) / work(400)).toBeLessThan(4.2)
})
