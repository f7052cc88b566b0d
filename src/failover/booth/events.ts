import type { HostFact } from '../../facts/fact-index.js'
import type { BoothTicket } from '../../facts/fact.js'
import { pacemakerClusters } from '../../cluster/view/pacemaker.js'
import type { ClusterModel } from '../../cluster/model.js'
import { listed } from '../../text/quantity.js'
import { soundEnding, step } from '../story.js'
import type { Decided, Step, Story, Whereabouts } from '../story.js'

/** A site whose files are at hand: its hosts, and what it runs only with the ticket. */
interface Site {
  readonly hosts: readonly string[]
  readonly bonds: readonly HostFact<'pacemaker-ticket'>[]
}

/** A ticket, who votes about it, and the sites that are known. */
interface Scene {
  readonly ticket: BoothTicket
  readonly file: HostFact<'booth'>
  readonly members: number
  readonly sites: readonly Site[]
}

/** Tells what becomes of a ticket when the site that has it is lost, or hears nobody any more. */
export function* storiesOfBooth(cluster: ClusterModel): Generator<Story> {
  const [file] = cluster.facts('booth')
  if (file === undefined) return
  const clusters = pacemakerClusters(cluster)
  for (const ticket of file.fact.tickets) {
    const sites = clusters.flatMap(({ hosts, facts }): Site[] => {
      const bonds = facts('pacemaker-ticket').filter(({ fact }) => fact.ticket === ticket.name.value)
      return bonds.length === 0 ? [] : [{ hosts, bonds }]
    })
    if (sites.length === 0) continue
    const scene: Scene = { ticket, file, members: file.fact.sites.length + file.fact.arbitrators.length, sites }
    yield afterLoss(scene)
    yield afterPartition(scene)
  }
}

/** A majority of all, without the site that is gone. */
function isMajority({ members }: Scene): boolean {
  return members - 1 > members / 2
}

function expiryOf({ ticket, file }: Scene): Decided<number> {
  return { value: ticket.expireMs, at: ticket.timesAt ?? ticket.name.at ?? file }
}

/** How the others come to the ticket, or do not. */
function* takeOver(scene: Scene): Generator<Step> {
  const { ticket, file, members, sites } = scene
  const name = ticket.name.value
  const freeMs = ticket.expireMs + ticket.acquireAfterMs
  const votes = { value: members, at: file.fact.arbitrators[0]?.at ?? file.fact.sites[0]?.at ?? file }
  if (ticket.isManual) {
    yield step(`Ticket "${name}" is granted by hand: nobody gets it until somebody says "booth client grant -s SITE ${name}"`, undefined, { value: true, at: ticket.name.at })
    return
  }
  if (!isMajority(scene)) {
    yield step(`The others have ${members - 1} of ${members} votes, which is no majority: nobody gets the ticket until somebody grants it by hand`, undefined, votes)
    return
  }
  yield step(`The others have ${members - 1} of ${members} votes, a majority: another site gets "${name}"`, freeMs, votes)
  const bonds = [...new Set(sites.flatMap(site => site.bonds.map(bond => `"${bond.fact.resource}"`)))]
  yield step(`There ${listed(bonds)} ${isPromotion(scene) ? 'is promoted' : 'starts'}, and what depends on it starts`, freeMs, { value: true, at: sites[0]?.bonds[0]?.origin ?? file })
}

function isPromotion({ sites }: Scene): boolean {
  return sites.some(({ bonds }) => bonds.some(({ fact }) => fact.role === 'Promoted'))
}

/** Where what needs the ticket is at the end: at another site, if that is at hand. */
function* atOthers(scene: Scene, gapMs: number): Generator<Whereabouts> {
  const isGranted = !scene.ticket.isManual && isMajority(scene)
  const hosts = scene.sites.length > 1 ? [...new Set(scene.sites.flatMap(site => site.hosts))] : []
  if (isGranted && hosts.length === 0) return
  const names = new Set(scene.sites.flatMap(({ bonds }) => bonds.map(({ fact }) => fact.resource)))
  for (const name of names) yield isGranted ? { name, hosts, isOneOf: true, gapMs } : { name, hosts: [] }
}

function afterLoss(scene: Scene): Story {
  const { name: { value: name }, expireMs, renewalMs = expireMs / 2, acquireAfterMs } = scene.ticket
  // The ticket counts from its last renewal, which may be as old as that is rare.
  const leastMs = Math.max(0, expireMs - renewalMs) + acquireAfterMs
  const steps = [
    step(`It renews "${name}" no more; until the ticket has expired nobody else may have it`, expireMs, expiryOf(scene)),
    ...takeOver(scene),
  ]
  return { software: 'booth', event: `site-lost ${name}`, title: `The site that has ticket "${name}" is lost`, steps, ending: { ...soundEnding, services: [...atOthers(scene, leastMs)] } }
}

const consequences = {
  stop: 'is stopped there',
  demote: 'is demoted there',
  fence: 'is ended there by fencing the hosts that run it',
  freeze: 'goes on there',
} as const

function afterPartition(scene: Scene): Story {
  const { ticket, sites } = scene
  const name = ticket.name.value
  const steps = [step(`It cannot renew "${name}", and loses it when it has expired`, ticket.expireMs, expiryOf(scene))]
  const told = new Set<string>()
  for (const bond of sites.flatMap(({ bonds }) => bonds)) {
    const text = `"${bond.fact.resource}" ${consequences[bond.fact.policy]}, by the loss policy`
    if (!told.has(text)) steps.push(step(text, ticket.expireMs, { value: true, at: bond }))
    told.add(text)
  }
  const isGranted = !ticket.isManual && isMajority(scene)
  const isFrozen = isGranted && sites.some(({ bonds }) => bonds.some(({ fact }) => fact.policy === 'freeze'))
  if (isGranted && ticket.acquireAfterMs === 0) steps.push(step('The other site may begin before this one has come to an end: nothing makes it wait', ticket.expireMs, { value: 0, unset: `booth.conf sets no acquire-after for "${name}"` }))
  steps.push(...takeOver(scene))
  return { software: 'booth', event: `site-cut-off ${name}`, title: `The site that has ticket "${name}" lives, and hears none of the others`, steps, ending: { ...soundEnding, services: [...atOthers(scene, isFrozen ? 0 : ticket.acquireAfterMs)], isSplitBrain: isFrozen, canDiverge: isFrozen } }
}
