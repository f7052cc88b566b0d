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

/** The processor time of a task, in milliseconds: the shortest of three runs. */
function timeOf(task: () => void): number {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < 3; run += 1) {
    const before = process.cpuUsage()
    task()
    best = Math.min(best, process.cpuUsage(before).user / 1000)
  }
  return best
}

test('a name of nothing but hyphens takes linear time', () => {
  // 400,000 hyphens took the regular expression that stood here minutes.
  expect(timeOf(() => mappedVolume(`/dev/mapper/${'-'.repeat(400_001)}`))).toBeLessThan(200)
})
