import { add, clusterConf, drbdConf, fstab, haCf, haresources, ipAddr, lvs, put, rcOrder, swap } from './injection.js'
import type { Change, Injection } from './injection.js'

/** Another look at the interfaces: each with a hardware address or a size of packets of its own. */
function interfaces(extra: (index: number, name: string) => object): Change {
  return (text, { index }) => {
    if (text === '') return text
    const list = JSON.parse(text) as { readonly ifname: string }[]
    return JSON.stringify(list.map(one => ({ ...one, ...extra(index, one.ifname) })), null, 1)
  }
}

const networkInterfaces = '/etc/network/interfaces'
const mtu = '  mtu 9000\n'

/** The file by which a host's second interface is set up. */
function stanza(options: string): Change {
  return (_text, { index }) => `auto eth1\niface eth1 inet static\n  address 198.51.100.${index + 1}/24\n${options}`
}

const service = (device: string, domain = ''): Change => text => text.replace(
  '</cluster>',
  `  <rm>\n${domain === '' ? '' : `    <failoverdomains><failoverdomain name="d" ordered="1" restricted="1">${domain}</failoverdomain></failoverdomains>\n`}    <service name="files"${domain === '' ? '' : ' domain="d"'}><fs name="data" fstype="ext4" device="${device}" mountpoint="/srv/more" force_unmount="1"/></service>\n  </rm>\n</cluster>`,
)

const vgs = (attributes: string): string => `{"report":[{"vg":[{"vg_name":"vg_shared","vg_uuid":"aaaaaa-aaaa-aaaa-aaaa-aaaa-aaaa-aaaaaa","vg_attr":"${attributes}","vg_size":"10737418240"}]}]}\n`

