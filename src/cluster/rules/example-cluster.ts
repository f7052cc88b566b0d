import type { ExampleCluster } from '../define-cluster-rule.js'

type Files = Readonly<Record<string, string>>

/**
 * What an example does to a file: a new text, `null` to take it away, or pieces to replace: `[from, to, from, to, …]`.
 */
export type Change = string | null | readonly string[]

/**
 * Makes an example of the heartbeat pair: hosts `alpha` and `beta` with one DRBD resource, one group and one address.
 *
 * `changes` is what one reads: by `host:path`, or `*:path` for a file on every host. A piece that is not found is an
 * error.
 */
export function heartbeatExample(title: string, changes: Readonly<Record<string, Change>> = {}): ExampleCluster {
  return exampleCluster(title, heartbeatPair, changes)
}

/** Makes an example of three hosts under cman, with `cluster.conf` and what its init scripts read. */
export function cmanExample(title: string, changes: Readonly<Record<string, Change>> = {}): ExampleCluster {
  return exampleCluster(title, cmanCluster, changes)
}

/** Makes an example of three hosts that share one resource of DRBD 9. */
export function drbdNineExample(title: string, changes: Readonly<Record<string, Change>> = {}): ExampleCluster {
  return exampleCluster(title, drbdNineCluster, changes)
}

/** Makes an example of two hosts with one resource of DRBD 9 under Pacemaker and Corosync. */
export function pacemakerExample(title: string, changes: Readonly<Record<string, Change>> = {}): ExampleCluster {
  return exampleCluster(title, pacemakerPair, changes)
}

/** Makes an example of two hosts that mount one OCFS2 volume. */
export function ocfs2Example(title: string, changes: Readonly<Record<string, Change>> = {}): ExampleCluster {
  return exampleCluster(title, ocfs2Pair, changes)
}

/** Puts an example together when it is first looked at, so that importing a rule does no work. */
function exampleCluster(
  title: string,
  base: Readonly<Record<string, Files>>,
  changes: Readonly<Record<string, Change>>,
): ExampleCluster {
  let hosts: ExampleCluster['hosts'] | undefined
  return {
    title,
    get hosts() {
      return (hosts ??= changedFiles(base, changes))
    },
  }
}

function changedFiles(
  base: Readonly<Record<string, Files>>,
  changes: Readonly<Record<string, Change>>,
): ExampleCluster['hosts'] {
  const hosts: Record<string, Record<string, string>> = {}
  for (const [host, files] of Object.entries(base)) hosts[host] = { ...files }
  for (const [key, change] of Object.entries(changes)) {
    const colon = key.indexOf(':')
    const path = key.slice(colon + 1)
    const wanted = key.slice(0, colon)
    for (const host of wanted === '*' ? Object.keys(base) : [wanted]) {
      const files = (hosts[host] ??= {})
      const text = changed(files[path], change, key)
      if (text === undefined) delete files[path]
      else files[path] = text
    }
  }
  return hosts
}

function changed(text: string | undefined, change: Change, key: string): string | undefined {
  if (change === null) return undefined
  if (typeof change === 'string') return change
  let result = text ?? ''
  for (let index = 0; index + 1 < change.length; index += 2) {
    const [from = '', to = ''] = [change[index], change[index + 1]]
    if (!result.includes(from)) throw new Error(`Example: ${key} does not hold "${from}"`)
    result = result.replace(from, () => to)
  }
  return result
}

const hostsFile = `127.0.0.1 localhost
192.0.2.1 alpha
192.0.2.2 beta
192.0.2.3 gamma
`

const drbdConf = `resource r0 {
  startup {
    wfc-timeout 60;
    degr-wfc-timeout 60;
  }
  disk {
    fencing resource-only;
  }
  net {
    protocol C;
    cram-hmac-alg sha1;
    shared-secret "not-a-secret-either";
  }
  handlers {
    fence-peer "/usr/lib/heartbeat/drbd-peer-outdater -t 5";
  }
  on alpha {
    device /dev/drbd0;
    disk /dev/vg1/data;
    address 198.51.100.1:7788;
    meta-disk internal;
  }
  on beta {
    device /dev/drbd0;
    disk /dev/vg1/data;
    address 198.51.100.2:7788;
    meta-disk internal;
  }
}
`

