import { describe, expect, test } from 'vitest'

import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import { folded, mostOfFile, shownFindings, withCuts } from '../../src/diagnostics/shown-findings.js'

function finding(start: number, given: Partial<Diagnostic> = {}): Diagnostic {
  return { rule: 'demo/rule', severity: 'info', origin: 'practice', message: `m${start}`, file: 'a', span: { start, end: start + 1 }, related: [], fixes: [], ...given }
}
const many = (count: number, given: Partial<Diagnostic> = {}): Diagnostic[] => Array.from({ length: count }, (_, index) => finding(index, given))

describe('of many findings', () => {
  test('the first thousand of each file are shown, and it is known how many there are', () => {
    const { shown, cut } = shownFindings([...many(mostOfFile + 7), ...many(3, { file: 'b' })])
    expect(shown.length).toBe(mostOfFile + 3)
    expect(cut).toEqual([{ file: 'a', shown: mostOfFile, count: mostOfFile + 7 }])
  })

  test('a hundred thousand of a run', () => {
    const { shown, cut } = shownFindings(Array.from({ length: 101 }, (_, index) => many(1_000, { file: String(index) })).flat())
    expect(shown.length).toBe(100_000)
    expect(cut).toEqual([{ file: '100', shown: 0, count: 1_000 }])
  })

  test('that a file is not looked at to its end is shown whatever else is', () => {
    const { shown } = shownFindings([...many(mostOfFile + 7), finding(9_999, { rule: 'cfgcheck/too-many-findings', severity: 'error' })])
    expect(shown.at(-1)).toMatchObject({ rule: 'cfgcheck/too-many-findings' })
  })

  test('errors are shown before warnings, and these before notes, in the order of the file', () => {
    const { shown, cut } = shownFindings([...many(mostOfFile), finding(5_000, { severity: 'error' }), finding(5_001, { severity: 'warning' }), finding(5_002, { severity: 'error' })])
    expect(shown.slice(-4).map(({ span }) => span.start)).toEqual([mostOfFile - 4, 5_000, 5_001, 5_002])
    expect(cut).toEqual([{ file: 'a', shown: mostOfFile, count: mostOfFile + 3 }])
  })

  test('an error of the last file is shown where a run has too many notes', () => {
    const notes = Array.from({ length: 101 }, (_, index) => many(1_000, { file: String(index) })).flat()
    expect(shownFindings([...notes, finding(0, { file: 'z', severity: 'error' })]).shown.at(-1)).toMatchObject({ file: 'z' })
  })

  test('it is said behind those of each file that there are more', () => {
    const listed = withCuts(shownFindings([...many(mostOfFile + 7), ...many(3, { file: 'b' })]))
    expect(listed.length).toBe(mostOfFile + 4)
    expect(listed[mostOfFile]).toMatchObject({ rule: 'cfgcheck/more-findings', file: 'a', span: { start: 0, end: 0 }, message: 'Only 1,000 of 1,007 findings of this file are shown, the gravest first' })
  })

  test('no more than there are', () => {
    expect(withCuts(shownFindings(many(3)))).toHaveLength(3)
    expect(shownFindings(many(mostOfFile)).cut).toEqual([])
  })
})

describe('repeated advice', () => {
  const sizes = (diagnostics: readonly Diagnostic[]): number[] => folded(diagnostics).map(({ more }) => more.length)

  test('stands once for all of its rule, in any file', () => {
    const entries = folded([...many(2), ...many(2, { file: 'b' })])
    expect(entries.map(({ diagnostic, more }) => [diagnostic.message, more.map(({ file, message }) => `${file}${message}`)])).toEqual([['m0', ['am1', 'bm0', 'bm1']]])
  })

  test.each([
    ['two notes are two', many(2), [0, 0]],
    ['three notes are one piece of advice', many(3), [2]],
    ['few warnings are to be read one by one', many(4, { severity: 'warning' }), [0, 0, 0, 0]],
    ['many are not', many(50, { severity: 'warning' }), [49]],
  ])('%s', (_, diagnostics, expected) => {
    expect(sizes(diagnostics)).toEqual(expected)
  })

  test.each([[{ severity: 'error' }], [{ severity: 'error', origin: 'daemon' }], [{ severity: 'warning', origin: 'daemon' }]] as [Partial<Diagnostic>][])('what has to be mended is never folded: %j', given => {
    expect(sizes(many(60, given))).toEqual(Array(60).fill(0))
  })

  test('one rule does not stand for another, nor a note for a warning', () => {
    const entries = folded([finding(0), finding(1, { rule: 'demo/other' }), finding(2, { severity: 'warning' }), finding(3), finding(4)])
    expect(entries.map(({ diagnostic }) => diagnostic.message)).toEqual(['m0', 'm1', 'm2'])
  })
})
