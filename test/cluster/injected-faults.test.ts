import { describe, expect, test } from 'vitest'

import { checkExample, shownFinding } from '../support/cluster-of.js'
import { consistentCluster, decorated, hostNames } from '../support/consistent-cluster.js'
import type { ClusterFiles, ClusterShape } from '../support/consistent-cluster.js'

/** One way in which a cluster drifts apart, or is set up wrong. */
interface Injection {
  readonly title: string
  readonly rule: string
  /** The file that changes; on every host when `isEverywhere`. */
  readonly path: string
  readonly isEverywhere?: boolean
  /** Only in clusters of this size; in all when absent. */
  readonly size?: number
  /** The host that drifts; another one for each injection when absent. */
  readonly host?: number
  /** `undefined` takes the file away. */
  readonly change: (text: string, host: Host) => string | undefined
  /** Files, besides the changed one on both hosts, that the finding names. */
  readonly places?: readonly string[]
}

interface Host {
  readonly name: string
  readonly index: number
  readonly names: readonly string[]
}

const otherName = ({ name, names }: Host): string => names.find(candidate => candidate !== name) ?? ''

const injections: readonly Injection[] = [
  {
    title: 'another key',
    rule: 'mismatched-authkeys',
    path: '/etc/ha.d/authkeys',
    change: text => text.replace('k7d0c1f4b9e26a83', 'k7d0c1f4b9e26a84'),
  },
  {
    title: 'another method',
    rule: 'mismatched-authkeys',
    path: '/etc/ha.d/authkeys',
    change: text => text.replace('sha1', 'md5'),
  },
  {
    title: 'another key number',
    rule: 'mismatched-authkeys',
    path: '/etc/ha.d/authkeys',
    change: text => text.replace('auth 1', 'auth 3').replace('1 sha1', '3 sha1'),
  },
  {
    title: 'no authkeys',
    rule: 'missing-authkeys',
    path: '/etc/ha.d/authkeys',
    change: () => undefined,
    places: ['/etc/ha.d/ha.cf'],
  },
  {
    title: 'another resource',
    rule: 'mismatched-haresources',
    path: '/etc/ha.d/haresources',
    size: 2,
    change: text => text.replace('/srv/data', '/srv/date'),
  },
  {
    title: 'a resource too many',
    rule: 'mismatched-haresources',
    path: '/etc/ha.d/haresources',
    size: 2,
    change: text => text.replace('\n', ' apache2\n'),
  },
  {
    title: 'another owner',
    rule: 'mismatched-preferred-host',
    path: '/etc/ha.d/haresources',
    size: 2,
    change: (text, { names }) => text.replace(names[0] ?? '', names[1] ?? ''),
  },
  {
    title: 'no haresources',
    rule: 'missing-file',
    path: '/etc/ha.d/haresources',
    size: 2,
    change: () => undefined,
    places: ['/etc/ha.d/ha.cf'],
  },
  {
    title: 'a node with another name',
    rule: 'mismatched-heartbeat-hosts',
    path: '/etc/ha.d/ha.cf',
    change: (text, host) => text.replace(`node ${otherName(host)}\n`, 'node omega\n'),
  },
  {
    title: 'a node too few',
    rule: 'mismatched-heartbeat-hosts',
    path: '/etc/ha.d/ha.cf',
    size: 3,
    change: (text, host) => text.replace(`node ${otherName(host)}\n`, ''),
  },
  {
    title: 'another deadtime',
    rule: 'mismatched-heartbeat-times',
    path: '/etc/ha.d/ha.cf',
    change: text => text.replace('deadtime 30', 'deadtime 40'),
  },
  {
    title: 'another port',
    rule: 'mismatched-heartbeat-port',
    path: '/etc/ha.d/ha.cf',
    change: text => text.replace('udpport 694', 'udpport 695'),
  },
  {
    title: 'another ping host',
    rule: 'mismatched-ping-hosts',
    path: '/etc/ha.d/ha.cf',
    change: text => text.replace('ping 192.0.2.254', 'ping 192.0.2.253'),
  },
  {
    title: 'another message format',
    rule: 'mismatched-message-format',
    path: '/etc/ha.d/ha.cf',
    change: text => text.replace('use_logd on', 'msgfmt netstring\nuse_logd on'),
  },
  {
    title: 'auto_failback',
    rule: 'mismatched-ha-cf',
    path: '/etc/ha.d/ha.cf',
    size: 2,
    change: text => text.replace('auto_failback off', 'auto_failback on'),
  },
  {
    title: 'a program too few',
    rule: 'mismatched-respawn',
    path: '/etc/ha.d/ha.cf',
    change: text => text.replace('respawn hacluster /usr/lib/heartbeat/ipfail\n', ''),
  },
  {
    title: 'another folder',
    rule: 'mismatched-library-path',
    path: '/etc/ha.d/ha.cf',
    change: text => text.replaceAll('/usr/lib/', '/usr/lib64/'),
  },
  {
    title: 'a serial line',
    rule: 'mismatched-serial',
    path: '/etc/ha.d/ha.cf',
    size: 2,
    change: text => text.replace('bcast eth1', 'baud 19200\nserial /dev/ttyS0\nbcast eth1'),
  },
  {
    title: 'the own address behind ucast',
    rule: 'mismatched-ucast-peer',
    path: '/etc/ha.d/ha.cf',
    size: 2,
    change: (text, { index }) => text.replace(/ucast eth0 \S+/, `ucast eth0 192.0.2.${index + 1}`),
  },
  {
    title: 'an interface that is not there',
    rule: 'unknown-heartbeat-interface',
    path: '/etc/ha.d/ha.cf',
    change: text => text.replace('bcast eth1', 'bcast eth2'),
    places: ['facts/ip-addr.json'],
  },
  {
    title: 'another port of DRBD',
    rule: 'mismatched-drbd-address',
    path: '/etc/drbd.conf',
    change: text => text.replace('198.51.100.1:7788', '198.51.100.1:7799'),
  },
  {
    title: 'another address of DRBD',
    rule: 'mismatched-drbd-address',
    path: '/etc/drbd.conf',
    change: text => text.replace('198.51.100.2:', '198.51.100.42:'),
  },
  {
    title: 'another disk',
    rule: 'mismatched-drbd-conf',
    path: '/etc/drbd.conf',
    change: text => text.replace('/dev/vg1/data', '/dev/vg1/date'),
  },
  {
    title: 'another host section',
    rule: 'mismatched-drbd-conf',
    path: '/etc/drbd.conf',
    change: (text, host) => text.replace(
      `on ${host.names.slice(0, 2).find(name => name !== host.name) ?? ''} {`,
      'on omega {',
    ),
  },
  {
    title: 'another resource name',
    rule: 'mismatched-drbd-conf',
    path: '/etc/drbd.conf',
    size: 3,
    change: text => text.replace('resource r0', 'resource r9'),
  },
  {
    title: 'a resource too few',
    rule: 'mismatched-drbd-conf',
    path: '/etc/drbd.conf',
    size: 16,
    host: 3,
    change: text => text.replace(/resource r1 \{[^]*?\n\}\n/, ''),
  },
  {
    title: 'another secret',
    rule: 'mismatched-drbd-secret',
    path: '/etc/drbd.conf',
    change: text => text.replace('another-0f3a9c', 'another-0f3a9d'),
  },
  {
    title: 'another protocol',
    rule: 'mismatched-drbd-protocol',
    path: '/etc/drbd.conf',
    change: text => text.replace('protocol C', 'protocol B'),
  },
  {
    title: 'another policy',
    rule: 'mismatched-drbd-protocol',
    path: '/etc/drbd.conf',
    change: text => text.replace('protocol C;', 'protocol C;\n    after-sb-1pri consensus;'),
  },
  {
    title: 'another handler',
    rule: 'mismatched-drbd-options',
    path: '/etc/drbd.conf',
    change: text => text.replace('outdater -t 5', 'outdater -t 9'),
  },
  {
    title: 'another time to wait at boot',
    rule: 'mismatched-drbd-options',
    path: '/etc/drbd.conf',
    change: text => text.replace('degr-wfc-timeout 60', 'degr-wfc-timeout 50'),
  },
  {
    title: 'another timer of DRBD',
    rule: 'mismatched-drbd-options',
    path: '/etc/drbd.conf',
    change: text => text.replace('ping-int 10', 'ping-int 20'),
  },
  { title: 'no drbd.conf', rule: 'missing-file', path: '/etc/drbd.conf', change: () => undefined },
  {
    title: 'another size below DRBD',
    rule: 'mismatched-disk-size',
    path: 'facts/lvs.json',
    size: 2,
    change: text => text.replace('10737418240', '10733223936'),
    places: ['/etc/drbd.conf'],
  },
  {
    title: 'another fence port',
    rule: 'mismatched-cluster-conf',
    path: '/etc/cluster/cluster.conf',
    change: text => text.replace('<device name="apc" port="1"/>', '<device name="apc" port="19"/>'),
  },
  {
    title: 'another fence password',
    rule: 'mismatched-cluster-conf',
    path: '/etc/cluster/cluster.conf',
    change: text => text.replace('passwd="not-a-secret"', 'passwd="no-secret"'),
  },
  {
    title: 'another version',
    rule: 'mismatched-config-version',
    path: '/etc/cluster/cluster.conf',
    change: text => text.replace('config_version="7"', 'config_version="8"'),
  },
  {
    title: 'another cluster name',
    rule: 'mismatched-cluster-name',
    path: '/etc/cluster/cluster.conf',
    change: text => text.replace(/name=(["'])demo\1/, 'name="dema"'),
  },
  {
    title: 'another CLUSTERNAME',
    rule: 'mismatched-sysconfig-name',
    path: '/etc/sysconfig/cluster',
    change: text => text.replace('demo', 'test'),
    places: ['/etc/cluster/cluster.conf'],
  },
  {
    title: 'another OCFS2 port',
    rule: 'mismatched-ocfs2-conf',
    path: '/etc/ocfs2/cluster.conf',
    change: text => text.replace(/(ip_port ?= ?)7777/, '$17778'),
  },
  {
    title: 'another O2CB timeout',
    rule: 'mismatched-o2cb',
    path: '/etc/default/o2cb',
    change: text => text.replace('61', '71'),
  },
  {
    title: 'another start number',
    rule: 'mismatched-start-order',
    path: 'facts/rc.txt',
    change: text => text.replace('S75heartbeat', 'S76heartbeat'),
  },
  {
    title: 'another address of a name',
    rule: 'mismatched-host-address',
    path: '/etc/hosts',
    change: text => text.replace(/^192\.0\.2\.1(\s)/m, '192.0.2.41$1'),
  },
  {
    title: 'the address of a host as virtual address',
    rule: 'conflicting-virtual-address',
    path: '/etc/ha.d/haresources',
    isEverywhere: true,
    size: 2,
    change: text => text.replace('192.0.2.100', '192.0.2.1'),
    places: ['facts/ip-addr.json'],
  },
  {
    title: 'a resource that is not there',
    rule: 'unknown-drbd-resource',
    path: '/etc/ha.d/haresources',
    isEverywhere: true,
    size: 2,
    change: text => text.replace('::r0', '::r7'),
    places: ['/etc/drbd.conf'],
  },
  {
    title: 'a device of no resource',
    rule: 'unknown-filesystem-device',
    path: '/etc/ha.d/haresources',
    isEverywhere: true,
    size: 2,
    change: text => text.replace('/dev/drbd0', '/dev/drbd5'),
    places: ['/etc/drbd.conf'],
  },
  {
    title: 'an address that no host has',
    rule: 'unknown-drbd-address',
    path: '/etc/drbd.conf',
    isEverywhere: true,
    change: text => text.replace('198.51.100.1:', '198.51.100.77:'),
    places: ['facts/ip-addr.json'],
  },
  {
    title: 'a preferred host that is not there',
    rule: 'unknown-preferred-host',
    path: '/etc/ha.d/haresources',
    isEverywhere: true,
    size: 2,
    change: (text, { names }) => text.replace(names[0] ?? '', 'omega'),
    places: ['/etc/ha.d/ha.cf'],
  },
]

const shapes: readonly ClusterShape[] = [2, 3, 16].flatMap(
  size => [{ size, hasFullNames: false }, { size, hasFullNames: true }],
)

function title({ size, hasFullNames }: ClusterShape): string {
  return `${size} hosts with ${hasFullNames ? 'full' : 'short'} names`
}

/** The findings that count: those of cluster rules at warning and above. */
async function findingsIn(files: ClusterFiles): Promise<{ lines: string[]; places: string[][]; rules: string[] }> {
  const { findings, report } = await checkExample({ hosts: files })
  const found = findings.filter(({ severity }) => severity !== 'info')
  return {
    lines: found.map(finding => shownFinding(finding, report)),
    places: found.map(({ file, related }) => [file, ...related.map(other => other.file)]),
    rules: found.map(({ code }) => code),
  }
}

function inOrder(files: ClusterFiles, names: readonly string[]): ClusterFiles {
  return Object.fromEntries(names.map(name => [name, files[name] ?? {}]))
}

describe.each(shapes.map(shape => [title(shape), shape] as const))('%s', (_title, shape) => {
  test('that agree give no finding, with or without comments, in any order', async () => {
    const files = consistentCluster(shape)
    const names = hostNames(shape)
    expect((await findingsIn(files)).lines.join('\n')).toBe('')
    const mixed: ClusterFiles = {}
    for (const [index, name] of names.entries()) mixed[name] = index % 2 === 0 ? (files[name] ?? {}) : decorated(files[name] ?? {})
    expect((await findingsIn(inOrder(mixed, [...names].reverse()))).lines.join('\n')).toBe('')
  }, 30_000)

  test('that agree give no finding of any rule at warning and above', async () => {
    const { report } = await checkExample({ hosts: consistentCluster(shape) })
    expect(
      report.diagnostics
        .filter(({ severity }) => severity !== 'info')
        .map(finding => shownFinding(finding, report))
        .join('\n'),
    )
      .toBe('')
  }, 30_000)

  const suitable = injections.filter(({ size }) => size === undefined || size === shape.size)
  test.each(
    suitable.map(injection => [injection.title, injection] as const),
  )('%s is one finding that names both places', async (_name, injection) => {
    const names = hostNames(shape)
    // A different host each time, the same in every run.
    const index = injection.host ?? (injection.title.length * 7 + shape.size) % names.length
    const name = names[index] ?? ''
    const variants = [
      { order: names, isDecorated: false },
      { order: [...names].reverse(), isDecorated: true },
    ]
    for (const { order, isDecorated } of variants) {
      const files = consistentCluster(shape)
      for (const [at, host] of names.entries()) {
        const own = files[host] ?? {}
        if (host === name || injection.isEverywhere === true) {
          const before = own[injection.path] ?? ''
          const changed = injection.change(before, { name: host, index: at, names })
          expect(changed, 'the injection changes nothing').not.toBe(before)
          if (changed === undefined) delete own[injection.path]
          else own[injection.path] = changed
        }
        files[host] = isDecorated && at % 2 === 1 ? decorated(own) : own
      }
      const { lines, places, rules } = await findingsIn(inOrder(files, order))
      expect(rules, lines.join('\n')).toEqual([`cluster/${injection.rule}`])
      const [named = []] = places
      const wanted = injection.places ?? [injection.path]
      for (const path of wanted) expect(named.some(file => file.endsWith(path)), `${path} in\n${lines.join('\n')}`)
        .toBe(true)
      if (injection.isEverywhere === true) continue
      // The place on the host that drifted, unless what it lacks cannot be pointed at.
      const changedFile = `${name}/${injection.path.replace(/^\//, '')}`
      if (injection.change(
        '',
        { name, index, names },
      ) !== undefined) expect(named, lines.join('\n')).toContain(changedFile)
      if (injection.places === undefined) expect(new Set(named.map(file => file.split('/')[0])).size, lines.join('\n'))
        .toBeGreaterThan(1)
    }
  }, 60_000)
})
