import type { Fact } from '../../facts/fact.js'
import { isOfLinstor, isPlaceholderDisk } from '../../facts/linstor.js'
import type { FileId, Origin } from '../../text/located.js'
import type { Secret } from '../../text/secret.js'
import { effectiveSetting, settingsOf } from './analysis/effective.js'
import { asRead, moved, movedBy } from './reading/moved-resource.js'
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

/** Tells the cluster what a configuration says; `pathOf` gives the path of a file on its host. */
export function* extractFacts(configuration: Configuration, pathOf = (file: FileId): string => file): Generator<Fact> {
  for (const model of configuration.models) {
    const origin = { file: model.file, span: { start: 0, end: 0 } }
    yield { kind: 'config-file', origin, language: 'drbd-conf', path: model.file, target: configuration.target }
    yield* settingFacts(model, pathOf(model.file))
  }
  yield* factsOfResources(configuration)
}

/** Lists the settings of all files. */
function* settingsOfFiles({ models }: Configuration, pathOf: (file: FileId) => string): Generator<SettingFact> {
  for (const model of models) yield* settingFacts(model, pathOf(model.file))
}

/** Tells what a configuration says setting by setting, and what of its resources. */
export const factsApart = { settings: settingsOfFiles, others: factsOfResources }

function* factsOfResources(configuration: Configuration): Generator<Fact> {
  const isEdited = configuration.models.some(model => model.isEdited)
  for (const resource of configuration.resources) yield* isEdited ? factsOfResource(resource, configuration.dialect) : resourceFacts(resource)
}

/** Tells what a configuration says of the resources of one name. */
export function* factsOfNamed({ resources }: Configuration, name: string): Generator<Fact> {
  for (const resource of resources) if (resource.name.value === name) yield* resourceFacts(resource)
}

/** What resources say, by their sections: where a section is the one of before, so are its facts. */
const known = new WeakMap<ResourceSection, { readonly parent: CommonSection | undefined; readonly dialect: Dialect; readonly by: number; readonly facts: readonly Fact[] }>()

function factsOfResource(resource: Resource, dialect: Dialect): readonly Fact[] {
  const { section, parent } = resource
  const by = movedBy(section)
  const before = known.get(asRead(section))
  if (before !== undefined && before.parent === parent && before.dialect === dialect) return movedFacts(section, before.facts, by - before.by)
  const facts = [...resourceFacts(resource)]
  // What is stacked on another resource depends on that one, too.
  if (!resource.hosts.some(host => host.section.kind === 'stacked')) known.set(asRead(section), { parent, dialect, by, facts })
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
    if (address !== undefined) yield addressFact(name, { host: host.name, address, nodeId: nodeId?.value })
  }
  yield* linkFacts(resource)
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

