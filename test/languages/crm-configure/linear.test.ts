import { expect, test } from 'vitest'

import { ownTexts } from '../../../bench/memory-families.js'
import { workOf } from '../../support/work-of.js'
import { crmConfigure } from '../../../src/languages/crm-configure/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

const work = (text: string): number => workOf(() => findingsOf(crmConfigure as unknown as Language, { text }))

test.each(['one group of unknown resources', 'one group', 'nodes', 'primitives'])('%s takes linear work', name => {
  const text = ownTexts['crm-configure']?.[name] ?? (() => '')
  work(text(4_000))
  const [small, large] = [text(4_000), text(32_000)]
  expect(work(large) / work(small)).toBeLessThan(8.5 * (large.length / small.length / 8))
})

test.each(['groups of unknown resources', 'groups of misspelt resources'])('so do %s, once there are too many of them for a suggestion', name => {
  const text = ownTexts['crm-configure']?.[name] ?? (() => '')
  work(text(4_000))
  expect(work(text(80_000)) / work(text(20_000))).toBeLessThan(4.5)
})
