import type { Located } from '../../../text/located.js'
import type { Item, Word } from '../ast.js'
import type { Address, HostSection, OptionSection, ProxySection, SectionPlace, VolumeSection, WrittenNodeId } from '../schema.js'
import type { Place } from '../vocabulary.js'
import { isAtLeast } from '../vocabulary.js'
import { hostnamesEqual } from '../analysis/host-name.js'
import { readAddress } from './address.js'
import type { Context } from './context.js'
import { kept, locatedAt, locatedWord, originAt, placeOf, report } from './context.js'
import { readItems } from './items.js'
import { readOptionSection } from './options.js'
import { readProxySection } from './proxy.js'
import { isSkip, readSkip } from './skip.js'
import { readStray } from './stray.js'
import type { Rest } from './statement.js'
import { endStatement, hasBlock, isMeantAsName, missingValue, shown } from './statement.js'
import { unknownStatement } from './unknown.js'
import { isVolumeStatement, readVolume, readVolumeStatement } from './volume.js'
import { impliedVolume } from './volume-parts.js'
import type { DeviceCheck, VolumeParts } from './volume-parts.js'
import { checkNodeId, isInteger } from './integer.js'

/** A host section while it is read. */
interface HostParts {
  readonly kind: HostSection['kind']
  readonly names: readonly Located<string>[]
  readonly place: SectionPlace
  readonly addresses: Address[]
  alternates?: Address[]
  readonly volumes: VolumeSection[]
  readonly options: OptionSection[]
  readonly body: Place
  /** How many breaks were counted before it. */
  readonly breaks: number
  readonly check: DeviceCheck
  implied?: VolumeParts
  /** A statement that belongs into a volume stands behind one. */
  isMixed?: boolean
  nodeId?: WrittenNodeId
  earlierNodeIds?: WrittenNodeId[]
  readonly proxies: ProxySection[]
  /** The first of each statement that may stand once. */
  readonly seen: Word[]
}

/** Reads `on HOST… { … }`, `_this_host { … }` and `_remote_host { … }`. */
export function readOn(ctx: Context, item: Item): HostSection | undefined {
  const names: Located<string>[] = []
  const head = item.words[0]
  const isInternal = head?.image !== 'on'
  const most = isAtLeast(ctx.target, '8.3.2') ? item.words.length : 2
  for (const word of item.words.slice(1, most)) {
    if (!isMeantAsName(ctx, word, 'host')) return undefined
    names.push(locatedWord(ctx, word))
  }
  if (isInternal && head !== undefined) names.push(locatedWord(ctx, head))
  else if (names.length === 0) {
    missingValue(ctx, item, 'a host')
    return undefined
  }
  const host = begin(ctx, item, { kind: 'on', names })
  if (hasBlock(ctx, item, isInternal ? 1 : most === 2 ? 2 : item.words.length)) readBody(ctx, item, host)
  return complete(ctx, host)
}

/** Reads `floating ADDRESS;` and `floating ADDRESS { … }`. */
export function readFloating(ctx: Context, item: Item): { host?: HostSection; rest: Rest } {
  const { address, used } = readAddress(ctx, item, 1)
  if (address === undefined || used < 0) return { rest: undefined }
  const host = begin(ctx, item, { kind: 'floating', names: [] })
  host.addresses.push(address)
  if (item.block === undefined) return { host: complete(ctx, host), rest: endStatement(ctx, item, used) }
  if (hasBlock(ctx, item, used)) readBody(ctx, item, host)
  return { host: complete(ctx, host), rest: undefined }
}

/** Reads `stacked-on-top-of RESOURCE { … }`. */
export function readStacked(ctx: Context, item: Item): HostSection | undefined {
  const name = item.words[1]
  if (name === undefined) {
    missingValue(ctx, item, 'a resource')
    return undefined
  }
  if (!isMeantAsName(ctx, name, 'resource')) return undefined
  const host = begin(ctx, item, { kind: 'stacked', names: [locatedWord(ctx, name)] })
  if (hasBlock(ctx, item, 2)) readBody(ctx, item, host)
  return complete(ctx, host)
}

