import { reveal } from '../../../plain/reveal.js'
import type { Path, Statement } from '../../../plain/statement.js'
import { Secret } from '../../../text/secret.js'
import { isNumberWord } from '../reading/lexis.js'
import { optionNamed, optionsNamed } from '../vocabulary.js'
import type {
  PlainConnection,
  PlainDrbdConf,
  PlainEnd,
  PlainHost,
  PlainMesh,
  PlainOptions,
  PlainProxy,
  PlainResource,
  PlainSections,
  PlainValue,
  PlainVolume,
  PlainVolumes,
} from './model.js'

/** Lists what a configuration is in a file. */
export function statementsOf({ includes = [], global, common, resources }: PlainDrbdConf): Statement[] {
  return [
    ...(global === undefined ? [] : [section(['global'], 'global', optionStatements(['global'], global))]),
    ...(common === undefined ? [] : [section(['common'], 'common', sectionStatements(['common'], common))]),
    ...includes.map((pattern, index) => single(['includes', index], 'include', quoted(pattern))),
    ...resources.map((resource, index) => resourceStatement(['resources', index], resource)),
  ]
}

/** Writes a statement: a line with a `;`, or a head and what stands in its braces. */
export function linesOf({ head, parts = [], body }: Statement): string[] {
  const line = [head, ...parts.map(({ text }) => text)].join(' ')
  return body === undefined ? [`${line};`] : [`${line} {`, ...body.flatMap(linesOf).map(inner => `  ${inner}`), '}']
}

function resourceStatement(path: Path, resource: PlainResource): Statement {
  const { name, templateFile, ignoredHosts = [], options, hosts, connections = [], meshes = [] } = resource
  const body = [
    ...ignoredHosts.map((host, index) => single([...path, 'ignoredHosts', index], 'ignore-on', nameText(host))),
    ...(templateFile === undefined ? [] : [single([...path, 'templateFile'], 'template-file', quoted(templateFile))]),
    ...sectionStatements([...path, 'options'], options),
    // Up to 8.4 they count only for the hosts behind them.
    ...volumeStatements(path, resource),
    ...hosts.map((host, index) => hostStatement([...path, 'hosts', index], host)),
    ...connections.map((connection, index) => connectionStatement([...path, 'connections', index], connection)),
    ...meshes.map((mesh, index) => meshStatement([...path, 'meshes', index], mesh)),
  ]
  return { ...section(path, 'resource', body), name, parts: [{ path: [...path, 'name'], text: nameText(name) }] }
}

function hostStatement(path: Path, host: PlainHost): Statement {
  const { kind = 'on', name = '', address, nodeId, options, proxies = [] } = host
  const names = name.split(' ').map(nameText).join(' ')
  const body = [
    ...(nodeId === undefined ? [] : [single([...path, 'nodeId'], 'node-id', String(nodeId))]),
    ...volumeStatements(path, host),
    ...(address === undefined || kind === 'floating' ? [] : [single([...path, 'address'], 'address', addressText(address))]),
    ...sectionStatements([...path, 'options'], options),
    ...proxies.map((proxy, index) => proxyStatement([...path, 'proxies', index], proxy)),
  ]
  const keyword = kind === 'stacked' ? 'stacked-on-top-of' : kind
  const part = kind === 'floating' ? { path: [...path, 'address'], text: addressText(address ?? '') } : { path: [...path, 'name'], text: names }
  return { ...section(path, keyword, body), name: part.text, parts: [part] }
}

function volumeStatements(path: Path, { minor, device, disk, metaDisk, volumes = [] }: PlainVolumes): Statement[] {
  return [
    ...(minor === undefined && device === undefined ? [] : [single([...path, device === undefined ? 'minor' : 'device'], 'device', deviceText(minor, device))]),
    ...(disk === undefined ? [] : [single([...path, 'disk'], 'disk', nameText(disk))]),
    ...(metaDisk === undefined ? [] : [metaDiskStatement([...path, 'metaDisk'], metaDisk)]),
    ...volumes.map((volume, index) => volumeStatement([...path, 'volumes', index], volume)),
  ]
}

function volumeStatement(path: Path, { number, options, ...device }: PlainVolume): Statement {
  const body = [...volumeStatements(path, device), ...sectionStatements([...path, 'options'], options)]
  return { ...section(path, 'volume', body), name: String(number), parts: [{ path: [...path, 'number'], text: String(number) }] }
}

function deviceText(minor: number | undefined, device: string | undefined): string {
  if (device === undefined) return `/dev/drbd${minor ?? 0}`
  return minor === undefined ? nameText(device) : `${nameText(device)} minor ${minor}`
}

