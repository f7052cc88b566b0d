import { describe, expect, test } from 'vitest'

import { enabledServices } from '../../src/readers/enabled-services.js'
import { ifconfig } from '../../src/readers/ifconfig.js'
import { readerFor } from '../../src/readers/index.js'
import { lsblkText } from '../../src/readers/lsblk-text.js'
import { lvsText } from '../../src/readers/lvs-text.js'
import { pvsText } from '../../src/readers/pvs-text.js'
import { vgsText } from '../../src/readers/vgs-text.js'
import { factsIn, placesOf, readText } from './read-text.js'

const tree = `NAME                   MAJ:MIN RM  SIZE RO TYPE MOUNTPOINTS
sda                      8:0    0   20G  0 disk
├─sda1                   8:1    0    1G  0 part /boot
└─sda2                   8:2    0   19G  0 part
  ├─vg1-my--data       253:0    0   10G  0 lvm
  │ └─drbd0            147:0    0   10G  1 disk
  └─vg1-swap           253:1    0  1.5G  0 lvm  [SWAP]
sr0                     11:0    1 1024M  0 rom  /media/a b
                                                /mnt
`

describe('lsblk-text', () => {
  test('a tree with sizes, mount points and what is built on what', () => {
    expect(factsIn(lsblkText, 'block-device', tree)).toMatchObject([
      { paths: ['/dev/sda'], sizeBytes: 20 * 1024 ** 3, isExact: false, type: 'disk', mountPoints: [], heldBy: ['/dev/sda1', '/dev/sda2'] },
      { paths: ['/dev/sda1'], mountPoints: ['/boot'] },
      { paths: ['/dev/sda2'], heldBy: ['/dev/vg1/my-data', '/dev/vg1/swap'] },
      { paths: ['/dev/vg1/my-data', '/dev/mapper/vg1-my--data'], type: 'lvm', heldBy: ['/dev/drbd0'] },
      { paths: ['/dev/drbd0'] },
      { paths: ['/dev/vg1/swap', '/dev/mapper/vg1-swap'], mountPoints: ['[SWAP]'] },
      { paths: ['/dev/sr0'], mountPoints: ['/media/a b', '/mnt'] },
    ])
  })

  test('the form of old releases, with ASCII branches and device-mapper numbers', () => {
    const old = 'NAME             MAJ:MIN RM   SIZE RO TYPE MOUNTPOINT\nsda                8:0    0    20G  0 disk \n|-sda1             8:1    0     1G  0 part /boot\n`-sda2             8:2    0    19G  0 part \n  `-vg1-a (dm-0) 253:0    0    17G  0 lvm  /\n'
    expect(factsIn(lsblkText, 'block-device', old).map(({ paths, mountPoints }) => [paths[0], mountPoints])).toEqual([
      ['/dev/sda', []],
      ['/dev/sda1', ['/boot']],
      ['/dev/sda2', []],
      ['/dev/vg1/a', ['/']],
    ])
  })

  test('other columns, and no listing at all, say nothing', () => {
    for (const text of ['', 'NAME FSTYPE LABEL\nsda ext4 x\n', 'lsblk: command not found\n', 'NAME MAJ:MIN RM SIZE RO TYPE MOUNTPOINT\n\nx\n8:0 0 1G 0 disk\n']) {
      expect(readText(lsblkText, text).facts).toEqual([])
    }
  })
})

