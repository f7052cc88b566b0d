import type { Place } from '../../text/located.js'
import type { ClusterModel } from '../model.js'
import { startAtBoot } from './boot.js'
import { optionOf, promotedResources } from './drbd.js'

/** A resource for whose peer the boot of a host waits without end, before heartbeat starts. */
export interface EndlessWait {
  readonly resource: string
  readonly at: Place
  readonly group: Place
  readonly isSet: boolean
}

/** Lists the resources that heartbeat promotes and for whose peers boot waits without end, on each host where it does. */
export function* endlessWaits(cluster: ClusterModel): Generator<EndlessWait> {
  for (const host of [...cluster.hosts.keys()].sort()) {
    const [group] = cluster.factsOn(host, 'resource-group')
    if (group === undefined) continue
    for (const { resource } of promotedResources(cluster, host)) {
      const known = cluster.factsOn(host, 'drbd-resource').find(({ fact }) => fact.name === resource)
      const wait = optionOf(cluster, host, { resource, name: 'wfc-timeout' })
      if (known === undefined || (wait !== undefined && wait.fact.value !== '0')) continue
      // A service that heartbeat or nobody starts has no script that waits.
      const isKnown = cluster.factsOn(host, 'rc-link').length > 0 || cluster.factsOn(host, 'enabled-service').length > 0
      if (isKnown && startAtBoot(cluster, host, 'drbd') === undefined) continue
      yield { resource, at: wait ?? optionOf(cluster, host, { resource, name: 'degr-wfc-timeout' }) ?? known, group, isSet: wait !== undefined }
    }
  }
}