/** Every release from 8.0 on reads this word for a whole device; without an index, meta-disk is new in 8.4. */
function metaDiskStatement(path: Path, text: string): Statement {
  const [, device = text, index] = /^(.*?)(?: \[(\d+)\])?$/.exec(text) ?? []
  const isWhole = index === undefined && device !== 'internal'
  const value = index === undefined ? nameText(device) : `${nameText(device)} [${index}]`
  return { ...single(path, isWhole ? 'flexible-meta-disk' : 'meta-disk', value), kind: 'meta-disk' }
}

function proxyStatement(path: Path, { hosts, inside, outside, options }: PlainProxy): Statement {
  const body = [
    ...(inside === undefined ? [] : [single([...path, 'inside'], 'inside', addressText(inside))]),
    ...(outside === undefined ? [] : [single([...path, 'outside'], 'outside', addressText(outside))]),
    ...(options === undefined ? [] : [section([...path, 'options'], 'options', optionStatements([...path, 'options'], options))]),
  ]
  return { ...section(path, 'proxy', body), head: 'proxy on', parts: [{ path: [...path, 'hosts'], text: hosts.map(nameText).join(' ') }] }
}

function connectionStatement(path: Path, { ends, paths = [], options, volumes = [] }: PlainConnection): Statement {
  return section(path, 'connection', [
    ...endStatements([...path, 'ends'], ends),
    ...paths.map((list, index) => section([...path, 'paths', index], 'path', endStatements([...path, 'paths', index], list))),
    ...sectionStatements([...path, 'options'], options),
    ...volumes.map((volume, index) => volumeStatement([...path, 'volumes', index], volume)),
  ])
}

function endStatements(path: Path, ends: readonly PlainEnd[] = []): Statement[] {
  return ends.map(({ host, address, port }, index) => {
    const words = [
      ...(host === undefined ? [] : [`host ${nameText(host)}`]),
      ...(address === undefined ? [] : [`address ${addressText(address)}`]),
      ...(port === undefined ? [] : [`port ${port}`]),
    ]
    return { path: [...path, index], kind: 'host', head: words.join(' '), ...(host === undefined ? {} : { name: host }) }
  })
}

function meshStatement(path: Path, { hosts, options }: PlainMesh): Statement {
  const list = single([...path, 'hosts'], 'hosts', hosts.map(nameText).join(' '))
  return section(path, 'connection-mesh', [list, ...sectionStatements([...path, 'options'], options)])
}

function sectionStatements(path: Path, sections: PlainSections = {}): Statement[] {
  return Object.entries(sections).flatMap(([name, options]) => {
    const own = [...path, name]
    return name === 'resource' ? optionStatements(own, options) : [section(own, name, optionStatements(own, options))]
  })
}

function optionStatements(path: Path, options: PlainOptions): Statement[] {
  return Object.entries(options).map(([name, value]): Statement => {
    const own = [...path, name]
    return value === true ? { path: own, kind: name, head: name } : single(own, name, textOf(value, isFreeText(path, name)))
  })
}

function section(path: Path, keyword: string, body: readonly Statement[]): Statement {
  return { path, kind: keyword, head: keyword, body }
}

function single(path: Path, keyword: string, value: string): Statement {
  return { path, kind: keyword, head: keyword, parts: [{ path, text: value }] }
}

function addressText(address: string): string {
  return address.startsWith('[') ? `ipv6 ${address}` : address
}

/** A text may be a word that the scanner of 8.x has for itself, and is quoted; words and numbers must not be. */
function isFreeText(path: Path, name: string): boolean {
  const section = String(path[path.length - 1])
  const kind = (optionNamed(section, name) ?? optionsNamed(name)[0])?.kind
  return kind === 'string' || kind === 'command' || kind === 'resource-ref'
}

function textOf(value: Exclude<PlainValue, true>, isFree: boolean): string {
  if (value instanceof Secret) return quoted(reveal(value))
  if (typeof value === 'object') return value.map(nameText).join(' ')
  if (typeof value === 'number' || isNumberWord(value)) return String(value)
  return isBare(value) && (!isFree || value.startsWith('/')) ? value : quoted(value)
}

/** Quotes a name that would be a number or an address without; paths and plain names stay bare. */
function nameText(text: string): string {
  return (text.startsWith('/') && isBare(text)) || text === 'internal' || text === 'none' ? text : quoted(text)
}

function isBare(text: string): boolean {
  return /^[A-Za-z0-9/._-]{1,80}$/.test(text) || isNumberWord(text)
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
