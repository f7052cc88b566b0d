import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { addTo } from '../../../text/multimap.js'
import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import type { ClusterModel } from '../../model.js'
import { startAtBoot } from '../../view/boot.js'
import { canonicalDevice } from '../../view/devices.js'
import { clusterFileSystems } from '../../view/drbd-mounts.js'
import { cmanClusters, fileOn, ocfs2Clusters } from '../../view/groups.js'
import type { HostGroup } from '../../view/groups.js'
import { cmanExample, ocfs2Example } from '../example-cluster.js'

const line = (device: string, directory: string, type = 'gfs2'): string => `${device} ${directory} ${type} _netdev,noatime 0 0\n`
const usual = { '*:/etc/fstab': line('/dev/vg_shared/data', '/srv/data') }
const started = { '*:facts/rc.txt': '/etc/rc3.d:\nS24o2cb\nS25ocfs2\n' }

/** A file system of the cluster is mounted the same way on all of its hosts. */
export const mismatchedClusterMount = defineClusterRule({
  id: 'cluster/mismatched-cluster-mount',
  severity: 'warning',
  origin: 'practice',
  summary: 'a host does not mount a cluster file system as the other hosts do',
  why: 'After a failover, or from the next boot on, services of that host find an empty directory where their data was, or other data.',
  do: 'Write the same line into fstab of each host.',
  sources: ['fstab(5)', 'OCFS2 User\'s Guide, "Mount": the volume is mounted on each node of the cluster', 'Red Hat Global File System, "Mounting a file system": in /etc/fstab of each node'],
  since: '0.1.0',
  examples: {
    bad: [
      ocfs2Example('beta mounts nothing', { 'beta:/etc/fstab': '/dev/sda1 / ext3 defaults 0 1\n', ...started }),
      cmanExample('another directory', { ...usual, 'gamma:/etc/fstab': line('/dev/vg_shared/data', '/srv/dat') }),
      cmanExample('another volume', { ...usual, 'beta:/etc/fstab': line('/dev/vg_shared/dta', '/srv/data') }),
      cmanExample('another file system', { ...usual, 'beta:/etc/fstab': line('/dev/vg_shared/data', '/srv/data', 'ext4') }),
    ],
    good: [
      ocfs2Example('beta starts nothing that would mount it', { 'beta:/etc/fstab': '/dev/sda1 / ext3 defaults 0 1\n' }),
      cmanExample('the same lines', usual),
      cmanExample('two hosts that mount two volumes', { 'alpha:/etc/fstab': line('/dev/vg_shared/mail', '/srv/mail'), 'beta:/etc/fstab': line('/dev/vg_shared/web', '/srv/web') }),
      cmanExample('each host has a volume of its own beside', { ...usual, 'beta:/etc/fstab': line('/dev/vg_shared/data', '/srv/data') + line('/dev/vg_shared/spare', '/srv/spare') }),
    ],
  },

  *check(cluster) {
    const reported = new Set<string>()
    for (const group of [...cmanClusters(cluster), ...ocfs2Clusters(cluster)]) {
      const mounts = group.flatMap(host => cluster.factsOn(host, 'mount'))
      const shared = mounts.filter(({ fact }) => clusterFileSystems.has(fact.type))
      for (const finding of [...changedLines(shared, mounts), ...missingLines(cluster, group, mounts)]) {
        const key = `${finding.host} ${finding.message}`
        if (reported.has(key)) continue
        reported.add(key)
        const { host: _, ...rest } = finding
        yield rest
      }
    }
  },
})

type Mount = HostFact<'mount'>
type Told = Finding & { readonly host: string }

