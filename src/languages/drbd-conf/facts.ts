import type { Fact } from '../../facts/fact.js'
import { isOfLinstor, isUntoldDisk } from '../../facts/linstor.js'
import type { Origin } from '../../text/located.js'
import type { Secret } from '../../text/secret.js'
import { effectiveSetting, settingsOf } from './analysis/effective.js'
import type {
  Address,
  CommonSection,
  Configuration,
  ConnectionSection,
  Dialect,
  Endpoint,
  HostSection,
  Model,
  OptionSection,
  Resource,
  ResourceBody,
  ResourceSection,
  TopSection,
  Volume,
  VolumeSection,
} from './schema.js'

/** Tells the cluster what a configuration says. */
export function* extractFacts(configuration: Configuration): Generator<Fact> {
  for (const model of configuration.models) {
    const origin = { file: model.file, span: { start: 0, end: 0 } }
    yield { kind: 'config-file', origin, language: 'drbd-conf', path: model.file, target: configuration.target }
    yield* settingFacts(model)
  }
  const isEdited = configuration.models.some(model => model.isEdited)
  for (const resource of configuration.resources) yield* isEdited ? factsOfResource(resource, configuration.dialect) : resourceFacts(resource)
}

/** Tells what a configuration says of the resources of one name. */
export function* factsOfNamed({ resources }: Configuration, name: string): Generator<Fact> {
  for (const resource of resources) if (resource.name.value === name) yield* resourceFacts(resource)
}

/** What resources say, by their sections: where a section is the one of before, so are its facts. */
const known = new WeakMap<ResourceSection, { readonly parent: CommonSection | undefined; readonly dialect: Dialect; readonly facts: readonly Fact[] }>()

function factsOfResource(resource: Resource, dialect: Dialect): readonly Fact[] {
  const { section, parent } = resource
  const before = known.get(section)
  if (before !== undefined && before.parent === parent && before.dialect === dialect) return before.facts
  const facts = [...resourceFacts(resource)]
  // What is stacked on another resource depends on that one, too.
  if (!resource.hosts.some(host => host.section.kind === 'stacked')) known.set(section, { parent, dialect, facts })
  return facts
}

function* resourceFacts(resource: Resource): Generator<Fact> {
  const name = resource.name.value
  const protocol = effectiveSetting(resource, 'protocol')
  yield {
    kind: 'drbd-resource',
    origin: originOf(resource.name),
    name,
    hosts: resource.hosts.map(host => host.name),
    isStacked: resource.hosts.some(host => host.section.kind === 'stacked'),
    ...(protocol === undefined ? {} : { protocol: protocol.value.toUpperCase() }),
  }
  for (const host of resource.hosts) {
    for (const volume of host.volumes) yield volumeFact(resource, host, volume)
    const { address, nodeId } = host
    if (address !== undefined)
      yield { ...addressFact(name, host.name, address), ...(nodeId === undefined ? {} : { nodeId: nodeId.value }) }
  }
  yield* connectionFacts(resource)
  for (const setting of settingsOf(resource)) {
    const { canonicalSection: section, key, secret, value } = setting
    yield { kind: 'drbd-option', origin: originOf(setting), resource: name, section, name: key, value: secret ?? value }
  }
}

function volumeFact(resource: Resource, host: Resource['hosts'][number], volume: Volume): Fact {
  const { number, minor, device, disk, metaDisk, at } = volume
  return {
    kind: 'drbd-volume',
    origin: originOf(disk ?? device ?? ('file' in at ? at : host.section)),
    resource: resource.name.value,
    host: host.name,
    volume: number,
    ...(minor === undefined ? {} : { minor }),
    ...(device === undefined ? {} : { device: device.name?.value ?? `/dev/drbd${minor ?? ''}` }),
    ...(disk === undefined ? {} : { disk: disk.value }),
    ...(metaDisk === undefined ? {} : { metaDisk: metaDisk.value, isFlexible: metaDisk.isFlexible }),
    ...(metaDisk?.index === undefined ? {} : { metaIndex: metaDisk.index.value }),
    ...placesOf(volume),
    ...sizeOf(resource),
  }
}

