import { add, fstab, gone, haresources, put, swap } from './injection.js'
import type { Change, Injection } from './injection.js'

const script = (start: string, stop = 'gnbd_export -r images || exit 1'): string =>
  `#!/bin/sh\nRES="$1"\ncase "$2" in\n  start) ${start} || exit 1 ;;\n  stop) ${stop} ;;\n  status) echo stopped ;;\nesac\n`
const cached = script('gnbd_serv && gnbd_export -c -e images -d "$3"')
/** With one export alone, all of them are that one. */
const cachedTwo = script('gnbd_serv && gnbd_export -c -e images -d "$3" && gnbd_export -c -e mail -d "$4"')
const exportPath = '/etc/ha.d/resource.d/export'
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
    setup: { [exportPath]: put(cached) },
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