function begin(ctx: Context, item: Item, { kind, names }: Pick<HostParts, 'kind' | 'names'>): HostParts {
  // The hosts of a floating section are not known yet when its devices are read.
  const isOwn =
    ctx.dialect !== '9' || ctx.host === undefined || names.some(name => hostnamesEqual(name.value, ctx.host ?? ''))
  return {
    kind,
    names,
    place: placeOf(ctx, item),
    addresses: [],
    volumes: [],
    options: [],
    proxies: [],
    breaks: ctx.breaks,
    body: kind === 'stacked' ? 'stacked' : 'host',
    check: isOwn && (kind !== 'stacked' || ctx.dialect !== '9') ? 'checked' : 'foreign',
    seen: [],
  }
}

function complete(ctx: Context, host: HostParts): HostSection {
  const { place, kind, names, addresses, options, nodeId, proxies, implied } = host
  const { file, span, extent } = place
  const volumes = implied === undefined ? kept(host.volumes) : [implied, ...host.volumes]
  const address = addresses[addresses.length - 1]
  return {
    file,
    span,
    extent,
    kind,
    names: kept(names),
    addresses: kept(addresses),
    volumes,
    options: kept(options),
    address,
    nodeId,
    proxy: proxies[proxies.length - 1],
    proxies: kept(proxies),
    isBroken: ctx.breaks > host.breaks,
    ...(host.alternates === undefined ? {} : { alternates: host.alternates }),
    ...(host.earlierNodeIds === undefined ? {} : { earlierNodeIds: host.earlierNodeIds }),
  }
}

function readBody(ctx: Context, item: Item, host: HostParts): void {
  const isTaken = (name: string): boolean => host.seen.some(word => nameOf(word) === name)
  readItems(ctx, item.block?.items ?? [], { place: host.body, isTaken }, inner => readInHost(ctx, inner, host))
}

function readInHost(ctx: Context, item: Item, host: HostParts): Rest {
  const head = item.words[0]
  if (head === undefined) return readStray(ctx, item)
  if (isSkip(ctx, item, host.body)) return readSkip(ctx, item)
  if (isVolumeStatement(ctx, item, host.body)) return readImplied(ctx, item, host)
  const name = head.image === 'proxy' ? 'proxy on' : head.image
  if (head.kind !== 'Bare' || ctx.vocabulary.structure(host.body, name) === undefined)
    return unknownStatement(ctx, item, host.body)
  switch (head.image) {
    case 'address':
      return readHostAddress(ctx, item, host)
    case 'alternate-link-address':
      if (host.kind === 'floating') return addressOfFloating(ctx, head)
      return readAlternate(ctx, item, host)
    case 'node-id':
      return readNodeId(ctx, item, host)
    case 'proxy': {
      const proxy = readProxySection(ctx, item, 1)
      if (proxy !== undefined) host.proxies.push(proxy)
      return undefined
    }
    case 'volume': {
      // drbdadm knows no hosts of a volume in a stacked section, and therefore checks it.
      const check = host.kind === 'stacked' ? 'checked' : host.check
      const volume = readVolume(ctx, item, { place: host.body, check })
      if (volume !== undefined) host.volumes.push(volume)
      return undefined
    }
    case 'options':
      host.options.push(readOptionSection(ctx, item, 'options', 'host'))
      return undefined
    default:
      return unknownStatement(ctx, item, host.body)
  }
}

function readImplied(ctx: Context, item: Item, host: HostParts): Rest {
  const head = item.words[0]
  if (host.kind !== 'stacked' && head !== undefined)
    once(ctx, item, host)
  if (host.volumes.length > 0 && head !== undefined && !host.isMixed) reportMixed(ctx, head, host)
  const volume = (host.implied ??= impliedVolume(host.place))
  return readVolumeStatement(ctx, item, volume, { place: host.body, check: host.check })
}