/** What hosts are made of and what they start. */
export const hostInjections: readonly Injection[] = [
  {
    check: 'NET-24',
    title: 'a second path to the host itself',
    rule: 'cluster/missing-ucast-peer',
    sizes: [2],
    setup: { [haCf]: (text, { index }) => text.replace('bcast eth1', `ucast eth1 198.51.100.${2 - index}`) },
    drift: { [haCf]: (text, { index }) => text.replace(/ucast eth1 \S+/, `ucast eth1 198.51.100.${index + 1}`) },
    isLocal: true,
  },
  {
    check: 'NET-25',
    title: 'a cloned machine',
    rule: 'cluster/duplicate-mac',
    setup: { [ipAddr]: interfaces((index, name) => ({ link_type: 'ether', address: `02:00:00:00:0${name.slice(-1)}:${String(index + 10)}` })) },
    drift: { [ipAddr]: interfaces((index, name) => ({ address: `02:00:00:00:0${name.slice(-1)}:${index === 0 ? 11 : 10}` })) },
  },
  {
    check: 'NET-26',
    title: 'jumbo frames on one side',
    rule: 'cluster/mismatched-mtu',
    setup: { [ipAddr]: interfaces(() => ({ mtu: 1500 })) },
    drift: { [ipAddr]: interfaces((_, name) => ({ mtu: name === 'eth1' ? 9000 : 1500 })) },
  },
  {
    check: 'NET-29',
    title: 'an address that was set by hand',
    rule: 'cluster/mismatched-interface',
    sizes: [2],
    setup: { [networkInterfaces]: stanza('') },
    drift: { [networkInterfaces]: swap(/address \S+/, 'address 198.51.100.99/24') },
    places: [ipAddr],
    isLocal: true,
  },
  {
    check: 'NET-30',
    title: 'jumbo frames that one host has until it boots',
    rule: 'cluster/mismatched-mtu',
    setup: { [ipAddr]: interfaces((_, name) => ({ mtu: name === 'eth1' ? 9000 : 1500 })), [networkInterfaces]: stanza(mtu) },
    drift: { [networkInterfaces]: swap(mtu, '') },
  },
  { check: 'NET-27', title: 'heartbeats to the virtual address', rule: 'cluster/conflicting-ucast-peer', sizes: [2], drift: { [haCf]: (text, host) => add(`ucast eth0 192.0.2.100\n`)(text, host) }, isLocal: true },
  { check: 'FEN-12', title: 'a fence device at the address of a host', rule: 'cluster/conflicting-fence-address', everywhere: { [clusterConf]: swap('192.0.2.200', '192.0.2.1') }, places: [clusterConf] },
  {
    check: 'FEN-13',
    title: 'two mounts and one primary',
    rule: 'cluster/missing-two-primaries',
    sizes: [2],
    setup: { [haresources]: swap(/ Filesystem\S+/, '') },
    everywhere: { [fstab]: put('/dev/drbd0 /srv/shared ocfs2 _netdev 0 0\n') },
    places: [fstab, drbdConf],
  },
  {
    check: 'FEN-14',
    title: 'a host that would shoot itself',
    rule: 'cluster/conflicting-stonith-host',
    sizes: [2],
    setup: { [clusterConf]: () => undefined, '/etc/sysconfig/cluster': () => undefined },
    everywhere: { [haCf]: (text, { names: [a = '', b = ''] }) => `${text}stonith_host ${a} external/ipmi ${a} 192.0.2.201 admin not-a-secret lan\nstonith_host ${b} external/ipmi ${a} 192.0.2.201 admin not-a-secret lan\n` },
    places: [haCf],
  },
  {
    check: 'FEN-15',
    title: 'a constraint that nobody takes back',
    rule: 'drbd-conf/missing-unfence-peer',
    everywhere: {
      [haCf]: swap(/respawn hacluster \S+dopd\napiauth dopd .*\n/, ''),
      [drbdConf]: swap(/fence-peer "[^"]*";/, 'fence-peer "/usr/lib/drbd/crm-fence-peer.sh";'),
    },
    isLocal: 'each',
  },
  { check: 'ORD-12', title: 'heartbeat does not start on one host', rule: 'cluster/missing-start', drift: { [rcOrder]: swap(/S75heartbeat\n/, '') } },
  { check: 'ORD-16', title: 'DRBD does not start on any host', rule: 'cluster/missing-drbd-start', sizes: [2], everywhere: { [rcOrder]: swap(/S70drbd\n/, '') } },
  {
    check: 'ORD-13',
    title: 'a watchdog without a driver',
    rule: 'cluster/missing-watchdog-driver',
    setup: { [haCf]: add('watchdog /dev/watchdog\n'), '/etc/modules': put('loop\nsoftdog\n') },
    drift: { '/etc/modules': swap('softdog\n', '') },
    isLocal: true,
  },
  { check: 'DEV-16', title: 'a volume group clustered on one host', rule: 'cluster/mismatched-clustered-group', setup: { 'facts/vgs.json': put(vgs('wz--nc')) }, drift: { 'facts/vgs.json': put(vgs('wz--n-')) } },
  {
    check: 'DEV-17',
    title: 'local locking of a clustered volume group',
    rule: 'cluster/conflicting-lvm-locking',
    setup: { 'facts/vgs.json': put(vgs('wz--nc')), '/etc/lvm/lvm.conf': put('global {\n  locking_type = 3\n}\n') },
    drift: { '/etc/lvm/lvm.conf': swap('3', '1') },
    isLocal: true,
  },
  { check: 'DEV-18', title: 'a volume that is not there', rule: 'cluster/unknown-clusterfs-device', everywhere: { [clusterConf]: service('/dev/vg1/dtaa') }, places: [clusterConf, lvs] },
  { check: 'DEV-25', title: 'another directory for a cluster file system', rule: 'cluster/mismatched-cluster-mount', setup: { [fstab]: add('/dev/vg_shared/data /srv/shared gfs2 _netdev,noatime 0 0\n') }, drift: { [fstab]: swap('/srv/shared', '/srv/shard') } },
  { check: 'DEV-20', title: 'rgmanager mounts the disk', rule: 'cluster/conflicting-lower-mount', sizes: [2], everywhere: { [clusterConf]: service('/dev/mapper/vg1-data') }, places: [clusterConf, drbdConf] },
  { check: 'DEV-19', title: 'a disk that is the device itself', rule: 'drbd-conf/conflicting-own-device', sizes: [2], everywhere: { [drbdConf]: swap(/disk( +)\/dev\/vg1\/\w+;/, 'disk$1/dev/drbd0;') }, isLocal: 'each' },
  {
    check: 'RES-17',
    title: 'a domain with a host that lacks the resource',
    rule: 'cluster/missing-domain-resource',
    sizes: [3],
    everywhere: { [clusterConf]: (text, host) => service('/dev/drbd0', host.names.map((name, index) => `<failoverdomainnode name="${name}" priority="${index + 1}"/>`).join(''))(text, host) },
    places: [clusterConf, drbdConf],
  },
  {
    check: 'GNB-05',
    title: 'a mount of an export that is not there',
    rule: 'cluster/unknown-gnbd-device',
    sizes: [2],
    setup: { '/etc/ha.d/resource.d/export': put('#!/bin/sh\ncase "$1" in\n  start) gnbd_serv && gnbd_export -c -e shared -d /dev/drbd0 || exit 1 ;;\n  status) echo stopped ;;\nesac\n'), '/etc/ha.d/haresources': swap('\n', ' export\n') },
    drift: { [fstab]: put('/dev/gnbd/shraed /data gfs noatime,noauto,_netdev 0 0\n') },
    isLocal: true,
  },
]
