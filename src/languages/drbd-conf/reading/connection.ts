import type { Located } from '../../../text/located.js'
import type { Item, Word } from '../ast.js'
import type {
  Address,
  ConnectionSection,
  Endpoint,
  MeshSection,
  OptionSection,
  PathSection,
  ProxySection,
  VolumeSection,
} from '../schema.js'
import type { Place } from '../vocabulary.js'
import { isAtLeast } from '../vocabulary.js'
import { readAddress, portOf } from './address.js'
import type { Context } from './context.js'
import { locatedWord, placeOf, report } from './context.js'
import { readItems } from './items.js'
import { readOptionSection } from './options.js'
import { readProxySection } from './proxy.js'
import { isSkip, readSkip } from './skip.js'
import { readStray } from './stray.js'
import type { Rest } from './statement.js'
import { endStatement, hasBlock, isMeantAsName, missingValue, shown } from './statement.js'
import { unknownStatement } from './unknown.js'
import { checkNodeId, isInteger } from './integer.js'
import { readVolume } from './volume.js'

const endpointHeads = new Set(['host', 'address', '_this_host', '_remote_host'])

interface ConnectionParts {
  readonly implied: Endpoint[]
  readonly paths: PathSection[]
  readonly options: OptionSection[]
  readonly volumes: VolumeSection[]
}

/** Reads `connection [NAME] { … }`. */
export function readConnection(ctx: Context, item: Item): ConnectionSection | undefined {
  const word = item.words[1]
  if (word !== undefined && !isMeantAsName(ctx, word, 'connection')) return undefined
  const parts: ConnectionParts = { implied: [], paths: [], options: [], volumes: [] }
  if (hasBlock(ctx, item, word === undefined ? 1 : 2)) {
    readItems(ctx, item.block?.items ?? [], { place: 'connection' }, inner => readInConnection(ctx, inner, parts))
  }
  const place = placeOf(ctx, item)
  const { implied, paths, options, volumes } = parts
  const implicit: PathSection[] = implied.length === 0 ? [] : [{ ...place, isImplicit: true, endpoints: implied }]
  return {
    ...place,
    paths: [...implicit, ...paths],
    options,
    volumes,
    // Without a block the word may be anything.
    ...(word === undefined || item.block === undefined ? {} : { name: locatedWord(ctx, word) }),
  }
}

function readInConnection(ctx: Context, item: Item, parts: ConnectionParts): Rest {
  const head = item.words[0]
  if (head === undefined) return readStray(ctx, item)
  if (isSkip(ctx, item, 'connection')) return readSkip(ctx, item)
  if (head.kind !== 'Bare' || ctx.vocabulary.structure('connection', head.image) === undefined)
    return unknownStatement(ctx, item, 'connection')
  switch (head.image) {
    case 'net':
      addOnce(ctx, parts.options, readOptionSection(ctx, item, 'net', 'connection'))
      return undefined
    case 'disk':
      parts.options.push(readOptionSection(ctx, item, 'disk', 'connection'))
      return undefined
    case 'volume': {
      const volume = readVolume(ctx, item, { place: 'connection', check: 'foreign' })
      if (volume !== undefined) parts.volumes.push(volume)
      return undefined
    }
    case 'path': {
      const path = readPath(ctx, item)
      if (path !== undefined) parts.paths.push(path)
      return undefined
    }
    case '_peer_node_id':
      return readNumber(ctx, item)
    case '_cstate':
      return endStatement(ctx, item, Math.min(2, item.words.length))
    case '_is_standalone':
    case '_unknown':
      return endStatement(ctx, item, 1)
    default:
      return endpointHeads.has(head.image) ? readImpliedEndpoint(ctx, item, parts) : unknownStatement(ctx, item, 'connection')
  }
}

/** Reads an end that stands in no `path`. */
function readImpliedEndpoint(ctx: Context, item: Item, { implied, paths: [path] }: ConnectionParts): Rest {
  const head = item.words[0]
  if (head !== undefined && path !== undefined && implied.length === 0) {
    report(ctx, 'mixed-paths', {
      start: head.start,
      end: head.end,
      message: `"${head.image}" outside of "path" cannot stand behind a "path"`,
      related: [{ at: path, message: 'the path' }],
    })
  }
  return readEndpoint(ctx, item, implied)
}

function readPath(ctx: Context, item: Item): PathSection | undefined {
  const endpoints: Endpoint[] = []
  if (hasBlock(ctx, item, 1)) {
    readItems(ctx, item.block?.items ?? [], { place: 'path' }, inner => {
      const head = inner.words[0]?.image
      if (head === undefined) return readStray(ctx, inner)
      return endpointHeads.has(head) ? readEndpoint(ctx, inner, endpoints) : unknownStatement(ctx, inner, 'path')
    })
  }
  return { ...placeOf(ctx, item), isImplicit: false, endpoints }
}

