import type { ClusterModel } from '../../cluster/model.js'
import { heartbeatClusterOf } from '../../cluster/view/groups.js'
import { addressesOfGroup, crmOf, groupsOf } from '../../cluster/view/resources.js'
import { volumesWithStacked } from '../../cluster/view/drbd.js'
import { guestId, hostId, mountId, volumeId } from '../ids.js'
import type { Sketch } from '../sketch.js'
import { boxOfDevice } from './box-of-device.js'
import { exportsOfScript, scriptOf } from './shares.js'
import { drawSpares } from './spares.js'
import { ownersOf } from '../../cluster/view/service-owners.js'

/** Draws the groups of heartbeat and the services of rgmanager, with their addresses, and where they may move. */
export function drawServices(sketch: Sketch): void {
  const led = new Set([...sketch.lines.values()].flatMap(({ kind, ends }) => (kind === 'use' ? ends.slice(1) : [])))
  drawGroups({ ...sketch, led })
  drawRgmanager({ ...sketch, led })
}

/** A picture that knows to which parts what is mounted, exported or run leads. */
interface ServiceSketch extends Sketch {
  readonly led: ReadonlySet<string>
}

function drawGroups(sketch: ServiceSketch): void {
  const { cluster } = sketch
  const seen = new Set<string>()
  for (const host of cluster.hosts.keys()) {
    if (crmOf(cluster, host) !== undefined) continue
    for (const { head, resources } of groupsOf(cluster, host)) {
      const owner = cluster.hostNamed(head.fact.preferredHost)
      if (owner === undefined) continue
      const words = resources.map(({ fact }) => fact.text)
      const key = `${owner} ${words.join(' ')}`
      const id = `group ${owner} ${head.fact.group}`
      // Copies of the line on other hosts are the same group; one that differs is a finding, not a second picture.
      const origins = resources.map(({ origin }) => origin)
      if (seen.has(key) || sketch.boxes.has(id)) {
        sketch.addBox({ id, kind: 'group', label: '', details: [], origins: [head.origin, ...origins] })
        continue
      }
      seen.add(key)
      const addresses = addressesOfGroup(cluster, host, head.fact.group)
        .map(({ fact }) => `${fact.address}${fact.prefix === undefined ? '' : `/${fact.prefix}`}${fact.interface === undefined ? '' : ` ${fact.interface}`}`)
      const label = addresses[0] ?? `group ${head.fact.group + 1}`
      const others = resources.filter(({ fact }) => !addresses.some(address => fact.text.includes(address.split(/[/ ]/)[0] ?? '')))
      const details = [...addresses.slice(1), ...others.map(({ fact }) => shortResource(fact))]
      const box = { kind: 'group' as const, label, details, layer: 'service' as const }
      sketch.addBox({ ...box, id, inside: hostId(owner), origins: [head.origin, ...origins] })
      drawSpares(sketch, { ...box, id }, membersWith(cluster, host).filter(other => other !== owner && cluster.hosts.has(other)))
      for (const { fact } of resources) for (const base of basesOf(sketch, owner, fact)) {
        if (sketch.boxes.has(base)) sketch.addLine({ id: `use ${id} ${base}`, kind: 'use', ends: [id, base], label: '', origins: [] })
      }
    }
  }
}

/** A resource as haresources has it; of a file system, which has a box of its own, no more than where it is mounted. */
function shortResource({ script, text, arguments: [, directory] }: { readonly script: string; readonly text: string; readonly arguments: readonly string[] }): string {
  return script === 'Filesystem' && directory !== undefined ? `${script} ${directory}` : text
}

/** The hosts that the Heartbeat of a host names, on any host of the same cluster. */
function membersWith(cluster: ClusterModel, host: string): readonly string[] {
  const names = heartbeatClusterOf(cluster, host).flatMap(member => cluster.factsOn(member, 'heartbeat-host'))
  return [...new Set(names.flatMap(({ fact }) => cluster.hostNamed(fact.name) ?? []))]
}

/** What a resource of a group rests on: the file system that it mounts, the device that it promotes or exports. */
function basesOf(sketch: ServiceSketch, host: string, { script, arguments: words }: { readonly script: string; readonly arguments: readonly string[] }): string[] {
  if (script === 'Filesystem' && words[1] !== undefined) return [mountId(host, words[1])]
  if (script === 'drbddisk' || script === 'drbdupper') return bareVolumesOf(sketch, host, words[0] ?? '')
  // A script that starts guests says by name which one.
  const guests = words.map(word => guestId(host, word)).filter(id => sketch.boxes.has(id))
  return [...guests, ...exportsOfScript(sketch.cluster, host, script), ...words.filter(word => word.startsWith('/dev/')).map(word => boxOfDevice(sketch, host, word))]
}

function volumesOf({ cluster }: Sketch, host: string, resource: string): string[] {
  return volumesWithStacked(cluster).flatMap(({ fact, on }) => {
    return fact.resource === resource && (cluster.hostNamed(on) ?? on) === host ? [volumeId(host, resource, fact.volume)] : []
  })
}

/** The volumes of a resource to which nothing leads yet: what is mounted or exported from a device leads to it already. */
function bareVolumesOf(sketch: ServiceSketch, host: string, resource: string): string[] {
  return volumesOf(sketch, host, resource).filter(id => !sketch.led.has(id))
}

function drawRgmanager(sketch: ServiceSketch): void {
  const { cluster } = sketch
  for (const { fact, origin } of cluster.facts('rhcs-resource')) {
    if ((fact.type !== 'service' && fact.type !== 'vm') || fact.name === undefined) continue
    const [owner, ...others] = ownersOf(cluster, fact.name)
    if (owner === undefined) continue
    const id = `service ${fact.name}`
    const parts = cluster.facts('rhcs-resource').filter(({ fact: part }) => part.service === fact.name && part.type !== fact.type)
    const words = [...new Set(parts.map(({ fact: part }) => [part.type, part.name].filter(word => word !== undefined).join(' ')))]
    const box = { kind: 'group' as const, label: fact.name, layer: 'service' as const }
    sketch.addBox({ ...box, id, details: words, inside: hostId(owner), origins: [origin, ...parts.map(part => part.origin)] })
    drawSpares(sketch, { ...box, id }, others)
    for (const { fact: part } of parts) {
      for (const base of part.type === 'drbd' ? bareVolumesOf(sketch, owner, part.attributes['resource'] ?? '') : []) {
        sketch.addLine({ id: `use ${id} ${base}`, kind: 'use', ends: [id, base], label: '', origins: [] })
      }
      for (const base of exportsOfScript(cluster, owner, scriptOf(cluster, part) ?? '')) {
        if (sketch.boxes.has(base)) sketch.addLine({ id: `use ${id} ${base}`, kind: 'use', ends: [id, base], label: '', origins: [] })
      }
      const directory = part.attributes['mountpoint']
        ?? cluster.facts('rhcs-resource').find(({ fact: whole }) => whole.type === part.type && whole.name === part.name && whole.service === undefined)?.fact.attributes['mountpoint']
      const base = directory === undefined ? undefined : mountId(owner, directory)
      if (base !== undefined && sketch.boxes.has(base)) sketch.addLine({ id: `use ${id} ${base}`, kind: 'use', ends: [id, base], label: '', origins: [] })
    }
  }
}
