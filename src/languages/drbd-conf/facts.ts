import type { Fact } from '../../facts/fact.js'
import type { FileId, Origin } from '../../text/located.js'
import type { Secret } from '../../text/secret.js'
import { effectiveSetting, settingsOf } from './analysis/effective.js'
import type {
  Address,
  CommonSection,
  Configuration,
  Dialect,
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
    for (const volume of host.volumes) {
      const { number, minor, device, disk, metaDisk, at } = volume
      yield {
        kind: 'drbd-volume',
        origin: originOf(disk ?? device ?? ('file' in at ? at : host.section)),
        resource: name,
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
    const { address, nodeId } = host
    if (address !== undefined)
      yield { ...addressFact(name, host.name, address), ...(nodeId === undefined ? {} : { nodeId: nodeId.value }) }
  }
  // Two hosts are linked with each other anyway.
  for (const { at, hosts } of resource.hosts.length > 2 ? resource.connections : []) {
    const [first, second, more] = hosts
    if (first === undefined || second === undefined || more !== undefined) continue
    yield { kind: 'drbd-connection', origin: originOf(at), resource: name, hosts: [first, second] }
  }
  for (const setting of settingsOf(resource)) {
    const { canonicalSection: section, key, secret, value } = setting
    yield { kind: 'drbd-option', origin: originOf(setting), resource: name, section, name: key, value: secret ?? value }
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
    for (const fact of model.isEdited === true ? settingsOfSection(section, model.file) : settingsIn(section, model.file)) {
      const count = (seen.get(fact.key) ?? 0) + 1
      seen.set(fact.key, count)
      yield count === 1 ? fact : { ...fact, key: `${fact.key}#${count}` }
    }
  }
}

const settingsKnown = new WeakMap<TopSection, readonly SettingFact[]>()

function settingsOfSection(section: TopSection, file: FileId): readonly SettingFact[] {
  let facts = settingsKnown.get(section)
  if (facts === undefined) settingsKnown.set(section, (facts = [...settingsIn(section, file)]))
  return facts
}

function* settingsIn(section: TopSection, file: FileId): Generator<SettingFact> {
  const fact = (key: string, value: string | Secret, at: Origin): SettingFact => {
    return { kind: 'setting', origin: originOf(at), language: 'drbd-conf', path: file, key, value }
  }
  const options = function* (prefix: string, sections: readonly OptionSection[]): Generator<SettingFact> {
    for (const { name, settings } of sections) {
      const place = name === 'resource' ? prefix : `${prefix} / ${name}`
      for (const setting of settings)
        yield fact(
          `${place} / ${setting.name.value}`,
          setting.secret ?? (setting.hasValue ? setting.value : ''),
          setting,
        )
    }
  }
  const volumes = function* (prefix: string, list: readonly VolumeSection[]): Generator<SettingFact> {
    for (const volume of list) {
      const place = volume.isImplicit ? prefix : `${prefix} / volume ${volume.number}`
      const { device, disk, metaDisk } = volume
      if (device !== undefined)
        yield fact(
          `${place} / device`,
          [device.name?.value, device.minor].filter(part => part !== undefined).join(' minor '),
          device,
        )
      if (disk !== undefined) yield fact(`${place} / disk`, disk.value, disk)
      if (metaDisk !== undefined)
        yield fact(
          `${place} / meta-disk`,
          metaDisk.index === undefined ? metaDisk.value : `${metaDisk.value} [${metaDisk.index.value}]`,
          metaDisk,
        )
      yield* options(place, volume.options)
    }
  }
  const body = function* (prefix: string, section: ResourceBody): Generator<SettingFact> {
    yield* options(prefix, section.options)
    yield* volumes(prefix, section.volumes)
    for (const host of section.hosts) {
      const place =
        `${prefix} / ${host.kind === 'stacked' ? 'stacked-on-top-of' : host.kind} ${host.names.map(name => name.value).join(' ')}`.trimEnd()
      for (const address of host.addresses) yield fact(`${place} / address`, addressText(address), address)
      if (host.nodeId !== undefined) yield fact(`${place} / node-id`, String(host.nodeId.value), host.nodeId)
      yield* volumes(place, host.volumes)
      yield* options(place, host.options)
      if (host.proxy?.inside !== undefined)
        yield fact(`${place} / proxy / inside`, addressText(host.proxy.inside), host.proxy.inside)
      if (host.proxy?.outside !== undefined)
        yield fact(`${place} / proxy / outside`, addressText(host.proxy.outside), host.proxy.outside)
    }
    for (const connection of section.connections) {
      const ends = connection.paths.map(path =>
        path.endpoints
          .map(end =>
            [end.host?.value, end.address === undefined ? undefined : addressText(end.address)]
              .filter(part => part !== undefined)
              .join(' '),
          )
          .join(', '),
      )
      yield fact(`${prefix} / connection`, ends.join('; '), connection)
      yield* options(`${prefix} / connection ${ends.join('; ')}`, connection.options)
      yield* volumes(`${prefix} / connection ${ends.join('; ')}`, connection.volumes)
    }
    for (const mesh of section.meshes) {
      yield fact(`${prefix} / connection-mesh`, mesh.hosts.map(host => host.value).join(' '), mesh)
      yield* options(`${prefix} / connection-mesh`, mesh.options)
    }
  }
  switch (section.kind) {
    case 'global':
      for (const setting of section.settings)
        yield fact(`global / ${setting.name.value}`, setting.hasValue ? setting.value : '', setting)
      break
    case 'include':
      yield fact('include', section.pattern.value, section.pattern)
      break
    case 'common':
      yield* body('common', section)
      break
    default:
      yield* body(`resource ${section.name.value}`, section)
  }
}

function addressText({ family, host, port }: Address): string {
  const address = family === 'ipv6' ? `[${host.value}]` : host.value
  const text = port === undefined ? address : `${address}:${port.value}`
  return family === 'ipv4' ? text : `${family} ${text}`
}

function originOf({ file, span }: Origin): Origin {
  return { file, span }
}
