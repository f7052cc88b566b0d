import { expect, test } from 'vitest'

import { haCf } from '../../../src/languages/ha-cf/index.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

function errorsOf(text: string): string[] {
  return findingsOf(haCf, { text, host: 'alpha' }).filter(({ severity, origin }) => severity === 'error' && origin === 'daemon').map(({ rule }) => rule)
}

test.each([
  [`uid=${'x'.repeat(63)}`, []],
  [`uid=${'x'.repeat(64)}`, ['ha-cf/invalid-apiauth']],
  [`uid=root,${'ü'.repeat(32)}`, ['ha-cf/invalid-apiauth']],
  [`gid=${'x'.repeat(97)}`, []],
])('heartbeat keeps a user of 63 bytes: %s', (list, codes) => {
  expect(errorsOf(`bcast eth0\napiauth haclient ${list}\nnode alpha beta\n`)).toEqual(codes)
})

test.each([
  ['694', []],
  ['+694', []],
  ['ha-cluster', []],
  ['69m', ['ha-cf/invalid-multicast-number']],
  ['-694', ['ha-cf/invalid-multicast-number']],
])('the port of mcast6 is a number or the name of a service: %s', (port, codes) => {
  expect(errorsOf(`mcast6 eth0 ff12::4 ${port} 1 0\nnode alpha beta\n`)).toEqual(codes)
})
