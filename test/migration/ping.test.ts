import { expect, test } from 'vitest'

import { converted } from './converted.js'
import { moved, whyNoSimulation } from './programs.js'

const drbd = 'resource r0 {\n  device /dev/drbd0;\n  disk /dev/sdb1;\n  meta-disk internal;\n  on alpha { address 192.0.2.1:7788; }\n  on beta { address 192.0.2.2:7788; }\n}\n'

/** What ipfail becomes where a group has so many addresses behind a file system on DRBD. */
async function cibWith(addresses: number): Promise<string> {
  const own = Array.from({ length: addresses }, (_, index) => `IPaddr::192.0.2.${index + 100}/24/eth0`)
  const host = {
    '/etc/ha.d/ha.cf': 'bcast eth0\nnode alpha beta\nauto_failback off\nping 192.0.2.254\nrespawn hacluster /usr/lib/heartbeat/ipfail\n',
    '/etc/ha.d/haresources': `alpha drbddisk::r0 Filesystem::/dev/drbd0::/srv::ext3 ${own.join(' ')}\n`,
    '/etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret\n',
    '/etc/drbd.conf': drbd,
  }
  const { conversions: [conversion] } = await converted({ alpha: host, beta: host })
  return conversion?.files.find(({ path }) => path.endsWith('.xml'))?.text ?? ''
}

const multiplierIn = (cib: string): string => /name="multiplier" value="(\d+)"/.exec(cib)?.[1] ?? ''

test.each([[1, '1000'], [2, '1000'], [3, '2000'], [7, '2000'], [8, '3000']])('a ping host counts more than what keeps a group with %s addresses', async (addresses, points) => {
  expect(multiplierIn(await cibWith(addresses))).toBe(points)
})

test.skipIf(whyNoSimulation() !== undefined).each([1, 4, 9])('a group with %s addresses goes where the ping host is reached', async addresses => {
  const cib = await cibWith(addresses)
  const all = multiplierIn(cib)
  const ids = [...cib.matchAll(/<primitive id="(ip-[^"]+|fs-[^"]+)"/g)].map(([, id = '']) => id)
  expect(ids).toHaveLength(addresses + 1)
  const { before, after } = moved(cib, 'pingd', { alpha: '0', beta: all })
  expect(ids.map(id => [before[id], after[id]])).toEqual(ids.map(() => ['alpha', 'beta']))
  expect(after['drbd-r0']).toBe('alpha Unpromoted, beta Promoted')
})
