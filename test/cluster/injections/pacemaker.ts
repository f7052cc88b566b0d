import { add, authkeys, both, drbdConf, fstab, gone, haCf, haresources, hosts, ipAddr, lvs, put, swap, swapAll } from './injection.js'
import type { Change, Changes, Host, Injection } from './injection.js'

const corosyncConf = '/etc/corosync/corosync.conf'
const cibXml = '/var/lib/pacemaker/cib/cib.xml'

/** Writes the CIB of two hosts: devices that fence, the first resource of DRBD, and what is mounted from it. */
function cib(_: string, { names }: Host): string {
  const nodes = names.map((name, index) => `<node id="${index + 1}" uname="${name}"/>`).join('\n')
  return `<cib validate-with="pacemaker-3.9" crm_feature_set="3.16.2" epoch="12" num_updates="0" admin_epoch="0">
<configuration>
<crm_config><cluster_property_set id="cib-bootstrap-options">
<nvpair id="o1" name="stonith-enabled" value="true"/>
<nvpair id="o2" name="cluster-name" value="demo"/>
<nvpair id="o3" name="no-quorum-policy" value="stop"/>
</cluster_property_set></crm_config>
<nodes>
${nodes}
</nodes>
<resources>
<primitive id="fence" class="stonith" type="fence_dummy"><instance_attributes id="f"><nvpair id="f1" name="pcmk_delay_max" value="15s"/></instance_attributes></primitive>
<clone id="ms-r0">
<meta_attributes id="m"><nvpair id="m1" name="promotable" value="true"/><nvpair id="m2" name="clone-max" value="2"/><nvpair id="m3" name="notify" value="true"/></meta_attributes>
<primitive id="p" class="ocf" provider="linbit" type="drbd">
<instance_attributes id="i"><nvpair id="i1" name="drbd_resource" value="r0"/></instance_attributes>
<operations><op id="a" name="monitor" interval="29s" role="Promoted"/><op id="b" name="monitor" interval="31s" role="Unpromoted"/></operations>
</primitive>
</clone>
<group id="web">
<primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="fi"><nvpair id="fi1" name="device" value="/dev/drbd0"/><nvpair id="fi2" name="directory" value="/srv/web"/><nvpair id="fi3" name="fstype" value="ext4"/></instance_attributes></primitive>
<primitive id="ip" class="ocf" provider="heartbeat" type="IPaddr2"><instance_attributes id="ii"><nvpair id="ii1" name="ip" value="192.0.2.100"/><nvpair id="ii2" name="cidr_netmask" value="24"/><nvpair id="ii3" name="nic" value="eth0"/></instance_attributes></primitive>
<primitive id="server" class="systemd" type="nginx"/>
</group>
</resources>
<constraints>
<rsc_colocation id="c" rsc="web" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/>
<rsc_order id="d" first="ms-r0" first-action="promote" then="web" then-action="start"/>
</constraints>
</configuration>
</cib>
`
}

/** Writes a corosync.conf of both hosts. */
function corosync(_: string, { names }: Host): string {
  const nodes = names.map((name, index) => `\tnode {\n\t\tname: ${name}\n\t\tnodeid: ${index + 1}\n\t\tring0_addr: 192.0.2.${index + 1}\n\t\tring1_addr: 198.51.100.${index + 1}\n\t}\n`)
  return (
    'totem {\n\tversion: 2\n\tcluster_name: demo\n\tcrypto_cipher: aes256\n\tcrypto_hash: sha256\n\ttoken: 3000\n}\n' +
    `nodelist {\n${nodes.join('')}}\nquorum {\n\tprovider: corosync_votequorum\n\ttwo_node: 1\n}\n`
  )
}

/** Pacemaker in place of Heartbeat, on two hosts of DRBD 9. */
const pacemaker: Changes = {
  [haCf]: gone,
  [authkeys]: gone,
  [haresources]: gone,
  [corosyncConf]: corosync,
  [cibXml]: cib,
  'facts/services.txt': put('corosync.service enabled\npacemaker.service enabled\nnginx.service disabled\n'),
  [drbdConf]: text => ofPacemaker(text),
}

/** The first resource, for Pacemaker. */
function ofPacemaker(text: string): string {
  return `common {
  net { fencing resource-and-stonith; cram-hmac-alg sha1; shared-secret "not-a-secret-3f81"; }
  handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh"; unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh"; }
}
${text.slice(text.indexOf('resource ')).replace(/resource \S+/, 'resource r0')}`
}

const sizes = [2]
const setup = pacemaker
const twoPromoted = swap('<nvpair id="m3"', '<nvpair id="m4" name="promoted-max" value="2"/><nvpair id="m3"')
const twoPrimaries = swap('fencing resource-and-stonith;', 'fencing resource-and-stonith; allow-two-primaries yes;')
const namedLinks: Change = (text, { names }) => names.reduce((before, name, index) => before.replace(`ring0_addr: 192.0.2.${index + 1}\n`, `ring0_addr: ${name}\n`), text)
const quorumDevice = (host: string): Change => swap('\ttwo_node: 1\n', `\tdevice {\n\t\tmodel: net\n\t\tvotes: 1\n\t\tnet {\n\t\t\thost: ${host}\n\t\t\talgorithm: ffsplit\n\t\t}\n\t}\n`)
/** Gives the first interface another address of its network. */
const secondAddress: Change = (text, { index }) => {
  const interfaces = JSON.parse(text) as { addr_info: { local: string }[] }[]
  for (const { addr_info: [own], addr_info } of interfaces.slice(0, 1)) if (own !== undefined) addr_info.push({ ...own, local: `192.0.2.${index + 11}` })
  return `${JSON.stringify(interfaces, undefined, 1)}\n`
}
const dlm = '<clone id="cl-dlm"><meta_attributes id="dm"><nvpair id="dm1" name="interleave" value="true"/></meta_attributes><primitive id="dlm" class="ocf" provider="pacemaker" type="controld"/></clone>'
const gfs2 = '<clone id="cl-gfs"><meta_attributes id="gm"><nvpair id="gm1" name="interleave" value="true"/></meta_attributes><primitive id="gfs" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="gi"><nvpair id="gi1" name="device" value="/dev/mapper/shared"/><nvpair id="gi2" name="directory" value="/srv/shared"/><nvpair id="gi3" name="fstype" value="gfs2"/></instance_attributes></primitive></clone>'
const sbd = '/etc/sysconfig/sbd'
const disk = 'SBD_DEVICE="/dev/disk/by-id/scsi-demo"\n'
const watchdog = (time: string): Change => swap('<nvpair id="o3"', `<nvpair id="o4" name="stonith-watchdog-timeout" value="${time}"/><nvpair id="o3"`)
/** The name of a host with its domain where it has none, and without where it has one. */
const longerOrShorter = (name: string): string => (name.includes('.') ? name.replace(/[.].*/, '') : `${name}.example.com`)
/** A management board of each node in place of the one device. */
const boards: Change = (text, { names }) => text.replace(/<primitive id="fence".*\n/, names.map((name, index) => `<primitive id="fence-${index}" class="stonith" type="fence_ipmilan"><instance_attributes id="fi-${index}"><nvpair id="fa-${index}" name="ip" value="192.0.2.20${index + 1}"/><nvpair id="fh-${index}" name="pcmk_host_list" value="${name}"/><nvpair id="fd-${index}" name="pcmk_delay_base" value="${index * 10}s"/></instance_attributes></primitive>\n`).join(''))
const thirdNode: Change = swap('\n</nodes>', '\n<node id="3" uname="omega"/>\n</nodes>')
const thirdMember: Change = both(swap('}\nquorum {', '\tnode {\n\t\tname: omega\n\t\tnodeid: 3\n\t\tring0_addr: 192.0.2.3\n\t\tring1_addr: 198.51.100.3\n\t}\n}\nquorum {'), swap('\ttwo_node: 1\n', ''))

