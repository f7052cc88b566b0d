import { defineClusterRule } from '../../define-cluster-rule.js'
import { ocfs2Example } from '../example-cluster.js'

function guest(mode: string): string {
  return `name = "web"\nmemory = 512\ndisk = [ "file:/srv/images/web.img,xvda,${mode}" ]\n`
}

/** `w!` switches off the test that keeps two machines from one image. */
export const unsafeXenSharing = defineClusterRule({
  id: 'cluster/unsafe-xen-sharing',
  severity: 'warning',
  origin: 'practice',
  summary: 'a virtual machine opens its disk with w!',
  why:
    'xend no longer refuses a second machine on the same disk. With an ordinary filesystem in it two writers ' +
    'destroy it.',
  do: 'Write w.',
  sources: ['xmdomain.cfg(5): w! allows sharing'],
  since: '0.1.0',
  examples: {
    bad: [ocfs2Example('w!', { 'alpha:/etc/xen/web.cfg': guest('w!') })],
    good: [ocfs2Example('w', { 'alpha:/etc/xen/web.cfg': guest('w') })],
  },

  *check(cluster) {
    for (const entry of cluster.facts('xen-domain')) {
      const disk = entry.fact.disks.find(({ mode }) => mode === 'w!')
      if (disk === undefined) continue
      // A disk that two machines share on purpose holds a cluster filesystem.
      const isShared = cluster
        .facts('xen-domain')
        .some(
          other => other.fact.name !== entry.fact.name && other.fact.disks.some(
            ({ source, mode }) => source === disk.source && mode === 'w!',
          ),
        )
      if (isShared) continue
      yield {
        at: entry,
        message: `"${entry.fact.name ?? ''}" of host "${entry.host}" opens "${disk.source}" with "w!"`,
      }
    }
  },
})
