import { add, clusterConf, drbdConf, fstab, haCf, haresources, ocfs2Conf, o2cb, otherName, put, strangerOf, swap } from './injection.js'
import type { Host } from './injection.js'

const corosyncConf = '/etc/corosync/corosync.conf'

const cibXml = '/var/lib/pacemaker/cib/cib.xml'

/** Writes the CIB of all hosts: a device that fences, and the first resource of DRBD. */
function cib(_: string, { names }: Host): string {
  const nodes = names.map((name, index) => `<node id="${index + 1}" uname="${name}"/>`).join('')
  return `<cib validate-with="pacemaker-3.9" crm_feature_set="3.16.2" epoch="12" num_updates="0" admin_epoch="0">
<configuration>
<crm_config><cluster_property_set id="cib-bootstrap-options"><nvpair id="o" name="stonith-enabled" value="true"/></cluster_property_set></crm_config>
<nodes>${nodes}</nodes>
<resources>
<primitive id="fence" class="stonith" type="fence_dummy"><instance_attributes id="f"><nvpair id="f1" name="pcmk_delay_max" value="15s"/></instance_attributes></primitive>
<clone id="ms-r0">
<meta_attributes id="m"><nvpair id="m1" name="promotable" value="true"/><nvpair id="m2" name="clone-max" value="2"/><nvpair id="m3" name="notify" value="true"/></meta_attributes>
<primitive id="p" class="ocf" provider="linbit" type="drbd">
<instance_attributes id="i"><nvpair id="i1" name="drbd_resource" value="r0"/></instance_attributes>
<operations><op id="a" name="monitor" interval="29s" role="Promoted"/><op id="b" name="monitor" interval="31s" role="Unpromoted"/></operations>
</primitive>
</clone>
</resources>
<constraints>${names.slice(2).map((name, index) => `<rsc_location id="l${index}" rsc="ms-r0" node="${name}" score="-INFINITY"/>`).join('')}</constraints>
</configuration>
</cib>
`
}

/** Writes a corosync.conf of all hosts. */
function corosync(_: string, { names }: Host): string {
  const nodes = names.map((name, index) => `\tnode {\n\t\tname: ${name}\n\t\tnodeid: ${index + 1}\n\t\tring0_addr: ${name}\n\t}\n`)
  return (
    'totem {\n\tversion: 2\n\tcluster_name: demo\n\tcrypto_cipher: aes256\n\tcrypto_hash: sha256\n\ttoken: 3000\n}\n' +
    `nodelist {\n${nodes.join('')}}\nquorum {\n\tprovider: corosync_votequorum\n${names.length === 2 ? '\ttwo_node: 1\n' : ''}}\n`
  )
}
import type { Changes, Injection } from './injection.js'

const exportScript = '#!/bin/sh\ncase "$1" in\n  start) gnbd_serv && gnbd_export -e data -d "$2" || exit 1 ;;\n  status) echo stopped ;;\nesac\n'

/** DRBD with two primaries and nothing mounted. */
const twoPrimaries: Changes = {
  [haresources]: swap(/ Filesystem\S+/, ''),
  [drbdConf]: text => text
    .replace('fencing resource-only', 'fencing resource-and-stonith')
    .replace('protocol C;', 'protocol C;\n    allow-two-primaries yes;'),
}

