/** Files of hosts, by host and path. */
export type Hosts = Readonly<Record<string, Readonly<Record<string, string>>>>

const times = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('')

function ipAddr(interfaces: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(interfaces).map(([name, local]) => ({
    ifname: name,
    flags: ['UP', 'LOWER_UP'],
    operstate: 'UP',
    addr_info: [{ family: 'inet', local, prefixlen: 24, scope: 'global', label: name }],
  })))
}

const at = (network: string, number: number): string => `${network}.${Math.floor(number / 250) % 250}.${(number % 250) + 1}`

/** Pairs of heartbeat, each with its own resources and service addresses. */
function pairs(count: number, resources: number, isLive: boolean): Hosts {
  const hosts: Record<string, Record<string, string>> = {}
  for (let pair = 0; pair < count; pair += 1) {
    const names = [`a${pair}`, `b${pair}`]
    const haresources = times(resources, index => `${names[index % 2] ?? ''} drbddisk::p${pair}r${index} Filesystem::/dev/drbd${index}::/srv/${index}::ext3 ${at('10.1', pair * resources + index)}\n`)
    const drbd = times(resources, index => `resource p${pair}r${index} {\n protocol C;\n${names.map((name, side) => ` on ${name} { device /dev/drbd${index}; disk /dev/vg1/d${index}; address ${at('10.2', pair * 2 + side)}:${7788 + index}; meta-disk internal; }\n`).join('')}}\n`)
    names.forEach((name, side) => {
      hosts[name] = {
        'etc/ha.d/ha.cf': `keepalive 2\ndeadtime 30\nwarntime 10\nudpport ${694 + pair}\nucast eth0 ${at('10.1', pair * 2 + 1 - side)}\nnode ${names.join(' ')}\n`,
        'etc/ha.d/authkeys': `auth 1\n1 sha1 not-a-secret-${pair}\n`,
        'etc/ha.d/haresources': haresources,
        'etc/drbd.conf': drbd,
        ...(isLive ? { 'facts/ip-addr.json': ipAddr({ eth0: at('10.1', pair * 2 + side), eth1: at('10.2', pair * 2 + side) }) } : {}),
      }
    })
  }
  return hosts
}

/** One cluster of heartbeat; every host has a script of its own, which all groups use. */
function oneCluster(count: number): Hosts {
  const names = Array.from({ length: count }, (_, index) => `h${index}`)
  return Object.fromEntries(names.map(name => [name, {
    'etc/ha.d/ha.cf': `keepalive 2\ndeadtime 30\nbcast eth0\nnode ${names.join(' ')}\n`,
    'etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret\n',
    'etc/ha.d/haresources': times(10, index => `h${index % count} own${index} 192.0.2.${index + 10}/24/eth0\n`),
    ...Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`etc/ha.d/resource.d/own${index}`, '#!/bin/sh\nexit 0\n'])),
  }]))
}

function ocfs2Nodes(count: number): string {
  return `cluster:\n\tnode_count = ${count}\n\tname = demo\n${times(count, index => `node:\n\tip_port = 7777\n\tip_address = ${at('10.3', index)}\n\tnumber = ${index}\n\tname = h${index}\n\tcluster = demo\n`)}`
}

const twoHosts = (files: (side: number) => Readonly<Record<string, string>>): Hosts => ({ alpha: files(0), beta: files(1) })
const heartbeat = { 'etc/ha.d/ha.cf': 'keepalive 2\ndeadtime 30\nbcast eth0\nnode alpha beta\n', 'etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret\n' }

function drbdPair(count: number, change: (index: number, side: number) => string = () => ''): Hosts {
  return twoHosts(side => ({ 'etc/drbd.conf': times(count, index => `resource r${index} { ${change(index, side)} on alpha { device /dev/drbd${index}; disk /dev/vg/r${index}; address 192.0.2.1:${index + 1000}; meta-disk internal; } on beta { device /dev/drbd${index}; disk /dev/vg/r${index}; address 192.0.2.2:${index + 1000}; meta-disk internal; } }\n`) }))
}

function mesh(count: number): Hosts {
  const names = Array.from({ length: count }, (_, index) => `h${index}`)
  const text = `resource r0 { device /dev/drbd0; disk /dev/sda; meta-disk internal;\n${names.map((name, index) => `on ${name} { node-id ${index}; address ${at('10.4', index)}:7000; }\n`).join('')}connection-mesh { hosts ${names.join(' ')}; } }\n`
  return Object.fromEntries(names.map(name => [name, { 'etc/drbd.conf': text }]))
}

function cman(count: number, isDrifting: boolean): Hosts {
  const names = Array.from({ length: count }, (_, index) => `h${index}`)
  const text = (version: number): string => `<cluster name="demo" config_version="${version}"><clusternodes>${names.map((name, index) => `<clusternode name="${name}" nodeid="${index + 1}"/>`).join('')}</clusternodes></cluster>\n`
  return Object.fromEntries(names.map((name, index) => [name, { 'etc/cluster/cluster.conf': text(isDrifting ? index + 1 : 1) }]))
}

