import type { HostFact } from '../../../facts/fact-index.js'
import type { BoothTicket, Written } from '../../../facts/fact.js'
import type { Origin } from '../../../text/located.js'
import { addTo } from '../../../text/multimap.js'
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
    good: [siteExample('the same'), siteExample('tickets in another order', {
      'alpha:/etc/booth/booth.conf': `${boothConf}ticket = "mail"\n  expire = 600\n`, 'beta:/etc/booth/booth.conf': boothConf.replace('ticket = "web"', 'ticket = "mail"\n  expire = 600\nticket = "web"'),
    }), siteExample('written otherwise', { 'beta:/etc/booth/booth.conf': boothConf.replace('port = 9929\n', '# the usual port\n').replace('"web"', 'web') })],
  },

  *check(cluster) {
    const lineOf = (host: string, path: string, key: string): Origin | undefined => cluster.settingsOn(host, 'booth').find(({ fact }) => fact.path === path && fact.key.split(': ').at(-1) === key)?.origin
    const files = new Map<string, HostFact<'booth'>[]>()
    for (const file of cluster.facts('booth')) addTo(files, file.fact.path, file)
    for (const [path, copies] of files) {
      for (const part of parts) {
        const said = copies.map(({ host, origin, fact }) => ({ host, origin, fact, value: part.of(fact) }))
        for (const { item, from } of deviations(said, (one, other) => one.value === other.value)) {
          const placeIn = (own: typeof item, other: typeof item): Origin => part.differs(own.fact, other.fact, key => lineOf(own.host, path, key)) ?? own.origin
          yield { at: placeIn(item, from), message: `${part.name} in "${path}" ${part.isMany ? 'are' : 'is'} "${item.value}" on host "${item.host}" and "${from.value}" on host "${from.host}"`, related: [{ at: placeIn(from, item), message: `on host "${from.host}"` }] }
        }
      }
    }
  },
})

type Booth = HostFact<'booth'>['fact']

/** The line of a key on the host. */
type LineOf = (key: string) => Origin | undefined

interface Part {
  readonly name: string
  readonly isMany: boolean
  of(booth: Booth): string
  /** Where the first thing is written that another host has otherwise. */
  differs(own: Booth, other: Booth, lineOf: LineOf): Origin | undefined
}

const parts: readonly Part[] = [
  // Their order is part of how they vote.
  { name: 'The sites', isMany: true, of: ({ sites }) => listOf(sites), differs: (own, other) => firstOther(own.sites, other.sites) },
  { name: 'The arbitrators', isMany: true, of: ({ arbitrators }) => listOf(arbitrators), differs: (own, other) => firstOther(own.arbitrators, other.arbitrators) },
  { name: 'The port', isMany: false, of: ({ port }) => String(port), differs: (_own, _other, lineOf) => lineOf('port') },
  // Tickets are found by their names.
  { name: 'The tickets', isMany: true, of: ({ tickets }) => tickets.map(inWords).sort().join(', '), differs: differentTicket },
]

function listOf(members: readonly Written[]): string {
  return members.map(({ value }) => value).join(', ')
}

function firstOther(own: readonly Written[], other: readonly Written[]): Origin | undefined {
  return (own.find(({ value }, index) => value !== other[index]?.value) ?? own.at(-1))?.at
}

function inWords({ name, expireMs, timeoutMs, retries, renewalMs, acquireAfterMs, isManual }: BoothTicket): string {
  return `${name.value} (${expireMs / 1000} s, asked for ${timeoutMs / 1000} s × ${retries}${renewalMs === undefined ? '' : `, renewed each ${renewalMs / 1000} s`}, free after ${acquireAfterMs / 1000} s${isManual ? ', by hand' : ''})`
}

/** What is compared of tickets, by the keys that say it. */
const keys = { expireMs: 'expire', timeoutMs: 'timeout', retries: 'retries', renewalMs: 'renewal-freq', acquireAfterMs: 'acquire-after', isManual: 'mode' } as const

function differentTicket({ tickets }: Booth, { tickets: others }: Booth, lineOf: LineOf): Origin | undefined {
  const known = new Map(others.map(ticket => [ticket.name.value, ticket]))
  const isSame = (ticket: BoothTicket, other = known.get(ticket.name.value)): boolean => other !== undefined && inWords(ticket) === inWords(other)
  const own = tickets.find(ticket => !isSame(ticket))
  if (own === undefined) return tickets.at(-1)?.name.at
  const other = known.get(own.name.value)
  if (other === undefined) return own.name.at
  const key = Object.entries(keys).find(([field]) => own[field as keyof typeof keys] !== other[field as keyof typeof keys])?.[1]
  const forAll = lineOf(`ticket __defaults__ / ${key}`)
  // What is said of all tickets holds for those that follow.
  return lineOf(`ticket ${own.name.value} / ${key}`) ?? (forAll !== undefined && forAll.span.start < own.name.at.span.start ? forAll : own.name.at)
}
