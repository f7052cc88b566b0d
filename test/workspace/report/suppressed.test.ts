import { expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import type { Suppression } from '../../../src/rules/suppressions.js'
import { suppressedOf } from '../../../src/workspace/report/suppressed.js'

const rule = fc.constantFrom('a/one', 'a/two', 'a/three')
const suppression = fc.record({ ruleIds: fc.uniqueArray(rule, { minLength: 1 }), start: fc.nat(20), length: fc.nat(20) })
const finding = fc.record({ code: rule, start: fc.nat(40) })

function suppressionAt(ruleIds: readonly string[], start: number, end: number): Suppression {
  return { ruleIds, idSpans: ruleIds.map(() => ({ start: 0, end: 0 })), covers: { start, end } }
}

function findingAt(code: string, start: number): Diagnostic {
  return { rule: code, span: { start, end: start + 1 } } as unknown as Diagnostic
}

test('a finding is silenced by every suppression of its rule that covers its place, and by no other', () => {
  fc.assert(fc.property(fc.array(suppression), fc.array(finding), (given, places) => {
    const list = given.map(({ ruleIds, start, length }) => suppressionAt(ruleIds, start, start + length))
    const findings = places.map(({ code, start }) => findingAt(code, start))
    const covers = (one: Suppression, { rule, span }: Diagnostic): boolean => one.ruleIds.includes(rule) && span.start >= one.covers.start && span.start <= one.covers.end
    const suppressed = suppressedOf(list, findings)
    expect([...suppressed.findings].length).toBe(findings.filter(found => list.some(one => covers(one, found))).length)
    for (const found of findings) expect(suppressed.findings.has(found)).toBe(list.some(one => covers(one, found)))
    for (const one of list) {
      for (const id of one.ruleIds) expect(suppressed.isUsed(one, id)).toBe(findings.some(found => found.rule === id && covers(one, found)))
    }
  }))
})

test('the work grows with the suppressions and findings, not with their product', () => {
  const reads = (count: number): number => {
    let total = 0
    const list = Array.from({ length: count }, (_, index) => {
      const start = index * 10
      const covers = { start, get end() { total += 1; return start + 5 } }
      return { ...suppressionAt(['a/one'], 0, 0), covers }
    })
    list.push({ ...suppressionAt(['a/one'], 0, 0), covers: { start: 0, end: count * 10 } })
    const findings = Array.from({ length: count }, (_, index) => findingAt('a/one', index * 10 + 1))
    expect(suppressedOf(list, findings).findings.size).toBe(count)
    return total
  }
  expect(reads(800)).toBeLessThan(reads(400) * 2.4)
})
