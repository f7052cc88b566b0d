import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { fstab } from '../../src/readers/fstab.js'
import { ifcfg } from '../../src/readers/ifcfg.js'
import { ifconfig } from '../../src/readers/ifconfig.js'
import { initScript } from '../../src/readers/init-script.js'
import { inittab } from '../../src/readers/inittab.js'
import { interfaces } from '../../src/readers/interfaces.js'
import { ipJson } from '../../src/readers/ip-json.js'
import { ipText } from '../../src/readers/ip-text.js'
import { procDrbd } from '../../src/readers/proc-drbd.js'
import { stat } from '../../src/readers/stat.js'
import { sysctl } from '../../src/readers/sysctl.js'
import { xenDomain } from '../../src/readers/xen-domain.js'
import { factsIn, placesOf } from './read-text.js'

const sample = '../shared/reference/samples/net/ip-j-addr.json'

describe('addresses', () => {
  test('ip -j addr, an added address and an empty object', () => {
    const text = `[{},{"ifname":"eth0","flags":["UP","LOWER_UP"],"link_type":"ether","address":"02:00:00:00:00:01","addr_info":[{},
      {"family":"inet","local":"192.0.2.4","prefixlen":24,"label":"eth0"},
      {"family":"inet","local":"192.0.2.6","prefixlen":24,"secondary":true,"label":"eth0:0"},
      {"family":"inet6","local":"2001:db8::4","prefixlen":64}]},{"ifname":"eth1","flags":[]}]`
    expect(factsIn(ipJson, 'host-interface', text)).toEqual([
      { name: 'eth0', isUp: true, mac: '02:00:00:00:00:01' },
      { name: 'eth1', isUp: false },
    ])
    expect(factsIn(ipJson, 'host-address', text)).toEqual([
      { address: '192.0.2.4', prefix: 24, interface: 'eth0', family: 'inet', label: 'eth0', isLive: true },
      { address: '192.0.2.6', prefix: 24, interface: 'eth0', family: 'inet', label: 'eth0:0', isSecondary: true, isLive: true },
      { address: '2001:db8::4', prefix: 64, interface: 'eth0', family: 'inet6', isLive: true },
    ])
    expect(placesOf(ipJson, 'host-address', text)[1]).toBe('"192.0.2.6"')
  })

  test.skipIf(!existsSync(sample))('the sample of ip (skipped where it is absent)', () => {
    expect(factsIn(ipJson, 'host-address', readFileSync(sample, 'utf8')).map(fact => `${fact.interface} ${fact.address}/${fact.prefix}`)).toEqual([
      'lo 127.0.0.1/8',
      'lo ::1/128',
      'eth0 10.0.0.4/24',
      'eth0 10.0.0.6/24',
      'eth1 192.168.1.4/24',
    ])
  })

  const expected = [
    { address: '127.0.0.1', prefix: 8, interface: 'lo', family: 'inet', label: 'lo', isLive: true },
    { address: '192.0.2.4', prefix: 24, interface: 'eth0', family: 'inet', label: 'eth0', isLive: true },
    { address: '192.0.2.6', prefix: 24, interface: 'eth0', family: 'inet', label: 'eth0:0', isSecondary: true, isLive: true },
    { address: 'fe80::1', prefix: 64, interface: 'eth0', family: 'inet6', isLive: true },
  ]

  test('ip -o addr', () => {
    const text = `1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever
2: eth0    inet 192.0.2.4/24 brd 192.0.2.255 scope global eth0\\       valid_lft forever preferred_lft forever
2: eth0    inet 192.0.2.6/24 brd 192.0.2.255 scope global secondary eth0:0\\       valid_lft forever preferred_lft forever
2: eth0    inet6 fe80::1/64 scope link \\       valid_lft forever preferred_lft forever
`
    expect(factsIn(ipText, 'host-address', text)).toEqual(expected)
    expect(factsIn(ipText, 'host-interface', text)).toEqual([{ name: 'lo' }, { name: 'eth0' }])
    expect(placesOf(ipText, 'host-address', text)[2]).toBe('192.0.2.6/24')
  })

  test('ip addr over several lines', () => {
    const text = `1: lo: <LOOPBACK,UP,LOWER_UP> mtu 16436 qdisc noqueue
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
    inet 127.0.0.1/8 scope host lo
       valid_lft forever preferred_lft forever
2: eth0@if4: <BROADCAST,MULTICAST> mtu 1500 qdisc pfifo_fast state DOWN
    link/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff
    inet 192.0.2.4/24 brd 192.0.2.255 scope global eth0
    inet 192.0.2.6/24 brd 192.0.2.255 scope global secondary eth0:0
    inet6 fe80::1/64 scope link
`
    expect(factsIn(ipText, 'host-address', text)).toEqual(expected)
    expect(factsIn(ipText, 'host-interface', text)).toEqual([
      { name: 'lo', isUp: true, mtu: 16436 },
      { name: 'eth0', isUp: false, mac: '02:00:00:00:00:01', mtu: 1500 },
    ])
  })

  test('interfaces of Debian', () => {
    const text = `auto lo eth0 eth0:0
iface lo inet loopback
# address 192.0.2.99
iface eth0 inet static
    address 192.0.2.4
    netmask 255.255.255.0
iface eth0:0 inet static
    address 192.0.2.6/24
iface eth1 inet dhcp
    address 192.0.2.7
iface eth0 inet6 static
    address 2001:db8::4
    netmask 64
iface eth2 inet static
    address {{ address }}
`
    expect(factsIn(interfaces, 'host-address', text)).toEqual([
      { address: '192.0.2.4', prefix: 24, interface: 'eth0', family: 'inet', isLive: false },
      { address: '192.0.2.6', prefix: 24, interface: 'eth0', family: 'inet', label: 'eth0:0', isLive: false },
      { address: '2001:db8::4', prefix: 64, interface: 'eth0', family: 'inet6', isLive: false },
    ])
    expect(placesOf(interfaces, 'host-address', text)[0]).toBe('192.0.2.4')
  })

  test('parts of a bond, by what the host reports and by its files', () => {
    const member = (name: string, isLive: boolean, master?: string): object => ({ name, ...(master === undefined ? {} : { master }), isLive })
    expect(factsIn(ipJson, 'enslaved-interface', '[{"ifname":"eth1","flags":["SLAVE","UP"]},{"ifname":"bond0","flags":["MASTER","UP"]}]')).toEqual([member('eth1', true)])
    expect(factsIn(ipText, 'enslaved-interface', '2: eth1: <BROADCAST,SLAVE,UP> mtu 1500 master bond0\n3: eth2: <UP> mtu 1500\n')).toEqual([member('eth1', true, 'bond0')])
    expect(factsIn(ifconfig, 'enslaved-interface', 'eth1      Link encap:Ethernet\n          UP BROADCAST RUNNING SLAVE MULTICAST  MTU:1500\neth2: flags=4163<UP,BROADCAST>  mtu 1500\neth3: flags=6211<UP,BROADCAST,SLAVE>  mtu 1500\n')).toEqual([member('eth1', true), member('eth3', true)])
    expect(factsIn(ifcfg, 'enslaved-interface', 'DEVICE=eth1\nMASTER=bond0\nSLAVE=yes\n', { path: '/etc/sysconfig/network-scripts/ifcfg-eth1' })).toEqual([member('eth1', false, 'bond0')])
    expect(factsIn(ifcfg, 'enslaved-interface', "BONDING_SLAVE0='eth0'\nBONDING_SLAVE_1='eth1'\nBONDING_SLAVE2=''\n", { path: '/etc/sysconfig/network/ifcfg-bond0' })).toEqual([member('eth0', false, 'bond0'), member('eth1', false, 'bond0')])
    expect(factsIn(interfaces, 'enslaved-interface', 'iface bond0 inet static\n\tbond-slaves eth0 eth1\niface bond1 inet manual\n\tslaves eth2\niface bond2 inet manual\n\tbond-slaves none\niface br0 inet dhcp\n\tbridge_ports eth3\n')).toEqual([member('eth0', false, 'bond0'), member('eth1', false, 'bond0'), member('eth2', false, 'bond1'), member('eth3', false, 'br0')])
  })

  test('the hardware address on a line of its own', () => {
    const text = '2: eth0: <UP> mtu 1500 qdisc mq\n    link/ether 00:16:3e:00:00:01 brd ff:ff:ff:ff:ff:ff\n    inet 192.0.2.1/24 scope global eth0\n3: eth1: <UP> mtu 1500\n'
    expect(factsIn(ipText, 'host-interface', text)).toEqual([{ name: 'eth0', isUp: true, mac: '00:16:3e:00:00:01', mtu: 1500 }, { name: 'eth1', isUp: true, mtu: 1500 }])
  })

  test('ifcfg of Red Hat and SUSE', () => {
    const path = '/etc/sysconfig/network-scripts/ifcfg-eth0'
    expect(factsIn(ifcfg, 'host-address', 'DEVICE="eth0:1"\nIPADDR=192.0.2.4\nNETMASK=255.255.0.0\n', { path })).toEqual([
      { address: '192.0.2.4', prefix: 16, interface: 'eth0', family: 'inet', label: 'eth0:1', isLive: false },
    ])
    const two = "IPADDR0=192.0.2.4\nPREFIX0=24\nIPADDR_1='192.0.2.5/25'\nIPV6ADDR=2001:db8::4/64\nBOOTPROTO=none\n"
    expect(factsIn(ifcfg, 'host-address', two, { path }).map(fact => `${fact.interface} ${fact.address}/${fact.prefix}`)).toEqual([
      'eth0 192.0.2.4/24',
      'eth0 192.0.2.5/25',
      'eth0 2001:db8::4/64',
    ])
    expect(factsIn(ifcfg, 'host-address', 'BOOTPROTO=dhcp\nIPADDR=$X\n', { path })).toEqual([])
  })
})

