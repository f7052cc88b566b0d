import { expect, test } from 'vitest'

import fc from '../support/fast-check.js'
import { fromDisk, onDisk } from '../../src/node/disk-path.js'

test.each([
  [[0x72, 0xff, 0x2e, 0x72, 0x65, 0x73], 'r\udcff.res'],
  [[0xc3, 0xa9], 'é'],
  [[0xc3, 0x28], '\udcc3('],
  [[0xf0, 0x9f, 0x98, 0x80], '😀'],
  [[0xf0, 0x9f, 0x98], '\udcf0\udc9f\udc98'],
  [[0xed, 0xa0, 0x80], '\udced\udca0\udc80'],
  [[0xc0, 0x80], '\udcc0\udc80'],
  [[0xef, 0xbf, 0xbd], '\ufffd'],
])('the bytes %j are read as %j', (bytes, path) => {
  expect(fromDisk(Buffer.from(bytes))).toBe(path)
})

test('law: every name has one path, and every path one name', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), bytes => {
      expect([...Buffer.from(onDisk(fromDisk(Buffer.from(bytes))))]).toEqual([...bytes])
    }),
    { numRuns: 2_000 },
  )
})

test('law: a plain path stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), path => {
      expect(onDisk(path)).toBe(path)
      expect(fromDisk(Buffer.from(path))).toBe(path)
    }),
  )
})