function readNumber(ctx: Context, item: Item): Rest {
  const word = item.words[1]
  if (word === undefined) return missingValue(ctx, item, 'its number')
  if (!isInteger(ctx, word)) {
    report(ctx, 'invalid-number', { start: word.start, end: word.end, message: `"${shown(word)}" is no number` })
    return undefined
  }
  checkNodeId(ctx, word)
  return endStatement(ctx, item, 2)
}

/** Reads `host NAME [address … | port …] [via …];` and `address …;`. */
function readEndpoint(ctx: Context, item: Item, endpoints: Endpoint[]): Rest {
  const head = item.words[0]
  const isNamed = head?.image === 'host'
  let host: Located<string> | undefined
  let address: Address | undefined
  let port: Located<number> | undefined
  let used = 1
  if (isNamed) {
    const name = item.words[1]
    if (name === undefined) return missingValue(ctx, item, 'a host')
    if (!isMeantAsName(ctx, name, 'host')) return undefined
    host = locatedWord(ctx, name)
    used = 2
  }
  const next = item.words[used]
  if (!isNamed || next?.image === 'address') {
    const read = readAddress(ctx, item, isNamed ? used + 1 : used)
    if (read.used < 0) {
      endpoints.push({ ...placeOf(ctx, item), ...partsOf({ host }) })
      return undefined
    }
    address = read.address
    used = read.used
  } else if (next?.image === 'port') {
    const word = item.words[used + 1]
    if (word === undefined) return missingValue(ctx, item, 'its port')
    port = portOf(ctx, word, 'read')
    used += 2
  }
  const endpoint: Endpoint = { ...placeOf(ctx, item), ...partsOf({ host, address, port }), ...internalEnd(head) }
  if (item.words[used]?.image !== 'via') {
    endpoints.push(endpoint)
    return endStatement(ctx, item, used)
  }
  return readVia(ctx, item, { used: used + 1, endpoint, endpoints })
}

type EndpointParts = Pick<Endpoint, 'host' | 'address' | 'port'>

/** Those that are there. */
function partsOf({ host, address, port }: { readonly [Part in keyof EndpointParts]: EndpointParts[Part] | undefined }): EndpointParts {
  return {
    ...(host === undefined ? {} : { host }),
    ...(address === undefined ? {} : { address }),
    ...(port === undefined ? {} : { port }),
  }
}

/** Which end a word of drbdsetup's own stands for. */
function internalEnd(head: Word | undefined): Pick<Endpoint, 'internal'> {
  if (head?.image === '_this_host') return { internal: 'this' }
  return head?.image === '_remote_host' ? { internal: 'remote' } : {}
}

interface Via {
  readonly used: number
  readonly endpoint: Endpoint
  readonly endpoints: Endpoint[]
}

function readVia(ctx: Context, item: Item, { used, endpoint, endpoints }: Via): Rest {
  const next = item.words[used]
  if (next?.image === 'outside-address' && isAtLeast(ctx.target, '9.23')) {
    endpoints.push(endpoint)
    const read = readAddress(ctx, item, used + 1)
    return read.used < 0 ? undefined : endStatement(ctx, item, read.used)
  }
  let proxy: ProxySection | undefined
  if (next?.image === 'proxy') proxy = readProxySection(ctx, item, used + 1)
  else missingValue(ctx, item, '"proxy on" and a host')
  endpoints.push(proxy === undefined ? endpoint : { ...endpoint, proxy })
  return undefined
}

/** Reads `connection-mesh { hosts …; net { … } }`. */
export function readMesh(ctx: Context, item: Item): MeshSection {
  const hosts: Located<string>[] = []
  const options: OptionSection[] = []
  if (hasBlock(ctx, item, 1)) {
    readItems(ctx, item.block?.items ?? [], { place: 'mesh' }, inner => readInMesh(ctx, inner, { hosts, options }))
  }
  return { ...placeOf(ctx, item), hosts, options }
}

function readInMesh(
  ctx: Context,
  item: Item,
  mesh: { readonly hosts: Located<string>[]; readonly options: OptionSection[] },
): Rest {
  const head = item.words[0]
  if (head === undefined) return readStray(ctx, item)
  if (head.kind === 'Bare' && head.image === 'net') {
    addOnce(ctx, mesh.options, readOptionSection(ctx, item, 'net', 'mesh' satisfies Place))
    return undefined
  }
  if (head.kind !== 'Bare' || head.image !== 'hosts') return unknownStatement(ctx, item, 'mesh')
  if (item.words.length === 1) return missingValue(ctx, item, 'its hosts')
  for (const word of item.words.slice(1)) {
    if (!isMeantAsName(ctx, word, 'host')) return undefined
    mesh.hosts.push(locatedWord(ctx, word))
  }
  return endStatement(ctx, item, item.words.length)
}

/** Adds a `net` section; drbdadm counts only one with options in it. */
function addOnce(ctx: Context, sections: OptionSection[], section: OptionSection): void {
  const first = sections.find(other => other.name === section.name && other.settings.length > 0)
  if (first !== undefined)
    report(ctx, 'duplicate-section', {
      ...section.span,
      message: `A second "${section.name}" in one connection`,
      related: [{ at: first, message: 'the first one' }],
    })
  sections.push(section)
}
