import { add, fstab, gone, haresources, put, swap } from './injection.js'
import type { Change, Injection } from './injection.js'

const script = (start: string, stop = 'gnbd_export -r images || exit 1'): string =>
  `#!/bin/sh\nRES="$1"\ncase "$2" in\n  start) ${start} || exit 1 ;;\n  stop) ${stop} ;;\n  status) echo stopped ;;\nesac\n`
const cached = script('gnbd_serv && gnbd_export -c -e images -d "$3"')
/** With one export alone, all of them are that one. */
const cachedTwo = script('gnbd_serv && gnbd_export -c -e images -d "$3" && gnbd_export -c -e mail -d "$4"')
const exportPath = '/etc/ha.d/resource.d/export'
const lvsWithGuest = '{"report":[{"lv":[{"lv_name":"data","vg_name":"vg1","lv_size":"10737418240B"},{"lv_name":"guest","vg_name":"vg1","lv_size":"1073741824B"}]}]}\n'
const ietd = '/etc/ietd.conf'
const target = (device: string): string => `Target iqn.2008-04.com.example:storage.data\n  Lun 0 Path=${device},Type=blockio\n`

/** A virtual machine for each host, with a name, an address and an image of its own. */
const ownGuest: Change = (_text, { index }) => guest(index, `/srv/images/guest${index}.img`)

function guest(number: number, image: string): string {
  const mac = `00:16:3e:00:00:${String(number).padStart(2, '0')}`
  return `name = "guest${number}"\nmemory = 512\nvif = [ "mac=${mac}" ]\ndisk = [ "file:${image},xvda,w" ]\n`
}

/** The same guest everywhere. */
const oneGuest: Change = () => guest(0, '/srv/images/guest0.img')

const importer = (server: string): string =>
  `#!/bin/sh\n### BEGIN INIT INFO\n# Provides: gnbd-client\n# Required-Start: $network\n### END INIT INFO\ncase "$1" in\n  start) gnbd_import -n -i ${server} ;;\n  status) gnbd_import -l ;;\nesac\n`

const volume: Change = put('/dev/sdb1 /srv/images ocfs2 _netdev,defaults 0 0\n')

