import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { startAtBoot } from '../../view/boot.js'
import { cmanClusters, corosyncClusters, drbdClusters, fileOn, filesOf, heartbeatClusters, ocfs2Clusters } from '../../view/groups.js'
import type { HostGroup } from '../../view/groups.js'
import { isOfBootOnly } from '../../view/scripts.js'
import { isKeptToDomain, ownersOf } from '../../view/service-owners.js'
import { cmanExample, heartbeatExample, pacemakerExample } from '../example-cluster.js'

interface Service {
  readonly service: string
  readonly language: string
  readonly groups: (cluster: ClusterModel) => readonly HostGroup[]
}

/** What hosts of one cluster start alike. */
const services: readonly Service[] = [
  { service: 'heartbeat', language: 'ha-cf', groups: heartbeatClusters },
  { service: 'drbd', language: 'drbd-conf', groups: drbdClusters },
  { service: 'cman', language: 'cluster-conf', groups: cmanClusters },
  { service: 'rgmanager', language: 'cluster-conf', groups: hostsOfServices },
  { service: 'clvmd', language: 'cluster-conf', groups: hostsOfClusteredGroups },
  { service: 'gfs2', language: 'cluster-conf', groups: cluster => hostsThatMount(cluster, 'gfs2') },
  { service: 'gfs', language: 'cluster-conf', groups: cluster => hostsThatMount(cluster, 'gfs') },
  { service: 'o2cb', language: 'ocfs2-conf', groups: ocfs2Clusters },
  { service: 'ocfs2', language: 'ocfs2-conf', groups: cluster => hostsThatMount(cluster, 'ocfs2', ocfs2Clusters) },
  { service: 'corosync', language: 'corosync-conf', groups: corosyncClusters },
  { service: 'corosync-qdevice', language: 'corosync-conf', groups: corosyncClusters },
  { service: 'pacemaker', language: 'corosync-conf', groups: corosyncClusters },
  { service: 'drbd-reactor', language: 'drbd-reactor', groups: hostsOfPromoters },
  { service: 'linstor-satellite', language: 'drbd-conf', groups: drbdClusters },
]

const importing = '#!/bin/sh\ncase "$1" in\n  start) gnbd_import -i gnbd.example.com || exit 1 ;;\n  stop) gnbd_import -R ;;\nesac\n'
const importLinks = '/etc/rc3.d:\nS10network\nS21cman\nS23gnbd-client\nS26gfs2\nS99rgmanager\n'
const cmanLinks = '/etc/rc3.d:\nS10network\nS21cman\nS99rgmanager\n'
const servicesOfTwo = `  <rm>
    <failoverdomains>
      <failoverdomain name="servers" restricted="1">
        <failoverdomainnode name="alpha"/>
        <failoverdomainnode name="beta"/>
      </failoverdomain>
    </failoverdomains>
    <service name="web" domain="servers"><ip address="192.0.2.10"/></service>
  </rm>
</cluster>
`
const links = '/etc/rc3.d:\nS10network\nS70drbd\nS75heartbeat\n'

/** A service of the cluster starts at boot on all of its hosts, or on none. */
export const missingStart = defineClusterRule({
  id: 'cluster/missing-start',
  severity: 'warning',
  origin: 'practice',
  summary: 'a cluster service is started at boot on other hosts and not on this one',
  why: 'After a reboot the host is not in the cluster, and nothing says so until the other host fails.',
  do: 'Enable the service: chkconfig SERVICE on, update-rc.d SERVICE defaults, systemctl enable SERVICE.',
  sources: ['chkconfig(8)', 'GettingStarted of heartbeat: start it at boot on both nodes'],
  since: '0.1.0',
  examples: {
    bad: [
      cmanExample('a client that does not import', {
        '*:/etc/init.d/gnbd-client': importing,
        '*:/etc/fstab': '/dev/gnbd/data /srv/data gfs2 _netdev 0 0\n',
        '*:facts/rc.txt': importLinks,
        'beta:facts/rc.txt': importLinks.replace('S23gnbd-client\n', ''),
      }),
      heartbeatExample('heartbeat on one of two', {
        'alpha:facts/rc.txt': links,
        'beta:facts/rc.txt': links.replace('S75heartbeat\n', ''),
      }),
      pacemakerExample('Pacemaker on one of two', {
        'alpha:facts/services.txt': 'corosync.service enabled\npacemaker.service enabled\n',
        'beta:facts/services.txt': 'corosync.service enabled\npacemaker.service disabled\n',
      }),
    ],
    good: [
      cmanExample('clients that import on all', {
        '*:/etc/init.d/gnbd-client': importing,
        '*:/etc/fstab': '/dev/gnbd/data /srv/data gfs2 _netdev 0 0\n',
        '*:facts/rc.txt': importLinks,
      }),
      pacemakerExample('Pacemaker on both', { '*:facts/services.txt': 'corosync.service enabled\npacemaker.service enabled\n' }),
      heartbeatExample('on both', { '*:facts/rc.txt': links }),
      heartbeatExample('on none', { '*:facts/rc.txt': links.replace('S75heartbeat\n', '') }),
      heartbeatExample('nothing is known of the other host', { 'alpha:facts/rc.txt': links }),
      cmanExample('rgmanager where no service may run', {
        '*:/etc/cluster/cluster.conf': ['</cluster>\n', servicesOfTwo],
        '*:facts/rc.txt': cmanLinks,
        'gamma:facts/rc.txt': cmanLinks.replace('S99rgmanager\n', ''),
      }),
    ],
  },

  *check(cluster) {
    for (const { service, language, groups } of [...services, ...importers(cluster)]) {
      for (const group of groups(cluster)) {
        const hosts = group.filter(host => fileOn(cluster, host, language) !== undefined && isBootKnown(cluster, host) && !(service === 'drbd' && isManaged(cluster, host)))
        const starts = hosts.map(host => ({ host, start: startAtBoot(cluster, host, service) }))
        const [first] = starts.filter(({ start }) => start !== undefined)
        const lacking = starts.filter(({ start }) => start === undefined).map(({ host }) => host)
        if (first?.start === undefined || lacking.length === 0 || lacking.length >= hosts.length) continue
        const places = lacking.flatMap(host => {
          const at = cluster.factsOn(host, 'rc-link')[0] ?? cluster.factsOn(host, 'enabled-service')[0]
          return at === undefined ? [] : [{ host, at }]
        })
        const [place, ...others] = places
        if (place === undefined) continue
        const starting = starts.flatMap(({ host, start }) => (start === undefined ? [] : [host]))
        yield {
          at: place.at,
          message:
            `${shownHosts(places.map(({ host }) => host))} ${places.length === 1 ? 'does' : 'do'} not start "${service}" at boot, ` +
            `${listed(starting.map(host => `"${host}"`))} ${starting.length === 1 ? 'does' : 'do'}`,
          related: [
            ...others.map(({ host, at }) => ({ at, message: `nor does host "${host}"` })),
            { at: first.start.at, message: `it starts here on host "${first.host}"` },
          ],
          ...(service === 'rgmanager' && lacking.every(host => cluster.factsOn(host, 'drbd-resource').length === 0)
            // A host that the domain names by mistake.
            ? { followsFrom: group.flatMap(host => filesOf(cluster, host, language).map(at => ({ rule: 'cluster/missing-domain-resource', at }))) }
            : {}),
        }
      }
    }
  },
})

