import { expect, test } from 'vitest'

import { align } from '../../src/plain/align.js'
import type { Alike } from '../../src/plain/align.js'
import fc from '../support/fast-check.js'

/** `a:x=1` is of kind a, named x, and says 1. */
function items(text: string): Alike[] {
  return text.split(' ').filter(word => word !== '').map(word => {
    const [head = '', value = ''] = word.split('=')
    const [kind = '', name] = head.split(':')
    return { kind, written: `${head} ${value}`, ...(name === undefined ? {} : { name }) }
  })
}

test.each([
  ['nothing has changed', 'a=1 b=2', 'a=1 b=2', [0, 1]],
  ['a value', 'a=1 b=2 c=3', 'a=1 b=9 c=3', [0, 1, 2]],
  ['one more in the middle', 'a=1 c=3', 'a=1 b=2 c=3', [0, undefined, 1]],
  ['one less', 'a=1 b=2 c=3', 'a=1 c=3', [0, 2]],
  ['one of several alike', 'a=1 a=1 a=1', 'a=1 a=1', [0, 1]],
  ['a new name', 'n:x=1 n:y=2', 'n:x=1 n:z=2', [0, 1]],
  ['named ones by their names, whatever they say', 'n:x=1 n:y=2 n:z=3', 'n:y=5 n:z=3', [1, 2]],
  ['of two that change places one is new', 'a=1 b=2 c=3', 'b=2 a=1 c=3', [undefined, 0, 2]],
  ['one that went with one of another kind that came', 'a=1 b=2 c=3', 'a=1 d=4 c=3', [0, 1, 2]],
  ['of the same kind rather than of another', 'a=1 x=2 y=3 c=4', 'a=1 y=9 c=4', [0, 2, 3]],
  ['all of it', '', 'a=1', [undefined]],
])('%s', (_, before, after, found) => {
  expect(align(items(before), items(after))).toEqual(found)
})

test('no pair is used twice or crosses another, and what is equal at both ends stays', () => {
  const item = fc.record({ kind: fc.constantFrom('a', 'b'), written: fc.constantFrom('1', '2', '3') })
  fc.assert(
    fc.property(fc.array(item), fc.array(item), (before, after) => {
      const found = align(before, after).filter(index => index !== undefined)
      expect(found).toEqual([...new Set(found)].sort((a, b) => a - b))
      expect(align(before, before)).toEqual(before.map((_, index) => index))
    }),
  )
})