describe('init-script', () => {
  const path = '/etc/init.d/clvmd'
  test('with an LSB header and a chkconfig line', () => {
    const text = `#!/bin/sh
# chkconfig: 345 70 8
### BEGIN INIT INFO
# Provides: drbd
# Required-Start: $local_fs $network
# Default-Start:
### END INIT INFO
case "$1" in start) a ;; status|restart) b ;; esac
`
    expect(factsIn(initScript, 'init-script', text, { path, mode: 0o755 })).toEqual([
      {
        name: 'clvmd',
        path,
        hasLsbHeader: true,
        hasStatus: true,
        isExecutable: true,
        provides: ['drbd'],
        requiredStart: ['$local_fs', '$network'],
        defaultStart: [],
        startNumber: 70,
        stopNumber: 8,
      },
    ])
    expect(placesOf(initScript, 'init-script', text, { path })).toEqual(['#!/bin/sh'])
  })

  test('without either', () => {
    expect(factsIn(initScript, 'init-script', '#! /bin/sh\ncase "$1" in\nstart) a\n;;\nstop) b ;;\nesac\n', { path })).toEqual([
      { name: 'clvmd', path, hasLsbHeader: false, hasStatus: false },
    ])
  })

  test('one that leaves its work to a library, a header that is not closed, and no script', () => {
    expect(factsIn(initScript, 'init-script', '#!/lib/init/init-d-script\n### BEGIN INIT INFO\n# Provides: x\n', { path })).toEqual([
      { name: 'clvmd', path, hasLsbHeader: false },
    ])
    expect(factsIn(initScript, 'init-script', 'README\n', { path: '/etc/init.d/README' })).toEqual([])
  })
})

