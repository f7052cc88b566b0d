import { expect, test } from 'vitest'

import { differencesOf, shownKey } from '../../../src/cluster/view/settings.js'
import type { Comparison, Copy } from '../../../src/cluster/view/settings.js'
import { Secret } from '../../../src/text/secret.js'
import { factCluster } from '../../support/fact-cluster.js'

function differences(
  copies: Readonly<Record<string, Readonly<Record<string, string | Secret>>>>,
  comparison?: Comparison,
): string[] {
  const cluster = factCluster(
    Object.fromEntries(
      Object.entries(copies).map(([host, settings]) => [
        host,
        Object
          .entries(settings)
          .map(([key, value]) => ({ kind: 'setting' as const, language: 'demo', path: '/etc/demo', key, value })),
      ]),
    ),
  )
  const list = Object.keys(copies).map(host => ({
    host,
    file: { file: host, span: { start: 0, end: 0 } },
    settings: cluster.factsOn(host, 'setting'),
  }))
  return differencesOf(list, comparison).map(({ kind, key, host, other, actual, expected }) => {
    return `${kind} ${key}: ${host} ${actual ?? '-'}, ${other} ${expected ?? '-'}`
  })
}

test('one copy, or none', () => {
  expect(differences({})).toEqual([])
  expect(differences({ alpha: { a: '1' } })).toEqual([])
})

test('equal copies, in any order of settings', () => {
  expect(differences({ alpha: { a: '1', b: '2' }, beta: { b: '2', a: '1' } })).toEqual([])
})

test('what stands around it in all copies changes nothing', () => {
  const around = (kind: string): [string, string][] => Array.from({ length: 12 }, (_, index) => [`${kind} / key ${index}`, `${index}`])
  const long = (own: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries([...around('first'), ...Object.entries(own), ...around('last')])
  const each = [{ a: '1' }, { a: '2' }, {}, { a: '1', b: '2' }, { b: '2', a: '1' }, { 'net / a': '1' }, { 'on alpha / a': '1' }, { 'on beta / a': '1' }, { 'first / key 0': '7' }]
  for (const alpha of each) {
    for (const beta of each) {
      for (const gamma of [{ a: '1' }, {}]) {
        expect(differences({ alpha: long(alpha), beta: long(beta), gamma: long(gamma) })).toEqual(differences({ alpha: withFirst(alpha), beta: withFirst(beta), gamma: withFirst(gamma) }))
      }
    }
  }
})

/** What is said again of a key counts where the key stood first. */
function withFirst(own: Readonly<Record<string, string>>): Record<string, string> {
  return { 'first / key 0': '0', ...own }
}

test('another value', () => {
  expect(differences({ alpha: { 'net / timeout': '60' }, beta: { 'net / timeout': '40' } }))
    .toEqual(['value net / timeout: beta 40, alpha 60'])
})

test('a section that one copy lacks is one difference', () => {
  const alpha = {
    'resource r0 / on alpha / disk': 'x',
    'resource r1 / on alpha / disk': 'y',
    'resource r1 / on beta / disk': 'z',
  }
  expect(differences({ alpha, beta: { 'resource r0 / on alpha / disk': 'x' } }))
    .toEqual(['missing resource r1: beta -, alpha y'])
})

test('a section with another name is one difference', () => {
  const settings = (name: string) => ({
    'resource r0 / device': 'x',
    [`resource r0 / on ${name} / disk`]: 'y',
    [`resource r0 / on ${name} / address`]: 'z',
  })
  expect(differences({ alpha: settings('gamma'), beta: settings('delta') }))
    .toEqual(['value resource r0 / on: beta delta, alpha gamma'])
})

test('what most copies say counts', () => {
  expect(differences({ alpha: { a: '2' }, beta: { a: '1' }, gamma: { a: '1' } })).toEqual(['value a: alpha 2, beta 1'])
  expect(differences({ alpha: { a: '1' }, beta: {}, gamma: {} })).toEqual(['extra a: alpha 1, beta -'])
})

test('a secret differs without being shown, a masked one not at all', () => {
  expect(differences({ alpha: { key: new Secret('one') }, beta: { key: new Secret('two') } }))
    .toEqual(['value key: beta -, alpha -'])
  expect(differences({ alpha: { key: new Secret('one') }, beta: { key: new Secret('********') } })).toEqual([])
})

test('what a host need not have is not missed there, and compared where it is', () => {
  const isOptional = (_key: string, host: string): boolean => host === 'gamma'
  expect(differences({ alpha: { a: '1' }, beta: { a: '1' }, gamma: {} }, { isOptional })).toEqual([])
  expect(differences({ alpha: { a: '1' }, beta: { a: '1' }, gamma: { a: '2' } }, { isOptional }))
    .toEqual(['value a: gamma 2, alpha 1'])
  expect(differences({ alpha: { a: '1' }, beta: {}, gamma: {} }, { isOptional }))
    .toEqual(['missing a: beta -, alpha 1'])
})

test('copies of which it is known that they say the same are not looked at, and told apart from others all the same', () => {
  const saying = {}
  const file = (host: string): Copy['file'] => ({ file: host, span: { start: 0, end: 0 } })
  const asked: string[] = []
  const cluster = factCluster(Object.fromEntries(['alpha', 'beta', 'gamma'].map(host => [host, [{ kind: 'setting' as const, language: 'demo', path: '/etc/demo', key: 'a', value: host === 'gamma' ? '2' : '1' }]])))
  const copyOf = (host: string): Copy => ({
    host,
    file: file(host),
    saying,
    get settings() {
      asked.push(host)
      return cluster.factsOn(host, 'setting')
    },
  })
  const equal = [copyOf('alpha'), copyOf('beta')]
  expect(differencesOf(equal)).toEqual([])
  expect(asked).not.toContain('beta')
  const other: Copy = { host: 'gamma', file: file('gamma'), saying: {}, settings: cluster.factsOn('gamma', 'setting') }
  expect(differencesOf([...equal, other]).map(({ host, actual }) => [host, actual])).toEqual([['gamma', '2']])
})

test('a key as people read it', () => {
  expect(shownKey('resource r0 / net / timeout')).toBe('"timeout" in "resource r0 net"')
  expect(shownKey('udpport#2')).toBe('"udpport"')
})
