import { describe, expect, test } from 'vitest'

import { toldByPackage } from '../../src/inference/package-versions.js'
import { toldByKernel, toldBySystem } from '../../src/inference/system-versions.js'

describe('packages', () => {
  test.each([
    ['drbd8-utils', '8.3.13-2', 'drbd', '8.3', '8.3'],
    ['drbd0.7-utils', '0.7.21-4', 'drbd', '0.7', '0.7'],
    ['kmod-drbd83', '8.3.8', 'drbd', '8.3', '8.3'],
    ['drbd84-utils', '9.12.2', 'drbd', '8.4', '8.4'],
    ['drbd90-utils', '9.22.0', 'drbd', '9', '9'],
    ['drbd-kmp-default', '8.4.4', 'drbd', '8.4', '8.4'],
    ['drbd-dkms', '9.2.8', 'drbd', '9', '9'],
    ['drbd-utils', '9.22.0-1', 'drbd', '8.4', undefined],
    ['drbd82', '8.2.6', 'drbd', '8.2', '8.2'],
    ['heartbeat', '2.1.3', 'heartbeat', '2', '2'],
    ['heartbeat', '2.99.2', 'heartbeat', '3', '3'],
    ['cman', '2.0.115', 'cluster', '2', '2'],
    ['cman', '2.20080801', 'cluster', '2', '2'],
    ['rgmanager', '3.0.12', 'cluster', '3', '3'],
    ['ccs', '1.0.12', 'cluster', '1', '1'],
    ['ocfs2-tools', '1.6.4', 'ocfs2', '1.6', '1.6'],
    ['pacemaker', '2.1.5+20221208.a3f44794f', 'pacemaker', '2.1', '2.1'],
    ['pacemaker', '3.0.0', 'pacemaker', '3.0', '3.0'],
    ['drbd-reactor', '1.4.0', 'drbd-reactor', '1.4', '1.4'],
    ['drbd-reactor', '1.12.0', 'drbd-reactor', '1.11', '1.11'],
  ])('%s %s', (name, version, family, since, until) => {
    const { family: told, since: first, until: last } = toldByPackage(name, version) ?? {}
    expect([told, first, last]).toEqual([family, since, until])
  })

  test.each([['pacemaker', '4.0'], ['ccs', '0.16.2'], ['drbdmanage', '0.99'], ['cman', '9']])('%s %s tells nothing', (name, version) => {
    expect(toldByPackage(name, version)).toBeUndefined()
  })
})

test('systems and kernels', () => {
  expect(toldBySystem('centos', '6.4')).toContainEqual({ family: 'cluster', since: '3', until: '3' })
  expect(toldBySystem('debian', '12')).toContainEqual({ family: 'drbd', since: '8.4', until: '9' })
  expect(toldBySystem('debian', '2')).toEqual([])
  expect(toldBySystem('gentoo', '2.14')).toEqual([])
  expect(toldByKernel('2.6.9-89.ELsmp')).toContainEqual({ family: 'cluster', since: '1', until: '1' })
  expect(toldByKernel('2.6.32-358.el6.x86_64')).toContainEqual({ family: 'cluster', since: '3', until: '3' })
  expect(toldByKernel('3.16.0-4-amd64')).toEqual([{ family: 'drbd', since: '8.4' }])
  expect(toldByKernel('3.2.0-4-amd64')).toEqual([])
})
