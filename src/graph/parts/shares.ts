import { groupsOf } from '../../cluster/view/resources.js'
import type { ClusterModel } from '../../cluster/model.js'
import type { Origin } from '../../text/located.js'
import { addTo } from '../../text/multimap.js'
import { hostId, mountId } from '../ids.js'
import type { Sketch } from '../sketch.js'
import { boxOfDevice, pileOf } from './box-of-device.js'
import { ownersOf } from '../../cluster/view/service-owners.js'

/** File systems that several hosts mount at a time. */
const clusterFileSystems: ReadonlySet<string> = new Set(['ocfs2', 'gfs', 'gfs2'])

/** Draws file systems that the cluster mounts, and what it exports and imports. */
export function drawShares(sketch: Sketch): void {
  drawMounts(sketch)
  drawGroupMounts(sketch)
  drawServiceMounts(sketch)
  drawExports(sketch)
}

interface Mounted {
  readonly host: string
  readonly device: string
  readonly directory: string
  readonly type: string
  readonly origin: Origin
}

function addMount(sketch: Sketch, { host, device, directory, type, origin }: Mounted): void {
  const id = mountId(host, directory)
  const base = boxOfDevice(sketch, host, device)
  sketch.addBox({
    id,
    kind: 'file-system',
    label: directory,
    details: [`${type} on ${device}`],
    inside: hostId(host),
    layer: 'use',
    pile: pileOf(sketch, host, device),
    origins: [origin],
  })
  sketch.addLine({ id: `use ${id}`, kind: 'use', ends: [id, base], label: '', origins: [] })
}

/** Lines of fstab for file systems of the whole cluster, and for devices of DRBD. */
function drawMounts(sketch: Sketch): void {
  for (const { host, fact, origin } of sketch.cluster.facts('mount')) {
    const { device, directory, type } = fact
    if (!clusterFileSystems.has(type) && !/^\/dev\/(drbd|gnbd)/.test(device)) continue
    addMount(sketch, { host, device, directory, type, origin })
  }
}

/** `Filesystem::DEVICE::DIRECTORY::TYPE` of haresources, on the host that the group prefers. */
function drawGroupMounts(sketch: Sketch): void {
  const { cluster } = sketch
  for (const host of cluster.hosts.keys()) {
    for (const { head, resources } of groupsOf(cluster, host)) {
      if (cluster.hostNamed(head.fact.preferredHost) !== host) continue
      for (const { fact, origin } of resources) {
        const [device, directory, type = 'a file system'] = fact.arguments
        if (fact.script !== 'Filesystem' || device === undefined || directory === undefined) continue
        addMount(sketch, { host, device, directory, type, origin })
      }
    }
  }
}

/** `fs` and `clusterfs` of rgmanager's services, on the host where the service starts. */
function drawServiceMounts(sketch: Sketch): void {
  const { cluster } = sketch
  for (const { fact, origin } of cluster.facts('rhcs-resource')) {
    if (fact.service === undefined || !mountTypes.has(fact.type)) continue
    const { device, mountpoint, fstype = 'a file system' } = attributesOf(cluster, fact)
    const [host] = ownersOf(cluster, fact.service)
    if (host === undefined || device === undefined || mountpoint === undefined) continue
    addMount(sketch, { host, device, directory: mountpoint, type: fact.type === 'clusterfs' ? 'gfs2' : fstype, origin })
  }
}

const mountTypes: ReadonlySet<string> = new Set(['fs', 'clusterfs'])

interface RgmanagerPart {
  readonly type: string
  readonly name?: string
  readonly attributes: Readonly<Record<string, string>>
}

/** A child of a service may only refer to a resource that stands elsewhere. */
function attributesOf(
  cluster: ClusterModel,
  { type, name, attributes }: RgmanagerPart,
): Readonly<Record<string, string>> {
  if (attributes['ref'] === undefined) return attributes
  const whole = cluster.facts('rhcs-resource').find(({ fact }) => fact.type === type && fact.name === name && fact.service === undefined)
  return { ...whole?.fact.attributes, ...attributes }
}

