/** A cluster whose hosts agree in everything: the files of each host by path. */
export type ClusterFiles = Record<string, Record<string, string>>

/** What a generated cluster looks like. */
export interface ClusterShape {
  readonly size: number
  /** Hosts call themselves `alpha.example.com`, and all files that compare whole names do so too. */
  readonly hasFullNames: boolean
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
  const files: ClusterFiles = {}
  for (const [index, name] of names.entries()) {
    files[name] = {
      '/etc/hostname': `${name}\n`,
      '/etc/hosts': hostsFile(names),
      '/etc/ha.d/ha.cf': haCf(names, index),
      '/etc/ha.d/authkeys': 'auth 1\n1 sha1 k7d0c1f4b9e26a83\n',
      '/etc/drbd.conf': drbdConf(names),
      '/etc/cluster/cluster.conf': clusterConf(names),
      '/etc/sysconfig/cluster': 'CLUSTERNAME="demo"\n',
      '/etc/ocfs2/cluster.conf': ocfs2Conf(names),
      '/etc/default/o2cb': 'O2CB_ENABLED=true\nO2CB_BOOTCLUSTER=demo\nO2CB_HEARTBEAT_THRESHOLD=61\n',
      'facts/ip-addr.json': ipAddr(index + 1),
      'facts/lvs.json': '{"report":[{"lv":[{"lv_name":"data","vg_name":"vg1","lv_size":"10737418240B"}]}]}\n',
      'facts/rc.txt': rcOrder,
      ...(names.length === 2
        ? {
          '/etc/ha.d/haresources': `${names[0]} drbddisk::r0 Filesystem::/dev/drbd0::/srv/data::ext3 IPaddr::192.0.2.100/24/eth0\n`,
        }
        : {}),
    }
  }
  return files
}

const rcOrder = `/etc/rc0.d:
K05heartbeat
K08drbd

/etc/rc2.d:
S70drbd
S75heartbeat

/etc/rc6.d:
K05heartbeat
K08drbd
`

function hostsFile(names: readonly string[]): string {
  const lines = names.map(
    (name, index) =>
      `192.0.2.${index + 1} ` +
      `${[name, name.split('.')[0]].filter((word, at, all) => all.indexOf(word) === at).join(' ')}\n`,
  )
  return `127.0.0.1 localhost\n${lines.join('')}`
}

function haCf(names: readonly string[], index: number): string {
  const peer = names.length === 2 ? `ucast eth0 192.0.2.${2 - index}\n` : 'bcast eth0\n'
  const manager = names.length === 2 ? 'auto_failback off\n' : ''
  const crm = names.length === 2 ? '' : 'crm yes\n'
  return `use_logd on
keepalive 2
deadtime 30
warntime 10
initdead 120
udpport 694
bcast eth1
${peer}ping 192.0.2.254
${manager}respawn hacluster /usr/lib/heartbeat/ipfail
respawn hacluster /usr/lib/heartbeat/dopd
apiauth dopd gid=haclient uid=hacluster
${names.map(name => `node ${name}\n`).join('')}${crm}`
}

function drbdConf(names: readonly string[]): string {
  const resources: string[] = []
  for (let first = 0; first + 1 < names.length; first += 2) {
    const number = first / 2
    const section = (index: number): string => `  on ${names[index]} {
    device    /dev/drbd${number};
    disk      /dev/vg1/data;
    address   198.51.100.${index + 1}:${7788 + number};
    meta-disk internal;
  }
`
    resources.push(`resource r${number} {\n${section(first)}${section(first + 1)}}\n`)
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
    protocol C;
    ping-int 10;
    cram-hmac-alg sha1;
    shared-secret "another-0f3a9c";
  }
  handlers {
    fence-peer "/usr/lib/heartbeat/drbd-peer-outdater -t 5";
  }
}
${resources.join('')}`
}

function clusterConf(names: readonly string[]): string {
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
<cluster name="demo" config_version="7">
  ${cman}
  <fence_daemon post_join_delay="20"/>
  <clusternodes>
${nodes.join('')}  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.200" login="apc" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`
}

function ocfs2Conf(names: readonly string[]): string {
  const nodes = names.map((name, index) => `
node:
\tip_port = 7777
\tip_address = 192.0.2.${index + 1}
\tnumber = ${index}
\tname = ${name.split('.')[0] ?? name}
\tcluster = demo
`)
  return `cluster:\n\tnode_count = ${names.length}\n\tname = demo\n${nodes.join('')}`
}

function ipAddr(number: number): string {
  const entry = (name: string, address: string): object => ({
    ifname: name,
    flags: ['BROADCAST', 'MULTICAST', 'UP', 'LOWER_UP'],
    operstate: 'UP',
    addr_info: [{ family: 'inet', local: address, prefixlen: 24, scope: 'global', label: name }],
  })
  return `${JSON.stringify([entry('eth0', `192.0.2.${number}`), entry('eth1', `198.51.100.${number}`)], undefined, 1)}\n`
}

/** Adds comments and blanks to a host's files, where each language takes them: nothing of it is a difference. */
export function decorated(files: Readonly<Record<string, string>>): Record<string, string> {
  const result: Record<string, string> = {}
  for (const [path, text] of Object.entries(files)) result[path] = decorators[path]?.(text) ?? text
  return result
}

const decorators: Readonly<Record<string, (text: string) => string>> = {
  '/etc/ha.d/ha.cf': text => `# heartbeat\n\n${text.replace(/^(\w+) /gm, '$1\t ')}# end\n`,
  '/etc/ha.d/authkeys': text => `# keys\n${text.replace('1 sha1 ', '1  sha1\t')}\n`,
  '/etc/ha.d/haresources': text => `# groups\n${text.replace(' IPaddr', ' \\\n   IPaddr')}`,
  '/etc/drbd.conf': text => `# DRBD\n${text.replace(/;$/gm, ' ; # a remark').replaceAll('  ', '\t')}`,
  '/etc/cluster/cluster.conf': text => text
    .replaceAll('    <', '\t<')
    .replace(
      '<cluster name="demo" config_version="7">',
      '<!-- the cluster -->\n<cluster config_version="7"\n  name=\'demo\'>',
    ),
  '/etc/ocfs2/cluster.conf': text => `# OCFS2\n${text.replaceAll(' = ', '=')}`,
  '/etc/default/o2cb': text => `# o2cb\n${text.replace('=61', '="61"')}`,
  '/etc/sysconfig/cluster': text => `# names\n${text}`,
  '/etc/hosts': text => text.replace(/ /g, '\t\t') + '# end\n',
}
