import type { HostFact } from '../../../facts/fact-index.js'
import type { Origin } from '../../../text/located.js'
import { deviations } from '../../deviations.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { boothConf, siteExample } from '../example-cluster.js'

/** Booth is set up otherwise on another host. */
export const mismatchedBoothConf = defineClusterRule({
  id: 'cluster/mismatched-booth-conf',
  severity: 'error',
  origin: 'practice',
  summary: 'booth is set up otherwise on another host',
  why: 'The sites vote by what each of them has: members that others do not know are not heard, and a ticket that expires earlier at one of them is granted elsewhere while it is still held.',
  do: 'Copy one booth.conf to all hosts of all sites, and to the arbitrators.',
  sources: ['boothd(8), "CONFIGURATION FILE": the same on all sites and arbitrators'],
  since: '0.1.0',
  examples: {
    bad: [
      siteExample('another arbitrator', { 'beta:/etc/booth/booth.conf': boothConf.replace('203.0.113.5', '203.0.113.6') }),
      siteExample('another time', { 'beta:/etc/booth/booth.conf': boothConf.replace('600', '900') }),
    ],
    good: [siteExample('the same'), siteExample('written otherwise', { 'beta:/etc/booth/booth.conf': boothConf.replace('port = 9929\n', '# the usual port\n').replace('"web"', 'web') })],
  },

  *check(cluster) {
    const files = new Map<string, HostFact<'booth'>[]>()
    for (const file of cluster.facts('booth')) {
      const known = files.get(file.fact.path)
      if (known === undefined) files.set(file.fact.path, [file])
      else known.push(file)
    }
    for (const [path, copies] of files) {
      for (const part of parts) {
        const said = copies.map(({ host, origin, fact }) => ({ host, origin, ...part.of(fact) }))
        for (const { item, from } of deviations(said, (one, other) => one.value === other.value)) {
          yield { at: item.at ?? { origin: item.origin }, message: `${part.name} in "${path}" ${part.isMany ? 'are' : 'is'} "${item.value}" on host "${item.host}" and "${from.value}" on host "${from.host}"`, related: [{ at: from.at ?? { origin: from.origin }, message: `on host "${from.host}"` }] }
        }
      }
    }
  },
})

type Booth = HostFact<'booth'>['fact']

const parts: readonly { readonly name: string; readonly isMany: boolean; of(booth: Booth): { readonly value: string; readonly at: Origin | undefined } }[] = [
  // Their order is part of how they vote.
  { name: 'The sites', isMany: true, of: ({ sites }) => ({ value: sites.map(({ value }) => value).join(', '), at: sites[0]?.at }) },
  { name: 'The arbitrators', isMany: true, of: ({ arbitrators }) => ({ value: arbitrators.map(({ value }) => value).join(', '), at: arbitrators[0]?.at }) },
  { name: 'The port', isMany: false, of: ({ port, settings }) => ({ value: String(port), at: settings.find(({ key }) => key === 'port')?.at }) },
  {
    name: 'The tickets',
    isMany: true,
    of: ({ tickets }) => ({
      value: tickets.map(({ name, expireMs, timeoutMs, retries, renewalMs, acquireAfterMs, isManual }) => `${name.value} (${expireMs / 1000} s, asked for ${timeoutMs / 1000} s × ${retries}${renewalMs === undefined ? '' : `, renewed each ${renewalMs / 1000} s`}, free after ${acquireAfterMs / 1000} s${isManual ? ', by hand' : ''})`).join(', '),
      at: tickets[0]?.timesAt ?? tickets[0]?.name.at,
    }),
  },
]
