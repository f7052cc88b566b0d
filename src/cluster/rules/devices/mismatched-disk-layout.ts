import { addTo } from '../../../text/multimap.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { logicalVolumeAt } from '../../view/devices.js'
import { volumesByHost } from '../../view/drbd.js'
import { resourceKey } from '../../view/drbd-names.js'
import { heartbeatExample } from '../example-cluster.js'

function lvs(segment: string): string {
  return `{"report":[{"lv":[{"lv_name":"data","vg_name":"vg1","lv_size":"10737418240B","segtype":"${segment}"}]}]}\n`
}

const special = /^(thin|snapshot|cow)/

/** A thin volume or a snapshot should not be the disk of a DRBD resource on one host only. */
export const mismatchedDiskLayout = defineClusterRule({
  id: 'cluster/mismatched-disk-layout',
  severity: 'warning',
  origin: 'practice',
  summary: 'the disk of a DRBD resource is a thin volume or snapshot on one host only',
  why: 'It can run full while the other host\'s disk still takes writes. DRBD then detaches it, or the host stalls.',
  do: 'Use the same kind of volume on both hosts.',
  sources: ['lvmthin(7) "Out of data space"', 'lvcreate(8) "--snapshot"'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('thin on beta', { 'alpha:facts/lvs.json': lvs('linear'), 'beta:facts/lvs.json': lvs('thin') }),
    ],
    good: [heartbeatExample('linear on both hosts', { '*:facts/lvs.json': lvs('linear') })],
  },

  *check(cluster) {
    const byVolume = new Map<string, HostFact<'logical-volume'>[]>()
    for (const { fact, on } of volumesByHost(cluster)) {
      const volume = fact.disk === undefined ? undefined : logicalVolumeAt(cluster, on, fact.disk)
      if (volume?.fact.layout === undefined) continue
      const key = `${resourceKey(cluster, { resource: fact.resource, on })}\0${fact.volume}`
      addTo(byVolume, key, volume)
    }
    for (const volumes of byVolume.values()) {
      const plain = volumes.find(({ fact }) => !special.test(fact.layout ?? ''))
      if (plain === undefined) continue
      for (const volume of volumes) {
        if (!special.test(volume.fact.layout ?? '')) continue
        yield {
          at: volume,
          message:
            `The disk is a ${volume.fact.layout} volume on host "${volume.host}" and ${plain.fact.layout} on host ` +
            `"${plain.host}"`,
          related: [{ at: plain, message: `the volume of host "${plain.host}"` }],
        }
      }
    }
  },
})