/** Tells who is linked with whom where that is more than two hosts: two are linked with each other anyway. */
function* connectionFacts({ name, hosts: all, connections }: Resource): Generator<Fact> {
  for (const { at, hosts } of all.length > 2 ? connections : []) {
    const [first, second, more] = hosts
    if (first === undefined || second === undefined || more !== undefined) continue
    yield { kind: 'drbd-connection', origin: originOf(at), resource: name.value, hosts: [first, second] }
  }
}

/** Where the parts of a volume stand, other than its disk, which the fact itself is at. */
function placesOf({ device, disk, metaDisk }: Volume): Pick<Extract<Fact, { kind: 'drbd-volume' }>, 'places'> {
  const hasDevice = device !== undefined && disk !== undefined
  const hasMetaDisk = metaDisk !== undefined && metaDisk.value !== 'internal'
  if (!hasDevice && !hasMetaDisk) return {}
  return { places: { ...(hasDevice ? { device: originOf(device) } : {}), ...(hasMetaDisk ? { metaDisk: originOf(metaDisk) } : {}) } }
}

function addressFact(resource: string, host: string, address: Address): Extract<Fact, { kind: 'drbd-address' }> {
  return {
    kind: 'drbd-address',
    origin: originOf(address),
    resource,
    host,
    family: address.family,
    address: address.host.value,
    ...(address.port === undefined ? {} : { port: address.port.value }),
  }
}

/** The `size` option in bytes: its unit differs between releases, and is that of the entry's scale. */
function sizeOf(resource: Resource): { sizeBytes?: number } {
  const size = effectiveSetting(resource, 'size')
  if (size?.number === undefined) return {}
  return { sizeBytes: size.number * (size.scale ?? 1) }
}

type SettingFact = Extract<Fact, { kind: 'setting' }>

/** Flattens a file to keys and values that compare whatever the order and layout. */
function* settingFacts(model: Model): Generator<Fact> {
  const seen = new Map<string, number>()
  for (const section of model.sections) {
    for (const fact of model.isEdited === true ? settingsOfSection(section) : settingsIn(section)) {
      const count = (seen.get(fact.key) ?? 0) + 1
      seen.set(fact.key, count)
      yield count === 1 ? fact : { ...fact, key: `${fact.key}#${count}` }
    }
  }
}

const settingsKnown = new WeakMap<TopSection, readonly SettingFact[]>()

function settingsOfSection(section: TopSection): readonly SettingFact[] {
  let facts = settingsKnown.get(section)
  if (facts === undefined) settingsKnown.set(section, (facts = [...settingsIn(section)]))
  return facts
}

function* settingsIn(section: TopSection): Generator<SettingFact> {
  switch (section.kind) {
    case 'global':
      for (const setting of section.settings) yield settingFact(`global / ${setting.name.value}`, setting.hasValue ? setting.value : '', setting)
      break
    case 'include':
      yield settingFact('include', section.pattern.value, section.pattern)
      break
    case 'common':
      yield* settingsInBody('common', section)
      break
    default:
      yield* settingsInBody(`resource ${section.name.value}`, section)
  }
}

/** What is said at a place, and under which key it is compared. */
function settingFact(key: string, value: string | Secret, { file, span }: Origin): SettingFact {
  return { kind: 'setting', origin: { file, span }, language: 'drbd-conf', path: file, key, value }
}

