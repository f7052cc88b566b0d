import { cmanClusters, heartbeatClusters } from '../../cluster/view/groups.js'
import { isFencing, pacemakerClusters } from '../../cluster/view/pacemaker.js'
import type { HostFact } from '../../facts/fact-index.js'
import { hostList, hostMap } from '../../facts/host-map.js'
import type { Origin } from '../../text/located.js'
import { addTo } from '../../text/multimap.js'
import { hostId } from '../ids.js'
import type { Sketch } from '../sketch.js'
import { memberId } from './corosync.js'

/** Draws who shoots whom, and with what. */
export function drawFencing(sketch: Sketch): void {
  drawFenceDevices(sketch)
  drawStonith(sketch)
  drawPacemakerDevices(sketch)
}

/** Each node may be shot by any other one, through the devices of its methods: one box lists them in their order. */
function drawFenceDevices({ cluster, boxes, addBox, addLine }: Sketch): void {
  const devices = new Map(cluster.facts('rhcs-fence-device').map(entry => [entry.fact.name, entry]))
  const uses = new Map<string, Map<string, Origin[]>>()
  for (const { fact, origin } of cluster.facts('rhcs-fence-use')) {
    const victim = cluster.hostNamed(fact.host)
    if (victim === undefined) continue
    const ofVictim = uses.get(victim) ?? new Map<string, Origin[]>()
    uses.set(victim, ofVictim)
    addTo(ofVictim, fact.device, origin)
  }
  for (const [victim, ofVictim] of uses) {
    const id = `fence-device ${victim}`
    const names = [...ofVictim.keys()]
    const details = names.flatMap(name => {
      const { agent = 'unknown agent', address } = devices.get(name)?.fact ?? {}
      return [[names.length > 1 ? `${name}:` : '', agent, address ?? ''].filter(word => word !== '').join(' ')]
    })
    const origins = names.flatMap(name => [...(ofVictim.get(name) ?? []), ...[devices.get(name)].flatMap(device => (device === undefined ? [] : [device.origin]))])
    addBox({ id, kind: 'fence-device', label: names.length > 1 ? 'fencing' : names.join(''), details, inside: hostId(victim), layer: 'fencing', origins })
    const shooters = membersWith(cmanClusters(cluster), victim).map(host => `member cman ${host}`).filter(end => boxes.has(end))
    addLine({ id: `fencing ${id}`, kind: 'fencing', ends: [...shooters, id], isDirected: true, label: `shoots ${victim}`, origins: [] })
  }
}

/** `stonith_host FROM TYPE …` of heartbeat: FROM, or every host, shoots the others. */
function drawStonith({ cluster, addBox, addLine }: Sketch): void {
  for (const { host, fact, origin } of cluster.facts('heartbeat-stonith')) {
    const from = fact.from === undefined || fact.from === '*' ? host : cluster.hostNamed(fact.from)
    if (from === undefined) continue
    const own = `fence-device ${from} ${fact.type}`
    addBox({ id: own, kind: 'fence-device', label: fact.type, details: [fact.directive], inside: hostId(from), layer: 'fencing', origins: [origin] })
    for (const victim of membersWith(heartbeatClusters(cluster), from)) {
      addBox({ id: `victim ${victim}`, kind: 'fence-device', label: 'power', details: ['by stonith'], inside: hostId(victim), layer: 'fencing', origins: [] })
      addLine({ id: `fencing ${own} ${victim}`, kind: 'fencing', ends: [own, `victim ${victim}`], isDirected: true, label: `shoots ${victim}`, origins: [] })
    }
  }
}

/** Each stonith resource of Pacemaker shoots the hosts of its list, or any host where it has none. */
function drawPacemakerDevices({ cluster, boxes, addBox, addLine }: Sketch): void {
  for (const pacemaker of pacemakerClusters(cluster)) {
    if (!isFencing(pacemaker)) continue
    for (const { fact, origin } of pacemaker.facts('pacemaker-resource')) {
      if (fact.agent?.startsWith('stonith:') !== true) continue
      const victims = victimsOf(fact.parameters).map(name => cluster.hostNamed(name))
      for (const victim of pacemaker.hosts.filter(host => victims.length === 0 || victims.includes(host))) {
        const id = `fence-device ${victim} pacemaker`
        const details = [fact.agent.replace('stonith:', ''), fact.parameters['ip']?.value ?? fact.parameters['ipaddr']?.value ?? ''].filter(word => word !== '')
        addBox({ id, kind: 'fence-device', label: fact.id, details: [details.join(' ')], inside: hostId(victim), layer: 'fencing', origins: [origin] })
        const shooters = pacemaker.hosts.filter(host => host !== victim).map(memberId).filter(end => boxes.has(end))
        addLine({ id: `fencing ${id}`, kind: 'fencing', ends: [...shooters, id], isDirected: true, label: `shoots ${victim}`, origins: [] })
      }
    }
  }
}

/** The hosts that a device shoots, as far as it lists them: `pcmk_host_list`, or `pcmk_host_map` with a port behind each. */
function victimsOf(parameters: HostFact<'pacemaker-resource'>['fact']['parameters']): readonly string[] {
  const list = parameters['pcmk_host_list']?.value
  return (list === undefined ? hostMap(parameters['pcmk_host_map']?.value ?? '') : hostList(list)).map(({ node }) => node)
}

/** The other members of the cluster in which a host is. */
function membersWith(groups: ReturnType<typeof cmanClusters>, host: string): readonly string[] {
  return groups.find(group => group.includes(host))?.filter(other => other !== host) ?? []
}

