import { authkeys, both, drbdConf, gone, haCf, haresources, lvs, put, strangerOf, swap } from './injection.js'
import type { Change, Changes, Host, Injection } from './injection.js'

const reactorConf = '/etc/drbd-reactor.toml'
const cibXml = '/var/lib/pacemaker/cib/cib.xml'
const promoterText = (more: string): string => `[[promoter]]\n[promoter.resources.web]\nstart = ["nginx.service"]\n${more}`
const promoter = (more = ''): Change => put(promoterText(more))

/** drbd-reactor in place of Heartbeat, on two hosts of DRBD 9 that fence each other. */
const reactor: Changes = {
  [haCf]: () => undefined,
  [authkeys]: () => undefined,
  [haresources]: () => undefined,
  [drbdConf]: text => ofReactor(text),
  [reactorConf]: promoter(),
}

/** The first resource, for drbd-reactor. */
function ofReactor(text: string): string {
  return `common {
  options { auto-promote no; on-suspended-primary-outdated force-secondary; }
  net { fencing resource-only; cram-hmac-alg sha1; shared-secret "not-a-secret-3f81"; }
  handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh"; unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh"; }
}
${text.slice(text.indexOf('resource ')).replace(/resource \S+/, 'resource web')}`
}

/** Quorum in place of fencing. */
function withQuorum(text: string): string {
  return text
    .replace('auto-promote no;', 'auto-promote no; quorum majority; on-no-quorum io-error; on-no-data-accessible io-error;')
    .replace('fencing resource-only;', 'fencing dont-care;')
    .replace(/ {2}handlers .*\n/, '')
}

/** One resource of three hosts. */
function ofThree(text: string, { names }: Host): string {
  const own = ofReactor(text)
  const sections = names.map((name, index) => `  on ${name} { node-id ${index}; device /dev/drbd0; disk /dev/vg1/data; meta-disk internal; address 198.51.100.${index + 1}:7788; }\n`)
  return `${own.slice(0, own.indexOf('resource web'))}resource web {\n${sections.join('')}  connection-mesh { hosts ${names.join(' ')}; }\n}\n`
}

/** A CIB that runs the resource. */
function cibOfWeb(_: string, { names }: Host): string {
  return `<cib validate-with="pacemaker-3.9" crm_feature_set="3.16.2" epoch="12" num_updates="0" admin_epoch="0">
<configuration>
<crm_config/>
<nodes>${names.map((name, index) => `<node id="${index + 1}" uname="${name}"/>`).join('')}</nodes>
<resources>
<primitive id="fence" class="stonith" type="fence_dummy"/>
<clone id="ms-web">
<meta_attributes id="m"><nvpair id="m1" name="promotable" value="true"/><nvpair id="m2" name="clone-max" value="2"/><nvpair id="m3" name="notify" value="true"/></meta_attributes>
<primitive id="p" class="ocf" provider="linbit" type="drbd">
<instance_attributes id="i"><nvpair id="i1" name="drbd_resource" value="web"/></instance_attributes>
<operations><op id="a" name="monitor" interval="29s" role="Promoted"/><op id="b" name="monitor" interval="31s" role="Unpromoted"/></operations>
</primitive>
</clone>
</resources>
<constraints/>
</configuration>
</cib>
`
}

const startOf = (...entries: readonly string[]): Change => put(`[[promoter]]\n[promoter.resources.web]\nstart = [\n${entries.map(entry => `  "${entry}",\n`).join('')}]\n`)
const block = (action: string): string => `ocf:heartbeat:portblock p_${action} protocol=tcp portno=3260 action=${action} ip=192.0.2.100`
/** The list serves a LUN behind a blocked port. */
const iscsi: Changes = { ...reactor, [reactorConf]: startOf(block('block'), 'ocf:heartbeat:IPaddr2 vip ip=192.0.2.100 cidr_netmask=24', 'ocf:heartbeat:iSCSITarget san iqn=iqn.2024-01.com.example:san portals=192.0.2.100:3260', 'ocf:heartbeat:iSCSILogicalUnit lun1 target_iqn=iqn.2024-01.com.example:san lun=1 path=/dev/drbd0', block('unblock')) }

