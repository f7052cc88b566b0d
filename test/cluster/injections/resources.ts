import { clusterConf, drbdConf, haCf, haresources, hosts, ipAddr, put, rcOrder, swap } from './injection.js'
import type { Injection } from './injection.js'

const script = (body: string): string => `#!/bin/sh
RES="$1"
case "$2" in
${body}
  status) echo running ;;
esac
exit 0
`
const service = (body: string): string => `#!/bin/sh
### BEGIN INIT INFO
# Provides: imaged
# Default-Start:
# Default-Stop:
### END INIT INFO
case "$1" in
${body}esac
exit 0
`
const drbddisk = (start: string, stop: string): string => script(`  start)
    ${start} || exit 1
    ;;
  stop)
    ${stop}
    ;;`)
const plainDrbddisk = drbddisk('drbdadm primary $RES', 'drbdadm secondary $RES || exit 1')
const resourceD = '/etc/ha.d/resource.d'
const exportScript = script('  start) gnbd_serv && gnbd_export -c -e images -d "$1" || exit 1 ;;\n  stop) gnbd_export -r images || exit 1 ;;')

/** haresources, its scripts and addresses. */
export const resourceInjections: readonly Injection[] = [
  { check: 'RES-01', title: 'another resource', rule: 'cluster/mismatched-haresources', sizes: [2], drift: { [haresources]: swap('/srv/data', '/srv/date') } },
  { check: 'RES-01', title: 'a resource too many', rule: 'cluster/mismatched-haresources', sizes: [2], drift: { [haresources]: swap('\n', ' apache2\n') } },
  {
    check: 'RES-02',
    title: 'each host as owner',
    rule: 'cluster/mismatched-preferred-host',
    sizes: [2],
    everywhere: { [haresources]: (text, { names, name }) => text.replace(names[0] ?? '', name) },
    places: [haresources],
  },
  {
    check: 'RES-03',
    title: 'another owner',
    rule: 'cluster/mismatched-preferred-host',
    sizes: [2],
    drift: { [haresources]: (text, { names }) => text.replace(names[0] ?? '', names[1] ?? '') },
  },
  {
    check: 'RES-04',
    title: 'a resource that is not there',
    rule: 'cluster/unknown-drbd-resource',
    sizes: [2],
    everywhere: { [haresources]: swap('::r0', '::r7') },
    places: [drbdConf],
  },
  {
    check: 'RES-04',
    title: 'a resource of rgmanager that is not there',
    rule: 'cluster/unknown-rgmanager-drbd',
    sizes: [3],
    setup: { [haCf]: () => undefined, '/etc/ha.d/authkeys': () => undefined, [rcOrder]: () => undefined, [clusterConf]: swap('</cluster>', '  <rm>\n    <service name="data"><drbd name="disk" resource="r0"/></service>\n  </rm>\n</cluster>') },
    everywhere: { [clusterConf]: swap('resource="r0"', 'resource="r7"') },
    places: [clusterConf, drbdConf],
  },
  {
    check: 'RES-18',
    title: 'rgmanager mounts what nothing promotes',
    rule: 'cluster/missing-service-promotion',
    sizes: [3],
    setup: {
      [haCf]: () => undefined,
      '/etc/ha.d/authkeys': () => undefined,
      [haresources]: () => undefined,
      [rcOrder]: () => undefined,
      'facts/proc-drbd.txt': () => 'version: 8.4.11 (api:1/proto:86-101)\n',
      [clusterConf]: swap('</cluster>', '  <rm>\n    <service name="data"><drbd name="disk" resource="r0"><fs name="data" fstype="ext4" device="/dev/drbd0" mountpoint="/srv/data"/></drbd></service>\n  </rm>\n</cluster>'),
    },
    everywhere: { [clusterConf]: text => text.replace(/<drbd [^>]*>/, '').replace('</drbd>', '') },
    places: [clusterConf, drbdConf],
  },
  {
    check: 'RES-05',
    title: 'a resource in no group',
    rule: 'cluster/unused-drbd-resource',
    sizes: [2],
    everywhere: { [haresources]: (_text, { names }) => `${names[0] ?? ''} IPaddr::192.0.2.100/24/eth0\n` },
    places: [drbdConf],
  },
  {
    check: 'RES-06',
    title: 'a script on one host only',
    rule: 'cluster/missing-resource-script',
    sizes: [2],
    setup: { [haresources]: swap(' IPaddr', ' imagesync IPaddr'), [`${resourceD}/imagesync`]: put(service('  start) true ;;\n  stop) true ;;\n  status) echo stopped ;;\n')), [`${resourceD}/drbddisk`]: put(plainDrbddisk), '/etc/init.d/drbd': put(service('  start) true ;;\n  stop) true ;;\n  status) true ;;\n')) },
    drift: { [`${resourceD}/imagesync`]: () => undefined },
    places: [haresources],
    isLocal: true,
  },
  {
    check: 'RES-06',
    title: 'a script that nobody may run',
    rule: 'cluster/missing-resource-script',
    sizes: [2],
    setup: { [haresources]: swap(' IPaddr', ' imagesync IPaddr'), [`${resourceD}/imagesync`]: put(service('  start) true ;;\n  stop) true ;;\n  status) echo stopped ;;\n')), 'facts/stat.txt': put(`755 root root ${resourceD}/imagesync\n`) },
    drift: { 'facts/stat.txt': put(`644 root root ${resourceD}/imagesync\n`) },
    places: [haresources, `${resourceD}/imagesync`],
    isLocal: true,
  },
  {
    check: 'RES-07',
    title: 'another script',
    rule: 'cluster/mismatched-resource-script',
    setup: { [`${resourceD}/imagesync`]: put(script('  start) rsync -a /a /b ;;')) },
    drift: { [`${resourceD}/imagesync`]: swap('rsync -a', 'rsync -c') },
  },
  {
    check: 'RES-07',
    title: 'drbddisk that does more',
    rule: 'cluster/unsafe-adapted-drbddisk',
    setup: { [`${resourceD}/drbddisk`]: put(plainDrbddisk) },
    everywhere: { [`${resourceD}/drbddisk`]: put(drbddisk('drbdadm primary $RES && vgchange -aly vg2', 'vgchange -aln vg2 && drbdadm secondary $RES || exit 1')) },
    isLocal: 'each',
  },
  {
    check: 'RES-08',
    title: 'a service that the runlevel starts',
    rule: 'cluster/conflicting-init-script',
    sizes: [2],
    setup: { [haresources]: swap(' IPaddr', ' apache2 IPaddr') },
    everywhere: { [rcOrder]: swap('S70drbd\n', 'S20apache2\nS70drbd\n') },
    isLocal: 'each',
    places: [haresources],
  },
  {
    check: 'RES-09',
    title: 'haresources beside a CRM',
    rule: 'cluster/unused-haresources',
    sizes: [2],
    everywhere: { [haCf]: (text) => `${text.replace('auto_failback off\n', '')}crm yes\n` },
    isLocal: 'each',
    places: [haCf, haresources],
  },
  {
    check: 'RES-10',
    title: 'three nodes without a CRM',
    rule: 'ha-cf/conflicting-host-count',
    sizes: [3],
    everywhere: { [haCf]: swap('crm yes\n', 'auto_failback off\n') },
    isLocal: 'each',
  },
  {
    check: 'RES-11',
    title: 'auto_failback with DRBD',
    rule: 'cluster/unsafe-auto-failback',
    sizes: [2],
    everywhere: { [haCf]: swap('auto_failback off', 'auto_failback on') },
    places: [haCf, haresources],
  },
  {
    check: 'RES-12',
    title: 'one storage in two groups',
    rule: 'haresources/duplicate-key',
    sizes: [2],
    everywhere: { [haresources]: (text, { names }) => `${text}${names[1] ?? ''} drbddisk::r0\n` },
    isLocal: 'each',
  },
  {
    check: 'RES-13',
    title: 'a service without status',
    rule: 'cluster/missing-status-action',
    sizes: [2],
    setup: { [haresources]: swap(' IPaddr', ' imaged IPaddr'), '/etc/init.d/imaged': put(service('  start) imaged ;;\n  stop) killall imaged ;;\n  status) pidof imaged && echo running ;;\n')) },
    everywhere: { '/etc/init.d/imaged': put(service('  start) imaged ;;\n  stop) killall imaged ;;\n')) },
    isLocal: 'each',
    places: [haresources],
  },
  {
    check: 'RES-15',
    title: 'a command behind exec',
    rule: 'cluster/unused-script-command',
    setup: { [`${resourceD}/volumes`]: put(script('  stop)\n    logger stopping\n    exec vgchange -aln vg2\n    ;;')) },
    everywhere: { [`${resourceD}/volumes`]: put(script('  stop)\n    exec vgchange -aln vg2\n    logger stopped\n    ;;')) },
    isLocal: 'each',
  },
  {
    check: 'RES-15',
    title: 'a demotion before the export is withdrawn',
    rule: 'cluster/conflicting-script-order',
    setup: { [`${resourceD}/images`]: put(drbddisk('drbdadm primary $RES && gnbd_serv && gnbd_export -c -e images -d "$1"', 'gnbd_export -r images && drbdadm secondary $RES || exit 1')) },
    everywhere: { [`${resourceD}/images`]: put(drbddisk('drbdadm primary $RES && gnbd_serv && gnbd_export -c -e images -d "$1"', 'drbdadm secondary $RES && gnbd_export -r images || exit 1')) },
    isLocal: 'each',
  },
  {
    check: 'RES-15',
    title: 'all volume groups',
    rule: 'cluster/unsafe-vgchange',
    setup: { [`${resourceD}/volumes`]: put(script('  start) vgchange -aly vg2 || exit 1 ;;')) },
    everywhere: { [`${resourceD}/volumes`]: put(script('  start) vgchange -aly || exit 1 ;;')) },
    isLocal: 'each',
  },
  {
    check: 'RES-15',
    title: 'an export that may fail',
    rule: 'cluster/unsafe-unchecked-command',
    setup: { [`${resourceD}/export`]: put(exportScript) },
    everywhere: { [`${resourceD}/export`]: put(exportScript.replace('gnbd_serv && gnbd_export -c -e images -d "$1" || exit 1', 'gnbd_serv || exit 1; gnbd_export -c -e images -d "$1"')) },
    isLocal: 'each',
  },
  {
    check: 'RES-16',
    title: 'a script in the wrong folder',
    rule: 'cluster/unused-resource-script',
    drift: { '/etc/ha.d/resources/imagesync': put(script('  start) true ;;')) },
    isLocal: true,
  },
  {
    check: 'VIP-01',
    title: 'the address of a host as virtual address',
    rule: 'cluster/conflicting-virtual-address',
    sizes: [2],
    everywhere: { [haresources]: swap('192.0.2.100', '192.0.2.1') },
    places: [ipAddr],
  },
  {
    check: 'VIP-02',
    title: 'a virtual address twice',
    rule: 'haresources/duplicate-address',
    sizes: [2],
    everywhere: { [haresources]: swap(' IPaddr::192.0.2.100/24/eth0', ' IPaddr::192.0.2.100/24/eth0 192.0.2.100/24') },
    isLocal: 'each',
  },
  {
    check: 'VIP-03',
    title: 'a virtual address of no network',
    rule: 'cluster/missing-virtual-address-interface',
    sizes: [2],
    everywhere: { [haresources]: swap('192.0.2.100/24/eth0', '203.0.113.10') },
    places: [ipAddr],
  },
  {
    check: 'VIP-04',
    title: 'an interface of the address that is not there',
    rule: 'cluster/unknown-virtual-address-interface',
    sizes: [2],
    everywhere: { [haresources]: swap('/24/eth0', '/24/eth7') },
    places: [ipAddr],
  },
  {
    check: 'VIP-05',
    title: 'another mask',
    rule: 'cluster/mismatched-virtual-address-mask',
    sizes: [2],
    everywhere: { [haresources]: swap('192.0.2.100/24', '192.0.2.100/16') },
    places: [ipAddr],
  },
  {
    check: 'VIP-06',
    title: 'the address under the name of a host',
    rule: 'cluster/duplicate-host-address',
    sizes: [2],
    everywhere: { [hosts]: (text, { names }) => `${text}192.0.2.100 files ${names[1] ?? ''}\n` },
    places: [haresources, hosts],
  },
  {
    check: 'VIP-07',
    title: 'two managers for one address',
    rule: 'cluster/duplicate-virtual-address',
    sizes: [2],
    everywhere: { [clusterConf]: swap('</cluster>', '  <rm>\n    <service name="files"><ip address="192.0.2.100/24"/></service>\n  </rm>\n</cluster>') },
    places: [haresources, clusterConf],
  },
]