const lvmConf = '/etc/lvm/lvm.conf'
const boothConf = '/etc/booth/booth.conf'
const pairOf = (id: string, name: string, value: string): string => `<nvpair id="${id}-${name}" name="${name}" value="${value}"/>`
const exportOf = (id: string, fsid: string): string => `<primitive id="${id}" class="ocf" provider="heartbeat" type="exportfs"><instance_attributes id="${id}-i">${pairOf(id, 'clientspec', '192.0.2.0/24')}${pairOf(id, 'directory', `/srv/${id}`)}${pairOf(id, 'fsid', fsid)}</instance_attributes></primitive>`
/** A volume group that moves, with a file system on it. */
const volumeGroup = `<group id="g-vg"><primitive id="vg" class="ocf" provider="heartbeat" type="LVM-activate"><instance_attributes id="vg-i">${pairOf('vg', 'vgname', 'shared')}${pairOf('vg', 'lvname', 'data')}${pairOf('vg', 'vg_access_mode', 'system_id')}</instance_attributes></primitive><primitive id="on-vg" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="on-vg-i">${pairOf('on-vg', 'device', '/dev/shared/data')}${pairOf('on-vg', 'directory', '/srv/shared')}${pairOf('on-vg', 'fstype', 'xfs')}</instance_attributes></primitive></group>`
const withVolumeGroup: Changes = { ...setup, [cibXml]: both(cib, swap('<group id="web">', `${volumeGroup}\n<group id="web">`)), [lvmConf]: put('global {\n\tsystem_id_source = "uname"\n}\nactivation {\n\tauto_activation_volume_list = [ "root" ]\n}\n') }
const outlets: Change = (text, { names }) => text.replace(/<primitive id="fence".*\n/, `<primitive id="fence" class="stonith" type="fence_apc_snmp"><instance_attributes id="fence-i">${pairOf('fence-i', 'ip', '192.0.2.200')}${pairOf('fence-i', 'pcmk_delay_max', '15s')}${pairOf('fence-i', 'pcmk_host_map', names.map((name, index) => `${name}:${index + 1}`).join(';'))}</instance_attributes></primitive>\n`)
const reservations: Change = (text, { names }) => text.replace(/<primitive id="fence".*\n/, `<primitive id="fence" class="stonith" type="fence_scsi"><instance_attributes id="fence-i">${pairOf('fence-i', 'devices', '/dev/disk/by-id/scsi-demo')}${pairOf('fence-i', 'pcmk_delay_max', '15s')}${pairOf('fence-i', 'pcmk_host_list', names.join(' '))}</instance_attributes><meta_attributes id="fm">${pairOf('fm', 'provides', 'unfencing')}</meta_attributes></primitive>\n`)
const levels: Change = both(swap(/<primitive id="fence".*\n/, '<primitive id="fence" class="stonith" type="fence_dummy"><instance_attributes id="f"><nvpair id="f1" name="pcmk_delay_max" value="15s"/></instance_attributes></primitive>\n<primitive id="spare" class="stonith" type="fence_dummy"/>\n'), (text, { names }) => text.replace('</constraints>\n', `</constraints>\n<fencing-topology>${names.flatMap((name, index) => ['fence', 'spare'].map((device, level) => `<fencing-level id="l-${index}-${level}" target="${name}" index="${level + 1}" devices="${device}"/>`)).join('')}</fencing-topology>\n`))
const sbdDisk: Changes = { ...setup, [cibXml]: both(cib, swap('type="fence_dummy"><instance_attributes id="f">', 'type="fence_sbd"><instance_attributes id="f"><nvpair id="f0" name="devices" value="/dev/disk/by-id/scsi-demo"/>')), '/etc/sysconfig/sbd': put('SBD_DEVICE="/dev/disk/by-id/scsi-demo"\n'), 'facts/sbd-dump.txt': put('==Dumping header on disk /dev/disk/by-id/scsi-demo\nTimeout (watchdog) : 15\nTimeout (allocate) : 2\nTimeout (loop)     : 1\nTimeout (msgwait)  : 30\n==Header on disk /dev/disk/by-id/scsi-demo is dumped\n') }
const booth = 'site = 192.0.2.100\nsite = 203.0.113.10\narbitrator = 203.0.113.5\nticket = "web"\n  expire = 600\n'
/** One of two sites; the other one is not at hand. */
const site: Changes = { ...setup, [boothConf]: put(booth), [cibXml]: both(cib, swap('</group>\n</resources>', `</group>\n<primitive id="booth" class="ocf" provider="pacemaker" type="booth-site"><instance_attributes id="bi">${pairOf('bi', 'config', '/etc/booth/booth.conf')}</instance_attributes></primitive>\n</resources>`), swap('</constraints>', '<rsc_ticket id="t" rsc="ms-r0" rsc-role="Promoted" ticket="web" loss-policy="demote"/>\n</constraints>')) }

