import { describe, expect, test } from 'vitest'

import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { expectFindings } from '../../../src/testing/expect-findings.js'
import { daemonRules } from '../../../src/languages/drbd-conf/rules/daemon.js'

const language = drbdConf as unknown as Language

describe.each(daemonRules.map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
  test.each(rule.examples.bad.map((example, index) => [index, example] as const))('bad example %i', (_, example) => {
    expect(expectFindings(language, id, example).length).toBeGreaterThan(0)
  })
  test.each(rule.examples.good.map((example, index) => [index, example] as const))('good example %i', (_, example) => {
    expect(expectFindings(language, id, example)).toEqual([])
  })
})