/** GNBD and Xen. */
export const clientInjections: readonly Injection[] = [
  { check: 'GNB-01', title: 'another export', rule: 'cluster/mismatched-gnbd-export', sizes: [2], setup: { [exportPath]: put(cached) }, drift: { [exportPath]: swap('-e images', '-e data') } },
  { check: 'GNB-01', title: 'a fixed device', rule: 'cluster/unsafe-fixed-device', sizes: [2], setup: { '/etc/ha.d/resource.d/images': put(script('drbdadm primary $RES && gnbd_serv && gnbd_export -c -e images -d /dev/drbd/by-res/$RES', 'gnbd_export -r images && drbdadm secondary $RES || exit 1')) }, everywhere: { '/etc/ha.d/resource.d/images': swap('/dev/drbd/by-res/$RES', '/dev/drbd0') }, isLocal: 'each' },
  { check: 'GNB-01', title: 'all exports withdrawn', rule: 'cluster/unsafe-export-removal', sizes: [2], setup: { [exportPath]: put(cachedTwo) }, everywhere: { [exportPath]: swap('-r images', '-R') }, isLocal: 'each' },
  { check: 'GNB-02', title: 'an uncached export', rule: 'cluster/unsafe-uncached-export', sizes: [2], setup: { [exportPath]: put(cached) }, everywhere: { [exportPath]: swap('-c -e', '-e') }, isLocal: 'each' },
  {
    check: 'GNB-03',
    title: 'a server that imports from itself',
    rule: 'cluster/conflicting-gnbd-import',
    sizes: [2],
    setup: { [exportPath]: put(cached), [haresources]: swap('\n', ' export\n') },
    drift: { '/etc/init.d/gnbd-client': (_text, { name }) => importer(name) },
    host: 0,
    isLocal: true,
  },
  {
    check: 'GNB-04',
    title: 'an import from one server',
    rule: 'cluster/unsafe-gnbd-import',
    sizes: [3],
    setup: { '/etc/init.d/gnbd-client': (_text, { index }) => (index === 2 ? importer('192.0.2.90') : ''), [exportPath]: (_text, { index }) => (index < 2 ? cached : ''), '/etc/cluster/cluster.conf': swap('</cluster>', '  <rm><service name="store"><ip address="192.0.2.90"/></service></rm>\n</cluster>') },
    drift: { '/etc/init.d/gnbd-client': swap('192.0.2.90', '192.0.2.1') },
    host: 2,
    places: [exportPath],
  },
  {
    check: 'VIP-08',
    title: 'an import from the other server',
    rule: 'cluster/unsafe-gnbd-import',
    sizes: [3],
    setup: { '/etc/init.d/gnbd-client': (_text, { index }) => (index === 2 ? importer('192.0.2.90') : ''), [exportPath]: (_text, { index }) => (index < 2 ? cached : ''), '/etc/cluster/cluster.conf': swap('</cluster>', '  <rm><service name="store"><ip address="192.0.2.90"/></service></rm>\n</cluster>') },
    drift: { '/etc/init.d/gnbd-client': swap('192.0.2.90', '192.0.2.2') },
    host: 2,
    places: [exportPath],
  },
  {
    check: 'GNB-06',
    title: 'an export of another device',
    rule: 'cluster/unknown-export-device',
    sizes: [2],
    setup: { [exportPath]: put(cached.replace('"$3"', '/dev/drbd0')) },
    everywhere: { [exportPath]: swap('/dev/drbd0', '/dev/drbd4') },
    places: ['/etc/drbd.conf'],
  },
  {
    check: 'GNB-06',
    title: 'a LUN on the disk below DRBD',
    rule: 'cluster/unknown-export-device',
    sizes: [2],
    setup: { [ietd]: put(target('/dev/vg_luns/lun0')) },
    everywhere: { [ietd]: put(target('/dev/vg1/data')) },
    places: [ietd, '/etc/drbd.conf'],
  },
  {
    check: 'GNB-07',
    title: 'an export that nothing starts',
    rule: 'cluster/unused-gnbd-export',
    sizes: [2],
    setup: { [exportPath]: put(cached.replace('"$3"', '/dev/drbd0')), [haresources]: swap('\n', ' export\n'), [fstab]: add('/dev/gnbd/images /mnt gfs noauto 0 0\n') },
    everywhere: { [haresources]: swap(' export\n', '\n') },
    places: [exportPath],
  },
  {
    check: 'RES-19',
    title: 'GNBD exports before DRBD is primary',
    rule: 'cluster/conflicting-promotion-order',
    sizes: [2],
    setup: { [exportPath]: put(cached.replace('"$3"', '/dev/drbd0')), [haresources]: swap(/(drbddisk::\S+) \S+/, '$1 export') },
    everywhere: { [haresources]: swap(/(drbddisk::\S+) export/, 'export $1') },
    isLocal: true,
  },
  {
    check: 'RES-19',
    title: 'the iSCSI target starts before DRBD is primary',
    rule: 'cluster/conflicting-promotion-order',
    sizes: [2],
    setup: { [ietd]: put(target('/dev/drbd0')), [haresources]: swap(/(drbddisk::\S+) \S+/, '$1 iscsitarget') },
    everywhere: { [haresources]: swap(/(drbddisk::\S+) iscsitarget/, 'iscsitarget $1') },
    isLocal: true,
  },
  {
    check: 'RES-19',
    title: 'a guest starts before DRBD is primary',
    rule: 'cluster/conflicting-promotion-order',
    sizes: [2],
    setup: { '/etc/xen/guest0': put('name = "guest0"\ndisk = [ "phy:/dev/drbd0,xvda,w" ]\n'), [haresources]: swap(/(drbddisk::\S+) \S+/, '$1 xendomU::guest0') },
    everywhere: { [haresources]: swap(/(drbddisk::\S+) (xendomU::guest0)/, '$2 $1') },
    isLocal: true,
  },
  {
    check: 'DEV-27',
    title: 'another name of a target',
    rule: 'cluster/mismatched-iscsi-target',
    sizes: [2],
    setup: { [ietd]: put(target('/dev/vg_luns/lun0')), [haresources]: swap(' IPaddr', ' iscsitarget IPaddr') },
    drift: { [ietd]: swap('storage.data', 'storage.date') },
  },
  {
    check: 'DEV-27',
    title: 'no target',
    rule: 'cluster/mismatched-iscsi-target',
    sizes: [2],
    setup: { [ietd]: put(target('/dev/vg_luns/lun0')), [haresources]: swap(' IPaddr', ' iscsitarget IPaddr') },
    drift: { [ietd]: gone },
    places: [ietd, haresources],
  },
  {
    check: 'XEN-11',
    title: 'a device of no resource',
    rule: 'cluster/unknown-xen-device',
    sizes: [2],
    setup: { '/etc/xen/guest.cfg': put('name = "guest"\ndisk = [ "phy:/dev/drbd0,xvda,w" ]\n') },
    everywhere: { '/etc/xen/guest.cfg': swap('/dev/drbd0', '/dev/drbd9') },
    places: ['/etc/xen/guest.cfg', '/etc/drbd.conf'],
  },
  {
    check: 'XEN-11',
    title: 'a volume that is not there',
    rule: 'cluster/unknown-xen-device',
    sizes: [2],
    setup: { 'facts/lvs.json': put(lvsWithGuest), '/etc/xen/guest.cfg': put('name = "guest"\ndisk = [ "phy:/dev/vg1/guest,xvda,w" ]\n') },
    everywhere: { '/etc/xen/guest.cfg': swap('/dev/vg1/guest', '/dev/mapper/vg1-geust') },
    places: ['/etc/xen/guest.cfg', 'facts/lvs.json'],
  },
  {
    check: 'XEN-12',
    title: 'a machine of a group that boot starts',
    rule: 'cluster/conflicting-xen-autostart',
    sizes: [2],
    setup: { [haresources]: swap('\n', ' xendomU::guest0\n'), '/etc/fstab': volume, '/etc/xen/guest0': oneGuest },
    drift: { '/etc/xen/auto/guest0': oneGuest },
    places: ['/etc/xen/auto/guest0', haresources],
    isLocal: true,
  },
  {
    check: 'XEN-02',
    title: 'one name for two machines',
    rule: 'cluster/duplicate-xen-domain',
    sizes: [2],
    setup: { '/etc/fstab': volume, '/etc/xen/guest0': put(guest(0, '/srv/images/guest0.img')), '/etc/xen/guest1': put(guest(1, '/srv/images/guest1.img')) },
    everywhere: { '/etc/xen/guest1': swap('"guest1"', '"guest0"') },
    isLocal: true,
  },
  {
    check: 'XEN-09',
    title: 'a slip in the name of a machine',
    rule: 'cluster/missing-xen-domain',
    sizes: [2],
    setup: { [haresources]: swap('\n', ' xendomU::guest0\n'), '/etc/fstab': volume, '/etc/xen/guest0': oneGuest },
    everywhere: { [haresources]: swap('guest0', 'geust0') },
    isLocal: true,
  },
  {
    check: 'DEV-26',
    title: 'a LUN that is mounted',
    rule: 'cluster/conflicting-lun-mount',
    setup: { [ietd]: put(target('/dev/vg_luns/lun0')), [fstab]: add('/dev/vg_luns/lun1 /srv/lun ext3 defaults 0 2\n') },
    everywhere: { [fstab]: swap('vg_luns/lun1', 'vg_luns/lun0') },
    places: [ietd, fstab],
  },
  {
    check: 'XEN-06',
    title: 'the disk below DRBD',
    rule: 'cluster/conflicting-xen-disk',
    sizes: [2],
    setup: { '/etc/xen/guest.cfg': put('name = "guest"\ndisk = [ "phy:/dev/drbd0,xvda,w" ]\n') },
    everywhere: { '/etc/xen/guest.cfg': swap('/dev/drbd0', '/dev/vg1/data') },
    places: ['/etc/drbd.conf'],
  },
  {
    check: 'XEN-10',
    title: 'a resource that the host does not have',
    rule: 'cluster/unknown-xen-resource',
    sizes: [2],
    setup: { '/etc/xen/guest.cfg': (_text, { index }) => `name = "guest${index}"\ndisk = [ "phy:/dev/vg9/guest${index},xvda,w" ]\n` },
    drift: { '/etc/xen/guest.cfg': swap(/phy:[^,]*/, 'drbd:nowhere') },
    isLocal: true,
  },
  {
    check: 'XEN-07',
    title: 'less memory on one host',
    rule: 'cluster/mismatched-xen-domain',
    setup: { '/etc/fstab': volume, '/etc/xen/guest.cfg': oneGuest },
    drift: { '/etc/xen/guest.cfg': swap('memory = 512', 'memory = 256') },
  },
  {
    check: 'XEN-09',
    title: 'a machine that one host does not know',
    rule: 'cluster/missing-xen-domain',
    sizes: [2],
    setup: { [haresources]: text => text.trimEnd() + ' xendom::guest0\n', '/etc/fstab': volume, '/etc/xen/guest.cfg': oneGuest, '/etc/xen/xend-config.sxp': put('(network-script network-bridge)\n') },
    drift: { '/etc/xen/guest.cfg': gone },
    places: ['/etc/xen/guest.cfg', haresources],
    isLocal: true,
  },
  {
    check: 'XEN-08',
    title: 'a bridge that is not there',
    rule: 'cluster/unknown-xen-bridge',
    setup: { '/etc/fstab': volume, '/etc/xen/guest.cfg': (text, host) => String(ownGuest(text, host)).replace('mac=', 'bridge=eth0,mac=') },
    drift: { '/etc/xen/guest.cfg': swap('bridge=eth0', 'bridge=etho') },
    places: ['facts/ip-addr.json'],
    isLocal: true,
  },
  {
    check: 'XEN-01',
    title: 'a machine that starts twice',
    rule: 'cluster/duplicate-xen-autostart',
    sizes: [2],
    setup: { '/etc/fstab': volume, '/etc/xen/auto/guest': ownGuest },
    everywhere: { '/etc/xen/auto/guest': put(guest(0, '/srv/images/guest0.img')) },
    places: ['/etc/xen/auto/guest'],
  },
  {
    check: 'XEN-02',
    title: 'one image for two machines',
    rule: 'cluster/duplicate-xen-domain',
    sizes: [2],
    setup: { '/etc/fstab': volume, '/etc/xen/guest.cfg': ownGuest },
    everywhere: { '/etc/xen/guest.cfg': (_text, { index }) => guest(index, '/srv/images/guest.img') },
    places: ['/etc/xen/guest.cfg'],
  },
  {
    check: 'XEN-02',
    title: 'one network address for two machines',
    rule: 'cluster/duplicate-xen-domain',
    sizes: [2],
    setup: { '/etc/fstab': volume, '/etc/xen/guest.cfg': ownGuest },
    everywhere: { '/etc/xen/guest.cfg': (text) => text.replace(/mac=[^"]*/, 'mac=00:16:3e:00:00:77') },
    places: ['/etc/xen/guest.cfg'],
  },
  {
    check: 'XEN-03',
    title: 'an image on the local disk',
    rule: 'cluster/unknown-xen-image',
    setup: { '/etc/fstab': volume, '/etc/xen/guest.cfg': ownGuest },
    drift: { '/etc/xen/guest.cfg': swap('/srv/images/', '/var/lib/xen/') },
    places: ['/etc/fstab'],
    isLocal: true,
  },
  {
    check: 'XEN-04',
    title: 'writable without check',
    rule: 'cluster/unsafe-xen-sharing',
    setup: { '/etc/fstab': volume, '/etc/xen/guest.cfg': ownGuest },
    drift: { '/etc/xen/guest.cfg': swap(',w"', ',w!"') },
    isLocal: true,
  },
]