const agentOf = (id: string, type: string, parameters: Readonly<Record<string, string>>): string => `<primitive id="${id}" class="ocf" provider="heartbeat" type="${type}"><instance_attributes id="${id}-i">${Object.entries(parameters).map(([name, value]) => pairOf(id, name, value)).join('')}</instance_attributes></primitive>`
const block = (id: string, action: string): string => agentOf(id, 'portblock', { protocol: 'tcp', portno: '2049', action, ip: '192.0.2.100' })
/** The group serves NFS behind a blocked port. */
const nfsServer: Changes = { ...setup, [cibXml]: both(cib, swap('<primitive id="ip"', `${block('closed', 'block')}\n<primitive id="ip"`), swap('<primitive id="server"', `${agentOf('nfs', 'nfsserver', { nfs_shared_infodir: '/srv/web/info', nfs_ip: '192.0.2.100' })}\n<primitive id="server"`), swap('type="nginx"/>', `type="nginx"/>\n${block('open', 'unblock')}`)) }
/** The group serves a LUN. */
const iscsi: Changes = { ...setup, [cibXml]: both(cib, swap('<primitive id="server"', `${agentOf('san', 'iSCSITarget', { iqn: 'iqn.2024-01.com.example:san' })}${agentOf('lun', 'iSCSILogicalUnit', { target_iqn: 'iqn.2024-01.com.example:san', lun: '1', path: '/srv/web/lun' })}\n<primitive id="server"`)) }
/** Two guests, each on a disk that both nodes reach. */
const guests: Changes = { ...setup, [cibXml]: both(cib, swap('</resources>', `${['one', 'two'].map(id => agentOf(id, 'VirtualDomain', { config: `/etc/libvirt/qemu/${id}.xml` })).join('')}\n</resources>`)) }
const clonedMount: Changes = { ...setup, [cibXml]: both(cib, swap('</resources>', `<clone id="cl"><meta_attributes id="clm"><nvpair id="clm1" name="interleave" value="true"/></meta_attributes>${agentOf('share', 'Filesystem', { device: '192.0.2.250:/share', directory: '/srv/share', fstype: 'nfs' })}</clone>\n</resources>`)) }
/** Two resources of DRBD, and a guest on the first. */
const guestOfTwo: Changes = {
  ...setup,
  [lvs]: gone,
  [drbdConf]: text => { const own = ofPacemaker(text); return own + own.slice(own.indexOf('resource r0')).replace('resource r0', 'resource r1').replaceAll('/dev/drbd0', '/dev/drbd90').replaceAll('data;', 'mail;').replaceAll(':7788', ':7799') },
  [cibXml]: both(cib, text => text.replace(/<clone id="ms-r0">[^]*?<\/clone>\n/, clone => clone + clone.replace('"r0"', '"r1"').replaceAll(/ id="(.)/g, ' id="z$1').replace('zms-r0', 'ms-r1')), swap('</resources>', `${agentOf('one', 'VirtualDomain', { config: '/etc/libvirt/qemu/one.xml' })}\n</resources>`), swap('</constraints>', '<rsc_colocation id="gc" rsc="one" with-rsc="ms-r1" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="go" first="ms-r1" first-action="promote" then="one" then-action="start"/>\n</constraints>')),
}

/** The mount promotes in place of Pacemaker. */
const withoutClone: Change = text => text.replace(/<clone id="ms-r0">[^]*?<\/clone>\n/, '').replace(/<rsc_.*\n/g, '')

/** DRBD under Pacemaker and Corosync. */
export const pacemakerInjections: readonly Injection[] = [
  { check: 'DPC-16', title: 'nobody promotes', rule: 'cluster/missing-promotion', sizes, setup: { ...setup, [cibXml]: both(cib, withoutClone) }, everywhere: { [drbdConf]: swap('common {', 'common {\n  options { auto-promote no; }') }, places: [cibXml, drbdConf] },
  { check: 'NAM-54', title: 'a node without a section', rule: 'cluster/missing-drbd-section', sizes, setup, everywhere: { [cibXml]: thirdNode, [corosyncConf]: thirdMember }, places: [cibXml, drbdConf] },
  { check: 'NAM-52', title: 'a name that is longer in corosync.conf', rule: 'cluster/mismatched-pacemaker-nodes', sizes, setup, everywhere: { [cibXml]: (text, { names }) => text.replaceAll(`"${names[1] ?? ''}"`, `"${longerOrShorter(names[1] ?? '')}"`) }, places: [cibXml, corosyncConf] },
  { check: 'NAM-53', title: 'another number in the CIB', rule: 'cluster/mismatched-pacemaker-node-id', sizes, setup, everywhere: { [cibXml]: swap('<node id="2"', '<node id="9"') }, places: [cibXml, corosyncConf] },
  { check: 'NAM-58', title: 'a link by a name on loopback', rule: 'cluster/unsafe-loopback-name', sizes, setup: { ...setup, [corosyncConf]: both(corosync, namedLinks) }, drift: { [hosts]: (text, { name, index }) => text.replace(`192.0.2.${index + 1} ${name}`, `127.0.1.1 ${name}`) }, isLocal: true },
  { check: 'NAM-59', title: 'another address of a link by name', rule: 'cluster/mismatched-host-address', sizes, setup: { ...setup, [corosyncConf]: both(corosync, namedLinks) }, drift: { [hosts]: swap('192.0.2.2 ', '192.0.2.22 ') } },
  { check: 'COR-07', title: 'an address that nobody has', rule: 'cluster/unknown-corosync-address', sizes, setup, everywhere: { [corosyncConf]: swap('ring1_addr: 198.51.100.2', 'ring1_addr: 198.51.100.77') }, places: [corosyncConf, ipAddr] },
  { check: 'COR-08', title: 'two links in one network', rule: 'cluster/unsafe-shared-corosync-link', sizes, setup: { ...setup, [ipAddr]: secondAddress }, everywhere: { [corosyncConf]: both(swap('ring1_addr: 198.51.100.1', 'ring1_addr: 192.0.2.11'), swap('ring1_addr: 198.51.100.2', 'ring1_addr: 192.0.2.12')) }, places: [corosyncConf] },
  { check: 'COR-13', title: 'another name of the cluster', rule: 'cluster/mismatched-pacemaker-name', sizes, setup, everywhere: { [cibXml]: swap('name="cluster-name" value="demo"', 'name="cluster-name" value="old"') }, places: [cibXml, corosyncConf] },
  { check: 'COR-14', title: 'the link of DRBD alone', rule: 'cluster/unsafe-corosync-network', sizes, setup, everywhere: { [corosyncConf]: text => text.replace(/\t\tring0_addr.*\n/g, '').replaceAll('ring1_addr', 'ring0_addr') }, places: [corosyncConf, drbdConf] },
  { check: 'QFE-02', title: 'Pacemaker goes on without quorum', rule: 'cluster/unsafe-quorum-policy', sizes, setup, everywhere: { [cibXml]: swap('value="stop"', 'value="ignore"') }, places: [cibXml, corosyncConf] },
  { check: 'QFE-03', title: 'no delay of fencing', rule: 'cluster/unsafe-fence-race', sizes, setup, everywhere: { [cibXml]: swap('pcmk_delay_max', 'pcmk_reboot_timeout') }, places: [cibXml, corosyncConf] },
  { check: 'QFE-03', title: 'one delay for both nodes', rule: 'cluster/unsafe-fence-race', sizes, setup, everywhere: { [cibXml]: swap('pcmk_delay_max', 'pcmk_delay_base') }, places: [cibXml, corosyncConf] },
  { check: 'QFE-04', title: 'a delay beside a quorum device', rule: 'cluster/unused-fence-delay', sizes, setup, everywhere: { [corosyncConf]: quorumDevice('192.0.2.250') }, places: [cibXml, corosyncConf] },
  { check: 'QFE-15', title: 'the quorum device at an address that moves', rule: 'cluster/conflicting-quorum-host', sizes, setup: { ...setup, [corosyncConf]: both(corosync, quorumDevice('192.0.2.250')), [cibXml]: both(cib, swap('pcmk_delay_max', 'pcmk_delay_base')) }, everywhere: { [corosyncConf]: swap('192.0.2.250', '192.0.2.100') }, places: [cibXml, corosyncConf] },
  { check: 'DPC-06', title: 'ext4 on two primaries', rule: 'cluster/unsafe-shared-mount', sizes, setup, everywhere: { [drbdConf]: twoPrimaries }, places: [cibXml, drbdConf] },
  { check: 'DPC-23', title: 'DRBD on the address of the service', rule: 'cluster/conflicting-drbd-virtual-address', sizes, setup: { ...setup, [cibXml]: both(cib, swap('192.0.2.100', '198.51.100.177'), swap('"eth0"', '"eth1"')) }, everywhere: { [drbdConf]: swap('198.51.100.1:', '198.51.100.177:') }, places: [cibXml, drbdConf] },
  { check: 'QFE-12', title: 'fencing by disks takes longer than it is waited for', rule: 'cluster/conflicting-stonith-timeout', sizes, setup: sbdDisk, everywhere: { [cibXml]: swap('<nvpair id="o3"', '<nvpair id="o4" name="stonith-timeout" value="30s"/><nvpair id="o3"') }, places: [cibXml, 'facts/sbd-dump.txt'] },
  { check: 'QFE-20', title: 'one outlet for two nodes', rule: 'cib/duplicate-fence-port', sizes, setup: { ...setup, [cibXml]: both(cib, outlets) }, everywhere: { [cibXml]: swap(':2"', ':1"') }, isLocal: 'each' },
  { check: 'QFE-22', title: 'two levels of one number', rule: 'cib/duplicate-fencing-level', sizes, setup: { ...setup, [cibXml]: both(cib, levels) }, everywhere: { [cibXml]: swap('index="2"', 'index="1"') }, isLocal: 'each' },
  { check: 'QFE-23', title: 'keys that nobody gives back', rule: 'cib/missing-unfencing', sizes, setup: { ...setup, [cibXml]: both(cib, reservations) }, everywhere: { [cibXml]: swap(/<meta_attributes id="fm">.*?<\/meta_attributes>/, '') }, isLocal: 'each' },
  { check: 'DPC-07', title: 'an order behind something else', rule: 'cib/missing-order', sizes, setup, everywhere: { [cibXml]: swap('first="ms-r0" first-action="promote" then="web" then-action="start"', 'first="fence" then="web"') }, isLocal: 'each' },
  { check: 'DPC-28', title: 'the host activates the group at boot', rule: 'cluster/conflicting-auto-activation', sizes, setup: withVolumeGroup, drift: { [lvmConf]: swap('"root"', '"root", "shared"') }, places: [cibXml] },
  { check: 'DPC-39', title: 'a file system before its volume group', rule: 'cib/conflicting-group-order', sizes, setup: withVolumeGroup, everywhere: { [cibXml]: swap(/(<primitive id="vg".*?<\/primitive>)(<primitive id="on-vg".*?<\/primitive>)/, '$2$1') }, isLocal: 'each' },
  { check: 'DPC-40', title: 'two groups that mount into one directory', rule: 'cib/duplicate-mount', sizes, setup: { ...setup, [cibXml]: both(cib, swap('<group id="web">', '<group id="second"><primitive id="more" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="mi"><nvpair id="mi1" name="device" value="/dev/disk/by-id/scsi-more"/><nvpair id="mi2" name="directory" value="/srv/second"/><nvpair id="mi3" name="fstype" value="ext4"/></instance_attributes></primitive></group>\n<group id="web">')) }, everywhere: { [cibXml]: swap('"/srv/second"', '"/srv/web"') }, isLocal: 'each' },
  { check: 'DPC-40', title: 'two mounts of one directory', rule: 'cib/duplicate-mount', sizes, setup: { ...setup, [cibXml]: both(cib, swap('<primitive id="ip"', '<primitive id="more" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="mi"><nvpair id="mi1" name="device" value="/dev/disk/by-id/scsi-more"/><nvpair id="mi2" name="directory" value="/srv/web/more"/><nvpair id="mi3" name="fstype" value="ext4"/></instance_attributes></primitive>\n<primitive id="ip"')) }, everywhere: { [cibXml]: swap('"/srv/web/more"', '"/srv/web"') }, isLocal: 'each' },
  { check: 'DPC-41', title: 'another volume than the one that is activated', rule: 'cib/mismatched-volume', sizes, setup: withVolumeGroup, everywhere: { [cibXml]: swap('/dev/shared/data', '/dev/shared/date') }, isLocal: 'each' },
  { check: 'DPC-42', title: 'one host by the other network', rule: 'cluster/mismatched-drbd-link', sizes, setup: { ...setup, [ipAddr]: gone }, everywhere: { [drbdConf]: swap('198.51.100.2:', '192.0.2.2:') }, places: [drbdConf] },
  { check: 'COR-15', title: 'an address that is not the name\'s', rule: 'cluster/mismatched-corosync-address', sizes, setup: { ...setup, [ipAddr]: gone }, everywhere: { [corosyncConf]: swap('ring0_addr: 192.0.2.2\n', 'ring0_addr: 192.0.2.22\n') }, places: [corosyncConf, hosts] },
  { check: 'DPC-34', title: 'a ticket of another name', rule: 'cluster/unknown-ticket', sizes, setup: site, everywhere: { [boothConf]: swap('"web"', '"wbe"') }, places: [cibXml, boothConf] },
  { check: 'DPC-34', title: 'a ticket that decides about nothing', rule: 'cluster/unused-ticket', sizes, setup: site, everywhere: { [cibXml]: swap(/<rsc_ticket.*\n/, '') }, places: [cibXml, boothConf] },
  { check: 'DPC-34', title: 'another arbitrator on one host', rule: 'cluster/mismatched-booth-conf', sizes, setup: site, drift: { [boothConf]: swap('203.0.113.5', '203.0.113.6') } },
  { check: 'DPC-34', title: 'a site at an address that the cluster does not have', rule: 'cluster/unknown-site-address', sizes, setup: site, everywhere: { [boothConf]: swap('192.0.2.100', '192.0.2.111') }, places: [cibXml, boothConf] },
  { check: 'DPC-34', title: 'a file that is not there', rule: 'cluster/unknown-booth-conf', sizes, setup: site, everywhere: { [cibXml]: swap('/etc/booth/booth.conf', '/etc/booth/boot.conf') }, places: [cibXml, boothConf] },
  { check: 'DPC-24', title: 'DRBD on the port of booth', rule: 'cluster/duplicate-port', sizes, setup: site, everywhere: { [drbdConf]: swapAll(':7788', ':9929') }, places: [drbdConf, boothConf] },
  { check: 'DPC-24', title: 'DRBD on the port of pcsd', rule: 'cluster/duplicate-port', sizes, setup: { ...setup, 'facts/services.txt': put('pacemaker.service enabled\npcsd.service enabled\n') }, everywhere: { [drbdConf]: swapAll(':7788', ':2224') }, places: [drbdConf, 'facts/services.txt'] },
  { check: 'DPC-26', title: 'the address of a host', rule: 'cluster/conflicting-virtual-address', sizes, setup, everywhere: { [cibXml]: swap('192.0.2.100', '192.0.2.2') }, places: [cibXml, ipAddr] },
  { check: 'DPC-26', title: 'the address of a link, where hosts tell none', rule: 'cluster/conflicting-virtual-address', sizes, setup: { ...setup, [ipAddr]: gone, [hosts]: gone }, everywhere: { [cibXml]: swap('192.0.2.100', '192.0.2.2') }, places: [cibXml, corosyncConf] },
  { check: 'DEV-20', title: 'Pacemaker mounts the disk', rule: 'cluster/conflicting-lower-mount', sizes, setup, everywhere: { [cibXml]: swap('/dev/drbd0', '/dev/mapper/vg1-data') }, places: [cibXml, drbdConf] },
  { check: 'DPC-26', title: 'an interface that nobody has', rule: 'cluster/unknown-virtual-address-interface', sizes, setup, everywhere: { [cibXml]: swap('value="eth0"', 'value="eth7"') }, places: [cibXml, ipAddr] },
  { check: 'DPC-26', title: 'an address of no network', rule: 'cluster/missing-virtual-address-interface', sizes, setup, everywhere: { [cibXml]: both(swap('192.0.2.100', '203.0.113.100'), swap('<nvpair id="ii3" name="nic" value="eth0"/>', '')) }, places: [cibXml, ipAddr] },
  { check: 'DPC-26', title: 'another mask', rule: 'cluster/mismatched-virtual-address-mask', sizes, setup, everywhere: { [cibXml]: swap('name="cidr_netmask" value="24"', 'name="cidr_netmask" value="16"') }, places: [cibXml, ipAddr] },
  { check: 'DPC-27', title: 'a service that starts at boot', rule: 'cluster/conflicting-managed-unit', sizes, setup, drift: { 'facts/services.txt': swap('nginx.service disabled', 'nginx.service enabled') }, places: [cibXml] },
  { check: 'DPC-27', title: 'a directory that is mounted at boot', rule: 'cluster/duplicate-mount-point', sizes, setup, drift: { [fstab]: add('/dev/sdc1 /srv/web ext4 defaults 0 0\n') }, places: [cibXml] },
  { check: 'FIL-03', title: 'no corosync.conf on one host', rule: 'cluster/missing-file', sizes, setup, drift: { [corosyncConf]: gone }, places: [corosyncConf] },
  { check: 'NAM-51', title: 'a host that is no node', rule: 'corosync-conf/missing-own-node', sizes, setup, drift: { [corosyncConf]: (text, { name, index }) => text.replace(`name: ${name}\n`, 'name: omega\n').replace(`192.0.2.${index + 1}\n`, '192.0.2.77\n').replace(`198.51.100.${index + 1}\n`, '198.51.100.77\n') }, isLocal: true, accepted: 'cluster/mismatched-corosync-conf' },
  { check: 'NAM-55', title: 'a name in capitals', rule: 'cluster/mismatched-host-spelling', sizes, setup, everywhere: { [corosyncConf]: (text, { names }) => text.replace(`name: ${names[1] ?? ''}\n`, `name: ${(names[1] ?? '').toUpperCase()}\n`) }, places: [corosyncConf] },
  { check: 'NAM-60', title: 'another number in one copy', rule: 'cluster/mismatched-corosync-conf', sizes, setup, drift: { [corosyncConf]: swap('nodeid: 2', 'nodeid: 7') } },
  { check: 'COR-02', title: 'another cipher in one copy', rule: 'cluster/mismatched-corosync-conf', sizes, setup, drift: { [corosyncConf]: swap('aes256', 'aes128') } },
  { check: 'COR-03', title: 'another token time in one copy', rule: 'cluster/mismatched-corosync-conf', sizes, setup, drift: { [corosyncConf]: swap('token: 3000', 'token: 9000') } },
  { check: 'COR-04', title: 'votes in one copy', rule: 'cluster/mismatched-corosync-conf', sizes, setup, drift: { [corosyncConf]: swap('two_node: 1', 'two_node: 1\n\tauto_tie_breaker: 0') } },
  { check: 'COR-05', title: 'another version of one copy', rule: 'cluster/mismatched-corosync-conf', sizes, setup: { ...setup, [corosyncConf]: both(corosync, swap('version: 2', 'version: 2\n\tconfig_version: 3')) }, drift: { [corosyncConf]: swap('config_version: 3', 'config_version: 4') } },
  { check: 'QFE-05', title: 'two nodes that do not wait for each other', rule: 'corosync-conf/unsafe-wait-for-all', sizes, setup, everywhere: { [corosyncConf]: swap('two_node: 1', 'two_node: 1\n\twait_for_all: 0') }, isLocal: 'each' },
  { check: 'QFE-06', title: 'no device that fences', rule: 'cib/missing-fence-device', sizes, setup, everywhere: { [cibXml]: swap(/<primitive id="fence".*\n/, '') }, isLocal: 'each' },
  { check: 'QFE-08', title: 'a node that nobody fences', rule: 'cib/missing-fence-target', sizes, setup, everywhere: { [cibXml]: (text, { names }) => text.replace('<nvpair id="f1"', `<nvpair id="f2" name="pcmk_host_list" value="${names[0] ?? ''}"/><nvpair id="f1"`) }, isLocal: 'each' },
  { check: 'QFE-08', title: 'a device that is switched off', rule: 'cib/missing-fence-target', sizes, setup, everywhere: { [cibXml]: swap(/(<primitive id="fence"[^>]*>)/, '$1<meta_attributes id="fence-m"><nvpair id="fence-role" name="target-role" value="Stopped"/></meta_attributes>') }, isLocal: 'each' },
  { check: 'DPC-03', title: 'copies that are not told of each other', rule: 'cib/missing-notify', sizes, setup, everywhere: { [cibXml]: swap('name="notify" value="true"', 'name="notify" value="false"') }, isLocal: 'each' },
  { check: 'DPC-08', title: 'a colocation without the role', rule: 'cib/missing-colocation-role', sizes, setup, everywhere: { [cibXml]: swap(' with-rsc-role="Promoted"', '') }, isLocal: 'each' },
  { check: 'DPC-08', title: 'a colocation that is a wish', rule: 'cib/unsafe-colocation-score', sizes, setup, everywhere: { [cibXml]: swap('score="INFINITY"', 'score="500"') }, isLocal: 'each' },
  { check: 'DPC-08', title: 'a colocation the wrong way round', rule: 'cib/conflicting-colocation', sizes, setup, everywhere: { [cibXml]: swap('rsc="web" with-rsc="ms-r0" with-rsc-role="Promoted"', 'rsc="ms-r0" rsc-role="Promoted" with-rsc="web"') }, isLocal: 'each' },
  { check: 'DPC-09', title: 'a start in place of the promotion', rule: 'cib/missing-promote-first', sizes, setup, everywhere: { [cibXml]: swap('first-action="promote"', 'first-action="start"') }, isLocal: 'each' },
  { check: 'DPC-09', title: 'an order that is optional', rule: 'cib/unsafe-order-kind', sizes, setup, everywhere: { [cibXml]: swap('then-action="start"', 'then-action="start" kind="Optional"') }, isLocal: 'each' },
  { check: 'DPC-09', title: 'an order the wrong way round', rule: 'cib/conflicting-order', sizes, setup, everywhere: { [cibXml]: swap('first="ms-r0" first-action="promote" then="web" then-action="start"', 'first="web" first-action="start" then="ms-r0" then-action="promote"') }, isLocal: 'each' },
  { check: 'DPC-36', title: 'a part above 255', rule: 'cib/invalid-address', sizes, setup, everywhere: { [cibXml]: swap('192.0.2.100', '192.0.2.500') }, isLocal: 'each' },
  { check: 'DPC-37', title: 'a policy that is misspelt', rule: 'cib/unknown-option', sizes, setup, everywhere: { [cibXml]: swap('"no-quorum-policy"', '"no-quorum-polcy"') }, isLocal: 'each' },
  { check: 'DPC-37', title: 'a default that is misspelt', rule: 'cib/unknown-option', sizes, setup, everywhere: { [cibXml]: swap('</constraints>', '</constraints><rsc_defaults><meta_attributes id="rd"><nvpair id="rd1" name="resource-stickyness" value="200"/></meta_attributes></rsc_defaults>') }, isLocal: 'each' },
  { check: 'DPC-38', title: 'a stop that may fail', rule: 'cib/unsafe-stop-failure', sizes, setup, everywhere: { [cibXml]: swap('type="nginx"/>', 'type="nginx"><operations><op id="so" name="stop" interval="0s" on-fail="ignore"/></operations></primitive>') }, isLocal: 'each' },
  { check: 'QFE-20', title: 'the board of the other node', rule: 'cib/duplicate-fence-address', sizes, setup: { ...setup, [cibXml]: both(cib, boards) }, everywhere: { [cibXml]: swap('192.0.2.202', '192.0.2.201') }, isLocal: 'each' },
  { check: 'FEN-12', title: 'the board has the address of its host', rule: 'cluster/conflicting-fence-address', sizes, setup: { ...setup, [cibXml]: both(cib, boards) }, everywhere: { [cibXml]: swap('192.0.2.202', '192.0.2.2') }, places: [cibXml] },
  { check: 'QFE-21', title: 'a device that only its target may use', rule: 'cib/unusable-fence-device', sizes, setup: { ...setup, [cibXml]: both(cib, (text, { names }) => text.replace('<nvpair id="f1"', `<nvpair id="f2" name="pcmk_host_list" value="${names.join(' ')}"/><nvpair id="f1"`)) }, everywhere: { [cibXml]: (text, { names }) => text.replace('</constraints>', `${names.slice(1).map((name, index) => `<rsc_location id="u${index}" rsc="fence" node="${name}" score="-INFINITY"/>`).join('')}</constraints>`) }, isLocal: 'each' },
  { check: 'DPC-22', title: 'both monitors of one role', rule: 'cib/missing-role-monitor', sizes, setup, everywhere: { [cibXml]: swap('role="Unpromoted"', 'role="Promoted"') }, isLocal: 'each' },
  { check: 'DPC-11', title: 'fencing without a handler', rule: 'drbd-conf/missing-fence-peer', sizes, setup, everywhere: { [drbdConf]: swap(/ {2}handlers .*\n/, '') }, isLocal: 'each' },
  { check: 'DPC-13', title: 'a constraint that nobody takes back', rule: 'drbd-conf/missing-unfence-peer', sizes, setup, everywhere: { [drbdConf]: swap(/ unfence-peer "[^"]*";/, '') }, isLocal: 'each' },
  { check: 'DPC-14', title: 'a constraint that is left', rule: 'cib/unused-fence-constraint', sizes, setup, everywhere: { [cibXml]: (text, { names }) => text.replace('</constraints>', `<rsc_location id="drbd-fence-by-handler-r0-ms-r0" rsc="ms-r0"><rule id="z" role="Promoted" score="-INFINITY"><expression id="z1" attribute="#uname" operation="ne" value="${names[0] ?? ''}"/></rule></rsc_location></constraints>`) }, isLocal: 'each' },
  { check: 'DPC-22', title: 'one role that nobody looks at', rule: 'cib/missing-role-monitor', sizes, setup, everywhere: { [cibXml]: swap(/<op id="a"[^>]*>/, '') }, isLocal: 'each' },
  { check: 'DPC-25', title: 'an address twice', rule: 'cib/duplicate-address', sizes, setup, everywhere: { [cibXml]: swap('<primitive id="server"', '<primitive id="ip2" class="ocf" provider="heartbeat" type="IPaddr2"><instance_attributes id="ii5"><nvpair id="ii6" name="ip" value="192.0.2.100"/></instance_attributes></primitive><primitive id="server"') }, isLocal: 'each' },
  { check: 'DPC-30', title: 'GFS2 without the DLM', rule: 'cib/missing-dlm', sizes, setup, everywhere: { [cibXml]: swap('</resources>', `${gfs2}</resources>`) }, isLocal: 'each' },
  { check: 'DPC-46', title: 'one fsid for two directories', rule: 'cib/duplicate-export', sizes, setup: { ...setup, [cibXml]: both(cib, swap('</resources>', `${exportOf('one', '1')}${exportOf('two', '2')}</resources>`)) }, everywhere: { [cibXml]: swap('value="2"/></instance_attributes></primitive></resources>', 'value="1"/></instance_attributes></primitive></resources>') }, isLocal: 'each' },
  { check: 'DPC-30', title: 'GFS2 that waits for all nodes', rule: 'cib/missing-interleave', sizes, setup: { ...setup, [cibXml]: both(cib, swap('</resources>', `${dlm}${gfs2}</resources>`), swap('</constraints>', '<rsc_order id="gd" first="cl-dlm" then="cl-gfs"/></constraints>')) }, everywhere: { [cibXml]: swap('<nvpair id="gm1" name="interleave" value="true"/>', '<nvpair id="gm1" name="interleave" value="false"/>') }, isLocal: 'each' },
  { check: 'DPC-43', title: 'maintenance that was forgotten', rule: 'cib/unmanaged-cluster', sizes, setup, everywhere: { [cibXml]: swap('<nvpair id="o3"', '<nvpair id="o4" name="maintenance-mode" value="true"/><nvpair id="o3"') }, isLocal: 'each' },
  { check: 'DPC-44', title: 'a group that may run nowhere', rule: 'cib/unusable-resource', sizes, setup, everywhere: { [cibXml]: (text, { names }) => text.replace('</constraints>', `${names.map((name, index) => `<rsc_location id="ban-${index}" rsc="web" node="${name}" score="-INFINITY"/>`).join('')}</constraints>`) }, isLocal: 'each' },
  { check: 'DPC-45', title: 'an order against the group', rule: 'cib/conflicting-member-order', sizes, setup, everywhere: { [cibXml]: swap('</constraints>', '<rsc_order id="back" first="ip" then="fs"/></constraints>') }, isLocal: 'each' },
  { check: 'DPC-35', title: 'a ticket that is renewed too soon', rule: 'booth/conflicting-times', sizes, setup: site, everywhere: { [boothConf]: swap('expire = 600', 'expire = 100') }, isLocal: 'each' },
  { check: 'DPC-47', title: 'NFS at an address that nobody brings up', rule: 'cib/unknown-service-address', sizes, setup: nfsServer, everywhere: { [cibXml]: swap('name="nfs_ip" value="192.0.2.100"', 'name="nfs_ip" value="192.0.2.101"') }, isLocal: 'each' },
  { check: 'DPC-48', title: 'a port that is not opened', rule: 'cib/missing-unblock', sizes, setup: nfsServer, everywhere: { [cibXml]: swap('value="unblock"', 'value="block"') }, isLocal: 'each' },
  { check: 'DPC-48', title: 'another port than that of the service', rule: 'cib/mismatched-port', sizes, setup: nfsServer, everywhere: { [cibXml]: swapAll('value="2049"', 'value="2094"') }, isLocal: 'each' },
  { check: 'DPC-49', title: 'a LUN of a misspelt target', rule: 'cib/unknown-target', sizes, setup: iscsi, everywhere: { [cibXml]: swap('name="target_iqn" value="iqn.2024-01.com.example:san"', 'name="target_iqn" value="iqn.2024-01.com.example:sna"') }, isLocal: 'each' },
  { check: 'DPC-50', title: 'one guest in two resources', rule: 'cib/duplicate-instance', sizes, setup: guests, everywhere: { [cibXml]: swap('qemu/two.xml', 'qemu/one.xml') }, isLocal: 'each' },
  { check: 'DPC-51', title: 'a guest that waits for the other device', rule: 'cib/mismatched-promotion', sizes, setup: guestOfTwo, everywhere: { [cibXml]: swap('id="go" first="ms-r1"', 'id="go" first="ms-r0"') }, isLocal: 'each' },
  { check: 'DPC-52', title: 'a clone that mounts ext4', rule: 'cib/unsafe-cloned-mount', sizes, setup: clonedMount, everywhere: { [cibXml]: swap('name="device" value="192.0.2.250:/share"/><nvpair id="share-directory" name="directory" value="/srv/share"/><nvpair id="share-fstype" name="fstype" value="nfs"', 'name="device" value="/dev/disk/by-id/scsi-share"/><nvpair id="share-directory" name="directory" value="/srv/share"/><nvpair id="share-fstype" name="fstype" value="ext4"') }, isLocal: 'each' },
  { check: 'DPC-33', title: 'a move that was forgotten', rule: 'cib/unused-move', sizes, setup, everywhere: { [cibXml]: (text, { names }) => text.replace('</constraints>', `<rsc_location id="cli-prefer-web" rsc="web" node="${names[0] ?? ''}" score="INFINITY" role="Started"/></constraints>`) }, isLocal: 'each' },
  { check: 'NAM-57', title: 'a fencing level of a node that is not there', rule: 'cib/unknown-node', sizes, setup, everywhere: { [cibXml]: swap('</constraints>', '</constraints><fencing-topology><fencing-level id="fl" target="omega" index="1" devices="fence"/></fencing-topology>') }, isLocal: 'each' },
  { check: 'COR-09', title: 'a link by its former number', rule: 'corosync-conf/ignored-ringnumber', sizes, setup, everywhere: { [corosyncConf]: swap('token: 3000\n', 'token: 3000\n\tinterface {\n\t\tringnumber: 1\n\t\tknet_link_priority: 2\n\t}\n') }, isLocal: 'each' },
  { check: 'QFE-17', title: 'a quorum device, and Pacemaker goes on without', rule: 'cluster/unsafe-quorum-policy', sizes, setup: { ...setup, [corosyncConf]: both(corosync, quorumDevice('192.0.2.250')), [cibXml]: both(cib, swap('pcmk_delay_max', 'pcmk_delay_base')) }, everywhere: { [cibXml]: swap('value="stop"', 'value="ignore"') }, places: [cibXml, corosyncConf] },
  { check: 'DPC-02', title: 'no promotable clone', rule: 'cib/missing-promotable', sizes, setup: { ...setup, [cibXml]: both(cib, swap(/<rsc_colocation.*\n<rsc_order.*\n/, ''), swap(/<group id="web">\n<primitive id="fs".*\n/, '<group id="web">\n')) }, everywhere: { [cibXml]: text => text.replace(/<nvpair id="m1"[^>]*>/, '').replace(' role="Promoted"', '').replace(' role="Unpromoted"', '') }, isLocal: 'each' },
  { check: 'DPC-12', title: 'a handler of DRBD 8.4', rule: 'drbd-conf/mismatched-fence-script', sizes, setup: { ...setup, 'facts/proc-drbd.txt': put('version: 9.2.12 (api:2/proto:86-122)\n') }, everywhere: { [drbdConf]: swap('crm-fence-peer.9.sh', 'crm-fence-peer.sh') }, isLocal: 'each' },
  { check: 'DPC-18', title: 'a majority of two', rule: 'drbd-conf/unsafe-quorum', sizes, setup: { ...setup, 'facts/proc-drbd.txt': put('version: 9.2.12 (api:2/proto:86-122)\n') }, everywhere: { [drbdConf]: swap('common {', 'common {\n  options { quorum majority; on-no-quorum io-error; }') }, isLocal: 'each' },
  { check: 'DPC-20', title: 'split brain discards data', rule: 'drbd-conf/unsafe-split-brain-policy', sizes, setup: { ...setup, [cibXml]: both(cib, twoPromoted, swap('"ext4"', '"gfs2"')), [drbdConf]: both(ofPacemaker, twoPrimaries) }, everywhere: { [drbdConf]: swap('cram-hmac-alg', 'after-sb-0pri discard-older-primary; cram-hmac-alg') }, isLocal: 'each' },
  { check: 'DPC-32', title: 'a schema that nobody knows', rule: 'cib/unknown-schema', sizes, setup, everywhere: { [cibXml]: swap('pacemaker-3.9', 'pacemaker-9.3') }, isLocal: 'each' },
  { check: 'COR-12', title: 'corosync opens the watchdog of SBD', rule: 'cluster/conflicting-watchdog', sizes, setup: { ...setup, [sbd]: put(`${disk}SBD_WATCHDOG_DEV=/dev/watchdog\n`) }, everywhere: { [corosyncConf]: swap('quorum {', 'resources {\n\twatchdog_device: /dev/watchdog\n}\nquorum {') }, places: [corosyncConf, sbd] },
  { check: 'QFE-09', title: 'a watchdog that fires too late', rule: 'cluster/conflicting-watchdog-timeout', sizes, setup: { ...setup, [sbd]: put(`${disk}SBD_WATCHDOG_TIMEOUT=5\n`), [cibXml]: both(cib, watchdog('10s')) }, everywhere: { [cibXml]: swap('"10s"', '"5s"') }, places: [cibXml, sbd] },
  { check: 'QFE-09', title: 'SBD is not started', rule: 'cluster/missing-sbd', sizes, setup: { ...setup, [sbd]: put(`${disk}SBD_WATCHDOG_TIMEOUT=5\n`), [cibXml]: both(cib, watchdog('10s')), 'facts/services.txt': put('pacemaker.service enabled\nsbd.service enabled\n') }, drift: { 'facts/services.txt': swap('sbd.service enabled', 'sbd.service disabled') }, places: [cibXml] },
  { check: 'QFE-10', title: 'another time of the watchdog', rule: 'cluster/mismatched-sbd', sizes, setup: { ...setup, [sbd]: put(`${disk}SBD_WATCHDOG_TIMEOUT=5\n`) }, drift: { [sbd]: swap('=5', '=15') } },
  { check: 'QFE-11', title: 'a disk that SBD does not watch', rule: 'cluster/mismatched-sbd-devices', sizes, setup: { ...setup, [sbd]: put(disk), [cibXml]: both(cib, swap('fence_dummy', 'fence_sbd'), swap('<nvpair id="f1"', '<nvpair id="f3" name="devices" value="/dev/disk/by-id/scsi-demo"/><nvpair id="f1"')) }, everywhere: { [cibXml]: swap('scsi-demo', 'scsi-other') }, places: [cibXml, sbd] },
  { check: 'QFE-13', title: 'two nodes and SBD without a disk', rule: 'cluster/unsafe-diskless-sbd', sizes, setup: { ...setup, [sbd]: put(`${disk}SBD_WATCHDOG_TIMEOUT=5\n`), [cibXml]: both(cib, watchdog('10s')) }, everywhere: { [sbd]: put('SBD_WATCHDOG_TIMEOUT=5\n') }, places: [cibXml, sbd] },
  { check: 'QFE-14', title: 'the watchdog fires while the device is asked', rule: 'cluster/conflicting-device-timeout', sizes, setup: { ...setup, [sbd]: put('SBD_WATCHDOG_TIMEOUT=35\n'), [corosyncConf]: both(corosync, quorumDevice('192.0.2.250')), [cibXml]: both(cib, swap('pcmk_delay_max', 'pcmk_delay_base')) }, everywhere: { [sbd]: swap('=35', '=5') }, places: [corosyncConf, sbd] },
  { check: 'DPC-28', title: 'LVM without a system id', rule: 'cluster/conflicting-lvm-activate', sizes, setup: { ...setup, '/etc/lvm/lvm.conf': put('global {\n\tsystem_id_source = "uname"\n}\n'), [cibXml]: both(cib, swap('<primitive id="server"', '<primitive id="vg" class="ocf" provider="heartbeat" type="LVM-activate"><instance_attributes id="vi"><nvpair id="vi1" name="vgname" value="shared"/><nvpair id="vi2" name="vg_access_mode" value="system_id"/></instance_attributes></primitive><primitive id="server"')) }, everywhere: { '/etc/lvm/lvm.conf': swap('"uname"', '"none"') }, places: [cibXml, '/etc/lvm/lvm.conf'] },
  { check: 'DPC-05', title: 'two are to be promoted', rule: 'cluster/conflicting-promoted-max', sizes, setup, everywhere: { [cibXml]: twoPromoted }, places: [cibXml, drbdConf] },
  { check: 'DPC-05', title: 'two primaries are allowed', rule: 'cluster/unused-two-primaries', sizes, setup: { ...setup, [cibXml]: both(cib, swap('"ext4"', '"gfs2"')) }, everywhere: { [drbdConf]: twoPrimaries }, places: [cibXml, drbdConf] },
  { check: 'DPC-07', title: 'nothing keeps a file system beside DRBD', rule: 'cluster/missing-drbd-colocation', sizes, setup, everywhere: { [cibXml]: swap(/<rsc_colocation.*\n/, '') }, places: [cibXml] },
  { check: 'DPC-06', title: 'ext4 on two primaries whose device has a name', rule: 'cluster/unsafe-shared-mount', sizes, setup, everywhere: { [drbdConf]: both(twoPrimaries, swap('/dev/drbd0', '/dev/drbd_web minor 0')), [cibXml]: swap('/dev/drbd0', '/dev/drbd_web') }, places: [cibXml, drbdConf], accepted: 'drbd-conf/deprecated-device-name' },
  { check: 'DPC-10', title: 'the device of no resource', rule: 'cluster/mismatched-drbd-device', sizes, setup, everywhere: { [cibXml]: swap('/dev/drbd0', '/dev/drbd7') }, places: [cibXml] },
]
