import { both, drbdConf, fstab, haCf, haresources, lvs, put, rcOrder, swap, swapAll } from './injection.js'
import type { Injection } from './injection.js'

/** A volume group on the first DRBD device. */
const guestsOnDrbd = '{"report":[{"pv":[{"pv_name":"/dev/drbd0","vg_name":"guests","pv_size":"10737418240B"}]}]}\n'

/** What vgcfgbackup writes about a volume group. */
function backup(name: string, { extents = 8192, count = 2560, flags = '', sequence = 7 }: {
  readonly extents?: number
  readonly count?: number
  readonly flags?: string
  readonly sequence?: number
} = {}): string {
  return `contents = "Text Format Volume Group"
version = 1

${name} {
	id = "QyC1cP-0000-0000-0000-0000-0000-000001"
	seqno = ${sequence}
	status = ["RESIZEABLE", "READ", "WRITE"${flags}]
	extent_size = ${extents}
	max_lv = 0
	max_pv = 0

	physical_volumes {

		pv0 {
			id = "QyC1cP-0000-0000-0000-0000-0000-000002"
			device = "/dev/sdb1"
			status = ["ALLOCATABLE"]
			pe_start = 384
			pe_count = ${count * 2}
		}
	}

	logical_volumes {

		data {
			id = "QyC1cP-0000-0000-0000-0000-0000-000003"
			status = ["READ", "WRITE", "VISIBLE"]
			segment_count = 1

			segment1 {
				start_extent = 0
				extent_count = ${count}
				type = "striped"
				stripe_count = 1
				stripes = [
					"pv0", 0
				]
			}
		}
	}
}
`
}

function volumes(...sizes: readonly [name: string, bytes: number][]): string {
  const list = sizes.map(([name, size]) => `{"lv_name":"${name}","vg_name":"vg1","lv_size":"${size}B"}`)
  return `{"report":[{"lv":[${list.join(',')}]}]}\n`
}

const vg1 = '/etc/lvm/backup/vg1'
const lsblk = 'facts/lsblk.json'
const procDrbd = 'facts/proc-drbd.txt'

/** What lsblk says of the volume below DRBD. */
function disk(more: string): string {
  return `{"blockdevices":[{"name":"vg1-data","kname":"dm-0","path":"/dev/mapper/vg1-data","size":10737418240,"type":"lvm",${more}}]}\n`
}

/** A drbd.conf of DRBD 9 with one resource on these hosts. */
function nine(names: readonly string[]): string {
  const hosts = names.map((name, index) => `  on ${name} {
    node-id ${index};
    address 198.51.100.${index + 1}:7788;
  }
`)
  return `resource r0 {
  device /dev/drbd0;
  disk /dev/vg1/data;
  meta-disk internal;
${hosts.join('')}  connection-mesh {
    hosts ${names.join(' ')};
  }
}
`
}

const disks = `RO    RA   SSZ   BSZ   StartSec            Size   Device
rw   256   512  4096          0     21474836480   /dev/sda
rw   256   512  4096          0     10738466816   /dev/sdb
rw   256   512  4096       2048     10737418240   /dev/sdb1
`