/** Fencing, quorum and the cluster suite. */
export const fencingInjections: readonly Injection[] = [
  {
    check: 'FEN-01',
    title: 'neither stonith nor dopd',
    rule: 'cluster/missing-stonith',
    sizes: [2],
    everywhere: {
      [haCf]: swap(/respawn hacluster \S+dopd\napiauth dopd .*\n/, ''),
      [drbdConf]: text => text.replace('    fencing resource-only;\n', '').replace(/ {2}handlers \{[^}]*\}\n/, ''),
    },
    places: [haCf],
  },
  { check: 'FEN-02', title: 'dopd is not started', rule: 'cluster/missing-dopd', everywhere: { [haCf]: swap(/respawn hacluster \S+dopd\n/, '') }, places: [haCf, drbdConf] },
  { check: 'FEN-02', title: 'a handler that is not there', rule: 'cluster/unused-dopd', everywhere: { [drbdConf]: text => text.replace('    fencing resource-only;\n', '').replace(/ {2}handlers \{[^}]*\}\n/, '') }, places: [haCf, drbdConf] },
  { check: 'FEN-02', title: 'dopd may not talk', rule: 'ha-cf/missing-dopd-apiauth', everywhere: { [haCf]: swap(/apiauth dopd .*\n/, '') }, isLocal: 'each' },
  {
    check: 'FEN-03',
    title: 'ext3 on two primaries',
    rule: 'cluster/unsafe-shared-mount',
    sizes: [2],
    setup: twoPrimaries,
    everywhere: { [haresources]: swap(' IPaddr', ' Filesystem::/dev/drbd0::/srv/data::ext3 IPaddr') },
    places: [haresources, drbdConf],
  },
  {
    check: 'FEN-04',
    title: 'a policy that discards data',
    rule: 'drbd-conf/unsafe-split-brain-policy',
    sizes: [2],
    setup: twoPrimaries,
    everywhere: { [drbdConf]: swap('protocol C;', 'protocol C;\n    after-sb-0pri discard-older-primary;') },
    isLocal: 'each',
  },
  { check: 'FEN-05', title: 'fencing by hand', rule: 'cluster-conf/unsafe-fence-manual', everywhere: { [clusterConf]: (text, { names }) => names.reduce((before, name, index) => before.replace(`port="${index + 1}"`, `nodename="${name}"`), text).replace('agent="fence_apc" ipaddr="192.0.2.200" login="apc" passwd="not-a-secret"', 'agent="fence_manual"') }, isLocal: 'each' },
  { check: 'FEN-05', title: 'fencing that switches on', rule: 'cluster-conf/unsafe-fence-action', everywhere: { [clusterConf]: swap('<device name="apc" port="1"', '<device name="apc" port="1" action="on"') }, isLocal: 'each' },
  { check: 'FEN-17', title: 'an action that no agent has', rule: 'cluster-conf/unknown-fence-action', everywhere: { [clusterConf]: swap('<device name="apc" port="1"', '<device name="apc" port="1" action="rebot"') }, isLocal: 'each' },
  { check: 'FEN-05', title: 'a fence device that is not there', rule: 'cluster-conf/unknown-fence-device', everywhere: { [clusterConf]: swap('<device name="apc" port="1"', '<device name="wti" port="1"') }, isLocal: 'each' },
  { check: 'FEN-05', title: 'no fencing', rule: 'cluster-conf/missing-fence', everywhere: { [clusterConf]: swap(/ {6}<fence>[^]*?<\/fence>\n/, '') }, isLocal: 'each' },
  { check: 'FEN-18', title: 'a stonith device for one of two', rule: 'cluster/missing-stonith-target', sizes: [2], setup: { [clusterConf]: () => undefined, '/etc/sysconfig/cluster': () => undefined }, everywhere: { [haCf]: (text, { names }) => `${text}stonith_host * external/ipmi ${names[0] ?? ''} 192.0.2.30 admin not-a-secret lan\n` }, places: [haCf] },
  { check: 'FEN-06', title: 'stonith for no node', rule: 'cluster/unknown-stonith-host', sizes: [2], setup: { [clusterConf]: () => undefined, '/etc/sysconfig/cluster': () => undefined }, everywhere: { [haCf]: (text, host) => `${text}stonith_host ${strangerOf(host)} baytech 192.0.2.30 login not-a-secret\n` }, places: [haCf] },
  { check: 'FEN-19', title: 'a plug-in that is misspelt', rule: 'ha-cf/unknown-stonith-plugin', sizes: [2], setup: { [clusterConf]: () => undefined, '/etc/sysconfig/cluster': () => undefined, [haCf]: add('stonith_host * apcmaster 192.0.2.30 apc not-a-secret\n') }, everywhere: { [haCf]: swap('apcmaster', 'apcmatser') }, isLocal: 'each' },
  { check: 'FEN-07', title: 'stonith on one side', rule: 'cluster/mismatched-stonith', sizes: [2], setup: { [clusterConf]: () => undefined, '/etc/sysconfig/cluster': () => undefined }, drift: { [haCf]: add('stonith_host * baytech 192.0.2.30 login not-a-secret\n') } },
  {
    check: 'FEN-08',
    title: 'storage hosts without quorum of their own',
    rule: 'cluster/unsafe-storage-quorum',
    sizes: [2],
    accepted: 'cluster/unsafe-uncached-export',
    setup: { '/etc/ha.d/resource.d/export': put(exportScript), '/etc/hosts': () => undefined },
    everywhere: { [clusterConf]: text => text.replace(/<cman [^>]*>/, '<cman/>').replace('  </clusternodes>', ['gamma', 'delta', 'epsilon'].map((name, index) => `    <clusternode name="${name}" nodeid="${index + 3}"><fence><method name="1"><device name="apc" port="${index + 3}"/></method></fence></clusternode>\n`).join('') + '  </clusternodes>') },
    places: [clusterConf],
  },
  { check: 'FEN-08', title: 'two nodes without two_node', rule: 'cluster-conf/missing-two-node', sizes: [2], everywhere: { [clusterConf]: swap(/<cman [^>]*>/, '<cman/>') }, isLocal: 'each' },
  { check: 'FEN-09', title: 'two managers that fence', rule: 'cluster/duplicate-fencing', sizes: [2], everywhere: { [haCf]: add('stonith_host * baytech 192.0.2.30 login not-a-secret\n') }, places: [haCf, clusterConf] },
  { check: 'FEN-10', title: 'no reboot after an oops', rule: 'cluster/missing-panic-setting', setup: { '/etc/sysctl.conf': put('kernel.panic_on_oops = 1\nkernel.panic = 30\n') }, drift: { '/etc/sysctl.conf': put('net.ipv4.ip_forward = 0\n') }, isLocal: true },
  {
    check: 'FEN-16',
    title: 'two hosts that have each other\'s management board',
    rule: 'cluster-conf/mismatched-fence-device',
    setup: { [clusterConf]: (text, { names }) => withBoards(text, names) },
    everywhere: { [clusterConf]: (text, { names }) => exchanged(text, boardOf(names[0]), boardOf(names[1])) },
    isLocal: 'each',
  },
  {
    check: 'FEN-20',
    title: 'two hosts that are shot at each other\'s address, by /etc/hosts',
    rule: 'cluster/mismatched-fence-address',
    sizes: [2],
    setup: { [clusterConf]: () => undefined, '/etc/sysconfig/cluster': () => undefined, '/etc/hosts': (text, { names }) => `${text}${names.map((name, index) => `203.0.113.${index + 1} ilo-${name.split('.')[0] ?? ''}\n`).join('')}`, [haCf]: (text, { names: [first = '', second = ''] }) => `${text}stonith_host ${first} external/riloe ${second} 203.0.113.2 admin not-a-secret\nstonith_host ${second} external/riloe ${first} 203.0.113.1 admin not-a-secret\n` },
    everywhere: { [haCf]: text => text.replace('203.0.113.2 admin', '203.0.113.X admin').replace('203.0.113.1 admin', '203.0.113.2 admin').replace('203.0.113.X admin', '203.0.113.1 admin') },
    isLocal: true,
  },
  {
    check: 'FEN-21',
    title: 'two nodes on a quorum disk that shoot each other at once',
    rule: 'cluster-conf/unsafe-fence-race',
    sizes: [2],
    setup: { [clusterConf]: (text, { names }) => withBoards(text, names).replace(/<cman [^>]*>/, '<cman expected_votes="3"/>\n  <totem token="33000"/>\n  <quorumd interval="2" tko="8" label="disk" votes="1"><heuristic program="ping -c1 -w1 192.0.2.254" interval="2" score="1" tko="3"/></quorumd>') },
    everywhere: { [clusterConf]: swap(/ delay="\d+"/, '') },
    isLocal: 'each',
  },
  { check: 'RHC-01', title: 'another fence port', rule: 'cluster/mismatched-cluster-conf', drift: { [clusterConf]: swap('<device name="apc" port="1"/>', '<device name="apc" port="19"/>') } },
  { check: 'RHC-01', title: 'another fence password', rule: 'cluster/mismatched-cluster-conf', drift: { [clusterConf]: swap('passwd="not-a-secret"', 'passwd="no-secret"') } },
  { check: 'RHC-02', title: 'another version', rule: 'cluster/mismatched-config-version', drift: { [clusterConf]: swap('config_version="7"', 'config_version="8"') } },
  { check: 'RHC-03', title: 'another CLUSTERNAME', rule: 'cluster/mismatched-sysconfig-name', drift: { '/etc/sysconfig/cluster': swap('demo', 'test') }, places: [clusterConf] },
  { check: 'RHC-06', title: 'NODENAME of another host', rule: 'cluster/conflicting-node-name', drift: { '/etc/sysconfig/cman': (_, host) => `NODENAME=${otherName(host)}\n` }, places: [clusterConf], isLocal: true },
  { check: 'RHC-04', title: 'another cluster name', rule: 'cluster/mismatched-cluster-name', drift: { [clusterConf]: swap('name="demo"', 'name="dema"') } },
  {
    check: 'RHC-05',
    title: 'the lock table of another cluster',
    rule: 'cluster-conf/mismatched-lock-table',
    setup: { [clusterConf]: swap('</cluster>', `  <rm>
    <service name="web">
      <clusterfs name="data" device="/dev/vg2/data" mountpoint="/srv/web" fstype="gfs2" options="locktable=demo:data"/>
    </service>
  </rm>
</cluster>`) },
    everywhere: { [clusterConf]: swap('locktable=demo:', 'locktable=other:') },
    isLocal: 'each',
  },
  { check: 'COR-01', title: 'another token time', rule: 'cluster/mismatched-corosync-conf', sizes: [2, 3], setup: { [corosyncConf]: corosync }, drift: { [corosyncConf]: swap('token: 3000', 'token: 5000') } },
  {
    check: 'NAM-52',
    title: 'a node of the CIB that corosync does not know',
    rule: 'cluster/mismatched-pacemaker-nodes',
    sizes: [2, 3],
    setup: { [corosyncConf]: corosync, [cibXml]: cib },
    everywhere: { [cibXml]: swap(/uname="[^"]*"/, 'uname="omega"') },
    places: [cibXml, corosyncConf],
  },
  {
    check: 'QFE-01',
    title: 'two nodes without fencing',
    rule: 'cluster/unsafe-pacemaker-two-node',
    sizes: [2],
    setup: { [corosyncConf]: corosync, [cibXml]: cib },
    everywhere: { [cibXml]: swap('name="stonith-enabled" value="true"', 'name="stonith-enabled" value="false"') },
    places: [cibXml, corosyncConf],
  },
  { check: 'DPC-01', title: 'a DRBD resource that is not there', rule: 'cluster/unknown-pacemaker-drbd', setup: { [cibXml]: cib }, everywhere: { [cibXml]: swap('name="drbd_resource" value="r0"', 'name="drbd_resource" value="r77"') }, places: [cibXml, drbdConf] },
  { check: 'DPC-04', title: 'a copy too many', rule: 'cluster/mismatched-clone-max', setup: { [cibXml]: cib }, everywhere: { [cibXml]: swap('name="clone-max" value="2"', 'name="clone-max" value="3"') }, places: [cibXml, drbdConf] },
  {
    check: 'DPC-15',
    title: 'DRBD waits for fencing that is off',
    rule: 'cluster/conflicting-drbd-stonith',
    sizes: [2],
    setup: { [cibXml]: cib, [drbdConf]: swap('fencing resource-only', 'fencing resource-and-stonith') },
    everywhere: { [cibXml]: swap('name="stonith-enabled" value="true"', 'name="stonith-enabled" value="false"') },
    places: [cibXml, drbdConf],
  },
  { check: 'DPC-17', title: 'DRBD is started at boot', rule: 'cluster/conflicting-drbd-service', setup: { [cibXml]: cib, 'facts/services.txt': put('heartbeat.service enabled\n') }, drift: { 'facts/services.txt': put('heartbeat.service enabled\ndrbd.service enabled\n') }, places: [cibXml] },
  { check: 'OCF-01', title: 'another OCFS2 number', rule: 'cluster/mismatched-ocfs2-conf', drift: { [ocfs2Conf]: swap('number = 1\n', 'number = 99\n') } },
  { check: 'OCF-02', title: 'a boot cluster that is not there', rule: 'cluster/unknown-boot-cluster', drift: { [o2cb]: swap('BOOTCLUSTER=demo', 'BOOTCLUSTER=ocfs2') }, places: [ocfs2Conf] },
  { check: 'OCF-02', title: 'O2CB is not enabled', rule: 'cluster/unused-ocfs2-cluster', drift: { [o2cb]: swap('ENABLED=true', 'ENABLED=false') }, places: [ocfs2Conf] },
  {
    check: 'OCF-07',
    title: 'nobody makes the device primary',
    rule: 'cluster/missing-boot-promotion',
    sizes: [2],
    setup: {
      [haresources]: swap(/ drbddisk::r0 Filesystem\S+/, ''),
      [drbdConf]: text => text.replace('fencing resource-only', 'fencing resource-and-stonith').replace('protocol C;', 'protocol C;\n    allow-two-primaries yes;').replace(/( *)startup \{\n/, '$1startup {\n    become-primary-on both;\n'),
      [fstab]: put('/dev/drbd0 /srv/shared ocfs2 _netdev 0 0\n'),
      'facts/proc-drbd.txt': put('version: 8.4.11 (api:1/proto:86-101)\n'),
    },
    everywhere: { [drbdConf]: swap(/ *become-primary-on both;\n/, '') },
    places: [fstab, drbdConf],
  },
  { check: 'OCF-03', title: 'a wrong node_count', rule: 'ocfs2-conf/mismatched-node-count', everywhere: { [ocfs2Conf]: swap(/node_count = \d+/, 'node_count = 7') }, isLocal: 'each' },
  {
    check: 'OCF-04',
    title: 'a host that mounts and is no node',
    rule: 'cluster/missing-ocfs2-host',
    sizes: [3],
    host: 2,
    setup: { [ocfs2Conf]: (text, { index }) => index === 2 ? undefined : text.replace('node_count = 3', 'node_count = 2').replace(/\nnode:\n(?:\t.*\n)*\tnumber = 2\n(?:\t.*\n)*/, ''), [o2cb]: (text, { index }) => index === 2 ? undefined : text },
    drift: { [fstab]: put('/dev/sdb1 /srv/images ocfs2 _netdev 0 0\n') },
    places: [ocfs2Conf],
  },
  { check: 'OCF-06', title: 'ocfs2 without _netdev', rule: 'cluster/missing-netdev', setup: { [fstab]: put('/dev/sdb1 /srv/images ocfs2 _netdev,defaults 0 0\n') }, drift: { [fstab]: swap('_netdev,', '') }, isLocal: true },
]

/** Gives each host a management board of its own in place of the switch for all. */
function withBoards(text: string, names: readonly string[]): string {
  const used = names.reduce((before, name, index) => before.replace(`<device name="apc" port="${index + 1}"`, `<device name="${boardOf(name)}"`), text)
  const boards = names.map((name, index) => `    <fencedevice name="${boardOf(name)}" agent="fence_ipmilan" ipaddr="192.0.2.${201 + index}" login="admin" passwd="not-a-secret" lanplus="1"${index === 0 ? ' delay="15"' : ''}/>\n`)
  return used.replace(/ {4}<fencedevice .*\n/, boards.join(''))
}

function boardOf(name = ''): string {
  return `${name.split('.')[0] ?? name}-ipmi`
}

function exchanged(text: string, one: string, other: string): string {
  return text.replaceAll(/<device name="([^"]*)"/g, (device, name) => (name === one ? device.replace(one, other) : name === other ? device.replace(other, one) : device))
}
