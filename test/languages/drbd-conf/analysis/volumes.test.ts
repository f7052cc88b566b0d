import { expect, test } from 'vitest'

import { canonicalPath } from '../../../../src/languages/drbd-conf/analysis/volumes.js'

test.each([
  ['/dev/sda1', '/dev/sda1'],
  ['/dev//sda1', '/dev/sda1'],
  ['//dev///sda1', '/dev/sda1'],
  ['/dev/./sda1', '/dev/sda1'],
  ['/dev/mapper/vg-lv', '/dev/vg/lv'],
  ['/dev//mapper/vg-lv', '/dev/vg/lv'],
  ['/dev/mapper/vg--a-lv', '/dev/vg-a/lv'],
  ['/dev/mapper/mpatha', '/dev/mapper/mpatha'],
  ['/dev/disk/by-id/x-y', '/dev/disk/by-id/x-y'],
])('%s is %s', (path, canonical) => {
  expect(canonicalPath(path)).toBe(canonical)
})
