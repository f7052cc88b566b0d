import type { Finding } from '../../../diagnostics/diagnostic.js'
import { addTo } from '../../../text/multimap.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { copyOn } from '../../view/copies.js'
import { withExchanges } from '../../view/exchanges.js'
import { cmanClusters } from '../../view/groups.js'
import { slipsIn } from '../../view/misspelt-hosts.js'
import { differencesOf, oneSided, shownKey } from '../../view/settings.js'
import { followingFromErrors } from '../../view/suspects.js'
import { cmanExample } from '../example-cluster.js'

/** Copies of cluster.conf with one version must have one content. */
export const mismatchedClusterConf = defineClusterRule({
  id: 'cluster/mismatched-cluster-conf',
  severity: 'error',
  origin: 'practice',
  summary: 'copies of cluster.conf have the same version and different contents',
  why:
    'The cluster tells copies apart by their version. With one version nobody notices, and each host works with ' +
    'its own file.',
  do: 'Raise config_version in the copy that is right, and distribute it.',
  sources: ['cluster ccs/daemon/cnx_mgr.c: only versions are compared', 'Red Hat knowledge base, solutions 19808'],
  since: '0.1.0',
  examples: {
    bad: [
      cmanExample('another address on beta', {
        'beta:/etc/cluster/cluster.conf': ['ipaddr="192.0.2.200"', 'ipaddr="192.0.2.201"'],
      }),
    ],
    good: [
      cmanExample('equal copies'),
      cmanExample('other layout, attribute order and comments', {
        'beta:/etc/cluster/cluster.conf': [
          '<clusternode name="alpha" nodeid="1">',
          '<!-- first -->\n<clusternode nodeid="1"   name=\'alpha\'>',
        ],
      }),
    ],
  },

  *check(cluster) {
    for (const hosts of cmanClusters(cluster)) {
      const byVersion = new Map<number | undefined, string[]>()
      for (const host of hosts) {
        const [root] = cluster.factsOn(host, 'rhcs-cluster')
        if (root === undefined) continue
        addTo(byVersion, root.fact.configVersion, host)
      }
      for (const group of byVersion.values()) {
        const copies = group.flatMap(host => copyOn(cluster, host, 'cluster-conf') ?? [])
        const seen = new Set<string>()
        for (const [difference, ...likes] of withExchanges(differencesOf(copies, { isCompared, isDoubtful: slipsIn(cluster, 'cluster-conf') }))) {
          const { key, kind, host, other, at, related, actual, expected } = difference
          if (seen.has(`${host} ${key}`)) continue
          seen.add(`${host} ${key}`)
          if (kind !== 'value') {
            const finding = oneSided(difference)
            yield { ...finding, message: `${finding.message}, with the same config_version` }
            continue
          }
          yield {
            at,
            message:
              actual === undefined || expected === undefined
                  ? `${shownKey(key)} is not the same on hosts "${host}" and "${other}", with the same config_version`
                  : `${shownKey(key)} is "${actual}" on host "${host}" and "${expected}" on host "${other}", with ` +
                    'the same config_version',
            related: [
              { at: related, message: `on host "${other}"` },
              ...likes.map(like => ({ at: like.at, message: `${shownKey(like.key)} is exchanged with it` })),
            ],
            followsFrom: [...followingFromErrors([difference, ...likes].flatMap(({ suspects }) => suspects)).followsFrom, ...otherNameOf(cluster, host, key)],
          }
        }
      }
    }
  },
})

/** An alias is changed along with the name. */
function otherNameOf(cluster: ClusterModel, host: string, key: string): NonNullable<Finding['followsFrom']> {
  return key.endsWith(' / alias') ? cluster.factsOn(host, 'rhcs-cluster').map(at => ({ rule: 'cluster/mismatched-cluster-name', at })) : []
}

/** Name and version have rules of their own. */
function isCompared(key: string): boolean {
  return !/^cluster( [^/]*)? \/ (name|config_version)$/.test(key)
}
