import type { Address, Configuration, Host, OptionSection, Resource, Setting, Volume } from './schema.js'

/** A value and where it is written. */
export interface DumpedValue {
  readonly value: string
  readonly file: string
  readonly start: number
  readonly end: number
}

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
  readonly connections: readonly { readonly hosts: readonly string[]; readonly isImplied: boolean }[]
  /** By section and name, such as `net` and `timeout`. */
  readonly options: Readonly<Record<string, Readonly<Record<string, DumpedValue & { readonly inherited: boolean }>>>>
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
  }[]
}

/** Lists what the daemon will see, each value with where it came from. Secrets are masked. */
export function dumpData(configuration: Configuration): DumpedConfiguration {
  const global: Record<string, DumpedValue> = {}
  for (const setting of configuration.global?.settings ?? []) global[setting.key] = valueOf(setting)
  return { target: configuration.target, global, resources: configuration.resources.map(dumpedResource) }
}

/** Writes the same in the words of drbd.conf, with a comment behind each value that was inherited. */
export function dumpText(configuration: Configuration, placeOf: (setting: Setting) => string): string {
  const lines: string[] = []
  const { global } = configuration
  if (global !== undefined && global.settings.length > 0) {
    lines.push('global {', ...global.settings.map(setting => `  ${settingText(setting)}`), '}', '')
  }
  for (const resource of configuration.resources) lines.push(...resourceLines(resource, placeOf), '')
  return lines.length === 0 ? '' : `${lines.join('\n').trimEnd()}\n`
}

function dumpedResource(resource: Resource): DumpedResource {
  const options: Record<string, Record<string, DumpedValue & { inherited: boolean }>> = {}
  for (const { setting, inherited } of effective(resource)) {
    const section = (options[setting.canonicalSection] ??= {})
    section[setting.key] = { ...valueOf(setting), inherited }
  }
  return {
    name: resource.name.value,
    hosts: resource.hosts.map(dumpedHost),
    connections: resource.connections.map(({ hosts, isImplicit }) => ({ hosts, isImplied: isImplicit })),
    options,
  }
}

function dumpedHost({ name, address, nodeId, volumes }: Host): DumpedHost {
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
      }
    }),
  }
}

/** Lists the options of a resource, what it inherits first, each once. */
function effective(resource: Resource): { readonly setting: Setting; readonly inherited: boolean }[] {
  const found = new Map<string, { setting: Setting; inherited: boolean }>()
  const add = (sections: readonly OptionSection[], inherited: boolean): void => {
    for (const { settings } of sections)
      for (const setting of settings) found.set(`${setting.canonicalSection}.${setting.key}`, { setting, inherited })
  }
  add(resource.parent?.options ?? [], true)
  add(resource.section.options, false)
  return [...found.values()]
}

function resourceLines(resource: Resource, placeOf: (setting: Setting) => string): string[] {
  const lines = [`resource ${nameText(resource.name.value)} {`]
  const bySection = new Map<string, string[]>()
  for (const { setting, inherited } of effective(resource)) {
    const list = bySection.get(setting.canonicalSection) ?? []
    list.push(`${settingText(setting)}${inherited ? `  # ${placeOf(setting)}` : ''}`)
    bySection.set(setting.canonicalSection, list)
  }
  for (const own of bySection.get('resource') ?? []) lines.push(`  ${own}`)
  for (const host of resource.hosts) lines.push(...hostLines(host))
  for (const { hosts, isImplicit } of resource.connections) {
    if (isImplicit) continue
    lines.push('  connection {', ...hosts.map(host => `    host ${nameText(host)};`), '  }')
  }
  for (const mesh of resource.section.meshes)
    lines.push('  connection-mesh {', `    hosts ${mesh.hosts.map(host => nameText(host.value)).join(' ')};`, '  }')
  for (const [section, list] of bySection)
    if (section !== 'resource') lines.push(`  ${section} {`, ...list.map(line => `    ${line}`), '  }')
  lines.push('}')
  return lines
}

function hostLines({ name, address, nodeId, volumes, section }: Host): string[] {
  const head =
    section.kind === 'stacked'
      ? `stacked-on-top-of ${nameText(name)}`
      : section.kind === 'floating'
        ? `floating ${address === undefined ? '' : addressText(address)}`
        : `on ${nameText(name)}`
  const lines = [`  ${head} {`]
  if (nodeId !== undefined)
    lines.push(`    node-id ${nodeId.value};${nodeId.isDerived ? '  # derived from the addresses' : ''}`)
  if (address !== undefined && section.kind !== 'floating') lines.push(`    address ${addressText(address)};`)
  for (const volume of volumes) {
    const indent = volume.isImplicit ? '    ' : '      '
    const inner = [
      ...(volume.device === undefined
        ? []
        : [`device ${deviceName(volume)}${volume.minor === undefined ? '' : ` minor ${volume.minor}`};`]),
      ...(volume.disk === undefined ? [] : [`disk ${nameText(volume.disk.value)};`]),
      ...(volume.metaDisk === undefined ? [] : [`meta-disk ${metaDiskText(volume)};`]),
    ].map(line => indent + line)
    lines.push(...(volume.isImplicit ? inner : [`    volume ${volume.number} {`, ...inner, '    }']))
  }
  lines.push('  }')
  return lines
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
