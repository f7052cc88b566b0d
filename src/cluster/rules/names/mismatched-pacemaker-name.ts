import { defineClusterRule } from '../../define-cluster-rule.js'
import { corosyncSetting, pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

/** The cluster has one name in corosync.conf and another in the CIB. */
export const mismatchedPacemakerName = defineClusterRule({
  id: 'cluster/mismatched-pacemaker-name',
  severity: 'warning',
  origin: 'practice',
  summary: 'the cluster has one name in corosync.conf and another in the CIB',
  why: 'Pacemaker writes the name down when the cluster starts. Tools and tickets go by the one, and a lock table of GFS2 or of the DLM by the other, so that a mount is refused after a rename.',
  do: 'Write the name that corosync.conf has into the property cluster-name, and into the file systems.',
  sources: ['Pacemaker Explained, "Cluster Options": cluster-name', 'corosync.conf(5), cluster_name'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('corosync was renamed', { '*:/var/lib/pacemaker/cib/cib.xml': ['      </cluster_property_set>', '        <nvpair id="option-name" name="cluster-name" value="old"/>\n      </cluster_property_set>'] }),
    ],
    good: [
      pacemakerExample('the CIB names no cluster'),
      pacemakerExample('one name', { '*:/var/lib/pacemaker/cib/cib.xml': ['      </cluster_property_set>', '        <nvpair id="option-name" name="cluster-name" value="demo"/>\n      </cluster_property_set>'] }),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const option = pacemaker.option('cluster-name')
      const name = corosyncSetting(cluster, pacemaker.hosts, 'totem / cluster_name')
      if (option === undefined || typeof name?.fact.value !== 'string' || name.fact.value === option.fact.value) continue
      yield { at: option, message: `The cluster is "${option.fact.value}" in the CIB and "${name.fact.value}" in corosync.conf`, related: [{ at: name, message: 'corosync names it here' }] }
    }
  },
})