function* settingsInBody(prefix: string, section: ResourceBody): Generator<SettingFact> {
  yield* settingsOfOptions(prefix, section.options)
  yield* settingsOfVolumes(prefix, section.volumes)
  for (const host of section.hosts) yield* settingsInHost(prefix, host)
  for (const connection of section.connections) {
    // LINSTOR begins with the host that the file is for, and says nothing of the connections of others.
    const isOneSided = isOfLinstor(connection.file)
    const ends = connection.paths.map(({ endpoints }) => ordered(endpoints.map(endText), isOneSided).join(', ')).join('; ')
    yield settingFact(`${prefix} / connection${isOneSided ? ` ${namesOfEnds(connection)}` : ''}`, ends, connection)
    yield* settingsOfOptions(`${prefix} / connection ${ends}`, connection.options)
    yield* settingsOfVolumes(`${prefix} / connection ${ends}`, connection.volumes)
  }
  for (const mesh of section.meshes) {
    yield settingFact(`${prefix} / connection-mesh`, mesh.hosts.map(host => host.value).join(' '), mesh)
    yield* settingsOfOptions(`${prefix} / connection-mesh`, mesh.options)
  }
}

function* settingsInHost(prefix: string, host: HostSection): Generator<SettingFact> {
  const kind = host.kind === 'stacked' ? 'stacked-on-top-of' : host.kind
  const place = `${prefix} / ${kind} ${host.names.map(name => name.value).join(' ')}`.trimEnd()
  for (const address of host.addresses) yield settingFact(`${place} / address`, addressText(address), address)
  if (host.nodeId !== undefined) yield settingFact(`${place} / node-id`, String(host.nodeId.value), host.nodeId)
  yield* settingsOfVolumes(place, host.volumes)
  yield* settingsOfOptions(place, host.options)
  const { inside, outside } = host.proxy ?? {}
  if (inside !== undefined) yield settingFact(`${place} / proxy / inside`, addressText(inside), inside)
  if (outside !== undefined) yield settingFact(`${place} / proxy / outside`, addressText(outside), outside)
}

function* settingsOfVolumes(prefix: string, volumes: readonly VolumeSection[]): Generator<SettingFact> {
  for (const volume of volumes) {
    const place = volume.isImplicit ? prefix : `${prefix} / volume ${volume.number}`
    const { device, disk, metaDisk } = volume
    if (device !== undefined) yield settingFact(`${place} / device`, [device.name?.value, device.minor].filter(part => part !== undefined).join(' minor '), device)
    if (disk !== undefined && !isUntoldDisk(disk.value)) yield settingFact(`${place} / disk`, disk.value, disk)
    if (metaDisk !== undefined) yield settingFact(`${place} / meta-disk`, metaDisk.index === undefined ? metaDisk.value : `${metaDisk.value} [${metaDisk.index.value}]`, metaDisk)
    yield* settingsOfOptions(place, volume.options)
  }
}

function* settingsOfOptions(prefix: string, sections: readonly OptionSection[]): Generator<SettingFact> {
  for (const { name, settings } of sections) {
    const place = name === 'resource' ? prefix : `${prefix} / ${name}`
    for (const setting of settings) yield settingFact(`${place} / ${setting.name.value}`, setting.secret ?? (setting.hasValue ? setting.value : ''), setting)
  }
}

/** The hosts that a connection is between, whatever their order. */
function namesOfEnds({ paths }: ConnectionSection): string {
  return [...new Set(paths.flatMap(({ endpoints }) => endpoints.map(({ host }) => host?.value ?? '')))].sort().join(' ')
}

function ordered(texts: readonly string[], isAnyOrder: boolean): readonly string[] {
  return isAnyOrder ? texts.toSorted() : texts
}

function endText({ host, address }: Endpoint): string {
  return [host?.value, address === undefined ? undefined : addressText(address)].filter(part => part !== undefined).join(' ')
}

function addressText({ family, host, port }: Address): string {
  const address = family === 'ipv6' ? `[${host.value}]` : host.value
  const text = port === undefined ? address : `${address}:${port.value}`
  return family === 'ipv4' ? text : `${family} ${text}`
}

function originOf({ file, span }: Origin): Origin {
  return { file, span }
}