/** Families of clusters: what a run is given for each size. */
export const clusterFamilies: Readonly<Record<string, (size: number) => Hosts>> = {
  'pairs of hosts with 20 resources, addresses known': size => pairs(size, 20, true),
  'pairs of hosts with 20 resources, addresses not known': size => pairs(size, 20, false),
  'resources of one pair': size => pairs(1, size * 10, true),
  'hosts of one heartbeat cluster': size => oneCluster(size * 2),
  'resources of one pair that differ on each host': size => drbdPair(size * 5, (index, side) => `net { timeout ${40 + ((index + side) % 9)}; }`),
  'resources of one pair that only one host has': size => ({ ...drbdPair(size * 5), beta: { 'etc/drbd.conf': 'resource other { on beta { device /dev/drbd0; disk /dev/sda; address 192.0.2.2:7; meta-disk internal; } on alpha { device /dev/drbd0; disk /dev/sda; address 192.0.2.1:7; meta-disk internal; } }\n' } }),
  'groups of haresources on two hosts': size => twoHosts(() => ({ ...heartbeat, 'etc/ha.d/haresources': times(size * 10, index => `${index % 2 === 0 ? 'alpha' : 'beta'} ${at('10.5', index)} Filesystem::/dev/drbd${index}::/srv/${index}::ext3\n`) })),
  'groups of haresources that differ': size => twoHosts(side => ({ ...heartbeat, 'etc/ha.d/haresources': times(size * 10, index => `alpha ${at('10.5', index + side)} Filesystem::/dev/drbd${index}::/srv/${index + side}::ext3\n`) })),
  'one group with many resources': size => twoHosts(() => ({ ...heartbeat, 'etc/ha.d/haresources': `alpha ${times(size * 10, index => `${at('10.5', index)} `)}\n` })),
  'lines of fstab below resources': size => Object.fromEntries(Object.entries(drbdPair(size * 5)).map(([name, files]) => [name, { ...files, 'etc/fstab': times(size * 5, index => `/dev/vg/r${index} /srv/${index} ext3 defaults 0 0\n`) }])),
  'lines of hosts': size => Object.fromEntries(Object.entries(drbdPair(size)).map(([name, files]) => [name, { ...files, ...heartbeat, 'etc/hosts': times(size * 20, index => `${at('10.6', index)} n${index} n${index}.example.com\n`) }])),
  'addresses of interfaces': size => twoHosts(side => ({ ...heartbeat, 'facts/ip-addr.json': ipAddr(Object.fromEntries(Array.from({ length: size * 10 }, (_, index) => [`eth${index}`, at(`10.${7 + side}`, index)]))) })),
  'hosts of one cluster of cman': size => cman(size * 4, false),
  'hosts of one cluster of cman that all differ': size => cman(size * 2, true),
  'hosts in a mesh of DRBD 9': size => mesh(size),
  'nodes of ha.cf that are no hosts': size => twoHosts(() => ({ ...heartbeat, 'etc/ha.d/ha.cf': `keepalive 2\ndeadtime 30\nbcast eth0\nnode alpha beta ${times(size * 10, index => `x${index} `)}\n` })),
  'nodes of one OCFS2 cluster': size => Object.fromEntries(['h0', 'h1'].map(name => [name, { 'etc/ocfs2/cluster.conf': ocfs2Nodes(size * 20) }])),
}

/** What grows faster than its input by nature: each of n hosts of a mesh is linked with all others, and each file names all n. */
export const boundOf: Readonly<Record<string, number>> = {
  'hosts in a mesh of DRBD 9': 4.8,
  'hosts of one cluster of cman': 4.8,
  'hosts of one cluster of cman that all differ': 4.8,
  'hosts of one heartbeat cluster': 4.8,
}

