import { defineClusterRule } from '../../define-cluster-rule.js'
import { isAgreedOnNodes } from '../../view/agreement.js'
import { foldedName, heartbeatNameOf, isLikelySameHost, mayMean } from '../../view/names.js'
import { heartbeatExample } from '../example-cluster.js'

/** A host must find its own name among the `node` lines of its ha.cf. */
export const unknownHeartbeatHost = defineClusterRule({
  id: 'cluster/unknown-heartbeat-host',
  severity: 'error',
  origin: 'daemon',
  summary: 'a host\'s own name is not among the nodes of its ha.cf',
  why: 'Heartbeat does not start: it does not find itself in the cluster. A short name and a full one are two names to it.',
  do: 'Write the name that `uname -n` prints, or what stands in nodeinfo.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c init_config(): "Current node [x] not in configuration!"',
    'linux-ha.org wiki, "ha.cf/NodeDirective"',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('the full name of the host is not in ha.cf', { 'beta:/etc/hostname': 'beta.example.com\n' }),
      heartbeatExample('nodeinfo gives the host another name', { 'alpha:/etc/ha.d/nodeinfo': 'alpha-ha\n' }),
    ],
    good: [
      heartbeatExample('both hosts are nodes'),
      heartbeatExample('any host may join', { '*:/etc/ha.d/ha.cf': ['node alpha\nnode beta\n', 'autojoin any\ncrm yes\n'] }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const nodes = cluster.factsOn(host, 'heartbeat-host')
      const [first] = nodes
      if (first === undefined) continue
      if (cluster.factsOn(host, 'heartbeat-option').some(({ fact }) => fact.name === 'autojoin' && fact.value === 'any')) continue
      const name = heartbeatNameOf(cluster, host)
      // Without the host's own word only its folder's name is known, which may be short where uname is not.
      const isFound = nodes.some(({ fact }) => (name === undefined ? mayMean(cluster, host, fact.name) : foldedName(fact.name) === foldedName(name.name)))
      if (isFound || !isAgreedOnNodes(cluster, host)) continue
      const near = name === undefined ? undefined : nodes.find(({ fact }) => isLikelySameHost(fact.name, name.name))
      const spare = nodes.find(({ fact }) => cluster.hostNamed(fact.name) === undefined)
      yield {
        at: near ?? spare ?? first,
        message: `Host "${name?.name ?? host}" is not among the nodes of its own ha.cf`,
        related: name === undefined ? [] : [{ at: name, message: 'the host is called so here' }],
        ...(near === undefined ? {} : { help: `Write "node ${name?.name ?? host}"; heartbeat does not match "${near.fact.name}" with it.` }),
      }
    }
  },
})
