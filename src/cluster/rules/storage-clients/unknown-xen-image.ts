import { defineClusterRule } from '../../define-cluster-rule.js'
import { ocfs2Example } from '../example-cluster.js'

function guest(path: string): string {
  return `name = "web"\nmemory = 512\ndisk = [ "file:${path},xvda,w" ]\n`
}

/** The image of a virtual machine should lie on the cluster filesystem that the hosts share. */
export const unknownXenImage = defineClusterRule({
  id: 'cluster/unknown-xen-image',
  severity: 'warning',
  origin: 'practice',
  summary: 'the image of a virtual machine does not lie on the cluster filesystem',
  why: 'The machine can run on one host only; it cannot be moved, and not be started elsewhere when that host fails.',
  do: 'Move the image to the cluster filesystem.',
  sources: ['xm(1) "migrate": the disks must be reachable under the same path on both hosts'],
  since: '0.1.0',
  examples: {
    bad: [ocfs2Example('on the local disk', { 'alpha:/etc/xen/web.cfg': guest('/var/lib/xen/web.img') })],
    good: [ocfs2Example('on the OCFS2 volume', { 'alpha:/etc/xen/web.cfg': guest('/srv/images/web.img') })],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const mounts = cluster.factsOn(host, 'mount').filter(({ fact }) => /^(ocfs2|gfs2?|nfs4?)$/.test(fact.type))
      const [first] = mounts
      if (first === undefined) continue
      for (const entry of cluster.factsOn(host, 'xen-domain')) {
        const image = entry.fact.disks
          .map(({ source }) => source)
          .find(
            source => source.startsWith('/') && !source.startsWith('/dev/') && !mounts.some(
              ({ fact }) => source.startsWith(`${fact.directory.replace(/\/+$/, '')}/`),
            ),
          )
        if (image === undefined) continue
        yield {
          at: entry,
          message: `"${image}" of "${entry.fact.name ?? ''}" does not lie on the cluster filesystem of host "${host}"`,
          related: [{ at: first, message: `the cluster filesystem is "${first.fact.directory}"` }],
        }
      }
    }
  },
})