describe('lvs-text', () => {
  const table = `  WARNING: Not using lvmetad because duplicate PVs were found.
  LV              VG    Attr       LSize   Pool Origin Data%  Meta%  Move Log Cpy%Sync Convert LV Tags Devices
  data            vg1   owi-aos---  10.00g                                                             /dev/sdb1(0)
  data            vg1   owi-aos---  10.00g                                                             /dev/sdc1(0)
  [lvol0_pmspare] vg1   ewi-------   4.00m                                                             /dev/sdb1(9)
  snap            vg1   swi-a-s---   1.00g      data   5.40                                            /dev/sdb1(5)
  thin            vg1   Vwi-a-tz-- <20.00g pool        1.00
`
  test('a table with warnings, doubled lines and a snapshot', () => {
    expect(factsIn(lvsText, 'logical-volume', table)).toEqual([
      { volumeGroup: 'vg1', name: 'data', paths: ['/dev/vg1/data', '/dev/mapper/vg1-data'], sizeBytes: 10 * 1024 ** 3, isExact: false },
      { volumeGroup: 'vg1', name: 'lvol0_pmspare', paths: ['/dev/vg1/lvol0_pmspare', '/dev/mapper/vg1-lvol0_pmspare'], sizeBytes: 4 * 1024 ** 2, isExact: false },
      { volumeGroup: 'vg1', name: 'thin', paths: ['/dev/vg1/thin', '/dev/mapper/vg1-thin'], sizeBytes: 20 * 1024 ** 3, isExact: false, layout: 'thin' },
    ])
    expect(placesOf(lvsText, 'logical-volume', table)[0]).toMatch(/^data +vg1 +owi-aos--- +10\.00g$/)
  })

  test('a table of other columns says nothing', () => {
    expect(readText(lvsText, '  LV   LV Tags Devices\n  data          /dev/sdb1(0)\n').facts).toEqual([])
  })
})

describe('vgs-text and pvs-text', () => {
  test('volume groups, short and long', () => {
    expect(factsIn(vgsText, 'volume-group', '  VG   #PV #LV #SN Attr   VSize  VFree\n  vg1    1   3   0 wz--nc 19.00g    0\n  vg2    1   3   0 wz--n- 19.00g    0\n')).toEqual([
      { name: 'vg1', isClustered: true, physicalVolumes: [] },
      { name: 'vg2', isClustered: false, physicalVolumes: [] },
    ])
    expect(factsIn(vgsText, 'volume-group', '    Cache: Duplicate VG name\n  VG   Attr   Ext   #PV #LV #SN VSize  VFree  VG UUID\n  vg1  wz--n- 4.00m   1   3   0 19.00g    0   abc\n')).toEqual([
      { name: 'vg1', extentBytes: 4 * 1024 ** 2, isClustered: false, physicalVolumes: [] },
    ])
  })

  test('physical volumes, with and without a group, and devices that are none', () => {
    const table = '  PV         VG  Fmt  Attr PSize  PFree\n  /dev/sdb1  vg1 lvm2 a--  19.00g 1.00g\n  /dev/sdc1      lvm2 ---  10.00g 10.00g\n  /dev/sda1           ---       0     0\n  [unknown]  vg1 lvm2 a-m  10.00g 0\n'
    expect(factsIn(pvsText, 'physical-volume', table)).toEqual([
      { path: '/dev/sdb1', volumeGroup: 'vg1', sizeBytes: 19 * 1024 ** 3, isExact: false },
      { path: '/dev/sdc1', sizeBytes: 10 * 1024 ** 3, isExact: false },
    ])
  })
})

