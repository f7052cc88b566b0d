import { fileOn } from '../../cluster/view/groups.js'
import type { PacemakerCluster } from '../../cluster/view/pacemaker.js'
import type { ClusterModel } from '../../cluster/model.js'
import { listed } from '../../text/quantity.js'
import type { Limit } from '../story.js'
import { servicesOf } from './ending.js'
import { place } from './setup.js'
import type { PacemakerSetup } from './setup.js'
import { unmanagedText } from './units.js'

/** Says what of a Pacemaker cluster is not told, or told with an assumption, and why. */
export function limitsOfPacemaker(cluster: ClusterModel, pacemaker: PacemakerCluster, setup: PacemakerSetup | undefined): readonly Limit[] {
  const names = listed(pacemaker.hosts.map(host => `"${host}"`))
  const [copy] = pacemaker.facts('pacemaker-cib')
  const at = copy === undefined ? {} : { at: copy }
  if (setup === undefined) {
    const isOnCman = pacemaker.hosts.some(host => fileOn(cluster, host, 'cluster-conf') !== undefined)
    if (isOnCman) return [{ text: `Pacemaker on ${names}: it runs on cman, which hands it members, quorum and fencing; what it makes of them is not told`, ...at }]
    // The story of Heartbeat says so.
    if (pacemaker.hosts.some(host => fileOn(cluster, host, 'corosync-conf') === undefined && fileOn(cluster, host, 'ha-cf') !== undefined)) return []
    return [{ text: `Pacemaker on ${names}: the CIB does not name two nodes`, ...at }]
  }
  if (setup.held !== undefined) return [{ text: `Pacemaker on ${names}: ${setup.held.reason}`, at: setup.held.at }]
  const limits: Limit[] = []
  const { units, replicas, membership } = setup
  if (!membership.isKnown) limits.push({ text: `Pacemaker on ${names}: without corosync.conf nobody knows who is left when a host is lost, nor after which time`, ...at })
  for (const name of new Set(pacemaker.facts('pacemaker-ticket').map(({ fact }) => fact.ticket))) {
    const tied = pacemaker.facts('pacemaker-ticket').filter(({ fact }) => fact.ticket === name)
    const [first] = tied
    if (first !== undefined) limits.push({ text: `Whether the site of ${names} has ticket "${name}": the stories set out from that; without it ${listed([...new Set(tied.map(({ fact }) => `"${fact.resource}"`))])} ${first.fact.role === 'Promoted' ? 'is not promoted' : 'does not run'} there, nor runs what depends on it`, at: first })
  }
  if (units.doubt !== undefined) limits.push({ text: `Where Pacemaker runs its resources: ${units.doubt.reason}`, at: units.doubt.at })
  limits.push(...withoutPreference(setup).map(text => ({ text: `Pacemaker on ${names}: ${text}`, ...at })))
  const strategy = pacemaker.option('placement-strategy')
  limits.push(...inOwnOrder(setup).map(text => ({ text: `Pacemaker on ${names}: ${text}`, ...(strategy === undefined ? at : { at: strategy }) })))
  for (const each of units.unmanaged) limits.push({ text: `Pacemaker on ${names}: ${unmanagedText(each)}`, at: each.at })
  for (const { name, doubt, isSilent } of units.units) if (doubt !== undefined && !isSilent) limits.push({ text: `Where "${name}" runs, and what has to run with it: ${doubt.reason}`, at: doubt.at })
  for (const { name, unit } of setup.capped) limits.push({ text: `"${unit.name}" is to be promoted on ${unit.promotedCopies} hosts, and DRBD refuses a second primary of "${name}" without allow-two-primaries: the stories have one, and which host is first nobody knows`, at: unit.at })
  for (const { name, copies, unit } of replicas) if (copies === undefined) limits.push({ text: `What DRBD itself does with "${name}": no drbd.conf at hand has the resource`, at: unit.at })
  if (membership.isKnown && membership.links.size === 0) limits.push({ text: 'The single links of corosync: corosync.conf has no nodelist', ...at })
  return limits
}

/** Where no score decides, a story sets out from what the scheduler would choose, and a living cluster may have come to another. */
export function withoutPreference(setup: PacemakerSetup): readonly string[] {
  const start = place(setup, setup.membership.nodes.map(({ host }) => host))
  const free = servicesOf(setup).filter(({ name }) => start.get(name)?.equals !== undefined)
  const promoted = setup.replicas.filter(({ unit }) => start.get(unit.name)?.equals !== undefined)
  const told = [...free.map(({ name }) => name), ...promoted.map(({ name }) => `DRBD ${name}`)]
  return told.length === 0 ? [] : [`${whereText(told)}. Nothing in the CIB prefers one, and the stories set out from what Pacemaker chooses when all hosts start at once: the host that runs least, of equal ones the first by name`]
}

/** Which of equal hosts placement-strategy takes, nobody can say from the file. */
export function inOwnOrder(setup: PacemakerSetup): readonly string[] {
  const { units, replicas, membership } = setup
  // What is doubtful for another reason is told with that.
  if (!units.isOrderUnknown || units.doubt !== undefined || units.units.some(({ doubt }) => doubt !== undefined)) return []
  const start = place(setup, membership.nodes.map(({ host }) => host))
  const isOpen = (name: string): boolean => start.get(name)?.isUnknown === true
  const told = [...servicesOf(setup).filter(({ name }) => isOpen(name)).map(({ name }) => name), ...replicas.filter(({ unit }) => isOpen(unit.name)).map(({ name }) => `DRBD ${name}`)]
  return told.length === 0 ? [] : [`${whereText(told)}. No score sets the hosts apart, and placement-strategy places resources in an order of its own`]
}

function whereText(names: readonly string[]): string {
  const shown = names.slice(0, 5).map(name => `"${name}"`)
  if (names.length > 5) shown.push(`${names.length - 5} more`)
  return names.length === 1 ? `on which host ${listed(shown)} runs at the time` : `on which hosts ${listed(shown)} run at the time`
}
