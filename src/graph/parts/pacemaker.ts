import type { HostFact } from '../../facts/fact-index.js'
import { nodesOf } from '../../cluster/view/pacemaker-resources.js'
import { isSameHost, pacemakerClusters } from '../../cluster/view/pacemaker.js'
import type { PacemakerCluster } from '../../cluster/view/pacemaker.js'
import { hostId, mountId, volumeId } from '../ids.js'
import type { Box } from '../picture.js'
import type { Sketch } from '../sketch.js'
import { addressText, agentText } from './agent-text.js'
import { boxOfDevice } from './box-of-device.js'
import { drawSpares } from './spares.js'

type Resource = HostFact<'pacemaker-resource'>

/**
 * Draws what Pacemaker runs: clones on each of their hosts, groups and what stands alone on the host that is preferred or comes
 * first, and where else they may run. Where something runs at this moment no file says.
 */
export function drawPacemaker(sketch: Sketch): void {
  for (const pacemaker of pacemakerClusters(sketch.cluster)) {
    const all = pacemaker.facts('pacemaker-resource')
    const outer = all.filter(({ fact }) => fact.parent === undefined && fact.agent?.startsWith('stonith:') !== true)
    const clones = outer.filter(({ fact }) => fact.type === 'clone' || fact.type === 'bundle')
    const promoting = new Set(pacemaker.facts('pacemaker-drbd').map(({ fact }) => fact.clone))
    // What a clone mounts stands above the clone that promotes the device below.
    for (const resource of clones.filter(({ fact }) => !promoting.has(fact.id))) drawClone(sketch, pacemaker, resource)
    for (const resource of clones.filter(({ fact }) => promoting.has(fact.id))) drawClone(sketch, pacemaker, resource)
    for (const resource of clones) drawBases(sketch, pacemaker, resource)
    for (const resource of outer.filter(({ fact }) => fact.type === 'group' || fact.type === 'primitive')) drawGroup(sketch, pacemaker, resource)
  }
}

function drawClone(sketch: Sketch, pacemaker: PacemakerCluster, clone: Resource): void {
  const drbd = pacemaker.facts('pacemaker-drbd').filter(({ fact }) => fact.clone === clone.fact.id)
  const own = [clone, ...within(pacemaker, clone)]
  const origins = own.map(({ origin }) => origin)
  for (const host of hostsOf(sketch, pacemaker, clone)) {
    const id = cloneId(host, clone.fact.id)
    const volumes = drbd.flatMap(({ fact }) => volumesOf(sketch, host, fact.resource))
    if (drbd.length > 0 && volumes.length === 0) continue // It runs where its data is.
    const under = drbd.length > 0 ? volumes : devicesUnder(sketch, host, own)
    const pile = under.map(volume => sketch.boxes.get(volume)?.pile).find(found => found !== undefined)
    sketch.addBox({
      id,
      kind: 'clone',
      label: clone.fact.id,
      details: [clone.fact.isPromotable ? 'promotable' : clone.fact.type, ...(drbd.length > 0 ? [] : contentsOf(pacemaker, clone))],
      inside: hostId(host),
      layer: 'clone',
      ...(pile === undefined ? {} : { pile }),
      origins,
    })
    for (const volume of volumes) sketch.addLine({ id: `use ${id} ${volume}`, kind: 'use', ends: [id, volume], label: '', origins: [] })
  }
}

/** Leads from a clone to what it mounts on each of its hosts. */
function drawBases(sketch: Sketch, pacemaker: PacemakerCluster, clone: Resource): void {
  const own = [clone, ...within(pacemaker, clone)]
  for (const host of hostsOf(sketch, pacemaker, clone)) {
    const id = cloneId(host, clone.fact.id)
    if (!sketch.boxes.has(id)) continue
    for (const base of basesOf(sketch, pacemaker, { own, owner: host })) sketch.addLine({ id: `use ${id} ${base}`, kind: 'use', ends: [id, base], label: '', origins: [] })
  }
}

/** The boxes of the devices that resources mount on a host. */
function devicesUnder(sketch: Sketch, host: string, own: readonly Resource[]): readonly string[] {
  return own.flatMap(({ fact: { agent, parameters } }) => {
    const device = parameters['device']?.value
    return agent?.endsWith(':Filesystem') === true && device !== undefined ? [boxOfDevice(sketch, host, device)] : []
  })
}

function drawGroup(sketch: Sketch, pacemaker: PacemakerCluster, group: Resource): void {
  const [owner, ...others] = byPreference(sketch, pacemaker, group)
  if (owner === undefined) return
  const own = [group, ...within(pacemaker, group)]
  const addresses = own.flatMap(({ fact }) => addressOf(fact) ?? [])
  // Two sites may have groups of one name.
  const isOther = sketch.boxes.has(`group pacemaker ${group.fact.id}`)
  const id = `group pacemaker ${group.fact.id}${isOther ? ` of ${owner}` : ''}`
  const box: Pick<Box, 'kind' | 'label' | 'layer'> = { kind: 'group', label: addresses[0] ?? group.fact.id, layer: 'service' }
  const contents = contentsOf(pacemaker, group)
  const details = [...(addresses.length > 0 ? [group.fact.id] : []), ...addresses.slice(1), ...contents, ...orderOf(pacemaker, own)]
  sketch.addBox({ ...box, id, details, inside: hostId(owner), origins: own.map(({ origin }) => origin) })
  drawSpares(sketch, { ...box, id }, others)
  for (const base of basesOf(sketch, pacemaker, { own, owner })) sketch.addLine({ id: `use ${id} ${base}`, kind: 'use', ends: [id, base], label: '', origins: [] })
}