function haCf(peer: string): string {
  return `keepalive 2
deadtime 30
warntime 10
initdead 120
udpport 694
bcast eth1
ucast eth0 ${peer}
auto_failback off
node alpha
node beta
respawn hacluster /usr/lib/heartbeat/dopd
apiauth dopd gid=haclient uid=hacluster
`
}

/** What `ip -j addr` says of a host with eth0 in 192.0.2.0/24 and eth1 in 198.51.100.0/24. */
function ipAddr(number: number): string {
  return `[
  {"ifname": "lo", "flags": ["LOOPBACK", "UP"], "addr_info": [
    {"family": "inet", "local": "127.0.0.1", "prefixlen": 8, "scope": "host", "label": "lo"}]},
  {"ifname": "eth0", "flags": ["BROADCAST", "MULTICAST", "UP", "LOWER_UP"], "operstate": "UP", "addr_info": [
    {"family": "inet", "local": "192.0.2.${number}", "prefixlen": 24, "scope": "global", "label": "eth0"}]},
  {"ifname": "eth1", "flags": ["BROADCAST", "MULTICAST", "UP", "LOWER_UP"], "operstate": "UP", "addr_info": [
    {"family": "inet", "local": "198.51.100.${number}", "prefixlen": 24, "scope": "global", "label": "eth1"}]}
]
`
}

function heartbeatHost(name: string, number: number, peer: string): Files {
  return {
    '/etc/hostname': `${name}\n`,
    '/etc/hosts': hostsFile,
    '/etc/drbd.conf': drbdConf,
    '/etc/ha.d/ha.cf': haCf(peer),
    '/etc/ha.d/haresources': 'alpha drbddisk::r0 Filesystem::/dev/drbd0::/srv/data::ext3 IPaddr::192.0.2.10/24/eth0\n',
    '/etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret\n',
    'facts/ip-addr.json': ipAddr(number),
  }
}

const heartbeatPair: Readonly<Record<string, Files>> = {
  alpha: heartbeatHost('alpha', 1, '192.0.2.2'),
  beta: heartbeatHost('beta', 2, '192.0.2.1'),
}

function clusterNode(name: string, id: number): string {
  return `    <clusternode name="${name}" nodeid="${id}">
      <fence>
        <method name="1">
          <device name="apc" port="${id}"/>
        </method>
      </fence>
    </clusternode>
`
}

const clusterConf = `<?xml version="1.0"?>
<cluster name="demo" config_version="7">
  <cman/>
  <clusternodes>
${clusterNode('alpha', 1)}${clusterNode('beta', 2)}${clusterNode('gamma', 3)}  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.200" login="apc" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`

function cmanHost(name: string, number: number): Files {
  return {
    '/etc/hostname': `${name}\n`,
    '/etc/hosts': hostsFile,
    '/etc/cluster/cluster.conf': clusterConf,
    '/etc/sysconfig/cluster': 'CLUSTERNAME="demo"\n',
    'facts/ip-addr.json': ipAddr(number),
  }
}

const cmanCluster: Readonly<Record<string, Files>> = {
  alpha: cmanHost('alpha', 1),
  beta: cmanHost('beta', 2),
  gamma: cmanHost('gamma', 3),
}

const drbdNineConf = `resource r0 {
  device /dev/drbd0;
  disk /dev/vg1/data;
  meta-disk internal;
${['alpha', 'beta', 'gamma'].map((name, id) => `  on ${name} {
    node-id ${id};
    address 198.51.100.${id + 1}:7788;
  }
`).join('')}  connection-mesh {
    hosts alpha beta gamma;
  }
}
`

function drbdNineHost(name: string, number: number): Files {
  return {
    '/etc/hostname': `${name}\n`,
    '/etc/hosts': hostsFile,
    '/etc/drbd.conf': drbdNineConf,
    'facts/ip-addr.json': ipAddr(number),
    'facts/proc-drbd.txt': 'version: 9.2.8 (api:2/proto:86-122)\n',
  }
}

