import type { HostFact } from '../../facts/fact-index.js'
import type { Place } from '../../text/located.js'
import type { ClusterModel } from '../model.js'
import { oncePerHost } from './once-per-cluster.js'

/** A DRBD resource that a service of rgmanager makes primary when it starts. */
export interface ServicePromotion {
  readonly service: string
  readonly resource: string
  /** Where its name stands: in cluster.conf, or in a script that the service runs. */
  readonly at: Place
}

/**
 * Lists what the services of a host make primary: by rgmanager's own `<drbd>`, or by a script with `drbdadm primary`.
 *
 * Source: resource-agents rgmanager/src/resources/script.sh runs `FILE start`; drbd-utils scripts/drbd.sh.rhcs.
 */
export const servicePromotions = oncePerHost((cluster, host): readonly ServicePromotion[] => {
  const all = cluster.factsOn(host, 'rhcs-resource')
  return all.flatMap((entry): ServicePromotion[] => {
    const { type, service, attributes } = entry.fact
    if (service === undefined) return []
    const meant = all.find(other => other.fact.type === type && other.fact.service === undefined && other.fact.name !== undefined && other.fact.name === attributes['ref'])
    if (type === 'drbd') {
      const resource = attributes['resource'] ?? meant?.fact.attributes['resource']
      return resource === undefined ? [] : [{ service, resource, at: attributes['resource'] === undefined && meant !== undefined ? meant : entry }]
    }
    const file = type === 'script' ? attributes['file'] ?? meant?.fact.attributes['file'] : undefined
    return file === undefined ? [] : promotedBy(cluster, host, file).map(({ resource, at }) => ({ service, resource, at }))
  })
})

function promotedBy(cluster: ClusterModel, host: string, file: string): readonly { readonly resource: string; readonly at: HostFact<'script-command'> }[] {
  const script = file.slice(file.lastIndexOf('/') + 1)
  const commands = cluster.factsOn(host, 'script-command').filter(({ fact }) => fact.script === script && fact.branch === 'start' && fact.command === 'drbdadm' && !fact.isUnreachable)
  return commands.flatMap(at => {
    const words = at.fact.arguments.filter(word => !word.startsWith('-'))
    if (words[0] !== 'primary') return []
    const named = words.slice(1).filter(word => !/[$`]/.test(word))
    const resources = named.includes('all') ? cluster.factsOn(host, 'drbd-resource').map(({ fact }) => fact.name) : named.map(word => word.split('/')[0] ?? word)
    return resources.map(resource => ({ resource, at }))
  })
}