/** The id of the box of a clone on a host. */
function cloneId(host: string, clone: string): string {
  return `clone ${host} ${clone}`
}

/** All that a group or clone holds, however deep. */
function within(pacemaker: PacemakerCluster, { fact: { id } }: Resource): readonly Resource[] {
  return pacemaker.facts('pacemaker-resource').filter(({ fact }) => fact.parent === id).flatMap(part => [part, ...within(pacemaker, part)])
}

/** The hosts on which a resource may run; all where rules or tags say more than anybody follows. */
function hostsOf({ cluster }: Sketch, pacemaker: PacemakerCluster, resource: Resource): readonly string[] {
  const nodes = nodesOf(cluster, pacemaker, resource) ?? pacemaker.facts('pacemaker-node')
  return [...new Set(nodes.flatMap(({ fact }) => cluster.hostNamed(fact.name) ?? []))]
}

/** The hosts on which a resource may run, the one with the highest score first. */
function byPreference(sketch: Sketch, pacemaker: PacemakerCluster, resource: Resource): readonly string[] {
  const { cluster } = sketch
  const locations = pacemaker.facts('pacemaker-constraint').filter(({ fact }) => fact.type === 'location' && !fact.isOpen && fact.names.includes(resource.fact.id))
  const scoreOf = (host: string): number => {
    const scores = locations.filter(({ fact }) => isSameHost(cluster, fact.attributes['node']?.value ?? '', host)).map(({ fact }) => numberOf(fact.attributes['score']?.value))
    return scores.reduce((sum, score) => sum + score, 0)
  }
  return [...hostsOf(sketch, pacemaker, resource)].sort((one, other) => scoreOf(other) - scoreOf(one))
}

/** Pacemaker's infinity is a million. */
function numberOf(score = '0'): number {
  if (/^\+?INFINITY$/i.test(score)) return 1_000_000
  return /^-INFINITY$/i.test(score) ? -1_000_000 : Number.parseInt(score, 10) || 0
}

function addressOf({ agent, parameters }: Resource['fact']): string | undefined {
  return agent === undefined ? undefined : addressText({ agent, valueOf: name => parameters[name]?.value })
}

/** What a resource runs, by the short names of the agents; what is an address is told by itself. */
function contentsOf(pacemaker: PacemakerCluster, resource: Resource): readonly string[] {
  return [resource, ...within(pacemaker, resource)].flatMap(({ fact }) => {
    const { agent, parameters } = fact
    if (agent === undefined || addressOf(fact) !== undefined) return []
    return [agentText({ agent, valueOf: name => parameters[name]?.value })]
  })
}

/** What has to happen before, as the constraints of order say. */
function orderOf(pacemaker: PacemakerCluster, own: readonly Resource[]): readonly string[] {
  const names = new Set(own.map(({ fact }) => fact.id))
  return pacemaker.facts('pacemaker-constraint').flatMap(({ fact: { type, isOpen, attributes } }) => {
    const { first, then, 'first-action': action } = attributes
    if (type !== 'order' || isOpen || first === undefined || then === undefined || !names.has(then.value)) return []
    return [`after ${first.value} ${action?.value === 'promote' ? 'promoted' : action?.value ?? 'start'}`]
  })
}

/** What a group rests on: the clone that promotes its device, or what else it mounts. */
function basesOf(sketch: Sketch, pacemaker: PacemakerCluster, { own, owner }: { readonly own: readonly Resource[]; readonly owner: string }): readonly string[] {
  const bases = own.flatMap(({ fact: { agent, parameters } }) => {
    if (agent?.endsWith(':Filesystem') !== true) return []
    const [device, directory] = [parameters['device']?.value, parameters['directory']?.value]
    const mount = directory === undefined ? undefined : mountId(owner, directory)
    if (mount !== undefined && sketch.boxes.has(mount)) return [mount]
    const box = device === undefined ? undefined : boxOfDevice(sketch, owner, device)
    const drbd = pacemaker.facts('pacemaker-drbd').find(({ fact }) => box !== undefined && volumesOf(sketch, owner, fact.resource).includes(box))
    return [drbd === undefined ? box : cloneId(owner, drbd.fact.clone)]
  })
  return [...new Set(bases)].filter(base => base !== undefined && sketch.boxes.has(base)) as string[]
}

function volumesOf({ cluster, boxes }: Sketch, host: string, resource: string): readonly string[] {
  return cluster.facts('drbd-volume').flatMap(({ fact }) => {
    const id = volumeId(host, resource, fact.volume)
    return fact.resource === resource && boxes.has(id) ? [id] : []
  }).filter((id, index, all) => all.indexOf(id) === index)
}
