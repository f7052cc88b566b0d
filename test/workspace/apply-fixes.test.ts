import { describe, expect, test } from 'vitest'

import fc from '../support/fast-check.js'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import type { FileEdit, FixSafety } from '../../src/diagnostics/fix.js'
import { isConflicting } from '../../src/text/edit.js'
import { applyFixes } from '../../src/workspace/apply-fixes.js'

const edit = (start: number, end: number, newText: string, file = 'a'): FileEdit => ({ file, span: { start, end }, newText })

function finding(edits: readonly FileEdit[], safety: FixSafety = 'safe'): Diagnostic {
  const [first] = edits
  return {
    rule: 'demo/rule',
    severity: 'error',
    origin: 'daemon',
    message: 'Demo',
    file: first?.file ?? 'a',
    span: first?.span ?? { start: 0, end: 0 },
    related: [],
    fixes: [{ title: 'Mend it', safety, edits }],
  }
}

const texts: Record<string, string> = { a: 'abcdef', b: 'uvwxyz' }
const textOf = (file: string): string | undefined => texts[file]

test('a fix is applied whole; one in its way waits', () => {
  const { texts: fixed, count, refused } = applyFixes([finding([edit(0, 2, 'A'), edit(4, 5, 'E')]), finding([edit(1, 3, 'X'), edit(5, 6, 'Y')]), finding([edit(5, 6, 'F')])], textOf, 'safe')
  expect(fixed.get('a')).toBe('AcdEF')
  expect({ count, refused }).toEqual({ count: 2, refused: [] })
})

test('an unsafe fix needs to be allowed', () => {
  const found = [finding([edit(0, 1, 'A')], 'unsafe')]
  expect(applyFixes(found, textOf, 'safe')).toMatchObject({ count: 0 })
  expect(applyFixes(found, textOf, 'unsafe').texts.get('a')).toBe('Abcdef')
})

describe('a fix that does not fit leaves all files alone that it would change', () => {
  test.each([
    ['before the text', [edit(-1, -1, 'X')]],
    ['behind the text', [edit(2, 7, 'X')]],
    ['with itself', [edit(1, 3, 'X'), edit(2, 4, 'Y')]],
  ])('%s', (_, bad) => {
    const good = finding([edit(0, 1, 'A')])
    const both = finding([edit(5, 6, 'F'), edit(5, 6, 'Z', 'b')])
    const other = finding([edit(0, 1, 'U', 'b')])
    const { texts: fixed, count, refused } = applyFixes([good, finding(bad), both, other], textOf, 'safe')
    expect([...fixed]).toEqual([['b', 'Uvwxyz']])
    expect(count).toBe(1)
    expect(refused).toMatchObject([{ files: ['a'], diagnostic: { rule: 'demo/rule' } }])
  })
})

test('law: what is applied never conflicts, and nothing that is free is left out', () => {
  const anyEdit = fc.tuple(fc.nat(6), fc.nat(6)).map(([one, two]) => edit(Math.min(one, two), Math.max(one, two), ''))
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 8 }), edits => {
      const kept: FileEdit[] = []
      for (const wanted of edits) if (!kept.some(other => isConflicting(other, wanted))) kept.push(wanted)
      const { texts: fixed } = applyFixes(edits.map(one => finding([one])), textOf, 'safe')
      const removed = kept.reduce((sum, { span }) => sum + span.end - span.start, 0)
      expect((fixed.get('a') ?? 'abcdef').length).toBe(6 - removed)
    }),
  )
})

test('statements that several fixes add in one place are all added, in the order of the findings', () => {
  const added = (newText: string): FileEdit => ({ ...edit(3, 3, newText), isAddition: true })
  const { texts: fixed, count } = applyFixes([finding([added('1')]), finding([added('2'), edit(5, 6, 'F')]), finding([edit(3, 3, 'x')])], textOf, 'safe')
  expect({ text: fixed.get('a'), count }).toEqual({ text: 'abc12deF', count: 2 })
})
