import { promotedByReactor } from '../../cluster/view/promoters.js'
import { isSameHost } from '../../cluster/view/pacemaker.js'
import { calledBy, ocfCall, shortAgent } from '../../facts/ocf-call.js'
import { hostId, volumeId } from '../ids.js'
import type { Box } from '../picture.js'
import type { Sketch } from '../sketch.js'
import { addressText, agentText } from './agent-text.js'
import { drawSpares } from './spares.js'

/** Draws what drbd-reactor starts on each resource that it promotes, on the preferred host or the first, and where it may move. */
export function drawPromoters(sketch: Sketch): void {
  const { cluster, boxes, addBox, addLine } = sketch
  for (const { fact, origin } of promotedByReactor(cluster)) {
    const hosts = [...cluster.hosts.keys()].filter(host => boxes.has(volumeId(host, fact.name, 0)) && cluster.factsOn(host, 'promoted-resource').some(other => other.fact.name === fact.name))
    const rank = (host: string): number => {
      const index = fact.preferredNodes.findIndex(({ value }) => isSameHost(cluster, value, host))
      return index === -1 ? fact.preferredNodes.length : index
    }
    const [owner, ...others] = hosts.sort((one, other) => rank(one) - rank(other))
    if (owner === undefined) continue
    const id = `group promoter ${fact.name}`
    const box: Pick<Box, 'kind' | 'label' | 'layer'> = { kind: 'group', label: fact.name, layer: 'service' }
    addBox({ ...box, id, details: ['drbd-reactor', ...fact.units.map(shortUnit)], inside: hostId(owner), origins: [origin] })
    addLine({ id: `use ${id}`, kind: 'use', ends: [id, volumeId(owner, fact.name, 0)], label: '', origins: [] })
    drawSpares(sketch, { ...box, id }, others)
  }
}

/** A unit by its name; an agent as the picture of Pacemaker has it, or with the name of its instance. */
function shortUnit(unit: string): string {
  const call = ocfCall(unit)
  if (call === undefined) return calledBy(unit)
  const { agent, instance, parameters } = call
  const given = { agent, valueOf: (name: string) => parameters.get(name) }
  return addressText(given) ?? (parameters.has('directory') ? agentText(given) : `${shortAgent(agent)} ${instance}`)
}