/** One part of a line in which a host deviates, where the other parts show that the same mount is meant. */
function* changedLines(shared: readonly Mount[], all: readonly Mount[]): Generator<Told> {
  const [byDevice, byDirectory] = [new Map<string, Mount[]>(), new Map<string, Mount[]>()]
  for (const mount of shared) {
    addTo(byDevice, canonicalDevice(mount.fact.device), mount)
    addTo(byDirectory, mount.fact.directory, mount)
  }
  for (const [device, mounts] of byDevice) yield* deviating(mounts, ({ fact }) => fact.directory, (one, other) => `"${device}" is mounted on "${one.fact.directory}" by host "${one.host}" and on "${other.fact.directory}" by host "${other.host}"`)
  for (const [directory, mounts] of byDirectory) yield* deviating(mounts, ({ fact }) => canonicalDevice(fact.device), (one, other) => `"${directory}" is "${one.fact.device}" on host "${one.host}" and "${other.fact.device}" on host "${other.host}"`)
  for (const one of all) {
    const other = byDirectory.get(one.fact.directory)?.find(({ host, fact }) => host !== one.host && canonicalDevice(fact.device) === canonicalDevice(one.fact.device) && fact.type !== one.fact.type)
    if (other === undefined || (clusterFileSystems.has(one.fact.type) && !isFewer(one, shared))) continue
    yield found(one, other, `"${one.fact.directory}" is mounted as ${one.fact.type} by host "${one.host}" and as ${other.fact.type} by host "${other.host}"`)
  }
}

function* deviating(mounts: readonly Mount[], partOf: (mount: Mount) => string, message: (one: Mount, other: Mount) => string): Generator<Told> {
  for (const { item, from } of deviations(mounts, (a, b) => partOf(a) === partOf(b))) {
    // Where hosts mount one volume at two places each, or the parts have nothing in common, nobody knows which is meant.
    const isTwice = mounts.some(mount => mount !== item && mount.host === item.host) || mounts.some(mount => mount !== from && mount.host === from.host)
    const isCommon = mounts.filter(mount => partOf(mount) === partOf(from)).length > 1
    if (!isTwice && (isCommon || didYouMean(partOf(item), [partOf(from)]) !== undefined)) yield found(item, from, message(item, from))
  }
}

/** Of two types of one file system the rarer one is told, once. */
function isFewer(one: Mount, shared: readonly Mount[]): boolean {
  const alike = shared.filter(({ fact }) => canonicalDevice(fact.device) === canonicalDevice(one.fact.device) && fact.directory === one.fact.directory)
  const count = alike.filter(({ fact }) => fact.type === one.fact.type).length
  return count * 2 < alike.length || (count * 2 === alike.length && alike[0]?.fact.type !== one.fact.type)
}

function found(at: Mount, other: Mount, message: string): Told {
  return {
    host: at.host,
    at,
    message,
    related: [{ at: other, message: `the line of host "${other.host}"` }],
    followsFrom: ['unknown-clusterfs-device', 'unknown-gnbd-device', 'unsafe-fstab-device'].flatMap(rule => [at, other].map(place => ({ rule: `cluster/${rule}`, at: place }))),
  }
}

/** A host that starts at boot what mounts the file systems of a type, and has none of them, which all others have. */
function* missingLines(cluster: ClusterModel, group: HostGroup, all: readonly Mount[]): Generator<Told> {
  const shared = all.filter(({ fact }) => clusterFileSystems.has(fact.type))
  for (const type of clusterFileSystems) {
    const mounts = shared.filter(({ fact }) => fact.type === type && !fact.options.includes('noauto'))
    const mounting = new Set(mounts.map(({ host }) => host))
    for (const host of group) {
      const file = fileOn(cluster, host, 'fstab')
      if (file === undefined || shared.some(mount => mount.host === host) || startAtBoot(cluster, host, type) === undefined) continue
      const [first] = mounts.filter(({ fact }) => [...mounting].every(other => mounts.some(mount => mount.host === other && canonicalDevice(mount.fact.device) === canonicalDevice(fact.device))))
      // What the host mounts in its place, or as another file system, is told by itself.
      if (first === undefined || all.some(({ host: by, fact }) => by === host && (fact.directory === first.fact.directory || canonicalDevice(fact.device) === canonicalDevice(first.fact.device)))) continue
      yield {
        host,
        at: file,
        message: `fstab of host "${host}" does not mount "${first.fact.device}", ${listed([...mounting].map(other => `"${other}"`))} ${mounting.size === 1 ? 'does' : 'do'}`,
        related: [{ at: first, message: `the line of host "${first.host}"` }],
      }
    }
  }
}
