import { promotedByReactor } from '../../cluster/view/promoters.js'
import { isSameHost } from '../../cluster/view/pacemaker.js'
import { hostId, volumeId } from '../ids.js'
import type { Box } from '../picture.js'
import type { Sketch } from '../sketch.js'
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

/** A unit by its name; an agent as the picture of Pacemaker has it: its short name with the directory, the address or else its instance. */
function shortUnit(unit: string): string {
  const [agent = '', instance = '', ...parameters] = unit.trim().split(/\s+/)
  if (!agent.startsWith('ocf:')) return unit
  const valueOf = (name: string): string | undefined => parameters.find(word => word.startsWith(`${name}=`))?.slice(name.length + 1)
  const short = agent.replace(/^.*:/, '')
  const [directory, ip, prefix, device] = ['directory', 'ip', 'cidr_netmask', 'nic'].map(valueOf)
  if (directory !== undefined) return `${short} ${directory}`
  if (/^IPaddr2?$/.test(short) && ip !== undefined) return `${ip}${prefix === undefined ? '' : `/${prefix}`}${device === undefined ? '' : ` ${device}`}`
  return `${short} ${instance}`.trim()
}
