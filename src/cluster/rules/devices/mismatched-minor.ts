import { compareText } from '../../../diagnostics/order.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { isAgreedOnVolume } from '../../view/agreement.js'
import { promotedResources, volumesByHost } from '../../view/drbd.js'
import { resourceKey } from '../../view/drbd-names.js'
import { distinctHaresources } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

/** A device that haresources mounts must be the same resource on every host. */
export const mismatchedMinor = defineClusterRule({
  id: 'cluster/mismatched-minor',
  severity: 'error',
  origin: 'practice',
  summary: 'haresources names a DRBD device that is another one on the other host',
  why: 'After a failover the same line mounts another resource, or a device that does not exist.',
  do: 'Give the resource the same device on all hosts.',
  sources: [
    'DRBD User\'s Guide, "Configuring your resource": one device name on both hosts',
    'heartbeat shipped sample haresources',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('/dev/drbd1 on beta', {
        '*:/etc/drbd.conf': ['on beta {\n    device /dev/drbd0', 'on beta {\n    device /dev/drbd1'],
      }),
    ],
    good: [heartbeatExample('/dev/drbd0 on both hosts')],
  },

  *check(cluster) {
    for (const host of distinctHaresources(cluster)) {
      const promoted = new Set(promotedResources(cluster, host).map(({ resource }) => resource))
      const used = cluster
        .factsOn(host, 'group-resource')
        .filter(({ fact }) => fact.arguments.some(text => text.startsWith('/dev/drbd')))
      const byVolume = new Map<string, ReturnType<typeof volumesByHost>[number]>()
      for (const entry of [...volumesByHost(cluster)].sort((a, b) => compareText(a.on, b.on))) {
        const { resource, volume, minor, device } = entry.fact
        if (!promoted.has(resource) || minor === undefined || !isAgreedOnVolume(cluster, entry.fact)) continue
        const key = `${resourceKey(cluster, { resource, on: entry.on })}\0${volume}`
        const first = byVolume.get(key)
        if (first === undefined) {
          byVolume.set(key, entry)
          continue
        }
        const user = used.find(({ fact }) => fact.arguments.some(text => text === first.fact.device || text === device))
        if (first.fact.minor === minor || user === undefined) continue
        yield {
          at: entry.fact.places?.device ?? entry,
          message:
            `Resource "${resource}" is "${device ?? minor}" on host "${entry.on}" and ` +
            `"${first.fact.device ?? first.fact.minor}" on host "${first.on}"`,
          related: [
            { at: first.fact.places?.device ?? first, message: `the device of host "${first.on}"` },
            { at: user, message: 'haresources names it here' },
          ],
        }
      }
    }
  },
})