/** What scripts of the host export with GNBD, and who imports it. */
function drawExports(sketch: Sketch): void {
  for (const { host, fact, origin } of sketch.cluster.facts('script-command')) {
    if (fact.branch !== 'start') continue
    if (fact.command === 'gnbd_export') {
      for (const { name, device, isSpare } of exportsOf(sketch.cluster, host, fact)) {
        const id = exportId(host, name)
        sketch.addBox({
          id,
          kind: 'export',
          label: `GNBD ${name}`,
          details: [`exported${device === undefined ? '' : ` from ${device}`}`],
          inside: hostId(host),
          layer: 'use',
          isSpare,
          ...(device === undefined ? {} : { pile: pileOf(sketch, host, device) }),
          origins: [origin],
        })
        if (device !== undefined) sketch.addLine({ id: `use ${id}`, kind: 'use', ends: [id, boxOfDevice(sketch, host, device)], label: '', origins: [] })
      }
    } else if (fact.command === 'gnbd_import') {
      const server = wordAfter(fact.arguments, '-i')
      if (server === undefined || server.includes('$')) continue
      sketch.addBox({
        id: `import ${host} ${server}`,
        kind: 'import',
        label: `GNBD of ${server}`,
        details: ['imported'],
        inside: hostId(host),
        layer: 'use',
        origins: [origin],
      })
    }
  }
  drawImports(sketch)
}

function exportId(host: string, name: string): string {
  return `export ${host} ${name}`
}

/** The ids of the boxes of what a script exports on a host. */
export function exportsOfScript(cluster: ClusterModel, host: string, script: string): readonly string[] {
  const commands = cluster.factsOn(host, 'script-command').filter(({ fact }) => fact.script === script && fact.branch === 'start' && fact.command === 'gnbd_export')
  return commands.flatMap(({ fact }) => exportsOf(cluster, host, fact).map(({ name }) => exportId(host, name)))
}

/** The name of the script that a `script` of rgmanager runs. */
export function scriptOf(cluster: ClusterModel, part: RgmanagerPart): string | undefined {
  return part.type === 'script' ? attributesOf(cluster, part)['file']?.replace(/^.*\//, '') : undefined
}

/** The hosts on which scripts of groups and services run as long as all is well. */
function callersOf(cluster: ClusterModel, host: string, script: string): readonly (string | undefined)[] {
  const groups = cluster.factsOn(host, 'group-resource').filter(({ fact }) => fact.script === script).map(({ fact }) => cluster.hostNamed(fact.preferredHost))
  const services = cluster.facts('rhcs-resource').flatMap(({ fact }) => (fact.service !== undefined && scriptOf(cluster, fact) === script ? [ownersOf(cluster, fact.service)[0]] : []))
  return [...groups, ...services]
}

interface Exported {
  readonly name: string
  readonly device?: string
  /** The script runs on another host as long as all is well. */
  readonly isSpare: boolean
}

/** What a command exports; where the script takes names as arguments, what the groups give it. */
function exportsOf(cluster: ClusterModel, host: string, command: { readonly script: string; readonly arguments: readonly string[] }): readonly Exported[] {
  const [name, device] = [wordAfter(command.arguments, '-e'), wordAfter(command.arguments, '-d')]
  const calls = cluster.factsOn(host, 'group-resource').filter(({ fact }) => fact.script === command.script)
  const isSpareFor = (owner: string): boolean => cluster.hostNamed(owner) !== host
  if (name?.includes('$') === false && device?.includes('$') !== true) {
    const callers = callersOf(cluster, host, command.script)
    const isSpare = callers.length > 0 && callers.every(owner => owner !== host)
    return [{ name, ...(device === undefined ? {} : { device }), isSpare }]
  }
  return calls.flatMap(({ fact }) => {
    const given = fact.arguments.find(word => !word.startsWith('/'))
    const path = fact.arguments.find(word => word.startsWith('/dev/'))
    return given === undefined ? [] : [{ name: given, ...(path === undefined ? {} : { device: path }), isSpare: isSpareFor(fact.preferredHost) }]
  })
}

/** One line from the exports of a server to all that import them. */
function drawImports({ cluster, boxes, addLine }: Sketch): void {
  const importers = new Map<string, string[]>()
  for (const { id, kind } of boxes.values()) {
    if (kind !== 'import') continue
    const server = id.slice(id.lastIndexOf(' ') + 1)
    addTo(importers, server, id)
  }
  for (const [server, clients] of importers) {
    const host = cluster.hostNamed(server)
    const exported = [...boxes.values()].filter(({ kind, inside }) => kind === 'export' && (host === undefined || inside === hostId(host)))
    for (const { id } of exported) {
      for (const client of clients) addLine({ id: `export ${id} ${client}`, kind: 'export', ends: [id, client], isDirected: true, label: 'GNBD', origins: [] })
    }
  }
}

function wordAfter(words: readonly string[], option: string): string | undefined {
  const index = words.indexOf(option)
  return index === -1 ? undefined : words[index + 1]
}
