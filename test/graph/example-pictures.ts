import type { ExampleCluster } from '../../src/cluster/define-cluster-rule.js'

type Hosts = ExampleCluster['hosts']

function resource(name: string, number: number, { hosts, net = '' }: { readonly hosts: readonly string[]; readonly net?: string }): string {
  const sections = hosts.map((host, index) => {
    return `  on ${host} { device /dev/drbd${number}; disk /dev/vg0/${name}; address 192.0.2.${index + 1}:${7788 + number}; meta-disk internal; node-id ${index}; }\n`
  })
  const mesh = hosts.length > 2 ? `  connection-mesh { hosts ${hosts.join(' ')}; }\n` : ''
  return `resource ${name} {\n${net}${sections.join('')}${mesh}}\n`
}

const ha = 'node alpha\nnode beta\nbcast eth1\nucast eth0 192.0.2.1\nucast eth0 192.0.2.2\nping 192.0.2.254\ndeadtime 30\nkeepalive 2\nauto_failback off\n'

function addresses(host: number): string {
  return JSON.stringify([
    { ifname: 'eth0', addr_info: [{ family: 'inet', local: `192.0.2.${host}`, prefixlen: 24 }] },
    { ifname: 'eth1', addr_info: [{ family: 'inet', local: `198.51.100.${host}`, prefixlen: 24 }] },
  ])
}

/** Two hosts with a group each, on a resource each. */
export const activeActive: Hosts = Object.fromEntries(
  ['alpha', 'beta'].map((host, index) => [
    host,
    {
      '/etc/hostname': `${host}\n`,
      '/etc/drbd.conf': resource('r0', 0, { hosts: ['alpha', 'beta'] }) + resource('r1', 1, { hosts: ['alpha', 'beta'] }),
      '/etc/ha.d/ha.cf': ha,
      '/etc/ha.d/haresources':
        'alpha drbddisk::r0 Filesystem::/dev/drbd0::/srv/web::ext3 IPaddr::192.0.2.10/24/eth0 apache\n' +
        'beta drbddisk::r1 Filesystem::/dev/drbd1::/srv/mail::ext3 IPaddr::192.0.2.11/24/eth0 postfix\n',
      'facts/ip-addr.json': addresses(index + 1),
    },
  ]),
)

/** Both hosts mount one cluster file system on a resource with two primaries. */
export const clusterOnMirror: Hosts = Object.fromEntries(
  ['alpha', 'beta'].map(host => [
    host,
    {
      '/etc/hostname': `${host}\n`,
      '/etc/drbd.conf': resource('r0', 0, { hosts: ['alpha', 'beta'], net: '  net { allow-two-primaries yes; }\n' }),
      '/etc/fstab': '/dev/drbd0 /srv/shared ocfs2 _netdev 0 0\n/dev/drbd0 /srv/other ocfs2 _netdev 0 0\n',
      '/etc/ocfs2/cluster.conf':
        'node:\n\tip_port = 7777\n\tip_address = 192.0.2.1\n\tnumber = 0\n\tname = alpha\n\tcluster = demo\n\n' +
        'node:\n\tip_port = 7777\n\tip_address = 192.0.2.2\n\tnumber = 1\n\tname = beta\n\tcluster = demo\n\n' +
        'cluster:\n\tnode_count = 2\n\tname = demo\n',
    },
  ]),
)

/** More resources than stand side by side, on three hosts. */
export const mixedMesh: Hosts = Object.fromEntries(
  ['alpha', 'beta', 'gamma'].map(host => [
    host,
    {
      '/etc/hostname': `${host}\n`,
      '/etc/drbd.conf': [0, 1, 2, 3, 4, 5].map(number => resource(`r${number}`, number, { hosts: ['alpha', 'beta', 'gamma'] })).join(''),
    },
  ]),
)

/** More hosts than are drawn in full: pairs, each with a resource, of which one has two findings. */
export const manyPairs: Hosts = Object.fromEntries(
  Array.from({ length: 18 }, (_, index) => `node${String(index + 1).padStart(2, '0')}`).map((host, index, hosts) => {
    const pair = index - (index % 2)
    return [host, { '/etc/hostname': `${host}\n`, '/etc/drbd.conf': resource(`r${pair / 2}`, pair / 2, { hosts: hosts.slice(pair, pair + 2), net: pair === 4 ? '  net { allow-two-primaries yes; }\n' : '' }) }]
  }),
)

/** As many hosts as are drawn in full: pairs, each with more resources than stand side by side. */
export const manyDisks: Hosts = Object.fromEntries(
  Array.from({ length: 16 }, (_, index) => `node${String(index + 1).padStart(2, '0')}`).map((host, index, hosts) => {
    const pair = index - (index % 2)
    return [host, { '/etc/hostname': `${host}\n`, '/etc/drbd.conf': Array.from({ length: 18 }, (_, number) => resource(`r${pair}-${number}`, number, { hosts: hosts.slice(pair, pair + 2) })).join('') }]
  }),
)
