import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { boothConf, siteExample } from '../example-cluster.js'

/** A constraint asks for a ticket that booth does not have. */
export const unknownTicket = defineClusterRule({
  id: 'cluster/unknown-ticket',
  severity: 'error',
  origin: 'practice',
  summary: 'a constraint asks for a ticket that booth does not have',
  why: 'Nobody ever grants such a ticket: what depends on it runs at no site.',
  do: 'Write one name in booth.conf of all sites and in the constraint.',
  sources: ['boothd(8), ticket', 'Pacemaker Administration, "Multi-site clusters and tickets"'],
  since: '0.1.0',
  examples: {
    bad: [siteExample('another name', { '*:/etc/booth/booth.conf': boothConf.replace('ticket = "web"', 'ticket = "wbe"') })],
    good: [siteExample('one name')],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const files = pacemaker.hosts.flatMap(host => cluster.factsOn(host, 'booth'))
      const [file] = files
      const known = new Set(files.flatMap(({ fact }) => fact.tickets.map(({ name }) => name.value)))
      if (file === undefined || known.size === 0) continue
      for (const { fact } of pacemaker.facts('pacemaker-constraint')) {
        const ticket = fact.type === 'ticket' ? fact.attributes['ticket'] : undefined
        if (ticket === undefined || known.has(ticket.value)) continue
        const close = didYouMean(ticket.value, [...known])
        yield { at: { origin: ticket.at }, message: `booth has no ticket "${ticket.value}"${close === undefined ? '' : `; did you mean "${close}"?`}`, related: [{ at: file.fact.tickets[0]?.name.at ?? file.origin, message: 'its tickets' }] }
      }
    }
  },
})
