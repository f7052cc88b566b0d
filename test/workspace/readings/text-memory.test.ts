import { expect, test } from 'vitest'

import { createTextMemory } from '../../../src/workspace/readings/text-memory.js'

test('texts that nobody asked for lately are forgotten first, and as many as are too long together', () => {
  const memory = createTextMemory<number>(8)
  memory.set('aaaa', 1)
  memory.set('bbbb', 2)
  memory.set('cccc', 3)
  expect(memory.get('aaaa')).toBe(1)
  expect(memory.get('bbbb')).toBe(2) // Nothing is forgotten before it is trimmed.
  memory.trim()
  expect(['aaaa', 'bbbb', 'cccc'].map(text => memory.get(text))).toEqual([1, 2, undefined])
})

test('another value for a text makes it no longer', () => {
  const memory = createTextMemory<number>(4)
  memory.set('aaaa', 1)
  memory.set('aaaa', 2)
  memory.trim()
  expect(memory.get('aaaa')).toBe(2)
})
