import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { cmanClusters } from '../../view/groups.js'
import { lvmConfOn } from '../../view/lvm-conf.js'
import { cmanExample } from '../example-cluster.js'
import type { Change } from '../example-cluster.js'

const failover: Change = [
  '</fencedevices>',
  `</fencedevices>
  <rm>
    <service name="web">
      <lvm name="data" vg_name="data" lv_name="srv"/>
    </service>
  </rm>`,
]

function lvmConf(volumes: string): string {
  return `global {\n  locking_type = 1\n}\nactivation {\n  volume_list = [ ${volumes} ]\n}\n`
}

/** A volume group that fails over must be left to rgmanager, by the tag of the node alone. */
export const unsafeHaLvm = defineClusterRule({
  id: 'cluster/unsafe-ha-lvm',
  severity: 'error',
  origin: 'practice',
  summary: 'volume_list of lvm.conf does not leave a volume group to rgmanager',
  why:
    'Every host that lists the volume group, or has no list, activates it at boot, and two hosts write to one file system. ' +
    'Without a list, and the tag of the node on it, the agent refuses to start the group.',
  do:
    'Write into volume_list the groups of the host itself and "@" with the name of the node, nothing that rgmanager ' +
    'starts, and write the initial ramdisk anew.',
  sources: [
    'resource-agents rgmanager/src/resources/lvm.sh ha_lvm_proper_setup_check()',
    'Red Hat Enterprise Linux 6, Cluster Administration, "High Availability LVM (HA-LVM)"',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      cmanExample('the group is on the list of alpha', {
        '*:/etc/cluster/cluster.conf': failover,
        'alpha:/etc/lvm/lvm.conf': lvmConf('"root", "data", "@alpha"'),
      }),
      cmanExample('the tag of alpha is not', {
        '*:/etc/cluster/cluster.conf': failover,
        'alpha:/etc/lvm/lvm.conf': lvmConf('"root"'),
      }),
      cmanExample('there is no list', {
        '*:/etc/cluster/cluster.conf': failover,
        '*:/etc/lvm/lvm.conf': 'global {\n  locking_type = 1\n}\nactivation {\n  # volume_list = [ "root", "@alpha" ]\n}\n',
      }),
    ],
    good: [
      cmanExample('LVM locks for the cluster', { '*:/etc/cluster/cluster.conf': failover, '*:/etc/lvm/lvm.conf': 'global {\n  locking_type = 3\n}\n' }),
      cmanExample('tags may bring a file of their own', { '*:/etc/cluster/cluster.conf': failover, '*:/etc/lvm/lvm.conf': 'tags {\n  hosttags = 1\n}\n' }),
      cmanExample('rgmanager alone activates the group', {
        '*:/etc/cluster/cluster.conf': failover,
        'alpha:/etc/lvm/lvm.conf': lvmConf('"root", "@alpha"'),
      }),
      cmanExample('nothing fails over', { 'alpha:/etc/lvm/lvm.conf': lvmConf('"root", "data"') }),
    ],
  },

  *check(cluster) {
    for (const hosts of cmanClusters(cluster)) yield* withoutList(cluster, hosts)
    for (const host of cluster.hosts.keys()) {
      const list = cluster
        .factsOn(host, 'lvm-option')
        .find(({ fact }) => fact.section === 'activation' && fact.name === 'volume_list')
      const options = cluster.factsOn(host, 'lvm-option')
      if (list === undefined || isLockedForCluster(options)) continue
      const items = list.fact.items ?? [list.fact.value]
      const groups = failedOver(cluster, host)
      const [first] = groups
      if (first === undefined) continue
      const own = groups.find(({ fact }) => items.some(item => item.split('/')[0] === groupOf(fact)))
      const node = cluster.factsOn(host, 'rhcs-host').find(({ fact }) => cluster.hostNamed(fact.name) === host)?.fact.name
      if (own !== undefined) {
        yield {
          at: list,
          message: `Host "${host}" activates volume group "${groupOf(own.fact) ?? ''}" itself, and rgmanager fails it over`,
          related: [{ at: own, message: 'rgmanager manages it here' }],
        }
      } else if (node !== undefined && !items.some(item => item.includes(node) || item === '@*')) {
        yield {
          at: list,
          message: `Tag "@${node}" is not on the list, so rgmanager starts no volume group on host "${host}"`,
          related: [{ at: first, message: `it is to start "${groupOf(first.fact) ?? ''}"` }],
        }
      }
    }
  },
})

/** Hosts of which lvm.conf was read and has no list at all: the agent refuses there. Where tags are set, LVM reads more files. */
function* withoutList(cluster: ClusterModel, hosts: readonly string[]): Generator<Finding> {
  const lacking = hosts.flatMap(host => {
    const options = cluster.factsOn(host, 'lvm-option')
    const file = lvmConfOn(cluster, host)
    const [group] = failedOver(cluster, host)
    const hasMore = options.some(({ fact }) => fact.name === 'volume_list' || fact.section === 'tags' || fact.section.startsWith('tags/'))
    return file === undefined || group === undefined || options.length === 0 || hasMore || isLockedForCluster(options) ? [] : [{ host, file, group }]
  })
  const [first, ...others] = lacking
  if (first === undefined) return
  yield {
    at: first.file,
    message: `There is no volume_list, so rgmanager starts no volume group on ${listed(lacking.map(({ host }) => `"${host}"`))}`,
    related: [{ at: first.group, message: `it is to start "${groupOf(first.group.fact) ?? ''}"` }, ...others.map(({ file }) => ({ at: file, message: 'nor is there one here' }))],
  }
}

function isLockedForCluster(options: readonly HostFact<'lvm-option'>[]): boolean {
  return options.some(({ fact }) => (fact.name === 'locking_type' && fact.value === '3') || (fact.name === 'use_lvmlockd' && fact.value === '1'))
}

/** The volume groups that rgmanager is to start. */
function failedOver(cluster: ClusterModel, host: string): readonly HostFact<'rhcs-resource'>[] {
  return cluster.factsOn(host, 'rhcs-resource').filter(({ fact }) => fact.type === 'lvm' && groupOf(fact) !== undefined)
}

function groupOf(resource: { readonly attributes: Readonly<Record<string, string>> }): string | undefined {
  return resource.attributes['vg_name']
}
