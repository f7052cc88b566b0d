import type { ClusterModel } from '../cluster/model.js'
import type { Origin } from '../text/located.js'
import { bytes } from '../text/quantity.js'
import type { Box, Line, Picture } from './picture.js'

/** Draws the parts of a cluster from its facts: hosts, interfaces, DRBD devices, addresses, groups, fencing. */
export function buildPicture(cluster: ClusterModel): Omit<Picture, 'marks'> {
  const boxes = new Map<string, Box>()
  const lines = new Map<string, Line>()
  // An origin may be a located value; only its place belongs into the picture.
  const placed = <Part extends Box | Line>(part: Part): Part => ({ ...part, origins: part.origins.map(({ file, span }) => ({ file, span })) })
  const addBox = (given: Box): void => {
    const box = placed(given)
    const known = boxes.get(box.id)
    boxes.set(box.id, known === undefined ? box : { ...known, origins: [...known.origins, ...box.origins] })
  }
  const addLine = (given: Line): void => {
    const line = placed(given)
    const known = lines.get(line.id)
    lines.set(line.id, known === undefined ? line : { ...known, origins: [...known.origins, ...line.origins] })
  }
  const sketch = { cluster, addBox, addLine }
  drawHosts(sketch)
  drawHeartbeat(sketch)
  drawReplication(sketch)
  drawGroups(sketch)
  drawFencing(sketch)
  const known = [...lines.values()].filter(line => boxes.has(line.from) && boxes.has(line.to))
  return { title: cluster.name ?? 'cluster', boxes: [...boxes.values()], lines: known }
}

interface Sketch {
  readonly cluster: ClusterModel
  addBox(box: Box): void
  addLine(line: Line): void
}

const hostId = (host: string): string => `host ${host}`

function drawHosts({ cluster, addBox }: Sketch): void {
  for (const host of cluster.hosts.keys()) {
    addBox({ id: hostId(host), kind: 'host', label: host, details: [], origins: [] })
    for (const { fact, origin } of cluster.factsOn(host, 'host-address')) {
      if (fact.interface === 'lo') continue
      const id = `interface ${host} ${fact.interface}`
      const address = fact.prefix === undefined ? fact.address : `${fact.address}/${fact.prefix}`
      addBox({ id, kind: 'interface', label: fact.interface, details: [address], inside: hostId(host), origins: [origin] })
    }
  }
}

/** One line per medium between two hosts that both use it. */
function drawHeartbeat({ cluster, addBox, addLine }: Sketch): void {
  const users = new Map<string, { host: string; box: string; origin: Origin; label: string }[]>()
  for (const { host, fact, origin } of cluster.facts('heartbeat-link')) {
    if (fact.medium.startsWith('ping')) continue
    const device = fact.interface ?? fact.device ?? fact.medium
    const box = `interface ${host} ${device}`
    addBox({ id: box, kind: 'interface', label: device, details: [], inside: hostId(host), origins: [origin] })
    const channel = fact.device === undefined ? `${fact.medium} ${fact.port ?? fact.group ?? ''}`.trim() : 'serial'
    const list = users.get(channel) ?? []
    users.set(channel, [...list, { host, box, origin, label: fact.device === undefined ? channel : `serial ${fact.baud ?? ''}`.trim() }])
  }
  for (const [channel, list] of users) {
    const hosts = new Set(list.map(({ host }) => host))
    if (hosts.size > 2) {
      // More than two hosts on one medium: a network that each is joined to, instead of a line between any two.
      const network = `network ${channel}`
      addBox({ id: network, kind: 'network', label: channel, details: [`${hosts.size} hosts`], origins: [] })
      for (const { box, origin } of list) addLine({ id: `heartbeat ${channel} ${box}`, kind: 'heartbeat', from: box, to: network, label: '', origins: [origin] })
      continue
    }
    list.forEach((one, index) => {
      for (const other of list.slice(index + 1)) {
        if (one.host === other.host) continue
        const id = `heartbeat ${channel} ${one.box} ${other.box}`
        addLine({ id, kind: 'heartbeat', from: one.box, to: other.box, label: one.label, origins: [one.origin, other.origin] })
      }
    })
  }
}

