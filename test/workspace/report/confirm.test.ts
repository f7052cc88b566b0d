import { expect, test } from 'vitest'

import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { withConfirmed } from '../../../src/workspace/report/confirm.js'

const told: Diagnostic = {
  rule: 'haresources/missing-blank',
  severity: 'warning',
  origin: 'practice',
  message: 'A blank is missing',
  file: 'haresources',
  span: { start: 3, end: 8 },
  related: [],
  help: 'Write one',
  fixes: [{ title: 'Insert a blank', safety: 'unsafe', edits: [] }],
}
const place = { rule: told.rule, file: told.file, span: told.span }
const confirming: Diagnostic = {
  ...told,
  rule: 'cluster/unknown-preferred-host',
  severity: 'error',
  origin: 'daemon',
  message: 'No such node',
  span: { start: 3, end: 4 },
  related: [{ message: 'the nodes', file: 'ha.cf', span: { start: 0, end: 4 } }],
  fixes: [],
  confirms: place,
}

test('a confirmed finding keeps its words and takes severity and origin', () => {
  const expected = { ...told, severity: 'error', origin: 'daemon', related: confirming.related }
  expect(withConfirmed([told, confirming])).toEqual([expected])
  expect(withConfirmed([confirming, told])).toEqual([expected])
})

test('two that confirm one are both gone', () => {
  expect(withConfirmed([confirming, told, { ...confirming, span: { start: 9, end: 10 } }])).toHaveLength(1)
})

test('what it confirms is not there: it speaks for itself', () => {
  const { confirms: _, ...alone } = confirming
  expect(withConfirmed([confirming])).toEqual([alone])
  expect(withConfirmed([{ ...told, span: { start: 3, end: 9 } }, confirming])).toHaveLength(2)
  expect(withConfirmed([{ ...told, file: 'other' }, confirming])).toHaveLength(2)
})

test('without any, all stay as they are', () => {
  const found = [told, { ...told, rule: 'haresources/missing-host' }]
  expect(withConfirmed(found)).toBe(found)
})
