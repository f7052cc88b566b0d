import { expect, test } from 'vitest'

import { completionsAt, hoverAt, openDocument } from '../../../src/editor/index.js'
import { drbdReactor } from '../../../src/languages/drbd-reactor/language.js'
import { createSource } from '../../../src/text/source.js'

const documentOf = (text: string): ReturnType<typeof openDocument> => openDocument(drbdReactor, createSource('/etc/drbd-reactor.toml', text))

test.each(['[promoter.resources.r', '[promoter.resources.', '[[promoter]]\n[promoter.resources.r0]\nstart = ["a"]\n', '[umh.env', '[[pro'])('what completion of %j replaces is around the cursor', text => {
  const document = documentOf(text)
  for (let offset = 0; offset <= text.length; offset += 1) {
    expect(() => hoverAt(document, offset)).not.toThrow()
    for (const { label, replaces } of completionsAt(document, offset)) {
      expect(replaces.start <= offset && offset <= replaces.end, `"${label}" at ${offset} replaces ${replaces.start}–${replaces.end}`).toBe(true)
    }
  }
})

test('within the name of the table of a resource the tables are offered', () => {
  const document = documentOf('[promoter.resources.r')
  expect(completionsAt(document, 8).map(({ label, replaces }) => [label, replaces])).toContainEqual(['promoter.resources.', { start: 1, end: 20 }])
})

const start = (entry: string): string => `[[promoter]]\n[promoter.resources.r0]\nstart = ["${entry}"]\n`
const offered = (entry: string): readonly string[] => {
  const text = start(entry.replace('|', ''))
  return completionsAt(documentOf(text), start(entry).indexOf('|')).map(({ label }) => label)
}

test.each([
  ['ocf:heart|', 'ocf:heartbeat:IPaddr2', 'stonith:fence_ipmilan'],
  ['ocf:heartbeat:IPaddr2 vip |', 'ip', 'device'],
  ['ocf:heartbeat:IPaddr2 vip ip=192.0.2.9 cidr|', 'cidr_netmask', 'ip'],
  ['ocf:heartbeat:portblock p action=|', 'unblock', 'ip'],
  ['ocf:heartbeat:Filesystem fs run|_fsck=no device=/dev/drbd0', 'run_fsck', 'device'],
])('in a call of an agent at %j "%s" is offered, and "%s" is not', (entry, wanted, other) => {
  expect(offered(entry)).toContain(wanted)
  expect(offered(entry)).not.toContain(other)
})

test('the name of an instance is free, and a unit is no call', () => {
  expect(offered('ocf:heartbeat:IPaddr2 v|')).toEqual([])
  expect(offered('nginx.ser|')).toEqual([])
})

test('a parameter of an agent is explained where it stands', () => {
  const text = start('ocf:heartbeat:IPaddr2 vip cidr_netmask=24')
  expect(JSON.stringify(hoverAt(documentOf(text), text.indexOf('cidr_') + 2))).toContain('cidr_netmask')
})

test('the device that an agent is given is named', () => {
  const text = start('ocf:heartbeat:Filesystem fs device=/dev/drbd/by-res/r0/0 directory=/srv').replace('"]', '", "ocf:heartbeat:iSCSILogicalUnit lu path=/dev/drbd7 lun=0"]')
  const reading = drbdReactor.read(drbdReactor.parse(createSource('/etc/drbd-reactor.toml', text)), {})
  const named = [...(drbdReactor.mentions?.(reading) ?? [])].map(({ of, name, span }) => [of, name, text.slice(span.start, span.end)])
  expect(named).toEqual([['resource', 'r0', 'r0'], ['agent', 'Filesystem', 'Filesystem'], ['resource', 'r0', 'r0'], ['volume', '0', '0'], ['agent', 'iSCSILogicalUnit', 'iSCSILogicalUnit'], ['device', '/dev/drbd7', '/dev/drbd7']])
})
