import { suggestion } from '../../../diagnostics/did-you-mean.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { filesOf } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

function guest(resource: string): string {
  return `name = 'web'\ndisk = [ 'drbd:${resource},xvda1,w' ]\n`
}

/** A guest's disk must be a resource that its host has. */
export const unknownXenResource = defineClusterRule({
  id: 'cluster/unknown-xen-resource',
  severity: 'error',
  origin: 'practice',
  summary: 'a virtual machine uses a DRBD resource that its host does not have',
  why: 'block-drbd asks drbdadm to make the resource primary, which fails: the machine does not start, or does not arrive when it is moved to this host.',
  do: 'Correct the name of the resource.',
  sources: ["DRBD User's Guide 8.3, \"Configuring a domU to use a DRBD VBD\": drbd:resource", 'drbd-utils scripts/block-drbd'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('another name', { 'alpha:/etc/xen/web.cfg': guest('r9') })],
    good: [heartbeatExample('the resource', { 'alpha:/etc/xen/web.cfg': guest('r0') })],
  },

  *check(cluster) {
    for (const entry of cluster.facts('xen-domain')) {
      const names = new Set(cluster.factsOn(entry.host, 'drbd-resource').map(({ fact }) => fact.name))
      if (names.size === 0) continue
      for (const { source, isResource } of entry.fact.disks) {
        // `drbd:r0/1` is volume 1 of r0.
        if (!isResource || names.has(source) || names.has(source.replace(/\/\d+$/, ''))) continue
        const near = suggestion(source, names)
        yield {
          at: entry,
          message: `"${entry.fact.name ?? '?'}" of host "${entry.host}" uses "drbd:${source}", and drbd.conf has no resource "${source}"`,
          ...(near === undefined ? {} : { help: near }),
          // A file that is missing on this host is reported as that.
          followsFrom: filesOf(cluster, entry.host, 'drbd-conf').map(at => ({ rule: 'cluster/mismatched-drbd-conf', at })),
        }
      }
    }
  },
})
