import { describe, expect, test } from 'vitest'

import { isInRange, numberTakes, rangeText } from '../../../../src/languages/drbd-conf/reading/ranges.js'
import type { OptionAt } from '../../../../src/languages/drbd-conf/vocabulary.js'

function option(facts: { readonly min?: number; readonly max?: number; readonly scale?: number }, entry: { readonly unit?: string; readonly name?: string } = {}): OptionAt {
  return { entry: { name: 'x', ...entry }, facts: { scale: 1, ...facts } } as unknown as OptionAt
}

describe('what numbers an option takes', () => {
  test.each([
    [option({}), 'a number'],
    [option({ min: 1 }), 'a number'],
    [option({ max: 9 }), 'a number'],
    [option({}, { unit: 'seconds' }), 'seconds'],
    [option({ min: 1, max: 9 }), '1–9'],
    [option({ min: 1, max: 9 }, { unit: 'seconds' }), '1–9 seconds'],
    [option({ min: 1, max: 9 }, { unit: '0.1 seconds' }), '1–9 (in 0.1 seconds)'],
    [option({ min: 1, max: 9, scale: 1024 }, { unit: 'bytes' }), '1–9 KiB'],
    [option({ min: 1, max: 9, scale: 512 }), '1–9 sectors'],
    [option({ min: 1, max: Number.MAX_SAFE_INTEGER }), `1–${Number.MAX_SAFE_INTEGER}`],
    [option({ min: 1, max: 2 ** 64 }), '1 or more'],
  ])('%#: %s', (one, text) => {
    expect(rangeText(one)).toBe(text)
  })
})

test.each([[0, false], [1, true], [9, true], [10, false]])('%i within 1–9: %s', (number, isInside) => {
  expect(isInRange(option({ min: 1, max: 9 }), number)).toBe(isInside)
  expect(isInRange(option({}), number)).toBe(true)
})

test.each([
  ['9', '9', true],
  ['9k', '9', true],
  ['9k', '0.7', false],
  ['1234567890', '9', true],
  ['1234567890', '0.7', false],
  ['x', '9', false],
] as const)('%s is a number to DRBD %s: %s', (text, dialect, isTaken) => {
  expect(numberTakes(option({}), text, dialect)).toBe(isTaken)
})

test.each([['sndbuf-size', '9k', true], ['sndbuf-size', '9t', false], ['x', '9k', false]])('in DRBD 0.7 %s takes %s: %s', (name, text, isTaken) => {
  expect(numberTakes(option({}, { name }), text, '0.7')).toBe(isTaken)
})
