import { expect, test } from 'vitest'

import { iet } from '../../src/readers/iet.js'

function lunsIn(text: string): readonly string[] {
  const { facts, faults } = iet.read({ text, file: 'alpha/etc/ietd.conf', path: '/etc/ietd.conf' })
  expect(faults).toEqual([])
  return facts.flatMap(fact => (fact.kind === 'iscsi-lun' ? [`${fact.target} ${fact.number} ${fact.device} ${text.slice(fact.origin.span.start, fact.origin.span.end)}`] : []))
}

test('each LUN belongs to the target above it, and points at its path', () => {
  expect(lunsIn('# remark\nIncomingUser client not-a-secret\nTarget iqn.2008-04.com.example:a\n\tLun 0 Path=/dev/drbd1,Type=blockio\n  Alias a\nTarget iqn.2008-04.com.example:b\n  lun 3 Type=fileio,PATH=/dev/vg1/b,ScsiId=x\n')).toEqual([
    'iqn.2008-04.com.example:a 0 /dev/drbd1 /dev/drbd1',
    'iqn.2008-04.com.example:b 3 /dev/vg1/b /dev/vg1/b',
  ])
})

test('a remark, a LUN of no target and one without a path are none', () => {
  expect(lunsIn('Lun 0 Path=/dev/drbd0\nTarget iqn.2008-04.com.example:a\n  #Lun 0 Path=/dev/drbd1,Type=blockio\n  Lun 1 Sectors=10000,Type=nullio\n  Lun\n')).toEqual([])
})
