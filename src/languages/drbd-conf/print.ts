import type { Secret } from '../../text/secret.js'
import { isNumberWord } from './reading/lexis.js'
import type {
  Address,
  ConnectionSection,
  Endpoint,
  HostSection,
  Model,
  OptionSection,
  ProxySection,
  ResourceBody,
  Setting,
  TopSection,
  VolumeSection,
} from './schema.js'

/** Writes fresh text for a model: its sections in their order, two blanks a level, without comments and skipped parts. */
export function print(model: Model): string {
  return model.sections.map(section => `${[...topLines(section)].join('\n')}\n`).join('\n')
}

function* topLines(section: TopSection): Generator<string> {
  switch (section.kind) {
    case 'include':
      yield `include ${quoted(section.pattern.value)};`
      return
    case 'global':
      yield* block('global', section.settings.map(settingText))
      return
    case 'common':
      yield* block('common', bodyLines(section))
      return
    default:
      yield* block(`resource ${nameText(section.name.value)}`, bodyLines(section))
  }
}

function* bodyLines(body: ResourceBody): Generator<string> {
  for (const host of body.ignoredHosts) yield `ignore-on ${nameText(host.value)};`
  if (body.templateFile !== undefined) yield `template-file ${quoted(body.templateFile.value)};`
  yield* optionLines(body.options)
  // Up to 8.4 they count only for the hosts behind them.
  for (const volume of body.volumes) yield* volumeLines(volume)
  for (const host of body.hosts) yield* hostLines(host)
  for (const connection of body.connections) yield* connectionLines(connection)
  for (const { hosts, options } of body.meshes)
    yield* block('connection-mesh', [`hosts ${hosts.map(host => nameText(host.value)).join(' ')};`, ...optionLines(options)])
}

function* optionLines(sections: readonly OptionSection[]): Generator<string> {
  for (const { name, settings } of sections) {
    if (name === 'resource') yield* settings.map(settingText)
    else yield* block(name, settings.map(settingText))
  }
}

function* volumeLines(volume: VolumeSection): Generator<string> {
  const { number, isImplicit, device, disk, metaDisk, options } = volume
  const lines: string[] = []
  if (device !== undefined) {
    const name = device.name === undefined ? '' : ` ${nameText(device.name.value)}`
    const isTold = device.minor !== undefined && (name === '' || !/^(\/dev\/)?drbd\d+$/.test(device.name?.value ?? ''))
    lines.push(`device${name}${isTold ? ` minor ${device.minor}` : ''};`)
  }
  if (disk !== undefined) lines.push(`disk ${nameText(disk.value)};`)
  if (metaDisk !== undefined) {
    const index = metaDisk.index === undefined ? '' : ` [${metaDisk.index.value}]`
    // Every release from 8.0 on reads this word for a whole device; without an index, meta-disk is new in 8.4.
    lines.push(`${metaDisk.isFlexible ? 'flexible-meta-disk' : 'meta-disk'} ${nameText(metaDisk.value)}${index};`)
  }
  lines.push(...optionLines(options))
  yield* isImplicit ? lines : block(`volume ${number}`, lines)
}

function* hostLines(host: HostSection): Generator<string> {
  const { kind, names, address, nodeId, volumes, options, proxies } = host
  const name = names.map(({ value }) => nameText(value)).join(' ')
  const head =
    kind === 'floating' ? `floating ${addressText(address)}` : kind === 'stacked' ? `stacked-on-top-of ${name}` : `on ${name}`
  const lines: string[] = []
  if (nodeId !== undefined) lines.push(`node-id ${nodeId.value};`)
  for (const volume of volumes) lines.push(...volumeLines(volume))
  if (kind !== 'floating' && address !== undefined) lines.push(`address ${addressText(address)};`)
  lines.push(...optionLines(options))
  for (const proxy of proxies) lines.push(...proxyLines(proxy))
  yield* block(head, lines)
}

function* proxyLines({ hosts, inside, outside, options }: ProxySection): Generator<string> {
  const lines: string[] = []
  if (inside !== undefined) lines.push(`inside ${addressText(inside)};`)
  if (outside !== undefined) lines.push(`outside ${addressText(outside)};`)
  for (const { settings } of options) lines.push(...block('options', settings.map(settingText)))
  yield* block(`proxy on ${hosts.map(host => nameText(host.value)).join(' ')}`, lines)
}

function* connectionLines({ paths, options, volumes }: ConnectionSection): Generator<string> {
  const lines: string[] = []
  for (const { isImplicit, endpoints } of paths) {
    const ends = endpoints.flatMap(endpointLines)
    lines.push(...(isImplicit ? ends : block('path', ends)))
  }
  lines.push(...optionLines(options))
  for (const volume of volumes) lines.push(...volumeLines(volume))
  yield* block('connection', lines)
}

function endpointLines({ host, address, port, proxy }: Endpoint): string[] {
  const parts = [
    ...(host === undefined ? [] : [`host ${nameText(host.value)}`]),
    ...(address === undefined ? [] : [`address ${addressText(address)}`]),
    ...(port === undefined ? [] : [`port ${port.value}`]),
  ]
  const text = parts.join(' ')
  if (proxy === undefined) return [`${text};`]
  const [head = '', ...rest] = proxyLines(proxy)
  return [`${text} via ${head}`, ...rest]
}

function settingText({ name, value, hasValue, secret }: Setting): string {
  if (secret !== undefined) return `${name.value} ${quoted(reveal(secret))};`
  return hasValue ? `${name.value} ${isBare(value) ? value : quoted(value)};` : `${name.value};`
}

function addressText(address: Address | undefined): string {
  if (address === undefined) return ''
  const { family, host, port } = address
  const place = family === 'ipv6' ? `ipv6 [${host.value}]` : family === 'ipv4' ? host.value : `${family} ${host.value}`
  return port === undefined ? place : `${place}:${port.value}`
}

function* block(head: string, lines: Iterable<string>): Generator<string> {
  yield `${head} {`
  for (const line of lines) yield `  ${line}`
  yield '}'
}

/** Quotes a name that would be a number or an address without; paths and plain names stay bare. */
function nameText(text: string): string {
  return text.startsWith('/') && isBare(text) ? text : text === 'internal' || text === 'none' ? text : quoted(text)
}

function isBare(text: string): boolean {
  return /^[A-Za-z0-9/._-]{1,80}$/.test(text) || isNumberWord(text)
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

/** Takes the text out of a secret: the file itself is the one place where it must stand. */
function reveal(secret: Secret): string {
  let revealed = ''
  secret.is(text => {
    revealed = text
    return true
  })
  return revealed
}
