import { freeId } from '../draft.js'
import type { Clone, Draft } from '../draft.js'
import { carried, lost, replaced } from '../ledger.js'
import type { Ledger } from '../ledger.js'
import type { Directive } from './ha-cf-lines.js'

/** The points for a ping host are a multiple of this. */
const step = 1000

/**
 * Adds what ipfail did: the groups go to the host that reaches more of the ping hosts. Without ipfail nobody acted on them.
 *
 * ipfail compares numbers, so that nothing stops where no host reaches any: this is a rule with points, and not one that forbids.
 */
export function addPing(draft: Draft, lines: readonly Directive[], ledger: Ledger): void {
  const ipfail = lines.filter(({ name, words }) => name === 'respawn' && words[1]?.endsWith('/ipfail') === true)
  const pings = lines.filter(({ name }) => name === 'ping' || name === 'ping_group' || name === 'ping6')
  if (ipfail.length === 0 || pings.length === 0) {
    for (const line of [...pings, ...ipfail]) ledger.settle('ha-cf', line.key, lost(pings.length === 0 ? 'there is nothing to ping' : 'without ipfail nothing acted on it'))
    return
  }
  const single = [...new Set(pings.filter(({ name }) => name !== 'ping_group').flatMap(({ words }) => words))]
  const groups = new Map(pings.filter(({ name }) => name === 'ping_group').map(({ words: [name = '', ...hosts] }) => [name, hosts]))
  const points = pointsOf(draft)
  if (single.length > 0) {
    const clone = addClone(draft, { name: 'pingd', hosts: single, points })
    rules(draft, 'pingd', 0)
    for (const line of pings) if (line.name !== 'ping_group') ledger.settle('ha-cf', line.key, carried(`CIB: clone ${clone.id}, host_list`, `${points} points for each host that is reached`))
  }
  for (const [name, hosts] of groups) {
    const attribute = `pingd-${name}`.replace(/[^A-Za-z0-9_-]/g, '-')
    const clone = addClone(draft, { name: attribute, hosts, points })
    rules(draft, attribute, points)
    for (const line of pings) if (line.words[0] === name) ledger.settle('ha-cf', line.key, carried(`CIB: clone ${clone.id}, host_list`, `${points} points where one of the group is reached, as a ping_group counts once`))
  }
  for (const line of ipfail) ledger.settle('ha-cf', line.key, replaced('CIB: ocf:pacemaker:ping and the location rules with its attribute', 'it moves the groups to the host that reaches more'))
}

/**
 * So many points a host gets for each ping host that it reaches: more than what keeps the heaviest group where it is.
 *
 * Pacemaker adds up the stickiness of all members of a group, and that of each DRBD resource that is promoted where the group runs.
 * The promotion scores of DRBD themselves are the same on all hosts whose data are up to date.
 */
function pointsOf({ resources, constraints, defaults }: Draft): number {
  const weights = resources.flatMap(resource => {
    if (resource.kind !== 'group') return []
    const own = constraints.filter(constraint => 'resource' in constraint && constraint.resource === resource.id)
    const promoted = own.filter(constraint => constraint.kind === 'colocation' && constraint.role === 'Promoted').length
    const likes = own.flatMap(constraint => (constraint.kind === 'location' ? Number(constraint.score) : [])).filter(score => score > 0)
    const stickiness = Number(resource.meta['resource-stickiness'] ?? defaults['resource-stickiness'] ?? '0')
    return Number.isFinite(stickiness) ? [(resource.members.length + promoted) * stickiness + Math.max(0, ...likes.filter(Number.isFinite))] : []
  })
  return (Math.floor(Math.max(0, ...weights) / step) + 1) * step
}

function addClone(draft: Draft, { name, hosts, points }: { readonly name: string; readonly hosts: readonly string[]; readonly points: number }): Clone {
  const clone: Clone = {
    kind: 'clone',
    id: freeId(draft, `clone-${name}`),
    member: {
      kind: 'primitive',
      id: freeId(draft, name),
      agent: 'ocf:pacemaker:ping',
      parameters: { name, host_list: hosts.join(' '), multiplier: String(points), dampen: '5s' },
      operations: [
        { name: 'monitor', interval: '10s', timeout: '60s' },
        { name: 'start', interval: '0s', timeout: '60s' },
        { name: 'stop', interval: '0s', timeout: '20s' },
      ],
    },
    meta: { interleave: 'true' },
  }
  draft.resources.push(clone)
  return clone
}

function rules(draft: Draft, attribute: string, score: number): void {
  for (const resource of draft.resources) {
    if (resource.kind === 'group') draft.constraints.push({ kind: 'reached', id: freeId(draft, `${resource.id}-where-${attribute}`), resource: resource.id, attribute, score })
  }
}