test('fstab with options, escapes and without options', () => {
  const text = '# head\n/dev/drbd0  /srv/a\\040b ocfs2 _netdev,noauto 0 0\nproc /proc proc\n'
  expect(factsIn(fstab, 'mount', text)).toEqual([
    { device: '/dev/drbd0', directory: '/srv/a b', type: 'ocfs2', options: ['_netdev', 'noauto'] },
    { device: 'proc', directory: '/proc', type: 'proc', options: [] },
  ])
  expect(placesOf(fstab, 'mount', text)[0]).toBe('/dev/drbd0  /srv/a\\040b ocfs2 _netdev,noauto')
})

test('stat with a special mode and a blank in a name', () => {
  const text = "600 root root /etc/ha.d/authkeys\n4755 root haclient /etc/ha.d/resource.d/my script\nstat: cannot stat '/etc/x'\n999 a b /c\n"
  expect(factsIn(stat, 'file-mode', text)).toEqual([
    { path: '/etc/ha.d/authkeys', mode: 0o600, owner: 'root', group: 'root' },
    { path: '/etc/ha.d/resource.d/my script', mode: 0o4755, owner: 'root', group: 'haclient' },
  ])
})

describe('proc-drbd', () => {
  test.each([
    [
      '0.7',
      'version: 0.7.19 (api:78/proto:74)\nSVN Revision: 2212\n\n 0: cs:Connected st:Secondary/Primary ld:Consistent\n    ns:0 nr:72451\n 1: cs:Unconfigured\n',
      { version: '0.7.19', api: '78', protocols: '74' },
      [
        { minor: 0, connection: 'Connected', roles: 'Secondary/Primary', disks: 'Consistent', version: '0.7.19' },
        { minor: 1, connection: 'Unconfigured', roles: '', version: '0.7.19' },
      ],
    ],
    [
      '8.2',
      'version: 8.2.6 (api:88/proto:86-88)\n10: cs:WFConnection st:Primary/Unknown ds:UpToDate/DUnknown C r---\n',
      { version: '8.2.6', api: '88', protocols: '86-88' },
      [{ minor: 10, connection: 'WFConnection', roles: 'Primary/Unknown', disks: 'UpToDate/DUnknown', version: '8.2.6' }],
    ],
    [
      '8.4',
      'version: 8.4.11 (api:1/proto:86-101)\nsrcversion: 1234\n\n 0: cs:SyncSource ro:Primary/Secondary ds:UpToDate/Inconsistent C r-----\n\t[>....] sync\'ed: 4.3% (9804/10236)M\n',
      { version: '8.4.11', api: '1', protocols: '86-101' },
      [{ minor: 0, connection: 'SyncSource', roles: 'Primary/Secondary', disks: 'UpToDate/Inconsistent', version: '8.4.11' }],
    ],
    ['9', 'version: 9.1.4 (api:2/proto:110-121)\nTransports (api:17): tcp (9.1.4)\n', { version: '9.1.4', api: '2', protocols: '110-121' }, []],
  ])('%s', (_release, text, module, devices) => {
    expect(factsIn(procDrbd, 'drbd-module', text)).toEqual([module])
    expect(factsIn(procDrbd, 'drbd-status', text)).toEqual(devices)
  })
})