/** Families of single files: the path, which decides the language, and the text for each size. */
export const fileFamilies: Readonly<Record<string, { readonly path: string; readonly text: (size: number) => string }>> = {
  'names of the device mapper': { path: 'drbd.conf', text: size => `resource r0 { on alpha { device /dev/drbd0; disk /dev/mapper/${'-'.repeat(size * 30)}x-; } }\n` },
  'resync-after unknown names': { path: 'drbd.conf', text: size => times(size, index => `resource r${index} { disk { resync-after x${index}y; } on alpha { device /dev/drbd${index}; disk /dev/sda${index}; address 192.0.2.1:${index + 1000}; meta-disk internal; } }\n`) },
  'after unknown names': { path: 'drbd.conf', text: size => times(size, index => `resource r${index} { syncer { after x${index}y; } on alpha { device /dev/drbd${index}; disk /dev/sda${index}; address 192.0.2.1:${index + 1000}; meta-disk internal; } }\n`) },
  'hosts of connections that are unknown': { path: 'drbd.conf', text: size => `resource r0 {\n${times(size, index => `on host${index} { node-id ${index % 32}; address 192.0.2.1:${index + 1000}; }\nconnection { host hast${index}; host host${index}; }\n`)}}\n` },
  'unknown statements': { path: 'drbd.conf', text: size => `resource r0 {\n net {\n${times(size * 2, index => `timeuot${index} 60;\n`)}}\n}\n` },
  'syncer sections of a resource': { path: 'drbd.conf', text: size => `resource r0 {\n${times(size, index => `syncer { rate ${index + 1}M; }\n`)}}\n` },
  'syncer sections of common': { path: 'drbd.conf', text: size => `common {\n${times(size, index => `syncer { rate ${index + 1}M; }\n`)}}\nresource r0 { }\n` },
  'syncer sections of a resource of 8.3': { path: 'drbd.conf', text: size => `global { minor-count 5; }\nresource r0 {\nprotocol C;\nsyncer { verify-alg crc32c; cpu-mask 3; }\n${times(size, index => `syncer { al-extents ${index + 7}; after r${index}; }\n`)}}\n` },
  'resources with a syncer section': { path: 'drbd.conf', text: size => times(size, index => `resource r${index} { syncer { rate ${index + 1}M; } }\n`) },
  'a line of semicolons': { path: 'drbd.conf', text: size => `${';'.repeat(size * 10)}\n` },
  'a line of closing braces': { path: 'drbd.conf', text: size => `${'}'.repeat(size * 10)}\n` },
  'suppressions of statements': { path: 'drbd.conf', text: size => times(size, index => `# cfgcheck-ignore drbd-conf/unknown-option: known\nresource r${index} { nonsense${index}; }\n`) },
  'suppressions that find nothing': { path: 'ha.cf', text: size => `${times(size, () => '# cfgcheck-ignore ha-cf/unknown-directive: known\nnode alpha\n')}node alpha\n` },
  'suppressions of unknown rules': { path: 'ha.cf', text: size => times(size, index => `# cfgcheck-ignore ha-cf/unknown-directiv${index}: known\n`) },
  'suppressions for a whole file': { path: 'ha.cf', text: size => `${times(size, () => '# cfgcheck-ignore-file ha-cf/unknown-directive: known\n')}${times(size, index => `foo${index} bar\n`)}` },
  'clusters of OCFS2 and nodes of unknown ones': { path: 'etc/ocfs2/cluster.conf', text: size => times(size, index => `cluster:\n\tnode_count = 1\n\tname = demo${index}\n\nnode:\n\tip_port = 7777\n\tip_address = ${at('10.3', index)}\n\tnumber = 0\n\tname = h${index}\n\tcluster = dem${index}x\n\n`) },
  'clusters of OCFS2 with a node each': { path: 'etc/ocfs2/cluster.conf', text: size => times(size, index => `cluster:\n\tnode_count = 1\n\tname = demo${index}\n\nnode:\n\tip_port = 7777\n\tip_address = ${at('10.3', index)}\n\tnumber = 0\n\tname = h${index}\n\tcluster = demo${index}\n\n`) },
  'nodes of one OCFS2 cluster': { path: 'etc/ocfs2/cluster.conf', text: ocfs2Nodes },
  'unknown sections of OCFS2': { path: 'etc/ocfs2/cluster.conf', text: size => times(size, index => `clustr${index}:\n\tname = a\n\n`) },
  'directives of ha.cf that are unknown': { path: 'ha.cf', text: size => times(size, index => `deadtim${index} 30\n`) },
  'nodes of ha.cf': { path: 'ha.cf', text: size => times(size, index => `node h${index}\n`) },
  'groups of haresources': { path: 'haresources', text: size => times(size, index => `alpha drbddisk::r${index} Filesystem::/dev/drbd${index}::/srv/${index}::ext3 192.0.2.${index % 250}\n`) },
  'keys of authkeys': { path: 'authkeys', text: size => `auth 1\n${times(size, index => `${index + 1} sha1 not-a-secret-${index}\n`)}` },
  'nodes of cluster.conf': { path: 'etc/cluster/cluster.conf', text: size => `<cluster name="demo" config_version="1"><clusternodes>\n${times(size, index => `<clusternode name="h${index}" nodeid="${index + 1}"><fence><method name="1"><device name="d${index}"/></method></fence></clusternode>\n`)}</clusternodes><fencedevices>${times(size, index => `<fencedevice name="d${index}" agent="fence_apc" ipaddr="192.0.2.1" login="a" passwd="not-a-secret"/>\n`)}</fencedevices></cluster>\n` },
  'unknown fence devices of cluster.conf': { path: 'etc/cluster/cluster.conf', text: size => `<cluster name="demo" config_version="1"><clusternodes>\n${times(size, index => `<clusternode name="h${index}" nodeid="${index + 1}"><fence><method name="1"><device name="e${index}"/></method></fence></clusternode>\n`)}</clusternodes><fencedevices>${times(size, index => `<fencedevice name="d${index}" agent="fence_apc" ipaddr="192.0.2.1" login="a" passwd="not-a-secret"/>\n`)}</fencedevices></cluster>\n` },
}
