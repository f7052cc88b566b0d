import { connectionSettings, ownVolumeSettings, peerVolumes, resourceSettings, volumeSettings } from './analysis/levels.js'
import type { LevelSetting } from './analysis/levels.js'
import type { Address, Configuration, Connection, Endpoint, Host, OptionSection, ProxySection, Resource, Setting, Volume } from './schema.js'

/** A value and where it is written. */
export interface DumpedValue {
  readonly value: string
  readonly file: string
  readonly start: number
  readonly end: number
}

/** A value of an option, and whether it is written at a level further out: in `common`, the resource, the connection. */
export interface DumpedOption extends DumpedValue {
  readonly inherited: boolean
}

/** Options by section and name, such as `net` and `timeout`. */
export type DumpedOptions = Readonly<Record<string, Readonly<Record<string, DumpedOption>>>>

/** What drbdadm makes of a configuration, as plain data. */
export interface DumpedConfiguration {
  readonly target: string
  readonly global: Readonly<Record<string, DumpedValue>>
  readonly resources: readonly DumpedResource[]
}

/** One resource with what it inherits. */
export interface DumpedResource {
  readonly name: string
  readonly hosts: readonly DumpedHost[]
  readonly connections: readonly DumpedConnection[]
  readonly options: DumpedOptions
}

/** A link between two hosts. */
export interface DumpedConnection {
  readonly hosts: readonly string[]
  readonly isImplied: boolean
  /** Each with the addresses of its two ends. */
  readonly paths: readonly (readonly { readonly host: string; readonly address?: string }[])[]
  readonly options: DumpedOptions
  /** What is set for single volumes of the connection. */
  readonly volumes: readonly { readonly number: number; readonly options: DumpedOptions }[]
}

/** One host of a resource. */
export interface DumpedHost {
  readonly name: string
  readonly address?: string
  readonly nodeId?: number
  readonly isNodeIdDerived?: boolean
  readonly volumes: readonly {
    readonly number: number
    readonly minor?: number
    readonly device?: string
    readonly disk?: string
    readonly metaDisk?: string
    readonly options: DumpedOptions
  }[]
}

/** Lists what the daemon will see, each value with where it came from. Secrets are masked. */
export function dumpData(configuration: Configuration): DumpedConfiguration {
  const global: Record<string, DumpedValue> = {}
  for (const setting of configuration.global?.settings ?? []) global[setting.key] = valueOf(setting)
  return { target: configuration.target, global, resources: configuration.resources.map(resource => dumpedResource(resource, configuration)) }
}

/** Writes the same in the words of drbd.conf, one statement a line, with a comment behind each value that was inherited. */
export function dumpText(configuration: Configuration, placeOf: (setting: Setting) => string): string {
  const lines: string[] = []
  const { global } = configuration
  if (global !== undefined && global.settings.length > 0) {
    lines.push('global {', ...global.settings.map(setting => `  ${settingText(setting)}`), '}', '')
  }
  for (const resource of configuration.resources) lines.push(...resourceLines(resource, configuration.dialect, placeOf), '')
  return lines.length === 0 ? '' : `${lines.map(line => line.replaceAll('\n', '\\n')).join('\n').trimEnd()}\n`
}

function dumpedResource(resource: Resource, configuration: Configuration): DumpedResource {
  return {
    name: resource.name.value,
    hosts: resource.hosts.map(host => dumpedHost(resource, host, configuration.dialect)),
    connections: resource.connections.map(connection => dumpedConnection(resource, connection, configuration)),
    options: dumpedOptions(resourceSettings(resource)),
  }
}

function dumpedHost(resource: Resource, host: Host, dialect: Configuration['dialect']): DumpedHost {
  const { name, address, nodeId, volumes } = host
  return {
    name,
    ...(address === undefined ? {} : { address: addressText(address) }),
    ...(nodeId === undefined ? {} : { nodeId: nodeId.value, isNodeIdDerived: nodeId.isDerived }),
    volumes: volumes.map(volume => {
      const { number, minor, device, disk, metaDisk } = volume
      return {
        number,
        ...(minor === undefined ? {} : { minor }),
        ...(device === undefined ? {} : { device: deviceName(volume) }),
        ...(disk === undefined ? {} : { disk: disk.value }),
        ...(metaDisk === undefined ? {} : { metaDisk: metaDiskText(volume) }),
        options: dumpedOptions(volumeSettings(resource, host, { number, dialect })),
      }
    }),
  }
}

function dumpedConnection(resource: Resource, connection: Connection, configuration: Configuration): DumpedConnection {
  const { hosts, isImplicit, paths } = connection
  return {
    hosts,
    isImplied: isImplicit,
    paths: paths.map(({ ends }) =>
      ends.map(({ host, address }) => ({ host, ...(address === undefined ? {} : { address: addressText(address) }) })),
    ),
    options: dumpedOptions(connectionSettings(resource, connection)),
    volumes: peerVolumes(resource, connection, configuration).map(({ number, settings }) => ({ number, options: dumpedOptions(settings) })),
  }
}

function dumpedOptions(settings: readonly LevelSetting[]): DumpedOptions {
  const options: Record<string, Record<string, DumpedOption>> = {}
  for (const { setting, inherited } of settings) {
    const section = (options[setting.canonicalSection] ??= {})
    section[setting.key] = { ...valueOf(setting), inherited }
  }
  return options
}