const drbdNineCluster: Readonly<Record<string, Files>> = {
  alpha: drbdNineHost('alpha', 1),
  beta: drbdNineHost('beta', 2),
  gamma: drbdNineHost('gamma', 3),
}

const ocfs2Conf = `cluster:
\tnode_count = 2
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.1
\tnumber = 0
\tname = alpha
\tcluster = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.2
\tnumber = 1
\tname = beta
\tcluster = demo
`

function ocfs2Host(name: string, number: number): Files {
  return {
    '/etc/hostname': `${name}\n`,
    '/etc/hosts': hostsFile,
    '/etc/ocfs2/cluster.conf': ocfs2Conf,
    '/etc/default/o2cb': 'O2CB_ENABLED=true\nO2CB_BOOTCLUSTER=demo\nO2CB_HEARTBEAT_THRESHOLD=31\n',
    '/etc/fstab': '/dev/sdb1 /srv/images ocfs2 _netdev,defaults 0 0\n',
    'facts/ip-addr.json': ipAddr(number),
  }
}

const ocfs2Pair: Readonly<Record<string, Files>> = { alpha: ocfs2Host('alpha', 1), beta: ocfs2Host('beta', 2) }

const pacemakerDrbdConf = `resource r0 {
  device /dev/drbd0;
  disk /dev/vg1/data;
  meta-disk internal;
  net {
    fencing resource-and-stonith;
  }
  handlers {
    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";
    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";
  }
  on alpha {
    node-id 0;
    address 198.51.100.1:7788;
  }
  on beta {
    node-id 1;
    address 198.51.100.2:7788;
  }
}
`

const corosyncConf =
  'totem {\n\tversion: 2\n\tcluster_name: demo\n\tcrypto_cipher: aes256\n\tcrypto_hash: sha256\n\ttoken: 3000\n}\n' +
  'nodelist {\n\tnode {\n\t\tname: alpha\n\t\tnodeid: 1\n\t\tring0_addr: 192.0.2.1\n\t}\n\tnode {\n\t\tname: beta\n\t\tnodeid: 2\n\t\tring0_addr: 192.0.2.2\n\t}\n}\n' +
  'quorum {\n\tprovider: corosync_votequorum\n\ttwo_node: 1\n}\n'

const cib = `<cib validate-with="pacemaker-3.9" crm_feature_set="3.16.2" epoch="12" num_updates="0" admin_epoch="0">
  <configuration>
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="option-stonith" name="stonith-enabled" value="true"/>
      </cluster_property_set>
    </crm_config>
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="2" uname="beta"/>
    </nodes>
    <resources>
      <primitive id="fence" class="stonith" type="fence_sbd">
        <instance_attributes id="fence-parameters">
          <nvpair id="fence-devices" name="devices" value="/dev/disk/by-id/scsi-demo"/>
          <nvpair id="fence-delay" name="pcmk_delay_max" value="15s"/>
        </instance_attributes>
      </primitive>
      <clone id="ms-r0">
        <meta_attributes id="ms-r0-meta">
          <nvpair id="ms-r0-promotable" name="promotable" value="true"/>
          <nvpair id="ms-r0-max" name="clone-max" value="2"/>
          <nvpair id="ms-r0-notify" name="notify" value="true"/>
        </meta_attributes>
        <primitive id="r0" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="r0-parameters">
            <nvpair id="r0-resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
          <operations>
            <op id="r0-promoted" name="monitor" interval="29s" role="Promoted"/>
            <op id="r0-unpromoted" name="monitor" interval="31s" role="Unpromoted"/>
          </operations>
        </primitive>
      </clone>
      <group id="web">
        <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
          <instance_attributes id="fs-parameters">
            <nvpair id="fs-device" name="device" value="/dev/drbd0"/>
            <nvpair id="fs-directory" name="directory" value="/srv/data"/>
            <nvpair id="fs-type" name="fstype" value="ext4"/>
          </instance_attributes>
        </primitive>
        <primitive id="ip" class="ocf" provider="heartbeat" type="IPaddr2">
          <instance_attributes id="ip-parameters">
            <nvpair id="ip-ip" name="ip" value="192.0.2.10"/>
            <nvpair id="ip-mask" name="cidr_netmask" value="24"/>
            <nvpair id="ip-nic" name="nic" value="eth0"/>
          </instance_attributes>
        </primitive>
        <primitive id="server" class="systemd" type="nginx"/>
      </group>
    </resources>
    <constraints>
      <rsc_colocation id="web-with-r0" rsc="web" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/>
      <rsc_order id="web-after-r0" first="ms-r0" first-action="promote" then="web" then-action="start"/>
    </constraints>
  </configuration>
</cib>
`

