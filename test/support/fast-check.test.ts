import { expect, test } from 'vitest'

import fc from './fast-check.js'

test('two runs of a property see the same cases', () => {
  const seen = (): string[] => {
    const texts: string[] = []
    fc.assert(fc.property(fc.string(), text => void texts.push(text)))
    return texts
  }
  expect(seen()).toEqual(seen())
})
