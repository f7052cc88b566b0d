import { expect, test } from 'vitest'

import { parse } from '../../../../src/languages/haresources/parse.js'
import { toPacemaker } from '../../../../src/languages/haresources/migration/pacemaker.js'
import { read } from '../../../../src/languages/haresources/schema.js'
import { createSource } from '../../../../src/text/source.js'

function crm(text: string): string[] {
  return read(parse(createSource('haresources', text)), {}).model.groups.map(toPacemaker)
}

test('a group with DRBD, file system, address and service', () => {
  expect(crm('alpha drbddisk::r0 Filesystem::/dev/drbd0::/srv::ext3::noatime,acl 192.0.2.10/24/eth0 httpd\n')).toEqual([
    `primitive group_1_1 ocf:linbit:drbd params drbd_resource=r0 op start interval=0s timeout=240s op promote interval=0s timeout=90s op demote interval=0s timeout=90s op stop interval=0s timeout=100s op monitor interval=29s timeout=20s role=Promoted op monitor interval=31s timeout=20s role=Unpromoted
clone group_1_1_promotable group_1_1 meta promotable=true promoted-max=1 promoted-node-max=1 clone-max=2 clone-node-max=1 notify=true interleave=true
primitive group_1_2 ocf:heartbeat:Filesystem params device=/dev/drbd0 directory=/srv fstype=ext3 options="noatime,acl" op monitor interval=20s timeout=40s op start interval=0s timeout=60s op stop interval=0s timeout=60s
primitive group_1_3 ocf:heartbeat:IPaddr2 params ip=192.0.2.10 cidr_netmask=24 nic=eth0 op monitor interval=10s timeout=40s op start interval=0s timeout=60s op stop interval=0s timeout=60s
primitive group_1_4 systemd:httpd op monitor interval=30s timeout=100s op start interval=0s timeout=100s op stop interval=0s timeout=100s
group group_1 group_1_2 group_1_3 group_1_4
colocation group_1_on_group_1_1_promotable inf: group_1 group_1_1_promotable:Promoted
order group_1_after_group_1_1_promotable inf: group_1_1_promotable:promote group_1:start
location group_1_prefers group_1 100: alpha
`,
  ])
})

test('the alias of an interface is a label', () => {
  const [first = '', second = ''] = crm('alpha IPaddr2::192.0.2.10/24/eth0:web\nbeta IPaddr::192.0.2.11/24/eth0:1/192.0.2.255\n')
  expect(first).toContain('params ip=192.0.2.10 cidr_netmask=24 nic=eth0 iflabel=web op')
  expect(second).toContain('params ip=192.0.2.11 cidr_netmask=24 nic=eth0 iflabel=1 broadcast=192.0.2.255 op')
})

test('DRBD alone is preferred by itself', () => {
  expect(crm('alpha drbddisk::r0\n')[0]).toMatch(/\nlocation group_1_prefers group_1_1_promotable 100: alpha\n$/)
})

test('what has no counterpart is a comment', () => {
  const [text = ''] = crm('alpha our-script::r0 drbddisk drbdupper::r0-U OCF::mysql::main SendArp::192.0.2.1 httpd\n')
  expect(text.split('\n').filter(line => line.startsWith('#'))).toEqual([
    '# our-script::r0: a script with arguments wants a unit of systemd that calls it; "cfgcheck convert" writes one',
    '# drbddisk: one promotable resource for each DRBD resource',
    "# drbdupper::r0-U: a stacked DRBD resource needs two promotable clones and their order, which the DRBD User's Guide describes; nothing of the group starts before that is done",
    '# OCF::mysql::main: its parameters stand in /etc/ha.d/conf/OCF/mysql/main, which cfgcheck does not read; nothing of the group starts before the resource is added',
    '# SendArp::192.0.2.1: IPaddr2 tells the neighbours itself when it has taken an address',
  ])
  expect(text).toContain('\ngroup group_1 group_1_6\n')
})

test('what must be done besides is a comment before the resource', () => {
  const [text = ''] = crm('alpha LVM::vg0\n')
  expect(text).toMatch(/^# LVM::vg0: Volume group "vg0": set "system_id_source = uname"[^\n]*\nprimitive group_1_1 ocf:heartbeat:LVM-activate params vgname=vg0 vg_access_mode=system_id op /)
})

test('a group without resources gives nothing', () => {
  expect(crm('alpha\n')).toEqual([''])
})
