import { readFileSync } from 'node:fs'

import { afterAll, describe, expect, test } from 'vitest'

import { disagreementOn } from './comparison.js'
import { folder, keptDisagreements } from './disagreements.js'
import { knownDifferenceOf, knownDifferences } from './known.js'
import { createOracle, hasDrbdadm, oracles } from './oracle.js'
import { refusals } from './verdict.js'

const page = readFileSync('docs/agreement/drbd-conf.md', 'utf8')
const kept = keptDisagreements()

describe(`every disagreement that was ever found, in ${folder}`, () => {
  test.each(kept)('$name', ({ target, host, verdict, known, text }) => {
    const isAccepted = refusals(text, { target, host, addresses: [] }).length === 0
    const doesAgree = isAccepted === (verdict === 'accepts')
    expect({ doesAgree }).toEqual({ doesAgree: known === undefined })
  })

  test('there are some', () => expect(kept.length).toBeGreaterThan(10))
})

describe('what is known to differ', () => {
  test.each(kept.filter(({ known }) => known !== undefined))('$name differs as $known', ({ known, ...one }) => {
    expect(knownDifferenceOf({ ...one, kind: '' })?.name).toBe(known)
  })
  test.each(knownDifferences)('$name has a kept text and a line in the page of agreement', ({ name }) => {
    expect(kept.some(({ known }) => known === name)).toBe(true)
    expect(page).toContain(`\`${name}\``)
  })
})

describe.skipIf(!hasDrbdadm())('the verdicts are those of the real drbdadm (needs drbdadm 9.22, drbdadm-84 and -83)', () => {
  const oracle = createOracle()
  afterAll(() => oracle.dispose())

  test.each(kept)('$name', ({ target, host, verdict, known, text }) => {
    const compared = oracles.find(other => other.target === target)
    if (compared === undefined) throw new Error(`There is no program for ${target}`)
    const { isAccepted } = oracle.judge(text, { module: compared.module, host })
    expect(isAccepted ? 'accepts' : 'refuses').toBe(verdict)
    expect(disagreementOn({ text, host }, compared, oracle) === undefined).toBe(known === undefined)
  })
})