/** Tells the addresses that stand in connections, as LINSTOR writes them, where each host has one for all of its peers. */
function* linkFacts({ name, hosts, connections }: Resource): Generator<Fact> {
  if (hosts.some(({ address }) => address !== undefined)) return
  const addresses = new Map<string, Address>()
  for (const { host, address } of connections.flatMap(({ paths }) => paths.flatMap(({ ends }) => ends))) {
    if (address === undefined) continue
    const known = addresses.get(host) ?? address
    if (addressText(known) !== addressText(address)) return
    addresses.set(host, known)
  }
  for (const [host, address] of addresses) yield addressFact(name.value, { host, address, nodeId: undefined })
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

function addressFact(
  resource: string,
  { host, address, nodeId }: { readonly host: string; readonly address: Address; readonly nodeId: number | undefined },
): Extract<Fact, { kind: 'drbd-address' }> {
  return {
    kind: 'drbd-address',
    origin: originOf(address),
    resource,
    host,
    family: address.family,
    address: address.host.value,
    ...(address.port === undefined ? {} : { port: address.port.value }),
    ...(nodeId === undefined ? {} : { nodeId }),
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
function* settingFacts({ sections, isEdited = false }: Model, path: string): Generator<SettingFact> {
  const isAlone = namedOnce(sections)
  const seen: Counts = new Map()
  for (const section of sections) {
    if (!isAlone(section)) yield* settingsIn(section, path, seen)
    else if (isEdited) yield* settingsOfSection(section, path)
    else yield* settingsIn(section, path)
  }
}

/** Tells of which sections the keys are those of no other section, so that they are counted by themselves. */
function namedOnce(sections: readonly TopSection[]): (section: TopSection) => boolean {
  const counts: Counts = new Map()
  let isPlain = true
  for (const section of sections) {
    const name = nameOf(section)
    if (name.includes(' / ')) isPlain = false
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return section => isPlain && counts.get(nameOf(section)) === 1
}

/** What the keys of a section's settings begin with. */
function nameOf(section: TopSection): string {
  return section.kind === 'resource' ? `resource ${section.name.value}` : section.kind
}

const settingsKnown = new WeakMap<TopSection, { readonly path: string; readonly by: number; readonly facts: readonly SettingFact[] }>()

function settingsOfSection(section: TopSection, path: string): readonly SettingFact[] {
  const [key, by] = section.kind === 'resource' ? [asRead(section), movedBy(section)] : [section, 0]
  const before = settingsKnown.get(key)
  if (before?.path === path) return movedFacts(section, before.facts, by - before.by)
  const facts = settingsIn(section, path)
  settingsKnown.set(key, { path, by, facts })
  return facts
}

/** What a section says that has moved with its text; what it inherits stays where it is. */
function movedFacts<Told extends Fact>({ file: ownFile, extent }: TopSection, facts: readonly Told[], by: number): readonly Told[] {
  if (by === 0) return facts
  return facts.map(fact => {
    const start = fact.origin.span.start + by
    if (fact.origin.file !== ownFile || start < extent.start || start >= extent.end) return fact
    if (fact.kind !== 'setting') return moved(fact, by)
    const { kind, origin: { file, span }, language, path, key, value } = fact
    return { kind, origin: { file, span: { start: span.start + by, end: span.end + by } }, language, path, key, value } as Told
  })
}

/** How often each key was reported. */
type Counts = Map<string, number>

/** Takes in what is said at a place, and under which key it is compared. */
type Tell = (key: string, value: string | Secret, at: Origin) => void

/** Lists the settings of a section; a key that was told before is numbered. */
function settingsIn(section: TopSection, path: string, seen: Counts = new Map()): readonly SettingFact[] {
  const facts: SettingFact[] = []
  tellSettings(section, (key, value, { file, span }) => {
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    facts.push({ kind: 'setting', origin: { file, span }, language: 'drbd-conf', path, key: count === 1 ? key : `${key}#${count}`, value })
  })
  return facts
}

function tellSettings(section: TopSection, tell: Tell): void {
  switch (section.kind) {
    case 'global':
      for (const setting of section.settings) tell(`${nameOf(section)} / ${setting.name.value}`, setting.hasValue ? setting.value : '', setting)
      break
    case 'include':
      tell(nameOf(section), section.pattern.value, section.pattern)
      break
    default:
      tellBody(nameOf(section), section, tell)
  }
}

function tellBody(prefix: string, section: ResourceBody, tell: Tell): void {
  tellOptions(prefix, section.options, tell)
  tellVolumes(prefix, section.volumes, tell)
  for (const host of section.hosts) tellHost(prefix, host, tell)
  for (const connection of section.connections) {
    // LINSTOR begins with the host that the file is for, and says nothing of the connections of others.
    const isOneSided = isOfLinstor(connection.file)
    const ends = connection.paths.map(({ endpoints }) => ordered(endpoints.map(endText), isOneSided).join(', ')).join('; ')
    tell(`${prefix} / connection${isOneSided ? ` ${namesOfEnds(connection)}` : ''}`, ends, connection)
    tellOptions(`${prefix} / connection ${ends}`, connection.options, tell)
    tellVolumes(`${prefix} / connection ${ends}`, connection.volumes, tell)
  }
  for (const mesh of section.meshes) {
    tell(`${prefix} / connection-mesh`, mesh.hosts.map(host => host.value).join(' '), mesh)
    tellOptions(`${prefix} / connection-mesh`, mesh.options, tell)
  }
}

function tellHost(prefix: string, host: HostSection, tell: Tell): void {
  const kind = host.kind === 'stacked' ? 'stacked-on-top-of' : host.kind
  const place = `${prefix} / ${kind} ${host.names.map(name => name.value).join(' ')}`.trimEnd()
  for (const address of host.addresses) tell(`${place} / address`, addressText(address), address)
  if (host.nodeId !== undefined) tell(`${place} / node-id`, String(host.nodeId.value), host.nodeId)
  tellVolumes(place, host.volumes, tell)
  tellOptions(place, host.options, tell)
  const { inside, outside } = host.proxy ?? {}
  if (inside !== undefined) tell(`${place} / proxy / inside`, addressText(inside), inside)
  if (outside !== undefined) tell(`${place} / proxy / outside`, addressText(outside), outside)
}

function tellVolumes(prefix: string, volumes: readonly VolumeSection[], tell: Tell): void {
  for (const volume of volumes) {
    const place = volume.isImplicit ? prefix : `${prefix} / volume ${volume.number}`
    const { device, disk, metaDisk } = volume
    if (device !== undefined) tell(`${place} / device`, [device.name?.value, device.minor].filter(part => part !== undefined).join(' minor '), device)
    if (disk !== undefined && !isPlaceholderDisk(disk.value)) tell(`${place} / disk`, disk.value, disk)
    if (metaDisk !== undefined) tell(`${place} / meta-disk`, metaDisk.index === undefined ? metaDisk.value : `${metaDisk.value} [${metaDisk.index.value}]`, metaDisk)
    tellOptions(place, volume.options, tell)
  }
}

function tellOptions(prefix: string, sections: readonly OptionSection[], tell: Tell): void {
  for (const { name, settings } of sections) {
    const place = name === 'resource' ? prefix : `${prefix} / ${name}`
    for (const setting of settings) tell(`${place} / ${setting.name.value}`, setting.secret ?? (setting.hasValue ? setting.value : ''), setting)
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
