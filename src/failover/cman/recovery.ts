import { listed } from '../../text/quantity.js'
import { step } from '../story.js'
import type { Step, Whereabouts } from '../story.js'
import { promotionOf } from './drbd.js'
import { fencingOf } from './fencing.js'
import type { CmanNode, CmanSetup, Service } from './setup.js'

/** The services that start at all, by themselves. */
export function startedServices({ services }: CmanSetup): readonly Service[] {
  return services.filter(({ isStarted, unpromoted }) => isStarted && unpromoted === undefined)
}

/** Where everything is as long as nothing moves. */
export function settledServices(setup: CmanSetup): Whereabouts[] {
  return startedServices(setup).map(({ name, hosts }) => ({ name, hosts: hosts.slice(0, 1), gapMs: 0 }))
}

/** What runs on goes on, unless it needs a file system of the cluster, which waits for the shot. */
export function heldUp({ isOnClusterFs }: Service, gapMs: number | undefined): Pick<Whereabouts, 'gapMs' | 'isHeldUp' | 'waitsForShot'> {
  return isOnClusterFs ? { isHeldUp: true, ...(gapMs === undefined ? {} : { waitsForShot: true, gapMs }) } : { gapMs: 0 }
}

/** Where a service may go: the best of those who are left; where it needs copies of DRBD, those of them who hold them, if any do. */
function nextHosts({ ranks, copies }: Service, gone: ReadonlySet<string>): readonly string[] {
  const left = ranks.map(rank => rank.filter(host => !gone.has(host)))
  const able = left.map(rank => rank.filter(host => copies.every(({ holders }) => holders.includes(host))))
  return [...able, ...left].find(rank => rank.length > 0) ?? []
}

/** What comes of it when nodes are lost. */
export interface Recovery {
  readonly steps: readonly Step[]
  readonly services: readonly Whereabouts[]
  readonly isLossy: boolean
}

/** Lets rgmanager start what ran on lost nodes, once all of them are certainly off. */
export function recover(setup: CmanSetup, lost: readonly CmanNode[], { lacksPower = false } = {}): Recovery {
  const shots = new Map(lost.map(node => [node.name, fencingOf(setup, node, lacksPower)]))
  const isCertain = [...shots.values()].every(shot => shot.isCertain)
  const gapOf = (delayMs: number): number => setup.tokenMs.value + setup.postFailDelayMs.value + delayMs
  const longestMs = gapOf(Math.max(...[...shots.values()].map(({ delayMs }) => delayMs)))
  const steps: Step[] = []
  let isLossy = false
  const services = startedServices(setup).map((service): Whereabouts => {
    const [owner = ''] = service.hosts
    if (service.server !== undefined && shots.has(service.server)) {
      steps.push(step(`The data of "${service.name}" come from "${service.server}" by GNBD: it stands still, or fails, until that is back`, undefined, { value: true, at: service.at }))
      return { name: service.name, hosts: [] }
    }
    const shot = shots.get(owner)
    if (shot === undefined) return { name: service.name, hosts: [owner], ...heldUp(service, isCertain ? longestMs : undefined) }
    const next = relocate(service, { lost: owner, gone: new Set(shots.keys()), isShot: shot.isCertain, gapMs: gapOf(shot.delayMs) })
    steps.push(...next.steps)
    isLossy ||= next.isLossy
    return next.whereabouts
  })
  return { steps, services, isLossy }
}

interface Circumstances {
  readonly lost: string
  readonly gone: ReadonlySet<string>
  readonly isShot: boolean
  readonly gapMs: number
}

function relocate(service: Service, { lost, gone, isShot, gapMs }: Circumstances): { readonly steps: readonly Step[]; readonly whereabouts: Whereabouts; readonly isLossy: boolean } {
  const { name, at, recovery } = service
  const hosts = recovery === 'disable' ? [] : nextHosts(service, gone)
  const nowhere = { name, hosts: [] }
  const decided = { value: true, at }
  if (hosts.length === 0) return { steps: [step(recovery === 'disable' ? `Service "${name}" is disabled by its recovery policy, and stays away` : `Service "${name}" has no other host and stays away`, undefined, decided)], whereabouts: nowhere, isLossy: false }
  if (!isShot) return { steps: [step(`Until then rgmanager does not start "${name}"`, undefined, decided)], whereabouts: nowhere, isLossy: false }
  const promotion = promotionOf(service, hosts, lost)
  if (promotion.isRefused) return { steps: promotion.steps, whereabouts: nowhere, isLossy: false }
  const who = listed(hosts.map(host => `"${host}"`), 'or')
  return {
    steps: [...promotion.steps, step(`Then rgmanager starts "${name}" on ${who}${hosts.length === 1 ? '' : ', whoever is first'}`, undefined, decided)],
    whereabouts: { name, hosts, ...(hosts.length === 1 ? {} : { isOneOf: true }), waitsForShot: true, gapMs },
    isLossy: promotion.isLossy,
  }
}
