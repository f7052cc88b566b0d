import { defineClusterRule } from 'cfgcheck/plugin'

/** All hosts of a cluster have names of one domain. It reads facts only, and never a file. */
export const mismatchedDomain = defineClusterRule({
  id: 'house/mismatched-domain',
  severity: 'info',
  origin: 'practice',
  summary: 'a host has a name of another domain',
  why: 'The certificates of this house are made for one domain.',
  do: 'Give the host a name of the domain of the others.',
  sources: ['The naming rules of this house'],
  since: '1.0.0',
  examples: { bad: [], good: [] },

  *check(cluster) {
    const names = cluster.facts('host-name').filter(({ fact }) => fact.source === 'hostname')
    const [first, ...others] = names
    for (const other of others) {
      if (domainOf(other.fact.name) === domainOf(first.fact.name)) continue
      yield {
        at: other,
        message: `Host "${other.host}" is of domain "${domainOf(other.fact.name)}", others are of "${domainOf(first.fact.name)}"`,
        related: [{ at: first, message: 'a name of the other domain' }],
      }
    }
  },
})

function domainOf(name) {
  return name.slice(name.indexOf('.') + 1)
}