/** The hosts on which rgmanager may run a service: all of a cluster, unless every service is kept to a domain. */
function hostsOfServices(cluster: ClusterModel): readonly HostGroup[] {
  const services = cluster.facts('rhcs-resource').filter(({ fact }) => fact.type === 'service' || fact.type === 'vm')
  if (services.length === 0 || !services.every(({ fact }) => isKeptToDomain(cluster, fact.attributes['domain']))) return cmanClusters(cluster)
  const owners = new Set(services.flatMap(({ fact }) => ownersOf(cluster, fact.name ?? '')))
  return cmanClusters(cluster).map(group => group.filter(host => owners.has(host)))
}

/** The hosts of cman on which LVM asks its cluster for locks. */
function hostsOfClusteredGroups(cluster: ClusterModel): readonly HostGroup[] {
  return cmanClusters(cluster).map(group => group.filter(host => cluster.factsOn(host, 'lvm-option').some(({ fact }) => fact.name === 'locking_type' && fact.value === '3')))
}

/** Scripts of boot that import from a GNBD server, on the hosts that mount what they import. */
function importers(cluster: ClusterModel): readonly Service[] {
  const scripts = cluster.facts('script-command').filter(entry => entry.fact.command === 'gnbd_import' && entry.fact.branch === 'start' && isOfBootOnly(cluster, entry))
  return [...new Set(scripts.map(({ fact }) => fact.script))].map(service => ({
    service,
    language: 'cluster-conf',
    groups: () => cmanClusters(cluster).map(group => group.filter(host => (
      scripts.some(entry => entry.host === host && entry.fact.script === service) && cluster.factsOn(host, 'mount').some(({ fact }) => (fact.device.startsWith('/dev/gnbd/') || fact.type === 'gfs' || fact.type === 'gfs2') && !fact.options.includes('noauto'))
    ))),
  }))
}

/** The hosts that mount a kind of file system at boot. */
function hostsThatMount(cluster: ClusterModel, type: string, groups = cmanClusters): readonly HostGroup[] {
  return groups(cluster).map(group => group.filter(host => cluster.factsOn(host, 'mount').some(({ fact }) => fact.type === type && !fact.options.includes('noauto'))))
}

/** The hosts on which drbd-reactor has something to promote. */
function hostsOfPromoters(cluster: ClusterModel): readonly HostGroup[] {
  return drbdClusters(cluster).map(group => group.filter(host => cluster.factsOn(host, 'promoted-resource').length > 0))
}

/** Who has Pacemaker or drbd-reactor start DRBD should not start it at boot, which is reported by itself. */
function isManaged(cluster: ClusterModel, host: string): boolean {
  return cluster.factsOn(host, 'pacemaker-drbd').length > 0 || cluster.factsOn(host, 'promoted-resource').length > 0
}

function shownHosts(hosts: readonly string[]): string {
  return `${hosts.length === 1 ? 'Host' : 'Hosts'} ${listed(hosts.map(host => `"${host}"`))}`
}

function isBootKnown(cluster: ClusterModel, host: string): boolean {
  return cluster.factsOn(host, 'rc-link').length > 0 || cluster.factsOn(host, 'enabled-service').length > 0
}
