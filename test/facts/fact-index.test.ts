import { describe, expect, test } from 'vitest'

import { createFactIndex } from '../../src/facts/fact-index.js'
import { copiedFacts, unlistedSettings } from '../../src/facts/fact-parts.js'
import type { CopiedFacts, UnlistedSettings } from '../../src/facts/fact-parts.js'
import type { Fact, FactOf } from '../../src/facts/fact.js'

const origin = { file: 'alpha', span: { start: 0, end: 4 } }

function setting(language: string, key: string): FactOf<'setting'> {
  return { kind: 'setting', origin, language, path: `/etc/${language}`, key, value: 'x' }
}

const name: Fact = { kind: 'host-name', name: 'alpha', source: 'hostname', origin }
const said: readonly Fact[] = [setting('a', 'first'), name, setting('b', 'second'), setting('a', 'third')]

/** The facts of an equal file, and which of them were asked for. */
function copyFor(file: string, original = said): { readonly asked: number[]; readonly part: CopiedFacts } {
  const asked: number[] = []
  const part = copiedFacts(original, index => {
    asked.push(index)
    return { ...original[index], origin: { ...origin, file } } as Fact
  })
  return { asked, part }
}

describe('facts of equal files', () => {
  test('are copied once, and only those that somebody asks for', () => {
    const { asked, part } = copyFor('beta')
    const index = createFactIndex([{ host: 'alpha', parts: [said] }, { host: 'beta', parts: [part] }])
    expect(asked).toEqual([])
    expect(index.settingsOn('beta', 'b').map(({ host, origin: { file } }) => [host, file])).toEqual([['beta', 'beta']])
    expect(index.of('host-name').map(({ origin: { file } }) => file)).toEqual(['alpha', 'beta'])
    expect(asked).toEqual([2, 1])
    expect(index.on('beta', 'setting').map(({ fact }) => fact.key)).toEqual(['first', 'second', 'third'])
    expect(index.on('beta', 'setting')[1]).toBe(index.settingsOn('beta', 'b')[0])
    expect(asked).toEqual([2, 1, 0, 3])
    expect([...part]).toHaveLength(4)
    expect(asked).toHaveLength(4)
  })

  test('are asked once for all whether they are wanted', () => {
    const copies = [copyFor('beta'), copyFor('gamma')]
    const index = createFactIndex([{ host: 'alpha', parts: [said] }, ...copies.map(({ part }, at) => ({ host: ['beta', 'gamma'][at] ?? '', parts: [part] }))])
    const keys: string[] = []
    const isThird = ({ key }: { readonly key: string }): boolean => keys.push(key) > 0 && key === 'third'
    for (const host of ['alpha', 'beta', 'gamma']) expect(index.settingsOn(host, 'a', isThird).map(({ fact, origin: { file } }) => [fact.key, file])).toEqual([['third', host]])
    expect(keys).toEqual(['first', 'third'])
    expect(copies.map(({ asked }) => asked)).toEqual([[3], [3]])
  })

  test('are told apart by what stands for what they say, which nobody knows of several files', () => {
    const { part } = copyFor('beta')
    const index = createFactIndex([{ host: 'alpha', parts: [said] }, { host: 'beta', parts: [part] }, { host: 'gamma', parts: [part, [setting('a', 'fourth')]] }])
    expect(index.sayingOf?.('beta', 'a')).toBe(index.sayingOf?.('alpha', 'a'))
    expect(index.sayingOf?.('gamma', 'b')).toBe(index.sayingOf?.('alpha', 'b'))
    expect(index.sayingOf?.('gamma', 'a')).toBeUndefined()
    expect(index.sayingOf?.('alpha', 'c')).toBeUndefined()
  })

  test('come kind by kind in the order of the files', () => {
    const { part } = copyFor('beta', [setting('b', 'copied')])
    const index = createFactIndex([{ host: 'beta', parts: [[name], part, said] }])
    expect([...index.all('beta')].map(({ fact }) => (fact.kind === 'setting' ? fact.key : fact.kind))).toEqual(['host-name', 'host-name', 'copied', 'first', 'second', 'third'])
    expect(index.of('setting')).toEqual(index.on('beta', 'setting'))
    expect(index.on('gamma', 'setting')).toEqual([])
  })
})

describe('settings that are not listed yet', () => {
  const listing = (): { readonly part: UnlistedSettings; readonly count: () => number } => {
    let count = 0
    const part = unlistedSettings('a', () => {
      count += 1
      return [setting('a', 'first'), setting('a', 'second')]
    })
    return { part, count: () => count }
  }

  test('are listed once, for who asks', () => {
    const { part, count } = listing()
    const index = createFactIndex([{ host: 'alpha', parts: [part, [name, setting('b', 'third')]] }])
    expect(index.on('alpha', 'host-name')).toHaveLength(1)
    expect(index.settingsOn('alpha', 'b')).toHaveLength(1)
    expect(index.sayingOf?.('alpha', 'a')).toBe(part)
    expect(count()).toBe(0)
    expect(index.settingsOn('alpha', 'a', ({ key }) => key === 'second').map(({ fact }) => fact.key)).toEqual(['second'])
    expect(index.settingsOn('alpha', 'a')).toHaveLength(2)
    expect([...index.all('alpha')].map(({ fact }) => (fact.kind === 'setting' ? fact.key : fact.kind))).toEqual(['first', 'second', 'third', 'host-name'])
    expect([...part]).toHaveLength(2)
    expect(count()).toBe(1)
  })

  test('are not the same on two hosts, as far as anybody knows', () => {
    const index = createFactIndex([{ host: 'alpha', parts: [listing().part] }, { host: 'beta', parts: [listing().part] }])
    expect(index.sayingOf?.('alpha', 'a')).not.toBe(index.sayingOf?.('beta', 'a'))
  })
})