function pacemakerHost(name: string, number: number): Files {
  return {
    '/etc/hostname': `${name}\n`,
    '/etc/hosts': hostsFile,
    '/etc/drbd.conf': pacemakerDrbdConf,
    '/etc/corosync/corosync.conf': corosyncConf,
    '/var/lib/pacemaker/cib/cib.xml': cib,
    'facts/ip-addr.json': ipAddr(number),
    'facts/proc-drbd.txt': 'version: 9.2.8 (api:2/proto:86-122)\n',
  }
}

const pacemakerPair: Readonly<Record<string, Files>> = { alpha: pacemakerHost('alpha', 1), beta: pacemakerHost('beta', 2) }

const reactorDrbd = `resource web {
  options {
    quorum majority;
    on-no-quorum io-error;
    on-no-data-accessible io-error;
    on-suspended-primary-outdated force-secondary;
    auto-promote no;
  }
  on alpha { node-id 0; device /dev/drbd0; disk /dev/vg0/web; meta-disk internal; address 192.0.2.1:7788; }
  on beta { node-id 1; device /dev/drbd0; disk /dev/vg0/web; meta-disk internal; address 192.0.2.2:7788; }
  on gamma { node-id 2; device /dev/drbd0; disk none; address 192.0.2.3:7788; }
  connection-mesh { hosts alpha beta gamma; }
}
`

const reactor = `snippets = "/etc/drbd-reactor.d"

[[promoter]]
[promoter.resources.web]
start = ["srv-web.mount", "nginx.service"]
`

/** Three hosts that drbd-reactor looks after; `changes` by `alpha:/etc/drbd.conf` or `*:…`, from a text to another. */
export function promoterExample(title: string, changes: Readonly<Record<string, readonly [from: string, to: string] | null>> = {}): ExampleCluster {
  const hosts = ['alpha', 'beta', 'gamma'].map(host => {
    const files: Record<string, string> = { '/etc/hostname': `${host}\n`, '/etc/drbd.conf': reactorDrbd, '/etc/drbd-reactor.toml': reactor }
    for (const [place, change] of Object.entries(changes)) {
      const [who = '', path = ''] = place.split(':')
      // A file that is not there has the text ''.
      if (who !== '*' && who !== host) continue
      if (change === null) delete files[path]
      else files[path] = (files[path] ?? '').replace(...change)
    }
    return [host, files] as const
  })
  return { title, hosts: Object.fromEntries(hosts) }
}

/** What booth is told on the hosts of a site, and at all others. */
export const boothConf = 'port = 9929\nsite = 192.0.2.10\nsite = 203.0.113.10\narbitrator = 203.0.113.5\nticket = "web"\n  expire = 600\n'

/** A constraint by which DRBD is promoted only where a ticket is. */
export const ticketConstraint = ['<constraints>', '<constraints>\n      <rsc_ticket id="web-ticket" rsc="ms-r0" rsc-role="Promoted" ticket="web" loss-policy="demote"/>'] as const

/** A resource by which Pacemaker runs booth with a configuration. */
export function boothAgent(config: string): readonly [string, string] {
  return ['<primitive id="server"', `<primitive id="booth" class="ocf" provider="pacemaker" type="booth-site"><instance_attributes id="booth-i"><nvpair id="booth-c" name="config" value="${config}"/></instance_attributes></primitive>\n        <primitive id="server"`]
}

/** One of two sites: Pacemaker, booth, and an address of booth. */
export function siteExample(title: string, changes: Readonly<Record<string, Change>> = {}): ExampleCluster {
  return pacemakerExample(title, { '*:/etc/booth/booth.conf': boothConf, '*:/var/lib/pacemaker/cib/cib.xml': ticketConstraint, ...changes })
}
