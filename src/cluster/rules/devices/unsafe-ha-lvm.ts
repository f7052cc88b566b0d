import { defineClusterRule } from '../../define-cluster-rule.js'
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
    'Every host that lists the volume group activates it at boot, and two hosts write to one file system. Without the ' +
    'tag of the node on the list the agent refuses to start it.',
  do:
    'Take the volume group out of volume_list, leave the groups of the host itself and "@" with the name of the node in ' +
    'it, and write the initial ramdisk anew.',
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
    ],
    good: [
      cmanExample('rgmanager alone activates the group', {
        '*:/etc/cluster/cluster.conf': failover,
        'alpha:/etc/lvm/lvm.conf': lvmConf('"root", "@alpha"'),
      }),
      cmanExample('nothing fails over', { 'alpha:/etc/lvm/lvm.conf': lvmConf('"root", "data"') }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const list = cluster
        .factsOn(host, 'lvm-option')
        .find(({ fact }) => fact.section === 'activation' && fact.name === 'volume_list')
      const options = cluster.factsOn(host, 'lvm-option')
      if (list === undefined || options.some(({ fact }) => fact.name === 'locking_type' && fact.value === '3')) continue
      const items = list.fact.items ?? [list.fact.value]
      const groups = cluster.factsOn(host, 'rhcs-resource').filter(({ fact }) => fact.type === 'lvm' && groupOf(fact) !== undefined)
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

function groupOf(resource: { readonly attributes: Readonly<Record<string, string>> }): string | undefined {
  return resource.attributes['vg_name']
}
