import { describe, expect, test } from 'vitest'

import type { Fact } from '../../src/facts/fact.js'
import { createGrowingIndex } from '../../src/facts/growing-index.js'
import { Secret } from '../../src/text/secret.js'
import { changeBetween } from '../../src/text/text-change.js'

function setting(file: string, key: string, value: string | Secret, start = 0): Fact {
  return { kind: 'setting', origin: { file, span: { start, end: start + 4 } }, language: 'ha-cf', path: '/etc/ha.d/ha.cf', key, value }
}

const hostOf = (host: string, facts: readonly Fact[]): { host: string; facts: readonly Fact[]; read: () => readonly Fact[] } => ({ host, facts, read: () => facts })

describe('what settings say', () => {
  const saysOf = (a: readonly Fact[], b: readonly Fact[]): readonly (object | undefined)[] => {
    const { index } = createGrowingIndex()([hostOf('alpha', a), hostOf('beta', b)])
    return [index.sayingOf?.('alpha', 'ha-cf'), index.sayingOf?.('beta', 'ha-cf')]
  }

  test('is the same object on hosts that say the same, wherever that stands', () => {
    const [alpha, beta] = saysOf([setting('a', 'deadtime', '30'), setting('a', 'key', new Secret('not-a-secret'), 9)], [setting('b', 'deadtime', '30', 5), setting('b', 'key', new Secret('not-a-secret'), 20)])
    expect(alpha).toBeDefined()
    expect(beta).toBe(alpha)
  })

  test.each([
    ['another value', [setting('b', 'deadtime', '31')]],
    ['another key', [setting('b', 'warntime', '30')]],
    ['more', [setting('b', 'deadtime', '30'), setting('b', 'warntime', '10')]],
    ['a secret instead', [setting('b', 'deadtime', new Secret('30'))]],
  ])('is another one with %s', (_, other) => {
    const [alpha, beta] = saysOf([setting('a', 'deadtime', '30')], other)
    expect(beta).toBeDefined()
    expect(beta).not.toBe(alpha)
  })

  test('is nothing where there are none', () => {
    expect(saysOf([setting('a', 'deadtime', '30')], [])[1]).toBeUndefined()
  })
})

describe('facts behind what was typed', () => {
  const [before, now] = ['keepalive 2\ndeadtime 30\nnode alpha\n', 'keepalive 2\n\ndeadtime 30\nnode alpha\n']
  const texts = new Map([['a', changeBetween(before, now)]])
  const changesOf = (first: readonly Fact[], second: readonly Fact[]): readonly unknown[] => {
    const index = createGrowingIndex()
    index([hostOf('alpha', first)])
    return index([hostOf('alpha', second)], texts).changes?.map(({ kind, isMoved }) => [kind, isMoved]) ?? []
  }

  test('have moved where they say the same at the place of the same words', () => {
    expect(changesOf([setting('a', 'deadtime', '30', 21)], [setting('a', 'deadtime', '30', 22)])).toEqual([['setting', true], ['setting', true]])
  })

  test('have changed where they say something else, or stand elsewhere', () => {
    expect(changesOf([setting('a', 'deadtime', '30', 21)], [setting('a', 'deadtime', '31', 22)])).toEqual([['setting', false], ['setting', false]])
    expect(changesOf([setting('a', 'deadtime', '30', 21)], [setting('a', 'deadtime', '30', 26)])).toEqual([['setting', false], ['setting', false]])
    expect(changesOf([setting('a', 'deadtime', '30', 21)], [])).toEqual([['setting', false], ['setting', false]])
  })

  test('have not changed where they stand before it', () => {
    expect(changesOf([setting('a', 'keepalive', '2', 4)], [setting('a', 'keepalive', '2', 4)])).toEqual([])
  })
})
