import { expect, test } from 'vitest'

import { mappedVolume } from '../../src/text/mapper-name.js'

test.each([
  ['/dev/mapper/vg1-data', 'vg1', 'data'],
  ['/dev/mapper/san--vg-data--old', 'san-vg', 'data-old'],
  ['/dev/mapper/vg1---data', 'vg1-', 'data'],
])('%s is a logical volume', (path, volumeGroup, name) => {
  expect(mappedVolume(path)).toEqual({ volumeGroup, name })
})

test.each(['/dev/mapper/mpatha', '/dev/mapper/a-b-c', '/dev/mapper/-data', '/dev/mapper/vg1-', '/dev/mapper/vg1---', '/dev/mapper/', '/dev/vg1/data', '/dev/mapper/a--b'])(
  '%s is none',
  path => {
    expect(mappedVolume(path)).toBeUndefined()
  },
)

test('a name of nothing but hyphens is read at once', { timeout: 60_000 }, () => {
  // A regular expression stood here that took minutes for 400,000 hyphens.
  expect(mappedVolume(`/dev/mapper/${'-'.repeat(2_000_001)}`)).toBeUndefined()
})
