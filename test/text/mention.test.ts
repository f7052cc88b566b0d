import { describe, expect, test } from 'vitest'

import { namesInPath } from '../../src/text/mention.js'

/** Lists what a path that stands behind three letters names: what it is, its name, the text of its place. */
const named = (path: string): readonly unknown[] => [...namesInPath(path, 3)].map(({ of, name, span, scope }) => [of, name, `at ${path}`.slice(span.start, span.end), ...(scope === undefined ? [] : [scope])])

describe('the path of a block device names', () => {
  test.each([
    ['/dev/drbd/by-res/r0', [['resource', 'r0', 'r0']]],
    ['/dev/drbd/by-res/data/12', [['resource', 'data', 'data'], ['volume', '12', '12', 'data']]],
    ['/dev/drbd/by-res/r0/x', [['resource', 'r0', 'r0']]],
    ['/dev/drbd7', [['device', '/dev/drbd7', '/dev/drbd7']]],
    ['/dev/sda1', [['disk', '/dev/sda1', '/dev/sda1']]],
    ['/dev/drbdx', [['disk', '/dev/drbdx', '/dev/drbdx']]],
    ['/dev/', []],
    ['/srv/dev/sda1', []],
  ])('%s', (path, expected) => {
    expect(named(path)).toEqual(expected)
  })

  test('as what uses it, unless its place says more', () => {
    expect([...namesInPath('/dev/drbd0', 0)].map(({ role }) => role)).toEqual(['uses'])
    expect([...namesInPath('/dev/drbd0', 0, 'declares')].map(({ role }) => role)).toEqual(['declares'])
    expect([...namesInPath('/dev/sda1', 0, 'describes')].map(({ role }) => role)).toEqual(['describes'])
  })
})
