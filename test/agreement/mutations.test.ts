import { expect, test } from 'vitest'

import { drbdConf } from '../../src/languages/drbd-conf/index.js'
import type { Language } from '../../src/languages/language.js'
import { createRandom } from '../support/random.js'
import { mutate } from './mutations.js'

const seed = { name: 'one', text: 'resource r0 {\n  net { timeout 60; }\n  on alpha { address 192.0.2.1:7788; }\n}\n' }

test('edits lie where they say, and what is around them stays', () => {
  const random = createRandom(20061122)
  const materials = { random, language: drbdConf as unknown as Language, words: ['net', 'x'], others: [seed, { ...seed, text: 'common { protocol C; }\n' }] }
  const kinds = new Set<string>()
  for (let count = 0; count < 3000; count += 1) {
    const mutant = mutate(seed, materials)
    if (mutant === undefined) continue
    const { text, edited, edits } = mutant
    for (const edit of edits) kinds.add(edit)
    expect(text).not.toBe(seed.text)
    for (const { start, end } of edited) expect(0 <= start && start <= end && end <= text.length).toBe(true)
    const [only] = edited
    if (only === undefined || edited.length > 1) continue
    expect(seed.text.startsWith(text.slice(0, only.start))).toBe(true)
    expect(seed.text.endsWith(text.slice(only.end))).toBe(true)
  }
  expect(kinds.size).toBeGreaterThan(25)
})

test('the same seed gives the same edits', () => {
  const texts = () => {
    const materials = { random: createRandom(7), language: drbdConf as unknown as Language, words: ['net'], others: [seed] }
    return Array.from({ length: 50 }, () => mutate(seed, materials)?.text)
  }
  expect(texts()).toEqual(texts())
})
