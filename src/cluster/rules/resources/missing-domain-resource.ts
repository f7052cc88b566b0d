import { listed } from '../../../text/quantity.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { volumesByHost } from '../../view/drbd.js'
import { isDeviceOf } from '../../view/drbd-devices.js'
import { ownersOf } from '../../view/service-owners.js'
import { cmanExample } from '../example-cluster.js'

const drbd = ['alpha', 'beta'].reduce(
  (text, host, index) => `${text}  on ${host} { device /dev/drbd0; disk /dev/sdb1; address 192.0.2.${index + 1}:7788; meta-disk internal; }\n`,
  'resource r0 {\n',
) + '}\n'

function domain(...hosts: readonly string[]): readonly string[] {
  const nodes = hosts.map((host, index) => `<failoverdomainnode name="${host}" priority="${index + 1}"/>`).join('')
  return ['</cluster>', `  <rm>
    <failoverdomains><failoverdomain name="storage" ordered="1" restricted="1">${nodes}</failoverdomain></failoverdomains>
    <service name="files" domain="storage"><fs name="data" fstype="ext4" device="/dev/drbd0" mountpoint="/srv/data"/></service>
  </rm>
</cluster>`]
}

/** A service moves only to hosts that hold its DRBD resource. */
export const missingDomainResource = defineClusterRule({
  id: 'cluster/missing-domain-resource',
  severity: 'error',
  origin: 'practice',
  summary: 'a service may move to a host that does not hold its DRBD resource',
  why: 'On that host the device is not there: the service fails to start, and stays away until somebody moves it back.',
  do: 'Restrict the failover domain to the hosts of the resource.',
  sources: ['rgmanager resource agents fs.sh, drbd.sh: start fails without the device', 'Red Hat Cluster Administration, "Configuring a failover domain": restricted'],
  since: '0.1.0',
  examples: {
    bad: [cmanExample('a third host in the domain', {
      '*:/etc/cluster/cluster.conf': domain('alpha', 'beta', 'gamma'),
      'alpha:/etc/drbd.conf': drbd,
      'beta:/etc/drbd.conf': drbd,
    })],
    good: [cmanExample('the hosts of the resource', {
      '*:/etc/cluster/cluster.conf': domain('alpha', 'beta'),
      'alpha:/etc/drbd.conf': drbd,
      'beta:/etc/drbd.conf': drbd,
    })],
  },

  *check(cluster) {
    const reported = new Set<string>()
    for (const service of cluster.facts('rhcs-resource')) {
      const { type, name, attributes } = service.fact
      // Without a domain the service may run anywhere, which one host of many may never be asked to.
      if (type !== 'service' || name === undefined || attributes['domain'] === undefined || reported.has(name)) continue
      const owners = ownersOf(cluster, name)
      for (const part of cluster.factsOn(service.host, 'rhcs-resource')) {
        const resource = part.fact.service === name ? resourceOf(cluster, part) : undefined
        if (resource === undefined) continue
        const hosts = new Set(volumesByHost(cluster).filter(({ fact }) => fact.resource === resource).map(({ on }) => cluster.hostNamed(on) ?? on))
        // A host whose own copy has a section for nobody instead of one for itself is told there.
        const isForNobody = cluster.facts('drbd-resource').some(({ fact }) => fact.name === resource && fact.hosts.some(host => cluster.hostNamed(host) === undefined))
        const without = owners.filter(host => !hosts.has(host) && !(isForNobody && cluster.factsOn(host, 'drbd-resource').some(({ fact }) => fact.name === resource)))
        if (without.length === 0 || without.length === owners.length || reported.has(name)) continue
        reported.add(name)
        const known = cluster.facts('drbd-resource').find(({ fact }) => fact.name === resource)
        yield {
          at: part,
          message: `Service "${name}" may run on ${listed(without.map(host => `"${host}"`))}, where DRBD resource "${resource}" is not`,
          related: known === undefined ? [] : [{ at: known, message: `resource "${resource}"` }],
        }
      }
    }
  },
})

/** The DRBD resource that a part of a service uses, by its name or its device. */
function resourceOf(cluster: ClusterModel, { fact }: HostFact<'rhcs-resource'>): string | undefined {
  if (fact.type === 'drbd') return fact.attributes['resource']
  const { device } = fact.attributes
  if (device === undefined) return undefined
  return volumesByHost(cluster).find(({ fact: volume }) => isDeviceOf(volume, device))?.fact.resource
}