function resourceLines(
  resource: Resource,
  dialect: Configuration['dialect'],
  placeOf: (setting: Setting) => string,
): string[] {
  const lines = [`resource ${nameText(resource.name.value)} {`]
  const bySection = new Map<string, string[]>()
  for (const { setting, inherited } of resourceSettings(resource)) {
    const list = bySection.get(setting.canonicalSection) ?? []
    list.push(`${settingText(setting)}${inherited ? `  # ${placeOf(setting)}` : ''}`)
    bySection.set(setting.canonicalSection, list)
  }
  for (const own of bySection.get('resource') ?? []) lines.push(`  ${own}`)
  for (const host of resource.hosts) lines.push(...hostLines(resource, host, dialect))
  for (const { paths, options, volumes } of resource.section.connections) {
    const inner = [
      ...paths.flatMap(({ isImplicit, endpoints }) => {
        const ends = endpoints.flatMap(endpointLines)
        return isImplicit ? ends : block('path', ends)
      }),
      ...ownLines(options),
      ...volumes.flatMap(volume => block(`volume ${volume.number}`, ownLines(volume.options))),
    ]
    lines.push(...block('connection', inner).map(line => `  ${line}`))
  }
  for (const { hosts, options } of resource.section.meshes) {
    const inner = [`hosts ${hosts.map(host => nameText(host.value)).join(' ')};`, ...ownLines(options)]
    lines.push(...block('connection-mesh', inner).map(line => `  ${line}`))
  }
  for (const [section, list] of bySection)
    if (section !== 'resource') lines.push(`  ${section} {`, ...list.map(line => `    ${line}`), '  }')
  lines.push('}')
  return lines
}

/** Stands behind a number that no file gives. */
export const derived = '# derived from the addresses'

function hostLines(resource: Resource, host: Host, dialect: Configuration['dialect']): string[] {
  const { name, address, nodeId, volumes, section } = host
  const head =
    section.kind === 'stacked'
      ? `stacked-on-top-of ${nameText(name)}`
      : section.kind === 'floating'
        ? `floating ${address === undefined ? '' : addressText(address)}`
        : `on ${nameText(name)}`
  const lines = [`  ${head} {`]
  if (nodeId !== undefined)
    lines.push(`    node-id ${nodeId.value};${nodeId.isDerived ? `  ${derived}` : ''}`)
  if (address !== undefined && section.kind !== 'floating') lines.push(`    address ${addressText(address)};`)
  for (const volume of volumes) {
    const indent = volume.isImplicit ? '    ' : '      '
    const inner = [
      ...(volume.device === undefined
        ? []
        : [`device ${deviceName(volume)}${volume.minor === undefined ? '' : ` minor ${volume.minor}`};`]),
      ...(volume.disk === undefined ? [] : [`disk ${nameText(volume.disk.value)};`]),
      ...(volume.metaDisk === undefined ? [] : [`meta-disk ${metaDiskText(volume)};`]),
      ...diskLines(ownVolumeSettings(resource, host, { number: volume.number, dialect })),
    ].map(line => indent + line)
    lines.push(...(volume.isImplicit ? inner : [`    volume ${volume.number} {`, ...inner, '    }']))
  }
  for (const proxy of section.proxies) lines.push(...block(proxyHead(proxy), proxyAddresses(proxy)).map(line => `    ${line}`))
  lines.push('  }')
  return lines
}

/** Writes the sections of options that stand at a level itself. */
function ownLines(options: readonly OptionSection[]): string[] {
  return options.flatMap(({ name, settings }) => block(name, settings.map(settingText)))
}

function diskLines(settings: readonly LevelSetting[]): string[] {
  return settings.length === 0 ? [] : block('disk', settings.map(({ setting }) => settingText(setting)))
}

function endpointLines({ host, address, port, proxy }: Endpoint): string[] {
  const words = [
    ...(host === undefined ? [] : [`host ${nameText(host.value)}`]),
    ...(address === undefined ? [] : [`address ${addressText(address)}`]),
    ...(port === undefined ? [] : [`port ${port.value}`]),
  ].join(' ')
  if (proxy === undefined) return [`${words};`]
  return block(`${words} via ${proxyHead(proxy)}`, proxyAddresses(proxy))
}

function proxyHead({ hosts }: ProxySection): string {
  return `proxy on ${hosts.map(({ value }) => nameText(value)).join(' ')}`
}

function proxyAddresses({ inside, outside }: ProxySection): string[] {
  return [
    ...(inside === undefined ? [] : [`inside ${addressText(inside)};`]),
    ...(outside === undefined ? [] : [`outside ${addressText(outside)};`]),
  ]
}

function block(head: string, lines: readonly string[]): string[] {
  return [`${head} {`, ...lines.map(line => `  ${line}`), '}']
}

function valueOf({ value, file, span }: Setting): DumpedValue {
  return { value, file, start: span.start, end: span.end }
}

function settingText({ key, value, hasValue, entry, secret }: Setting): string {
  if (secret !== undefined) return `${key} "***";`
  if (!hasValue && entry?.kind === 'flag') return `${key};`
  return `${key} ${nameText(value)};`
}

function deviceName({ device, minor }: Volume): string {
  return device?.name?.value ?? `/dev/drbd${minor ?? ''}`
}

function metaDiskText({ metaDisk }: Volume): string {
  if (metaDisk === undefined) return ''
  return metaDisk.index === undefined
    ? nameText(metaDisk.value)
    : `${nameText(metaDisk.value)} [${metaDisk.index.value}]`
}

function addressText({ family, host, port }: Address): string {
  const address =
    family === 'ipv6' ? `ipv6 [${host.value}]` : family === 'ipv4' ? host.value : `${family} ${host.value}`
  return port === undefined ? address : `${address}:${port.value}`
}

/** Quotes what is no bare word. */
function nameText(text: string): string {
  return /^[A-Za-z0-9/._-]{1,80}$/.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`
}
