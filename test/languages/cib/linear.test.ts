import { expect, test } from 'vitest'

import { ownTexts } from '../../../bench/memory-families.js'
import { workOf } from '../../support/work-of.js'
import { cib } from '../../../src/languages/cib/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

const work = (text: string): number => workOf(() => findingsOf(cib as unknown as Language, { text }))

// Each member of a set goes with each of the next one: pairs beyond what somebody had in mind are not listed.
test.each(['order of two unordered sets', 'colocation of two unordered sets', 'orders that hold one way only', 'a chain of orders, each member beside a Primary'])('%s takes linear work', name => {
  const text = ownTexts['cib']?.[name] ?? (() => '')
  work(text(20_000))
  expect(work(text(640_000)) / work(text(160_000))).toBeLessThan(5)
})
