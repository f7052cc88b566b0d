import { defineClusterRule } from '../../define-cluster-rule.js'
import { filesOf } from '../../view/groups.js'
import { sharedMounts } from '../../view/drbd-mounts.js'
import { optionOf } from '../../view/drbd.js'
import { ocfs2Example } from '../example-cluster.js'

function drbd(net: string): string {
  const on = (host: string, number: number): string =>
    `  on ${host} { device /dev/drbd0; disk /dev/sdc1; address 192.0.2.${number}:7799; meta-disk internal; }\n`
  return `resource r0 {\n  net { ${net} }\n${on('alpha', 1)}${on('beta', 2)}}\n`
}

/** A cluster file system that two hosts mount needs a DRBD resource that is primary on both. */
export const missingTwoPrimaries = defineClusterRule({
  id: 'cluster/missing-two-primaries',
  severity: 'error',
  origin: 'practice',
  summary: 'two hosts mount one DRBD device, which may be primary on one only',
  why: 'DRBD refuses the second primary, so the mount fails on one of the hosts.',
  do: 'Set allow-two-primaries in net, with fencing resource-and-stonith; or mount on one host only.',
  sources: ['DRBD User\'s Guide, "Using OCFS2 with DRBD": allow-two-primaries is needed', 'drbd.conf(5) "allow-two-primaries"'],
  since: '0.1.0',
  examples: {
    bad: [
      ocfs2Example('OCFS2 on a resource with one primary', {
        '*:/etc/drbd.conf': drbd('cram-hmac-alg sha1; shared-secret not-a-secret;'),
        '*:/etc/fstab': '/dev/drbd0 /srv/images ocfs2 _netdev 0 0\n',
      }),
    ],
    good: [
      ocfs2Example('two primaries', {
        '*:/etc/drbd.conf': drbd('allow-two-primaries yes;'),
        '*:/etc/fstab': '/dev/drbd0 /srv/images ocfs2 _netdev 0 0\n',
      }),
      ocfs2Example('mounted by hand on one host at a time', {
        '*:/etc/drbd.conf': drbd('cram-hmac-alg sha1; shared-secret not-a-secret;'),
        '*:/etc/fstab': '/dev/drbd0 /srv/images ocfs2 noauto,_netdev 0 0\n',
      }),
    ],
  },

  *check(cluster) {
    for (const [resource, entries] of sharedMounts(cluster)) {
      const [first] = entries
      const other = entries.find(({ host }) => host !== first?.host)
      if (first === undefined || other === undefined) continue
      const [known] = cluster.factsOn(first.host, 'drbd-resource').filter(({ fact }) => fact.name === resource)
      const option = optionOf(cluster, first.host, { resource, name: 'allow-two-primaries' })
      if (known === undefined || (option !== undefined && option.fact.value !== 'no')) continue
      yield {
        at: other,
        message: `Hosts "${first.host}" and "${other.host}" mount resource "${resource}", which does not allow two primaries`,
        related: [
          { at: first, message: `the mount of host "${first.host}"` },
          { at: option ?? known, message: `resource "${resource}"` },
        ],
        // Where the file itself asks for two, it is reported there.
        followsFrom: [first.host, other.host].flatMap(host => filesOf(cluster, host, 'drbd-conf').map(at => ({ rule: 'drbd-conf/missing-two-primaries', at }))),
      }
    }
  },
})
