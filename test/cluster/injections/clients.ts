import { put, swap } from './injection.js'
import type { Change, Injection } from './injection.js'

const script = (start: string, stop = 'gnbd_export -r images || exit 1'): string =>
  `#!/bin/sh\nRES="$1"\ncase "$2" in\n  start) ${start} || exit 1 ;;\n  stop) ${stop} ;;\n  status) echo stopped ;;\nesac\n`
const cached = script('gnbd_serv && gnbd_export -c -e images -d "$3"')
const exportPath = '/etc/ha.d/resource.d/export'

/** A virtual machine for each host, with a name, an address and an image of its own. */
const ownGuest: Change = (_text, { index }) => guest(index, `/srv/images/guest${index}.img`)

function guest(number: number, image: string): string {
  const mac = `00:16:3e:00:00:${String(number).padStart(2, '0')}`
  return `name = "guest${number}"\nmemory = 512\nvif = [ "mac=${mac}" ]\ndisk = [ "file:${image},xvda,w" ]\n`
}

const volume: Change = put('/dev/sdb1 /srv/images ocfs2 _netdev,defaults 0 0\n')

/** GNBD and Xen. */
export const clientInjections: readonly Injection[] = [
  { check: 'GNB-01', title: 'another export', rule: 'cluster/mismatched-gnbd-export', sizes: [2], setup: { [exportPath]: put(cached) }, drift: { [exportPath]: swap('-e images', '-e data') } },
  { check: 'GNB-01', title: 'a fixed device', rule: 'cluster/unsafe-fixed-device', sizes: [2], setup: { '/etc/ha.d/resource.d/images': put(script('drbdadm primary $RES && gnbd_serv && gnbd_export -c -e images -d /dev/drbd/by-res/$RES', 'gnbd_export -r images && drbdadm secondary $RES || exit 1')) }, everywhere: { '/etc/ha.d/resource.d/images': swap('/dev/drbd/by-res/$RES', '/dev/drbd0') }, isLocal: 'each' },
  { check: 'GNB-01', title: 'all exports withdrawn', rule: 'cluster/unsafe-export-removal', sizes: [2], setup: { [exportPath]: put(cached) }, everywhere: { [exportPath]: swap('-r images', '-R') }, isLocal: 'each' },
  { check: 'GNB-02', title: 'an uncached export', rule: 'cluster/unsafe-uncached-export', sizes: [2], setup: { [exportPath]: put(cached) }, everywhere: { [exportPath]: swap('-c -e', '-e') }, isLocal: 'each' },
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