describe('ifconfig', () => {
  test('net-tools 1', () => {
    const text = `eth0      Link encap:Ethernet  HWaddr 00:16:3E:00:00:01
          inet addr:192.0.2.1  Bcast:192.0.2.255  Mask:255.255.255.0
          inet6 addr: fe80::1/64 Scope:Link
          UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1

eth0:0    Link encap:Ethernet  HWaddr 00:16:3E:00:00:01
          inet addr:192.0.2.100  Bcast:192.0.2.255  Mask:255.255.255.0
          UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1

eth1      Link encap:Ethernet  HWaddr 00:16:3E:00:00:02
          BROADCAST MULTICAST  MTU:1500  Metric:1
`
    expect(factsIn(ifconfig, 'host-address', text)).toEqual([
      { address: '192.0.2.1', prefix: 24, interface: 'eth0', family: 'inet', isLive: true },
      { address: 'fe80::1', prefix: 64, interface: 'eth0', family: 'inet6', isLive: true },
      { address: '192.0.2.100', prefix: 24, interface: 'eth0', family: 'inet', label: 'eth0:0', isLive: true },
    ])
    expect(factsIn(ifconfig, 'host-interface', text)).toEqual([{ name: 'eth0', isUp: true, mac: '00:16:3e:00:00:01', mtu: 1500 }, { name: 'eth1', isUp: false, mac: '00:16:3e:00:00:02', mtu: 1500 }])
    expect(placesOf(ifconfig, 'host-address', text)).toEqual(['192.0.2.1', 'fe80::1', '192.0.2.100'])
    expect(placesOf(ifconfig, 'host-interface', text)).toEqual(['eth0', 'eth1'])
  })

  test('net-tools 2', () => {
    const text = 'bond0.5: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500\n        inet 192.0.2.1  netmask 255.255.254.0  broadcast 192.0.3.255\n        inet6 2001:db8::1  prefixlen 64  scopeid 0x0<global>\n\neth1: flags=4098<BROADCAST,MULTICAST>  mtu 1500\n'
    expect(factsIn(ifconfig, 'host-address', text)).toEqual([
      { address: '192.0.2.1', prefix: 23, interface: 'bond0.5', family: 'inet', isLive: true },
      { address: '2001:db8::1', prefix: 64, interface: 'bond0.5', family: 'inet6', isLive: true },
    ])
    expect(factsIn(ifconfig, 'host-interface', text)).toEqual([{ name: 'bond0.5', isUp: true, mtu: 1500 }, { name: 'eth1', isUp: false, mtu: 1500 }])
  })

  test('a mask with holes is no prefix, and broken text no address', () => {
    expect(factsIn(ifconfig, 'host-address', 'eth0: flags=1<UP>\n        inet 192.0.2.1  netmask 255.0.255.0\n        inet netmask\n        inet6 addr:\n')).toEqual([
      { address: '192.0.2.1', interface: 'eth0', family: 'inet', isLive: true },
    ])
  })
})

describe('enabled-services', () => {
  test('chkconfig --list', () => {
    const text = 'drbd           \t0:off\t1:off\t2:on\t3:on\t4:on\t5:on\t6:off\nhttpd          \t0:off\t1:off\t2:off\t3:off\t4:off\t5:off\t6:off\nxinetd based services:\n\ttime-dgram:\toff\n'
    expect(factsIn(enabledServices, 'enabled-service', text)).toEqual([
      { service: 'drbd', isEnabled: true, runlevels: ['2', '3', '4', '5'], manager: 'chkconfig' },
      { service: 'httpd', isEnabled: false, runlevels: [], manager: 'chkconfig' },
    ])
  })

  test('systemctl list-unit-files', () => {
    const text = 'UNIT FILE                 STATE    VENDOR PRESET\ndrbd.service              enabled  disabled\nhttpd.service             disabled\nlvm2-lvmetad.socket       enabled\nsystemd-a.service         static\n\n4 unit files listed.\n'
    expect(factsIn(enabledServices, 'enabled-service', text)).toEqual([
      { service: 'drbd', isEnabled: true, manager: 'systemd' },
      { service: 'httpd', isEnabled: false, manager: 'systemd' },
    ])
    expect(placesOf(enabledServices, 'enabled-service', text)).toEqual(['drbd', 'httpd'])
  })
})

test('sosreports have them where the readers look', () => {
  const paths: Readonly<Record<string, string>> = {
    'sos_commands/block/lsblk': 'lsblk-text',
    'sos_commands/lvm2/lvs_-a_-o_lv_tags_devices_--config_global_locking_type_0': 'lvs-text',
    'sos_commands/devicemapper/lvs_-a_-o__devices': 'lvs-text',
    'sos_commands/lvm2/vgs_-v_--config_global_locking_type_0': 'vgs-text',
    'sos_commands/lvm2/pvs_-a_-v_--config_global_locking_type_0': 'pvs-text',
    'sos_commands/networking/ifconfig_-a': 'ifconfig',
    'sos_commands/startup/chkconfig_--list': 'enabled-services',
    'sos_commands/systemd/systemctl_list-unit-files': 'enabled-services',
    'sos_commands/networking/ip_-o_addr': 'ip-text',
  }
  for (const [path, id] of Object.entries(paths)) expect(readerFor(path)?.id, path).toBe(id)
})
