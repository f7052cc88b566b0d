import { expect, test } from 'vitest'

import { managedGroups } from '../../../../src/languages/haresources/reading/resource-manager.js'

test('a last line is read with and without its end', () => {
  expect(managedGroups('alpha a\nbeta b')).toEqual(managedGroups('alpha a\nbeta b\n'))
  expect(managedGroups('alpha a\nbeta b')).toHaveLength(2)
  expect(managedGroups('')).toEqual([])
})

test('a backslash joins lines, and a comment ends the first of them only', () => {
  expect(managedGroups('alpha a \\\nb\n')).toEqual(managedGroups('alpha a b\n'))
  expect(managedGroups('alpha a # x \\\nb\n')).not.toEqual(managedGroups('alpha a b\n'))
})
