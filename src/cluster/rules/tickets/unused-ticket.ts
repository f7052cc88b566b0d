import { defineClusterRule } from '../../define-cluster-rule.js'
import { boothConfigurations } from '../../view/booth.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { boothAgent, boothConf, siteExample, ticketConstraint } from '../example-cluster.js'

/** A ticket decides about nothing. */
export const unusedTicket = defineClusterRule({
  id: 'cluster/unused-ticket',
  severity: 'warning',
  origin: 'practice',
  summary: 'booth has a ticket that no constraint asks for',
  why: 'Only a constraint binds resources to a ticket. Without one they run at each site at once, whichever has the ticket.',
  do: 'Add a constraint (rsc_ticket) at each site, or take the ticket out of booth.conf of all of them.',
  sources: ['Pacemaker Administration, "Multi-site clusters and tickets"', 'boothd(8), ticket'],
  since: '0.1.0',
  examples: {
    bad: [
      siteExample('no constraint', { '*:/var/lib/pacemaker/cib/cib.xml': ['<constraints>', '<constraints> '] }),
      siteExample('a ticket of a second file', { '*:/etc/booth/second.conf': boothConf.replace('"web"', '"mail"') }),
    ],
    good: [siteExample('a constraint'), siteExample('tickets of a file that the agent of booth is not given', {
      '*:/etc/booth/old.conf': boothConf.replace('"web"', '"mail"'),
      '*:/var/lib/pacemaker/cib/cib.xml': [...ticketConstraint, ...boothAgent('booth')],
    })],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const used = new Set(pacemaker.facts('pacemaker-constraint').flatMap(({ fact }) => (fact.type === 'ticket' ? (fact.attributes['ticket']?.value ?? []) : [])))
      const [cib] = pacemaker.facts('pacemaker-cib')
      if (cib === undefined) continue
      const tickets = boothConfigurations(cluster, pacemaker).flatMap(({ fact }) => fact.tickets)
      const known = new Set(tickets.map(({ name }) => name.value))
      // A constraint on a ticket of another name is the fault, and told.
      if ([...used].some(name => !known.has(name))) continue
      for (const { name } of tickets) {
        if (!used.has(name.value)) yield { at: { origin: name.at }, message: `No constraint asks for ticket "${name.value}"`, related: [{ at: cib, message: 'the constraints of the cluster' }] }
      }
    }
  },
})
