import { rcOrder } from '../../bench/generate-hosts.js'
import type { Random } from './random.js'

/** A cluster whose hosts agree in everything: the files of each host by path. */
export type ClusterFiles = Record<string, Record<string, string>>

/** What a generated cluster looks like. */
export interface ClusterShape {
  readonly size: number
  /** Hosts call themselves `alpha.example.com`, and all files that compare whole names do so too. */
  readonly hasFullNames: boolean
  /** The names, numbers and options of the cluster; the usual ones when absent. */
  readonly style?: ClusterStyle
}

/** What differs between one consistent cluster and another. */
export interface ClusterStyle {
  readonly clusterName: string
  /** The first three numbers of the network of clients, and of that of DRBD. */
  readonly networks: readonly [string, string]
  readonly keepalive: number
  readonly heartbeatPort: number
  readonly drbdPort: number
  readonly protocol: string
  readonly keyMethod: string
  readonly key: string
  readonly secret: string
  readonly volumeGroup: string
  readonly resourcePrefix: string
  readonly directory: string
  readonly fileSystem: string
  readonly configVersion: number
  readonly threshold: number
  readonly sizeBytes: number
  readonly fenceAgent: string
  readonly hasSerial: boolean
}

const usualStyle: ClusterStyle = {
  clusterName: 'demo',
  networks: ['192.0.2', '198.51.100'],
  keepalive: 2,
  heartbeatPort: 694,
  drbdPort: 7788,
  protocol: 'C',
  keyMethod: 'sha1',
  key: 'k7d0c1f4b9e26a83',
  secret: 'another-0f3a9c',
  volumeGroup: 'vg1',
  resourcePrefix: 'r',
  directory: '/srv/data',
  fileSystem: 'ext3',
  configVersion: 7,
  threshold: 61,
  sizeBytes: 10_737_418_240,
  fenceAgent: 'fence_apc',
  hasSerial: false,
}

/** Draws a style; the same numbers give the same one. */
export function drawStyle(random: Random): ClusterStyle {
  const hex = (digits: number): string => Array.from({ length: digits }, () => random.below(16).toString(16)).join('')
  return {
    clusterName: `${random.of(['store', 'web', 'xen', 'mail'])}${random.below(100)}`,
    networks: [`10.${random.below(100)}.${random.below(250)}`, `172.16.${random.below(250)}`],
    keepalive: random.of([1, 2, 3]),
    heartbeatPort: random.of([694, 695, 6942]),
    drbdPort: random.of([7788, 7800, 8800]),
    protocol: random.of(['C', 'C', 'B']),
    keyMethod: random.of(['sha1', 'sha1', 'md5']),
    key: `k${hex(24)}`,
    secret: `s${hex(20)}`,
    volumeGroup: random.of(['vg0', 'vg1', 'system']),
    resourcePrefix: random.of(['r', 'disk', 'store-']),
    directory: random.of(['/srv/data', '/srv/images', '/var/spool/imap']),
    fileSystem: random.of(['ext3', 'ext4', 'xfs']),
    configVersion: 1 + random.below(90),
    threshold: random.of([61, 71, 91]),
    sizeBytes: (1 + random.below(500)) * 1_073_741_824,
    fenceAgent: random.of(['fence_apc', 'fence_wti']),
    hasSerial: random.below(3) === 0,
  }
}

/** Names the hosts of a shape, in order. */
export function hostNames({ size, hasFullNames }: ClusterShape): string[] {
  const greek = [
    'alpha',
    'beta',
    'gamma',
    'delta',
    'epsilon',
    'zeta',
    'eta',
    'theta',
    'iota',
    'kappa',
    'lambda',
    'mu',
    'nu',
    'xi',
    'omicron',
    'pi',
  ]
  return greek.slice(0, size).map(name => (hasFullNames ? `${name}.example.com` : name))
}

/**
 * Makes a cluster of heartbeat, DRBD, cman and OCFS2 on all hosts.
 *
 * Two hosts use haresources, more of them a CRM. DRBD resources join neighbouring pairs; every host has the whole file.
 */
export function consistentCluster(shape: ClusterShape): ClusterFiles {
  const names = hostNames(shape)
  const style = shape.style ?? usualStyle
  const files: ClusterFiles = {}
  for (const [index, name] of names.entries()) {
    files[name] = {
      '/etc/hostname': `${name}\n`,
      '/etc/hosts': hostsFile(names, style),
      '/etc/ha.d/ha.cf': haCf(names, index, style),
      '/etc/ha.d/authkeys': `auth 1\n1 ${style.keyMethod} ${style.key}\n`,
      '/etc/drbd.conf': drbdConf(names, style),
      '/etc/cluster/cluster.conf': clusterConf(names, style),
      '/etc/sysconfig/cluster': `CLUSTERNAME="${style.clusterName}"\n`,
      '/etc/ocfs2/cluster.conf': ocfs2Conf(names, style),
      '/etc/default/o2cb': `O2CB_ENABLED=true\nO2CB_BOOTCLUSTER=${style.clusterName}\nO2CB_HEARTBEAT_THRESHOLD=${style.threshold}\n`,
      'facts/ip-addr.json': ipAddr(index + 1, style),
      'facts/lvs.json': lvsReport(style),
      'facts/rc.txt': rcOrder,
      ...(names.length === 2
        ? {
          '/etc/ha.d/haresources': haresources(names[0] ?? '', style),
        }
        : {}),
    }
  }
  return files
}

