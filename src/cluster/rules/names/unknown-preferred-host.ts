import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { isAgreedOnNodes } from '../../view/agreement.js'
import { foldedName, isLikelySameHost } from '../../view/names.js'
import { crmOf, distinctHaresources } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

/** The first word of a line in haresources must be a node of ha.cf. */
export const unknownPreferredHost = defineClusterRule({
  id: 'cluster/unknown-preferred-host',
  severity: 'error',
  origin: 'daemon',
  summary: 'haresources gives a group to a host that ha.cf does not list',
  why: 'Heartbeat does not start with a name in haresources that it does not know.',
  do: 'Write a name exactly as a node line of ha.cf has it.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c parse_ha_resources(): "Bad nodename in haresources"'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('a full name where ha.cf has the short one', {
        '*:/etc/ha.d/haresources': ['alpha', 'alpha.example.com'],
      }),
    ],
    good: [
      heartbeatExample('alpha is a node'),
      heartbeatExample('the case does not matter', { '*:/etc/ha.d/haresources': ['alpha', 'Alpha'] }),
    ],
  },

  *check(cluster) {
    for (const host of distinctHaresources(cluster)) {
      const nodes = cluster.factsOn(host, 'heartbeat-host')
      const [first] = nodes
      if (first === undefined || crmOf(cluster, host) !== undefined || !isAgreedOnNodes(cluster, host)) continue
      const pseudo = cluster
        .factsOn(host, 'heartbeat-link')
        .flatMap(({ fact }) => [fact.peer, fact.group].filter(isText))
      const known = new Set([...nodes.map(({ fact }) => fact.name), ...pseudo].map(foldedName))
      for (const { fact, origin } of cluster.factsOn(host, 'resource-group')) {
        if (known.has(foldedName(fact.preferredHost))) continue
        const near = nodes.find(node => isLikelySameHost(node.fact.name, fact.preferredHost))?.fact.name
        const hint = near ?? didYouMean(fact.preferredHost, nodes.map(node => node.fact.name))
        yield {
          at: { origin },
          message: `"${fact.preferredHost}" is not a node of ha.cf on host "${host}"`,
          related: [{ at: first, message: 'the nodes are listed here' }],
          ...(hint === undefined ? {} : { help: `Did you mean "${hint}"?` }),
        }
      }
    }
  },
})

function isText(text: string | undefined): text is string {
  return text !== undefined
}