/** Disks, volumes and volume groups. */
export const storageInjections: readonly Injection[] = [
  {
    check: 'DEV-01',
    title: 'another size below DRBD',
    rule: 'cluster/mismatched-disk-size',
    sizes: [2],
    drift: { [lvs]: swap('10737418240', '10733223936') },
    places: [drbdConf],
  },
  {
    check: 'DEV-02',
    title: 'another extent size',
    rule: 'cluster/mismatched-extent-size',
    sizes: [2],
    setup: { [lvs]: () => undefined, [vg1]: put(backup('vg1')) },
    drift: { [vg1]: put(backup('vg1', { extents: 65_536, count: 320 })) },
  },
  {
    check: 'DEV-03',
    title: 'a volume that is not there',
    rule: 'cluster/unknown-backing-device',
    sizes: [2, 3],
    drift: { [lvs]: swap('"lv_name":"data"', '"lv_name":"date"') },
    host: 0,
    places: [drbdConf],
    isLocal: true,
  },
  {
    check: 'DEV-03',
    title: 'a disk that the kernel does not have',
    rule: 'cluster/unknown-backing-device',
    sizes: [2, 3],
    host: 1,
    setup: { [drbdConf]: text => text.replaceAll(/\/dev\/[a-z]\w*\/data/g, '/dev/sdb1'), 'facts/blockdev.txt': put(disks) },
    drift: { 'facts/blockdev.txt': swap(/.*\/dev\/sdb1\n/, '') },
    isLocal: true,
    places: [drbdConf],
  },
  {
    check: 'DEV-03',
    title: 'a volume for meta-data that is not there',
    rule: 'cluster/unknown-backing-device',
    sizes: [2, 3],
    everywhere: { [drbdConf]: text => text.replaceAll('meta-disk internal;', 'meta-disk /dev/vg1/meta;') },
    places: [drbdConf],
  },
  {
    check: 'DEV-04',
    title: 'a disk that is mounted',
    rule: 'cluster/conflicting-backing-device',
    sizes: [2, 3],
    host: 0,
    drift: {
      [lsblk]: put('{"blockdevices":[{"name":"vg1-data","path":"/dev/mapper/vg1-data","size":10737418240,"type":"lvm","mountpoints":["/srv"]}]}\n'),
    },
    places: [drbdConf],
    isLocal: true,
  },
  {
    check: 'DEV-05',
    title: 'one disk for two resources',
    rule: 'drbd-conf/duplicate-backing-disk',
    sizes: [2],
    setup: { [haresources]: () => undefined },
    everywhere: {
      [drbdConf]: (text, { names }) => `${text}resource r5 {
${[0, 1].map(index => `  on ${names[index] ?? ''} {
    device    /dev/drbd5;
    disk      /dev/vg1/${index === 0 ? 'data' : 'more'};
    address   198.51.100.${index + 1}:7795;
    meta-disk internal;
  }
`).join('')}}
`,
      [lvs]: put(volumes(['data', 10_737_418_240], ['more', 10_737_418_240])),
    },
    isLocal: 'each',
  },
  {
    check: 'DEV-05',
    title: 'one disk under two names',
    rule: 'cluster/duplicate-backing-device',
    sizes: [2],
    setup: {
      [haresources]: () => undefined,
      [lvs]: put(volumes(['data', 10_737_418_240], ['more', 10_737_418_240])),
      [lsblk]: put(disk('"mountpoints":[null]')),
    },
    everywhere: {
      [drbdConf]: (text, { names }) => `${text}resource r5 {
${[0, 1].map(index => `  on ${names[index] ?? ''} {
    device    /dev/drbd5;
    disk      ${index === 0 ? '/dev/disk/by-id/dm-name-vg1-data' : '/dev/vg1/more'};
    address   198.51.100.${index + 1}:7795;
    meta-disk internal;
  }
`).join('')}}
`,
    },
    isLocal: true,
  },
  {
    check: 'DEV-06',
    title: 'a file system where meta-data should be',
    rule: 'cluster/conflicting-filesystem',
    sizes: [2, 3],
    host: 0,
    setup: {
      [procDrbd]: put('version: 8.4.11 (api:1/proto:86-101)\n'),
      [lsblk]: put(disk('"fstype":"drbd","mountpoints":[null]')),
    },
    drift: { [lsblk]: swap('"drbd"', '"ext4"') },
    places: [drbdConf],
    isLocal: true,
  },
  {
    check: 'DEV-07',
    title: 'meta-data without a slot for the third host',
    rule: 'cluster/missing-bitmap-slot',
    sizes: [3],
    setup: {
      [haCf]: swap(/respawn hacluster \S+dopd\napiauth dopd .*\n/, ''),
      [drbdConf]: (_, { names }) => nine(names.slice(0, 2)),
      [procDrbd]: put('version: 9.2.8 (api:2/proto:86-122)\n'),
      [lsblk]: put(disk('"fstype":"drbd","children":[{"name":"drbd0","path":"/dev/drbd0","size":10737053696,"type":"disk"}]')),
    },
    everywhere: { [drbdConf]: (_, { names }) => nine(names) },
    isLocal: 'each',
    places: [lsblk],
  },
  {
    check: 'DEV-07',
    title: 'a meta-disk that is too small',
    rule: 'cluster/invalid-meta-disk-size',
    sizes: [2],
    setup: {
      [lvs]: put(volumes(['data', 10_737_418_240], ['meta', 268_435_456])),
      [drbdConf]: swapAll('meta-disk internal', 'meta-disk /dev/vg1/meta[1]'),
    },
    everywhere: { [lvs]: put(volumes(['data', 10_737_418_240], ['meta', 134_217_728])) },
    isLocal: 'each',
    places: [drbdConf],
  },
  {
    check: 'DEV-08',
    title: 'another minor on one host',
    rule: 'cluster/mismatched-minor',
    sizes: [2],
    everywhere: { [drbdConf]: (text, { names }) => text.replace(new RegExp(`(on ${names[1] ?? ''} \\{[^}]*?/dev/drbd)0`), '$15') },
    places: [drbdConf],
  },
  {
    check: 'DEV-09',
    title: 'an old state of a clustered volume group',
    rule: 'cluster/mismatched-volume-group',
    setup: { '/etc/lvm/backup/vg2': put(backup('vg2', { flags: ', "CLUSTERED"' })) },
    drift: { '/etc/lvm/backup/vg2': put(backup('vg2', { flags: ', "CLUSTERED"', sequence: 5 })) },
  },
  {
    check: 'DEV-09',
    title: 'clvmd with local locking',
    rule: 'cluster/mismatched-lvm-locking',
    setup: { [rcOrder]: put('/etc/rc3.d:\nS21cman\nS24clvmd\nS70drbd\nS75heartbeat\n'), '/etc/lvm/lvm.conf': put('global {\n  locking_type = 3\n}\n') },
    drift: { '/etc/lvm/lvm.conf': put('global {\n  locking_type = 1\n}\n') },
    places: [rcOrder],
    isLocal: true,
  },
  {
    check: 'DEV-10',
    title: 'a clustered volume group below DRBD',
    rule: 'cluster/conflicting-clustered-volume-group',
    sizes: [2, 3],
    host: 0,
    setup: { [lvs]: () => undefined, [vg1]: put(backup('vg1')) },
    drift: { [vg1]: put(backup('vg1', { flags: ', "CLUSTERED"' })) },
    places: [drbdConf],
    isLocal: true,
  },
  {
    check: 'DEV-11',
    title: 'LVM that looks below DRBD',
    rule: 'cluster/unsafe-lvm-filter',
    sizes: [2],
    setup: {
      [drbdConf]: swapAll('/dev/vg1/data', '/dev/sdb1'),
      'facts/pvs.json': put('{"report":[{"pv":[{"pv_name":"/dev/drbd0","vg_name":"vg2","pv_size":"10737418240B"}]}]}\n'),
      '/etc/lvm/lvm.conf': put('devices {\n  filter = [ "a|^/dev/drbd.*|", "r|.*|" ]\n}\n'),
    },
    drift: { '/etc/lvm/lvm.conf': put('devices {\n  scan = [ "/dev" ]\n}\n') },
    isLocal: true,
    places: [drbdConf],
  },
  {
    check: 'DEV-28',
    title: 'rgmanager activates a volume that is not there',
    rule: 'cluster/unknown-logical-volume',
    sizes: [3],
    setup: { 'facts/lvs.json': swap(']}]}', ',{"lv_name":"mail","vg_name":"vg_san","lv_size":"1073741824B"}]}]}'), '/etc/cluster/cluster.conf': swap('</cluster>', '  <rm>\n    <service name="mail"><lvm name="halvm" vg_name="vg_san" lv_name="mail"/></service>\n  </rm>\n</cluster>') },
    everywhere: { '/etc/cluster/cluster.conf': swap('lv_name="mail"', 'lv_name="mial"') },
    places: ['/etc/cluster/cluster.conf', 'facts/lvs.json'],
  },
  {
    check: 'DEV-24',
    title: 'LVM that passes over DRBD',
    rule: 'cluster/conflicting-lvm-filter',
    sizes: [2],
    setup: {
      [drbdConf]: swapAll('/dev/vg1/data', '/dev/sdb1'),
      'facts/pvs.json': put('{"report":[{"pv":[{"pv_name":"/dev/drbd0","vg_name":"vg2","pv_size":"10737418240B"}]}]}\n'),
      '/etc/lvm/lvm.conf': put('devices {\n  filter = [ "a|^/dev/drbd.*|", "a|^/dev/sda.*|", "r|.*|" ]\n}\n'),
    },
    drift: { '/etc/lvm/lvm.conf': swap('"a|^/dev/drbd.*|", ', '') },
    isLocal: true,
    places: [drbdConf],
  },
  {
    check: 'DEV-21',
    title: 'LVM before DRBD',
    rule: 'cluster/conflicting-volume-order',
    sizes: [2],
    setup: { [haresources]: swap(/(drbddisk::\S+) /, '$1 LVM::guests '), 'facts/pvs.json': put(guestsOnDrbd), [drbdConf]: swapAll('/dev/vg1/data', '/dev/sdb1') },
    everywhere: { [haresources]: swap(/(drbddisk::\S+) LVM::guests /, 'LVM::guests $1 ') },
    isLocal: true,
  },
  {
    check: 'DEV-22',
    title: 'a volume group of nearly the name',
    rule: 'cluster/unknown-volume-group',
    sizes: [2],
    setup: { [haresources]: swap(/(drbddisk::\S+) /, '$1 LVM::guests '), 'facts/pvs.json': put(guestsOnDrbd), [drbdConf]: swapAll('/dev/vg1/data', '/dev/sdb1') },
    everywhere: { [haresources]: swap('LVM::guests', 'LVM::geusts') },
    isLocal: true,
  },
  {
    check: 'DEV-23',
    title: 'a volume group that volume_list leaves out',
    rule: 'cluster/missing-volume-list',
    sizes: [2],
    setup: { [haresources]: swap(/(drbddisk::\S+) /, '$1 LVM::guests '), '/etc/lvm/lvm.conf': put('activation {\n  volume_list = [ "root", "guests" ]\n}\n') },
    drift: { '/etc/lvm/lvm.conf': put('activation {\n  volume_list = [ "root" ]\n}\n') },
    isLocal: true,
    places: [haresources],
  },
  {
    check: 'DEV-12',
    title: 'a DRBD device in fstab',
    rule: 'cluster/unsafe-fstab-device',
    sizes: [2],
    drift: { [fstab]: put('/dev/drbd0 /srv/other ext3 defaults 0 0\n') },
    isLocal: true,
    places: [drbdConf],
  },
  {
    check: 'DEV-12',
    title: 'the disk below DRBD in fstab',
    rule: 'cluster/unsafe-fstab-device',
    sizes: [2],
    drift: { [fstab]: put('/dev/mapper/vg1-data /srv/other ext3 defaults 0 0\n') },
    isLocal: true,
    places: [drbdConf],
  },
  {
    check: 'DEV-13',
    title: 'a mount point twice',
    rule: 'cluster/duplicate-mount-point',
    sizes: [2],
    drift: { [fstab]: put('/dev/sdc1 /srv/data ext3 defaults 0 0\n') },
    isLocal: true,
    places: [haresources],
  },
  {
    check: 'DEV-20',
    title: 'haresources mounts the disk below DRBD',
    rule: 'cluster/conflicting-lower-mount',
    sizes: [2],
    everywhere: { [haresources]: swap('/dev/drbd0', '/dev/mapper/vg1-data') },
    places: [drbdConf],
  },
  {
    check: 'DEV-14',
    title: 'a device of no resource',
    rule: 'cluster/unknown-filesystem-device',
    sizes: [2],
    everywhere: { [haresources]: swap('/dev/drbd0', '/dev/drbd5') },
    places: [drbdConf],
  },
  {
    check: 'DEV-15',
    title: 'a thin volume on one side',
    rule: 'cluster/mismatched-disk-layout',
    sizes: [2],
    setup: { [lvs]: both(swap('"lv_size"', '"segtype":"linear","lv_size"')) },
    drift: { [lvs]: swap('"segtype":"linear"', '"segtype":"thin"') },
  },
]
