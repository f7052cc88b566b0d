import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { fileOn } from '../../view/groups.js'
import { promoterExample } from '../example-cluster.js'

/** What drbd-reactor promotes must be in drbd.conf of the same host. */
export const unknownPromotedResource = defineClusterRule({
  id: 'cluster/unknown-promoted-resource',
  severity: 'error',
  origin: 'practice',
  summary: 'drbd-reactor promotes a resource that drbd.conf does not have',
  why: 'The promoter waits for a resource that never comes: nothing is promoted and nothing started.',
  do: 'Write the name of the resource as it stands in drbd.conf.',
  sources: ['drbd-reactor.promoter(5)', 'drbd-reactor 1.11.0 src/plugin/promoter.rs'],
  since: '0.1.0',
  examples: {
    bad: [promoterExample('the resource is called web', { '*:/etc/drbd-reactor.toml': ['resources.web', 'resources.www'] })],
    good: [promoterExample('the resource exists')],
  },

  *check(cluster) {
    const reported = new Set<string>()
    for (const { host, fact, origin } of cluster.facts('promoted-resource')) {
      const known = cluster.factsOn(host, 'drbd-resource').map(({ fact: { name } }) => name)
      const file = fileOn(cluster, host, 'drbd-conf')
      if (file === undefined || known.length === 0 || known.includes(fact.name) || reported.has(fact.name)) continue
      reported.add(fact.name)
      const near = didYouMean(fact.name, known)
      yield {
        at: { origin },
        message: `drbd-reactor promotes "${fact.name}", which drbd.conf of host "${host}" does not have`,
        related: [{ at: file, message: 'drbd.conf is here' }],
        ...(near === undefined ? {} : { help: `Did you mean "${near}"?` }),
        // A host that lacks a resource of the others lacks it for more than drbd-reactor.
        ...(cluster.facts('drbd-resource').some(other => other.fact.name === fact.name) ? { followsFrom: [{ rule: 'cluster/mismatched-drbd-conf', at: { file: file.origin.file, span: { start: 0, end: 0 } } }] } : {}),
      }
    }
  },
})