/** drbd-reactor. */
export const promoterInjections: readonly Injection[] = [
  { check: 'REA-01', title: 'a resource that is not there', rule: 'cluster/unknown-promoted-resource', sizes: [2], setup: reactor, everywhere: { [reactorConf]: swap('resources.web', 'resources.wbe') }, places: [reactorConf, drbdConf] },
  { check: 'REA-02', title: 'auto-promote is on', rule: 'cluster/conflicting-auto-promote', sizes: [2], setup: reactor, everywhere: { [drbdConf]: swap('auto-promote no', 'auto-promote yes') }, places: [drbdConf, reactorConf] },
  { check: 'REA-03', title: 'neither quorum nor fencing', rule: 'cluster/missing-promoter-quorum', sizes: [2], setup: reactor, everywhere: { [drbdConf]: text => text.replace('fencing resource-only; ', '').replace(/ {2}handlers .*\n/, '') }, places: [reactorConf] },
  { check: 'REA-07', title: 'another service on one host', rule: 'cluster/mismatched-drbd-reactor', sizes: [2], setup: reactor, drift: { [reactorConf]: swap('nginx', 'apache2') } },
  { check: 'NAM-56', title: 'a preferred node that is no host', rule: 'cluster/unknown-preferred-node', sizes: [2], setup: { ...reactor, [reactorConf]: (_, { names }) => promoterText(`preferred-nodes = ${JSON.stringify(names.slice(0, 1))}\n`) }, everywhere: { [reactorConf]: (text, host) => text.replace(host.names[0] ?? '', strangerOf(host)) }, places: [reactorConf, drbdConf] },
  { check: 'REA-04', title: 'reads and writes hang without quorum', rule: 'cluster/mismatched-promoter-options', sizes: [3], setup: { ...reactor, [drbdConf]: both(ofThree, withQuorum) }, everywhere: { [drbdConf]: swap('on-no-quorum io-error', 'on-no-quorum suspend-io') }, places: [drbdConf] },
  { check: 'REA-05', title: 'services freeze and writes fail', rule: 'cluster/missing-freeze-options', sizes: [3], setup: { ...reactor, [drbdConf]: both(ofThree, withQuorum) }, everywhere: { [reactorConf]: promoter('on-quorum-loss = "freeze"\n') }, places: [reactorConf, drbdConf] },
  { check: 'REA-06', title: 'fencing for three hosts', rule: 'cluster/unsafe-promoter-fencing', sizes: [3], setup: { ...reactor, [drbdConf]: both(ofThree, withQuorum, swap('fencing dont-care; ', '')) }, everywhere: { [drbdConf]: ofThree }, places: [reactorConf, drbdConf] },
  { check: 'REA-19', title: 'a LUN that is mounted', rule: 'cluster/conflicting-promoter-mount', sizes: [2], setup: { ...reactor, [reactorConf]: both(promoter(), swap('"nginx.service"', '"ocf:heartbeat:Filesystem state device=/dev/vg1/state directory=/srv/state fstype=ext4", "ocf:heartbeat:iSCSILogicalUnit lun1 target_iqn=iqn.2019-08.com.example:web lun=1 path=/dev/drbd0"')) }, everywhere: { [reactorConf]: swap('/dev/vg1/state', '/dev/drbd0') }, places: [reactorConf] },
  { check: 'REA-18', title: 'snippets in no folder', rule: 'cluster/unused-reactor-snippet', sizes: [2], setup: { ...reactor, [reactorConf]: put('snippets = "/etc/drbd-reactor.d"\n'), '/etc/drbd-reactor.d/web.toml': promoter() }, everywhere: { [reactorConf]: put('[[log]]\nlevel = "info"\n') }, places: [reactorConf, '/etc/drbd-reactor.d/web.toml'] },
  { check: 'REA-08', title: 'a slip in a start list', rule: 'cluster/unknown-unit', sizes: [2], setup: { ...reactor, 'facts/services.txt': put('nginx.service disabled\nsshd.service enabled\n') }, everywhere: { [reactorConf]: swap('nginx.service', 'ngnix.service') }, places: [reactorConf] },
  { check: 'REA-08', title: 'a service that starts at boot', rule: 'cluster/conflicting-managed-unit', sizes: [2], setup: reactor, drift: { 'facts/services.txt': put('nginx.service enabled\n') }, places: [reactorConf] },
  { check: 'REA-09', title: 'a mount of another device', rule: 'cluster/mismatched-mount-unit', sizes: [2], setup: { ...reactor, [reactorConf]: both(promoter(), swap('"nginx.service"', '"srv-web.mount", "nginx.service"')), '/etc/systemd/system/srv-web.mount': put('[Mount]\nWhat=/dev/drbd0\nWhere=/srv/web\n') }, everywhere: { '/etc/systemd/system/srv-web.mount': swap('/dev/drbd0', '/dev/drbd9') }, places: ['/etc/systemd/system/srv-web.mount', reactorConf] },
  { check: 'REA-17', title: 'one address with two resources', rule: 'cluster/duplicate-virtual-address', sizes: [2], setup: { ...reactor, [lvs]: gone, [drbdConf]: text => ofReactor(text) + ofReactor(text).slice(ofReactor(text).indexOf('resource web')).replace('resource web', 'resource mail').replaceAll('/dev/drbd0', '/dev/drbd90').replaceAll('data;', 'mail;').replaceAll(':7788', ':7799'), [reactorConf]: put('[[promoter]]\n[promoter.resources.web]\nstart = ["ocf:heartbeat:IPaddr2 one ip=192.0.2.100 cidr_netmask=24"]\n[[promoter]]\n[promoter.resources.mail]\nstart = ["ocf:heartbeat:IPaddr2 two ip=192.0.2.101 cidr_netmask=24"]\n') }, everywhere: { [reactorConf]: swap('192.0.2.101', '192.0.2.100') }, places: [reactorConf] },
  { check: 'REA-10', title: 'Pacemaker promotes it as well', rule: 'cluster/duplicate-drbd-manager', sizes: [2], setup: reactor, everywhere: { [cibXml]: cibOfWeb }, places: [reactorConf, cibXml] },
  { check: 'REA-11', title: 'drbd-utils that are too old', rule: 'cluster/mismatched-reactor-version', sizes: [2], setup: { ...reactor, 'facts/packages.txt': put('drbd-reactor 1.11.0-1\ndrbd-utils 9.31.0-1\n') }, drift: { 'facts/packages.txt': swap('9.31.0', '9.22.0') }, isLocal: true },
  { check: 'REA-13', title: 'the device of no resource', rule: 'cluster/mismatched-promoter-device', sizes: [2], setup: reactor, everywhere: { [reactorConf]: swap('"nginx.service"', '"ocf:heartbeat:Filesystem fs device=/dev/drbd7 directory=/srv fstype=ext4", "nginx.service"') }, places: [reactorConf, drbdConf] },
  { check: 'FIL-03', title: 'no drbd-reactor.toml on one host', rule: 'cluster/missing-file', sizes: [2], setup: reactor, drift: { [reactorConf]: gone }, places: [reactorConf] },
  { check: 'REA-14', title: 'a mount is last', rule: 'drbd-reactor/unsafe-last-mount', sizes: [2], setup: reactor, everywhere: { [reactorConf]: swap('"nginx.service"', '"nginx.service", "srv-web.mount"') }, isLocal: 'each' },
  { check: 'REA-16', title: 'a mount promotes the resource of LINSTOR', rule: 'cluster/conflicting-auto-promote', sizes: [2], setup: { ...reactor, [drbdConf]: both(ofReactor, swap('resource web', 'resource linstor_db')), [reactorConf]: put('[[promoter]]\n[promoter.resources.linstor_db]\nstart = ["var-lib-linstor.mount", "linstor-controller.service"]\n') }, everywhere: { [drbdConf]: swap('auto-promote no', 'auto-promote yes') }, places: [drbdConf, reactorConf] },
  { check: 'REA-20', title: 'a portal that nobody brings up', rule: 'drbd-reactor/unknown-service-address', sizes: [2], setup: iscsi, everywhere: { [reactorConf]: swap('portals=192.0.2.100', 'portals=192.0.2.101') }, isLocal: 'each' },
  { check: 'REA-20', title: 'a port that is not opened', rule: 'drbd-reactor/missing-unblock', sizes: [2], setup: iscsi, everywhere: { [reactorConf]: swap('action=unblock', 'action=block') }, isLocal: 'each' },
  { check: 'REA-20', title: 'another port than that of the portal', rule: 'drbd-reactor/mismatched-port', sizes: [2], setup: iscsi, everywhere: { [reactorConf]: swap('192.0.2.100:3260', '192.0.2.100:3620') }, isLocal: 'each' },
  { check: 'REA-20', title: 'a LUN of a misspelt target', rule: 'drbd-reactor/unknown-target', sizes: [2], setup: iscsi, everywhere: { [reactorConf]: swap('target_iqn=iqn.2024-01.com.example:san', 'target_iqn=iqn.2024-01.com.example:sna') }, isLocal: 'each' },
  { check: 'REA-12', title: 'a misspelt key', rule: 'drbd-reactor/unknown-key', sizes: [2], setup: reactor, everywhere: { [reactorConf]: promoter('preferred_nodes = ["alpha"]\n') }, isLocal: 'each' },
]
