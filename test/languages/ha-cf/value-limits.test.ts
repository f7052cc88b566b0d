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
  [`gid=${'x'.repeat(63)}`, []],
  [`gid=${'x'.repeat(64)}`, ['ha-cf/invalid-apiauth']],
  [`gid=root,${'0'.repeat(64)}`, []],
])('heartbeat keeps a user or a group of 63 bytes: %s', (list, codes) => {
  expect(errorsOf(`bcast eth0\napiauth haclient ${list}\nnode alpha beta\n`)).toEqual(codes)
})

test.each([
  ['2147483647', []],
  ['2147483648', ['ha-cf/invalid-apiauth']],
  ['4294967295', ['ha-cf/invalid-apiauth']],
  ['4294967296', []],
  ['18446744073709551616', ['ha-cf/invalid-apiauth']],
  ['12abc', []],
])('the number of a user or a group does not wrap below zero: %s', (number, codes) => {
  for (const kind of ['uid', 'gid']) expect(errorsOf(`bcast eth0\napiauth dopd ${kind}=root,${number}\nnode alpha beta\n`)).toEqual(codes)
})

test.each([
  ['694', []],
  ['+694', []],
  ['ha-cluster', []],
  ['69m', ['ha-cf/invalid-multicast-number']],
  ['-694', ['ha-cf/invalid-multicast-number']],
  ['-0', []],
  ['65536', []],
  ['2147483647', []],
  ['2147483648', ['ha-cf/invalid-multicast-number']],
  ['4294967295', ['ha-cf/invalid-multicast-number']],
  ['4294967296', []],
  ['9223372036854775808', []],
  ['18446744073709551615', ['ha-cf/invalid-multicast-number']],
  ['18446744073709551616', ['ha-cf/invalid-multicast-number']],
  [`1${'0'.repeat(5000)}`, ['ha-cf/invalid-multicast-number']],
  [`${'0'.repeat(100)}694`, []],
])('the port of mcast6 is a number or the name of a service: %s', (port, codes) => {
  expect(errorsOf(`mcast6 eth0 ff12::4 ${port} 1 0\nnode alpha beta\n`)).toEqual(codes)
})

test.each([
  ['respawn root#/bin/true', []],
  ['respawn root\r /bin/true -x', []],
  ['respawn root\0\t/bin/true', []],
  ['respawn root #/bin/true', ['ha-cf/missing-argument']],
  ['respawn root#true', ['ha-cf/missing-argument']],
  ['respawn root\r', ['ha-cf/missing-argument']],
])('the program of respawn may stand behind the end of the line, if that is glued to the user: %j', (line, codes) => {
  expect(errorsOf(`bcast eth0\n${line}\nnode alpha beta\n`)).toEqual(codes)
})

test.each(['apiauth\rdopd gid=haclient uid=hacluster', 'apiauth gid=haclient dopd uid=hacluster', `apiauth dopd${'x'.repeat(40)} gid=haclient uid=hacluster`])('an apiauth line of dopd that is refused is told once: %j', line => {
  const found = findingsOf(haCf, `bcast eth0\nnode alpha beta\nrespawn hacluster /usr/lib/heartbeat/dopd\n${line}\n`)
  expect(found.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).not.toContain('ha-cf/missing-dopd-apiauth')
  expect(found.filter(({ severity }) => severity === 'error')).toHaveLength(1)
})

test.each(['pacemker respawn', 'crm maybe', 'pace#maker on'])('what autojoin needs is unclear where the line is refused: %j', line => {
  expect(errorsOf(`bcast eth0\nautojoin any\n${line}\n`)).not.toContain('ha-cf/conflicting-autojoin')
})
