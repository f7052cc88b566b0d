import { didYouMean, suggestionPool } from '../../../diagnostics/did-you-mean.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { managedUnits } from '../../view/managed-units.js'
import { pacemakerExample, promoterExample } from '../example-cluster.js'

const listed = 'nginx.service disabled enabled\nsshd.service enabled enabled\nsystemd-fsck@.service static -\n'

/** The cluster starts a unit that no host has, and all have one of nearly the name. */
export const unknownUnit = defineClusterRule({
  id: 'cluster/unknown-unit',
  severity: 'error',
  origin: 'practice',
  summary: 'the cluster starts a unit that no host has',
  why: 'systemd does not find the unit: the start fails on each host, and what comes behind it is never started.',
  do: 'Write the name as systemctl list-unit-files has it.',
  sources: ['systemctl(1) "list-unit-files"', 'drbd-reactor 1.11 doc/promoter.md', 'Pacemaker Explained, "Resources": systemd'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('a slip in the name of a unit', { '*:/var/lib/pacemaker/cib/cib.xml': ['class="systemd" type="nginx"', 'class="systemd" type="ngnix"'], '*:facts/services.txt': listed }),
      promoterExample('a slip in a start list', { '*:/etc/drbd-reactor.toml': ['nginx.service', 'ngnix.service'], '*:facts/services.txt': ['', listed] }),
    ],
    good: [
      pacemakerExample('the unit is there', { '*:facts/services.txt': listed }),
      promoterExample('a unit of nobody, whose package may have been taken out of the list', { '*:/etc/drbd-reactor.toml': ['nginx.service', 'minidlna.service'], '*:facts/services.txt': ['', listed] }),
      promoterExample('nobody lists units', { '*:/etc/drbd-reactor.toml': ['nginx.service', 'ngnix.service'] }),
    ],
  },

  *check(cluster) {
    const units = new Map([...cluster.hosts.keys()].map(host => [host, unitsOn(cluster, host)] as const))
    const pools = new Map([...units].map(([host, list]) => [host, suggestionPool(list)] as const))
    for (const { service, manager, at, hosts, isUnit } of managedUnits(cluster)) {
      const lists = hosts.map(host => units.get(host) ?? new Set<string>())
      if (isUnit !== true || service.includes('@') || lists.length === 0 || lists.some(list => list.size === 0 || list.has(service))) continue
      const meant = didYouMean(service, pools.get(hosts[0] ?? '') ?? [])
      if (meant === undefined || !lists.every(list => list.has(meant))) continue
      yield { at, message: `No host has a unit "${service}", which ${manager} starts; did you mean "${meant}"?` }
    }
  },
})

/** The services of which a host has a unit file, by what it lists and by what was collected of it. */
function unitsOn(cluster: ClusterModel, host: string): ReadonlySet<string> {
  const lists = cluster.factsOn(host, 'unit-list').flatMap(({ fact }) => fact.services)
  return new Set(lists.length === 0 ? [] : [...lists, ...cluster.factsOn(host, 'service-unit').map(({ fact }) => fact.service)])
}