describe('xen-domain', () => {
  const path = '/etc/xen/auto/web'
  test('a file of xm', () => {
    const text = `# guest
kernel = "/boot/vmlinuz" # a "remark"
memory = 256
name = 'web'
uuid = "0F0F0F0F-0000-0000-0000-000000000001"
disk = [ 'phy:/dev/vg1/web,xvda1,w',
         'file:/srv/xen/web.img,sda2,w!', # second
         'tap:aio:/srv/xen/iso.img,ioemu:hdc:cdrom,r' ]
vif = [ 'mac=00:16:3E:00:00:01, bridge=xenbr0', 'bridge=xenbr1' ]
vcpus = cpus + 1
`
    expect(factsIn(xenDomain, 'xen-domain', text, { path })).toEqual([
      {
        name: 'web',
        uuid: '0f0f0f0f-0000-0000-0000-000000000001',
        memoryMiB: 256,
        disks: [
          { source: '/dev/vg1/web', device: 'xvda1', mode: 'w' },
          { source: '/srv/xen/web.img', device: 'sda2', mode: 'w!' },
          { source: '/srv/xen/iso.img', device: 'hdc', mode: 'r' },
        ],
        macs: ['00:16:3e:00:00:01'],
        bridges: ['xenbr0', 'xenbr1'],
        isAutoStarted: true,
      },
    ])
    expect(placesOf(xenDomain, 'xen-domain', text, { path })).toEqual(["name = 'web'"])
  })

  test('a file of xl', () => {
    const text = `type = "pv"\nname = "db"\nmemory = "512"\ndisk = ['/dev/vg1/db,raw,xvda,rw', 'format=raw, vdev=xvdb, access=ro, target=/srv/b.img', 'vdev=hdc,devtype=cdrom']`
    expect(factsIn(xenDomain, 'xen-domain', text, { path: '/etc/xen/db' })).toEqual([
      {
        name: 'db',
        memoryMiB: 512,
        disks: [
          { source: '/dev/vg1/db', device: 'xvda', mode: 'w' },
          { source: '/srv/b.img', device: 'xvdb', mode: 'r' },
        ],
        macs: [],
        bridges: [],
        isAutoStarted: false,
      },
    ])
  })

  test('what is computed is unknown, what is no guest says nothing', () => {
    expect(factsIn(xenDomain, 'xen-domain', "kernel = '/k'\nname = 'vm%d' % vmid\nmemory = 2 * 128\ndisk = [ 'a' + b ]\n", { path })).toEqual([
      { disks: [], macs: [], bridges: [], isAutoStarted: true },
    ])
    expect(factsIn(xenDomain, 'xen-domain', '(xend-port 8000)\n', { path: '/etc/xen/xend-config.sxp' })).toEqual([])
    expect(factsIn(xenDomain, 'xen-domain', '', { path })).toEqual([])
  })
})

test('sysctl', () => {
  expect(factsIn(sysctl, 'kernel-setting', '# a\n; b\nkernel.panic = 30\n-kernel/panic_on_oops=1\nnonsense\n')).toEqual([
    { name: 'kernel.panic', value: '30' },
    { name: 'kernel.panic_on_oops', value: '1' },
  ])
})

test('inittab', () => {
  const text = '1:2345:respawn:/sbin/getty 38400 tty1\n#T1:23:respawn:/sbin/getty -L ttyS1 9600 vt100\nT0:23:respawn:/sbin/getty -L ttyS0 9600 vt100\nco:2:off:/sbin/getty hvc0\nid:2:initdefault:\n'
  expect(factsIn(inittab, 'login-terminal', text)).toEqual([
    { terminal: 'tty1', runlevels: '2345' },
    { terminal: 'ttyS0', runlevels: '23' },
  ])
  expect(placesOf(inittab, 'login-terminal', text)[1]).toBe('ttyS0')
})
