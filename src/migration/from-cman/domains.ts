import { childrenOf, valueOf } from '../../languages/cluster-conf/ast.js'
import type { XmlElement } from '../../languages/cluster-conf/ast.js'
import { domainNamed } from '../../languages/cluster-conf/analysis/resource-tree.js'
import type { ClusterConf } from '../../languages/cluster-conf/schema.js'
import { banned } from '../bans.js'
import { freeId } from '../draft.js'
import type { Draft } from '../draft.js'
import { nodeName } from '../input.js'
import type { Old } from '../input.js'
import { carried, lost, replaced } from '../ledger.js'
import type { Ledger } from '../ledger.js'
import { settle, settleAll } from './account.js'

/** The points of the host that is liked best; each next one gets so much less. */
const step = 100

/**
 * What a service is tied to hosts by: returns its stickiness.
 *
 * Source: rgmanager src/daemons/groups.c `consider_relocate`: only to a host that is better; without a domain all are equally good.
 */
export function addDomain(draft: Draft, { service, id }: { readonly service: XmlElement; readonly id: string }, { model, old, ledger }: { readonly model: ClusterConf; readonly old: Old; readonly ledger: Ledger }): string {
  const name = valueOf(service, 'domain')
  const domain = name === undefined ? undefined : domainNamed(model, name)
  if (domain === undefined) {
    if (name !== undefined) settle(ledger, service, lost('there is no such domain'), ['domain'])
    draft.decisions.push({ what: `${id} stays where it runs`, why: 'it has no failover domain, so that rgmanager moves it to no host that comes back' })
    return 'INFINITY'
  }
  settle(ledger, service, carried('CIB: rsc_location'), ['domain'])
  const isOrdered = isSet(domain, 'ordered')
  const isRestricted = isSet(domain, 'restricted')
  const goesBack = !isSet(domain, 'nofailback')
  const members = childrenOf(domain, 'failoverdomainnode').map(element => ({ element, node: nodeName(old.cluster, valueOf(element, 'name') ?? ''), priority: Number(valueOf(element, 'priority') ?? '1') }))
  const ranks = [...new Set(members.map(({ priority }) => priority))].sort((a, b) => a - b)
  for (const { element, node, priority } of members) {
    if (!draft.nodes.some(other => other.name === node)) {
      settleAll(ledger, element, lost('no such host is in the cluster'))
      continue
    }
    const score = String(isOrdered ? (ranks.length - ranks.indexOf(priority)) * step : step)
    const location = freeId(draft, `${id}-likes-${node}`)
    draft.constraints.push({ kind: 'location', id: location, resource: id, node, score })
    settle(ledger, element, carried(`CIB: rsc_location ${location}`), ['name'])
    settle(ledger, element, isOrdered ? carried(`CIB: score ${score} of ${location}`) : replaced('nothing', 'the domain is not ordered, so that rgmanager reads no priority'), ['priority'])
  }
  if (isRestricted) banned(draft, id, members.map(({ node }) => node))
  settle(ledger, domain, carried('CIB: rsc_location'), ['name'])
  settle(ledger, domain, isOrdered ? carried('CIB: the scores of rsc_location', 'the lower the priority, the more points') : carried('CIB: the scores of rsc_location', 'all members alike'), ['ordered'])
  settle(ledger, domain, isRestricted ? carried('CIB: rsc_location with -INFINITY on all other hosts') : replaced('nothing', 'other hosts may run it when no member can'), ['restricted'])
  settle(ledger, domain, carried('CIB: meta attribute resource-stickiness', goesBack ? 'services go back to the host that they prefer' : 'services stay where they are'), ['nofailback'])
  return !goesBack || !isOrdered ? 'INFINITY' : '0'
}

function isSet(element: XmlElement, name: string): boolean {
  return Number(valueOf(element, name) ?? '0') > 0 || /^(?:yes|on|true)$/i.test(valueOf(element, name) ?? '')
}
