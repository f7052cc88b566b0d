import { inspect } from 'node:util'
import { expect, test } from 'vitest'

import { Secret } from '../../src/text/secret.js'

const secret = new Secret('not-a-secret')

test('no way of printing shows the text', () => {
  const shown = [String(secret), `${secret}`, JSON.stringify({ secret }), inspect(secret), inspect({ secret }, { showHidden: true, depth: 9 })]
  for (const text of shown) expect(text).not.toContain('not-a-secret')
  expect(Object.keys(secret)).toEqual([])
})

test('secrets compare', () => {
  expect(secret.equals(new Secret('not-a-secret'))).toBe(true)
  expect(secret.differsFrom(new Secret('other'))).toBe(true)
})

test.each(['********', 'xxxxxxxx', '<removed>', '***'])('a masked secret (%s) neither equals nor differs', mask => {
  const unknown = new Secret(mask)
  expect(unknown.isUnknown).toBe(true)
  expect(unknown.equals(new Secret(mask))).toBe(false)
  expect(unknown.differsFrom(secret)).toBe(false)
})

test('a question may be asked', () => {
  expect(secret.is(text => text.length > 5)).toBe(true)
})