function hostsFile(names: readonly string[], style: ClusterStyle): string {
  const lines = names.map(
    (name, index) =>
      `${style.networks[0]}.${index + 1} ` +
      `${[name, name.split('.')[0]].filter((word, at, all) => all.indexOf(word) === at).join(' ')}\n`,
  )
  return `127.0.0.1 localhost\n${lines.join('')}`
}

function haCf(names: readonly string[], index: number, style: ClusterStyle): string {
  const [clients] = style.networks
  const peer = names.length === 2 ? `ucast eth0 ${clients}.${2 - index}\n` : 'bcast eth0\n'
  const manager = names.length === 2 ? 'auto_failback off\n' : ''
  const crm = names.length === 2 ? '' : 'crm yes\n'
  return `use_logd on
keepalive ${style.keepalive}
deadtime ${style.keepalive * 10 + 10}
warntime 10
initdead 120
udpport ${style.heartbeatPort}
${style.hasSerial && names.length === 2 ? 'baud 19200\nserial /dev/ttyS0\n' : ''}bcast eth1
${peer}ping ${clients}.254
${manager}respawn hacluster /usr/lib/heartbeat/ipfail
respawn hacluster /usr/lib/heartbeat/dopd
apiauth dopd gid=haclient uid=hacluster
${names.map(name => `node ${name}\n`).join('')}${crm}`
}

function drbdConf(names: readonly string[], style: ClusterStyle): string {
  const resources: string[] = []
  for (let first = 0; first + 1 < names.length; first += 2) {
    const number = first / 2
    const section = (index: number): string => `  on ${names[index]} {
    device    /dev/drbd${number};
    disk      /dev/${style.volumeGroup}/data;
    address   ${style.networks[1]}.${index + 1}:${style.drbdPort + number};
    meta-disk internal;
  }
`
    resources.push(`resource ${style.resourcePrefix}${number} {\n${section(first)}${section(first + 1)}}\n`)
  }
  return `common {
  startup {
    wfc-timeout 60;
    degr-wfc-timeout 60;
  }
  disk {
    fencing resource-only;
    on-io-error detach;
  }
  net {
    protocol ${style.protocol};
    ping-int 10;
    cram-hmac-alg sha1;
    shared-secret "${style.secret}";
  }
  handlers {
    fence-peer "/usr/lib/heartbeat/drbd-peer-outdater -t 5";
  }
}
${resources.join('')}`
}

function clusterConf(names: readonly string[], style: ClusterStyle): string {
  const nodes = names.map((name, index) => `    <clusternode name="${name}" nodeid="${index + 1}">
      <fence>
        <method name="1">
          <device name="apc" port="${index + 1}"/>
        </method>
      </fence>
    </clusternode>
`)
  const cman = names.length === 2 ? '<cman two_node="1" expected_votes="1"/>' : '<cman/>'
  return `<?xml version="1.0"?>
<cluster name="${style.clusterName}" config_version="${style.configVersion}">
  ${cman}
  <fence_daemon post_join_delay="20"/>
  <clusternodes>
${nodes.join('')}  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="${style.fenceAgent}" ipaddr="${style.networks[0]}.200" login="apc" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`
}

function ocfs2Conf(names: readonly string[], style: ClusterStyle): string {
  const nodes = names.map((name, index) => `
node:
\tip_port = 7777
\tip_address = ${style.networks[0]}.${index + 1}
\tnumber = ${index}
\tname = ${name.split('.')[0] ?? name}
\tcluster = ${style.clusterName}
`)
  return `cluster:\n\tnode_count = ${names.length}\n\tname = ${style.clusterName}\n${nodes.join('')}`
}

function ipAddr(number: number, style: ClusterStyle): string {
  const [clients, replication] = style.networks
  const entry = (name: string, address: string): object => ({
    ifname: name,
    flags: ['BROADCAST', 'MULTICAST', 'UP', 'LOWER_UP'],
    operstate: 'UP',
    addr_info: [{ family: 'inet', local: address, prefixlen: 24, scope: 'global', label: name }],
  })
  return `${JSON.stringify([entry('eth0', `${clients}.${number}`), entry('eth1', `${replication}.${number}`)], undefined, 1)}\n`
}

function lvsReport({ volumeGroup, sizeBytes }: ClusterStyle): string {
  return `{"report":[{"lv":[{"lv_name":"data","vg_name":"${volumeGroup}","lv_size":"${sizeBytes}B"}]}]}\n`
}

function haresources(owner: string, { resourcePrefix, directory, fileSystem, networks }: ClusterStyle): string {
  const parts = [
    `drbddisk::${resourcePrefix}0`,
    `Filesystem::/dev/drbd0::${directory}::${fileSystem}`,
    `IPaddr::${networks[0]}.100/24/eth0`,
  ]
  return `${owner} ${parts.join(' ')}\n`
}
