import { readFileSync } from 'node:fs'
import { globSync } from 'tinyglobby'
import { expect, test } from 'vitest'

import fc from './fast-check.js'

test('every test takes its cases from here', () => {
  const others = globSync('test/**/*.test.ts').filter(path => /^import .* from 'fast-check'/m.test(readFileSync(path, 'utf8')))
  expect(others).toEqual([])
})

test('two runs of a property see the same cases', () => {
  const seen = (): string[] => {
    const texts: string[] = []
    fc.assert(fc.property(fc.string(), text => void texts.push(text)))
    return texts
  }
  expect(seen()).toEqual(seen())
})