function reportMixed(ctx: Context, head: Word, host: HostParts): void {
  host.isMixed = true
  const volume = host.volumes[0]
  report(ctx, 'mixed-volumes', {
    start: head.start,
    end: head.end,
    message: `"${head.image}" outside of "volume" cannot stand beside "volume ${volume?.number ?? 0}"`,
    ...(volume === undefined ? {} : { related: [{ at: volume, message: 'this volume has a number' }] }),
  })
}

function readHostAddress(ctx: Context, item: Item, host: HostParts): Rest {
  const head = item.words[0]
  if (host.kind === 'floating' && head !== undefined) return addressOfFloating(ctx, head)
  if (host.kind !== 'stacked') once(ctx, item, host)
  const { address, used } = readAddress(ctx, item, 1)
  if (address !== undefined) host.addresses.push(address)
  return endAddress(ctx, item, used)
}

function readAlternate(ctx: Context, item: Item, host: HostParts): Rest {
  if (host.kind !== 'stacked') once(ctx, item, host)
  const { address, used } = readAddress(ctx, item, 1)
  if (address !== undefined) (host.alternates ??= []).push(address)
  return endAddress(ctx, item, used)
}

function addressOfFloating(ctx: Context, head: Word): undefined {
  report(ctx, 'misplaced-statement', {
    start: head.start,
    end: head.end,
    message: `A floating host has its address in its head; "${head.image}" cannot stand here`,
  })
  return undefined
}

function endAddress(ctx: Context, item: Item, used: number): Rest {
  return used < 0 ? undefined : endStatement(ctx, item, used)
}

function readNodeId(ctx: Context, item: Item, host: HostParts): Rest {
  const word = item.words[1]
  if (word === undefined) return missingValue(ctx, item, 'its number')
  if (!isInteger(ctx, word)) {
    report(ctx, 'invalid-number', { start: word.start, end: word.end, message: `"${shown(word)}" is no node-id` })
    return undefined
  }
  const value = checkNodeId(ctx, word)
  const nodeId = { ...locatedAt(ctx, value, word.start, word.end), ...(word.image === String(value) ? {} : { text: word.image }) }
  if (host.kind === 'on') once(ctx, item, host)
  else if (host.nodeId !== undefined) noteSecond(ctx, host, { nodeId, first: host.nodeId })
  host.nodeId = nodeId
  return endStatement(ctx, item, 2)
}

/** A floating or stacked section may say its number twice, but not the same one; the last counts, and all are taken. */
function noteSecond(ctx: Context, host: HostParts, { nodeId, first }: { readonly nodeId: WrittenNodeId; readonly first: WrittenNodeId }): void {
  const earlier = (host.earlierNodeIds ??= [])
  earlier.push(first)
  const written = nodeId.text ?? String(nodeId.value)
  const isSame = earlier.some(other => (other.text ?? String(other.value)) === written)
  report(ctx, 'duplicate-statement', {
    ...nodeId.span,
    message: isSame ? `node-id ${written} a second time for one host` : 'A second "node-id" for one host',
    ...(isSame ? {} : takesTheLast),
    related: [{ at: first, message: 'the first one' }],
  })
}

/** Reports the second of a statement that may stand once; 0.7 takes the last, and so does 9 for a floating host. */
function once(ctx: Context, item: Item, { seen, kind }: HostParts): void {
  const head = item.words[0]
  if (head === undefined || ctx.dialect === '0.7') return
  const name = nameOf(head)
  const first = seen.find(word => nameOf(word) === name)
  if (first === undefined) seen.push(head)
  else
    report(ctx, 'duplicate-statement', {
      start: head.start,
      end: head.end,
      message: `A second "${name}" for one host`,
      ...(ctx.dialect === '9' && kind === 'floating' ? takesTheLast : {}),
      related: [{ at: originAt(ctx, first.start, first.end), message: 'the first one' }],
    })
}

const takesTheLast = { severity: 'warning', origin: 'practice' } as const

/** `flexible-meta-disk` and `meta-disk` are one thing. */
function nameOf({ image }: Word): string {
  return image === 'flexible-meta-disk' ? 'meta-disk' : image
}