function drawReplication({ cluster, addBox, addLine }: Sketch): void {
  const volumes = new Map<string, { host: string; box: string; origin: Origin }[]>()
  for (const { host, fact, origin } of cluster.facts('drbd-volume')) {
    const owner = cluster.hostNamed(fact.host)
    if (owner !== host) continue // Each host's copy tells of all hosts; its own word counts for itself.
    const box = `drbd ${host} ${fact.resource}/${fact.volume}`
    const size = sizeOf(cluster, host, fact.disk)
    const details = [
      ...(fact.device === undefined ? [] : [fact.minor === undefined ? fact.device : `${fact.device} (minor ${fact.minor})`]),
      ...(fact.disk === undefined ? [] : [size === undefined ? fact.disk : `${fact.disk} ${size}`]),
    ]
    addBox({ id: box, kind: 'drbd', label: `${fact.resource}/${fact.volume}`, details, inside: hostId(host), origins: [origin] })
    const key = `${fact.resource}/${fact.volume}`
    volumes.set(key, [...(volumes.get(key) ?? []), { host, box, origin }])
  }
  for (const [key, list] of volumes) {
    const protocol = cluster.facts('drbd-resource').find(({ fact }) => key.startsWith(`${fact.name}/`))?.fact.protocol
    list.forEach((one, index) => {
      for (const other of list.slice(index + 1)) {
        const label = protocol === undefined ? 'DRBD' : `DRBD, protocol ${protocol}`
        addLine({ id: `replication ${key} ${one.host} ${other.host}`, kind: 'replication', from: one.box, to: other.box, label, origins: [one.origin, other.origin] })
      }
    })
  }
}

function sizeOf(cluster: ClusterModel, host: string, disk: string | undefined): string | undefined {
  if (disk === undefined) return undefined
  const volume = cluster.factsOn(host, 'logical-volume').find(({ fact }) => fact.paths.includes(disk))
  const device = cluster.factsOn(host, 'block-device').find(({ fact }) => fact.paths.includes(disk))
  const size = device?.fact.sizeBytes ?? volume?.fact.sizeBytes
  return size === undefined ? undefined : bytes(size)
}

/** The groups of the first host that has any: copies that differ are a finding, not a second picture. */
function drawGroups({ cluster, addBox, addLine }: Sketch): void {
  const [first] = cluster.facts('resource-group')
  if (first === undefined) return
  for (const { fact } of cluster.factsOn(first.host, 'resource-group')) {
    const owner = cluster.hostNamed(fact.preferredHost)
    let before: string | undefined
    for (const { fact: resource } of cluster.factsOn(first.host, 'group-resource')) {
      if (resource.group !== fact.group) continue
      const id = `resource ${resource.group} ${resource.index}`
      const address = cluster
        .factsOn(first.host, 'virtual-address')
        .find(({ fact: known }) => known.group === resource.group && known.index === resource.index)
      const origins = cluster
        .facts('group-resource')
        .filter(({ fact: copy }) => copy.group === resource.group && copy.index === resource.index)
        .map(({ origin }) => origin)
      addBox({
        id,
        kind: address === undefined ? 'resource' : 'address',
        label: resource.script,
        details: resource.arguments,
        origins,
      })
      if (before !== undefined) addLine({ id: `order ${before} ${id}`, kind: 'order', from: before, to: id, label: 'then', origins: [] })
      else if (owner !== undefined) addLine({ id: `owner ${id}`, kind: 'owner', from: hostId(owner), to: id, label: 'prefers', origins: [] })
      before = id
    }
  }
}

function drawFencing({ cluster, addBox, addLine }: Sketch): void {
  for (const { fact, origin } of cluster.facts('rhcs-fence-device')) {
    addBox({ id: `fencing ${fact.name}`, kind: 'fencing', label: fact.name, details: [fact.agent], origins: [origin] })
  }
  for (const { fact, origin } of cluster.facts('rhcs-fence-use')) {
    const host = cluster.hostNamed(fact.host)
    if (host === undefined) continue
    const id = `fencing ${fact.device} ${host}`
    addLine({ id, kind: 'fencing', from: `fencing ${fact.device}`, to: hostId(host), label: fact.method, origins: [origin] })
  }
  for (const { fact, origin } of cluster.facts('heartbeat-stonith')) {
    addBox({ id: `fencing ${fact.type}`, kind: 'fencing', label: fact.type, details: [fact.directive], origins: [origin] })
  }
}
