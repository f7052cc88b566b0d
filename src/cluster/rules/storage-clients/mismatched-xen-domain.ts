import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import { cmanClusters, drbdClusters, heartbeatClusters, ocfs2Clusters } from '../../view/groups.js'
import type { ClusterModel } from '../../model.js'
import { ocfs2Example } from '../example-cluster.js'

function guest(memory: number, mac = '00:16:3e:00:00:01'): string {
  return `name = "web"\nmemory = ${memory}\nvif = [ "mac=${mac}" ]\ndisk = [ "file:/srv/images/web.img,xvda,w" ]\n`
}

/** A virtual machine that may run on several hosts should be described alike on all of them. */
export const mismatchedXenDomain = defineClusterRule({
  id: 'cluster/mismatched-xen-domain',
  severity: 'warning',
  origin: 'practice',
  summary: 'the hosts of a cluster describe one virtual machine differently',
  why: 'After a failover another machine comes up under its name: with other disks, another address or less memory.',
  do: 'Copy one file to the other hosts, or keep the files on the shared file system.',
  sources: ['xmdomain.cfg(5), xl.cfg(5): each host starts a machine by its own file', 'xm(1) "migrate"'],
  since: '0.1.0',
  examples: {
    bad: [ocfs2Example('less memory on beta', { 'alpha:/etc/xen/web.cfg': guest(1024), 'beta:/etc/xen/web.cfg': guest(512) })],
    good: [
      ocfs2Example('one description', { '*:/etc/xen/web.cfg': guest(1024) }),
      ocfs2Example('another layout', { 'alpha:/etc/xen/web.cfg': guest(1024), 'beta:/etc/xen/web.cfg': `# web\n${guest(1024).replace('memory = ', 'memory=')}` }),
    ],
  },

  *check(cluster) {
    const reported = new Set<string>()
    for (const hosts of clusters(cluster)) {
      const byName = new Map<string, HostFact<'xen-domain'>[]>()
      for (const entry of hosts.flatMap(host => cluster.factsOn(host, 'xen-domain'))) {
        const { name } = entry.fact
        if (name === undefined) continue
        const known = byName.get(name)
        if (known === undefined) byName.set(name, [entry])
        // A link in /etc/xen/auto is the same file once more.
        else if (!known.some(({ host }) => host === entry.host)) known.push(entry)
      }
      for (const [name, entries] of byName) {
        for (const { item, from } of deviations(entries, (a, b) => described(a) === described(b))) {
          if (reported.has(`${name}\0${item.host}`)) continue
          reported.add(`${name}\0${item.host}`)
          yield {
            at: item,
            message: `"${name}" has other ${differing(item, from)} on host "${item.host}" than on host "${from.host}"`,
            related: [{ at: from, message: `the machine on host "${from.host}"` }],
            followsFrom: [item, from].flatMap(({ origin: { file } }) => toldOfDisks.map(rule => ({ rule, at: { file, span: { start: 0, end: 0 } } }))),
          }
        }
      }
    }
  },
})

/** What is wrong with a disk on one of the hosts is reported as that. */
const toldOfDisks = ['cluster/conflicting-xen-disk', 'cluster/unknown-xen-bridge', 'cluster/unknown-xen-resource']

function clusters(cluster: ClusterModel): readonly (readonly string[])[] {
  return [heartbeatClusters, cmanClusters, ocfs2Clusters, drbdClusters].flatMap(groups => groups(cluster))
}

const parts = [
  ['memory', ({ fact }: HostFact<'xen-domain'>) => String(fact.memoryMiB)],
  ['disks', ({ fact }: HostFact<'xen-domain'>) => JSON.stringify(fact.disks)],
  ['addresses', ({ fact }: HostFact<'xen-domain'>) => JSON.stringify(fact.macs)],
  ['ids', ({ fact }: HostFact<'xen-domain'>) => fact.uuid ?? ''],
] as const

function described(entry: HostFact<'xen-domain'>): string {
  return parts.map(([, partOf]) => partOf(entry)).join('\n')
}

function differing(a: HostFact<'xen-domain'>, b: HostFact<'xen-domain'>): string {
  return parts.flatMap(([name, partOf]) => (partOf(a) === partOf(b) ? [] : [name])).join(' and ')
}
