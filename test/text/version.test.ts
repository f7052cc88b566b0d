import { expect, test } from 'vitest'

import { compareVersions, isVersionFrom } from '../../src/text/version.js'

test('versions are in the order of their numbers, not of their letters', () => {
  const ordered = ['0.7', '0.7.25', '1.99', '8.0', '8.3.9', '8.3.16', '8.4', '9', '9.22', '9.34', '10', '10.0.1']
  expect([...ordered].reverse().sort(compareVersions)).toEqual(ordered)
})

test.each([
  ['10', '9', true],
  ['8.4.11', '8.4', true],
  ['8.4', '8.4.0', true],
  ['8.3.16', '8.4', false],
  ['v3.0.6-rc1', '3.0.6', true],
  ['2.99.2', '3', false],
  ['', '0', true],
])('%s is %s or newer: %s', (version, since, answer) => {
  expect(isVersionFrom(version, since)).toBe(answer)
})
