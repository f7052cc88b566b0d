import { didYouMean } from '../../../diagnostics/did-you-mean.js'
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
    for (const { service, manager, at, hosts, isUnit } of managedUnits(cluster)) {
      const lists = hosts.map(host => unitsOn(cluster, host))
      if (isUnit !== true || service.includes('@') || lists.length === 0 || lists.some(list => list.length === 0 || list.includes(service))) continue
      const meant = didYouMean(service, lists[0] ?? [])
      if (meant === undefined || !lists.every(list => list.includes(meant))) continue
      yield { at, message: `No host has a unit "${service}", which ${manager} starts; did you mean "${meant}"?` }
    }
  },
})

/** The services of which a host has a unit file, by what it lists and by what was collected of it. */
function unitsOn(cluster: ClusterModel, host: string): readonly string[] {
  const lists = cluster.factsOn(host, 'unit-list').flatMap(({ fact }) => fact.services)
  return lists.length === 0 ? [] : [...lists, ...cluster.factsOn(host, 'service-unit').map(({ fact }) => fact.service)]
}
