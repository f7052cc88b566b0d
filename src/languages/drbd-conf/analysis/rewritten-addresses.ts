import type { Edit } from '../../../text/edit.js'
import { applyEdits } from '../../../text/edit.js'
import { lineStartAt, nextLineAt } from '../../../text/line-at.js'
import { createSource } from '../../../text/source.js'
import { spanFrom } from '../../../text/span.js'
import type { Span } from '../../../text/span.js'
import { visible } from '../../../text/visible.js'
import type { Reading, Refactoring } from '../../language.js'
import type { Ast, Item } from '../ast.js'
import { endOf } from '../ast.js'
import { compose } from '../compose.js'
import { parse } from '../parse.js'
import type { DrbdConfFile } from '../parse.js'
import { read } from '../read.js'
import type { ConnectionSection, HostSection, Model, ResourceSection } from '../schema.js'
import { vocabularyAt } from '../vocabulary.js'

/**
 * Offers to write the addresses of a resource of two hosts as a path of a connection, or those of its only path in the sections
 * of the hosts: only where hosts, numbers of hosts and addresses stay what they are.
 */
export function addressRewritesAt(reading: Reading<Model>, selection: Span): readonly Refactoring[] {
  const { isPaired, isLong, source: { text } } = reading.file as DrbdConfFile
  if (!isPaired || isLong || vocabularyAt(reading.target.version).structure('connection', 'path') === undefined) return []
  const resource = reading.model.sections.find((section): section is ResourceSection => section.kind === 'resource' && section.extent.start <= selection.start && selection.end <= section.extent.end)
  const hosts = resource === undefined ? undefined : twoHosts(resource)
  if (resource === undefined || hosts === undefined) return []
  const work: Work = { text, items: (reading.file.ast as Ast).items, resource, hosts, selection }
  return [intoPath(work), intoHosts(work)].flatMap(found => found ?? []).filter(({ edits }) => meansTheSame(reading, edits))
}

interface Work {
  readonly text: string
  readonly items: readonly Item[]
  readonly resource: ResourceSection
  readonly hosts: readonly [HostSection, HostSection]
  readonly selection: Span
}

/** The two sections of a resource that are for one host each. */
function twoHosts({ hosts, meshes, isBroken, templateFile }: ResourceSection): Work['hosts'] | undefined {
  const [one, other, more] = hosts
  if (one === undefined || other === undefined || more !== undefined || isBroken || meshes.length > 0 || templateFile !== undefined) return undefined
  return hosts.every(isPlainHost) ? [one, other] : undefined
}

function isPlainHost({ kind, names, proxies, isBroken, alternates = [] }: HostSection): boolean {
  return kind === 'on' && names.length === 1 && proxies.length === 0 && alternates.length === 0 && !isBroken
}

function intoPath({ text, items, resource, hosts, selection }: Work): Refactoring | undefined {
  const statements = hosts.map(host => (host.addresses.length === 1 ? addressIn(items, host, text) : undefined))
  const [one, other] = statements
  if (resource.connections.length > 0 || one === undefined || other === undefined) return undefined
  if (![one, other].some(({ extent }) => isTouched(extent, selection)) && !isTouched(resource.span, selection)) return undefined
  const [first, second] = hosts.map((host, index) => `host ${text.slice(host.names[0]?.span.start, host.names[0]?.span.end)} ${statements[index]?.written ?? ''};`)
  const indent = indentOf(text, hosts[0].extent.start)
  const lines = ['connection {', '  path {', `    ${first}`, `    ${second}`, '  }', '}']
  return {
    title: `Write the addresses of ${visible(resource.name.value)} as a path of a connection`,
    kind: 'rewrite',
    edits: [removalOf(text, one.extent), removalOf(text, other.extent), additionTo(text, resource.extent, lines.map(line => `${indent}${line}`))],
  }
}

function intoHosts({ text, resource, hosts, selection }: Work): Refactoring | undefined {
  const [connection, more] = resource.connections
  if (connection === undefined || more !== undefined || !isTouched(connection.extent, selection) || hosts.some(({ addresses }) => addresses.length > 0)) return undefined
  const ends = endsOf(connection, text)
  const written = hosts.map(({ names: [name] }) => ends?.find(end => end.host === name?.value)?.written)
  if (written.some(address => address === undefined)) return undefined
  return {
    title: `Write the addresses of ${visible(resource.name.value)} in the sections of its hosts`,
    kind: 'rewrite',
    edits: [
      removalOf(text, connection.extent),
      ...hosts.map((host, index) => additionTo(text, host.extent, [`${indentWithin(text, host)}${written[index] ?? ''};`])),
    ],
  }
}

interface WrittenEnd {
  readonly host: string
  readonly written: string
}

/** The ends of the only path of a connection that says nothing else. */
function endsOf({ name, options, volumes, paths, extent }: ConnectionSection, text: string): readonly WrittenEnd[] | undefined {
  const [path, more] = paths
  if (path === undefined || more !== undefined || name !== undefined || options.length > 0 || volumes.length > 0) return undefined
  if (path.endpoints.length !== 2 || text.slice(extent.start, extent.end).includes('#')) return undefined
  return path.endpoints.flatMap(({ host, address, proxy, extent: own }): WrittenEnd[] => {
    const [, written] = /\s(address\s[^;#]*);?$/.exec(text.slice(own.start, own.end)) ?? []
    return host === undefined || address === undefined || proxy !== undefined || written === undefined ? [] : [{ host: host.value, written: written.trim() }]
  })
}

interface Statement {
  readonly extent: Span
  /** From its first word to its last. */
  readonly written: string
}

/** The statement in a section of a host that gives its address. */
function addressIn(items: readonly Item[], host: HostSection, text: string): Statement | undefined {
  const section = itemAt(items, host.extent.start)
  const [statement, more] = section?.block?.items.filter(({ words: [head] }) => head?.image === 'address') ?? []
  const last = statement?.words.at(-1)
  if (statement === undefined || more !== undefined || last === undefined || statement.end < 0) return undefined
  const written = text.slice(statement.start, last.end)
  return /[#\n]/.test(written) ? undefined : { extent: spanFrom(statement.start, endOf(statement)), written }
}

function itemAt(items: readonly Item[], start: number): Item | undefined {
  const around = items.find(item => item.start <= start && start < endOf(item))
  return around === undefined || around.start === start ? around : itemAt(around.block?.items ?? [], start)
}

function isTouched({ start, end }: Span, selection: Span): boolean {
  return start <= selection.end && selection.start <= end
}

/** Takes a part away with its lines, where nothing else stands on them. */
function removalOf(text: string, { start, end }: Span): Edit {
  const [lineStart, next] = [lineStartAt(text, start), nextLineAt(text, end)]
  const isOwnLine = text.slice(lineStart, start).trim() === '' && text.slice(end, next).trim() === ''
  return { span: isOwnLine ? spanFrom(lineStart, next) : spanFrom(start, end), newText: '' }
}

/** Puts lines before the end of a section. */
function additionTo(text: string, { end }: Span, lines: readonly string[]): Edit {
  const close = end - 1
  const lineStart = lineStartAt(text, close)
  if (text.slice(lineStart, close).trim() === '') return { span: spanFrom(lineStart, lineStart), newText: `${lines.join('\n')}\n`, isAddition: true }
  return { span: spanFrom(close, close), newText: `${lines.map(line => line.trim()).join(' ')} `, isAddition: true }
}

function indentOf(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(lineStartAt(text, at), at))?.[0] ?? ''
}

/** How far what stands in a section is indented: as its first volume, or two more than itself. */
function indentWithin(text: string, { extent, volumes: [volume] }: HostSection): string {
  const own = indentOf(text, extent.start)
  const start = volume === undefined ? extent.start : volume.extent.start
  const inner = text.slice(lineStartAt(text, start), start).trim() === '' ? indentOf(text, start) : own
  return inner.length > own.length ? inner : `${own}  `
}

/** Reads what would be written, and compares the hosts of each resource, their numbers, and which addresses are linked. */
function meansTheSame(reading: Reading<Model>, edits: readonly Edit[]): boolean {
  const { file, target, facts } = reading
  const now = read(parse(createSource(file.source.id, applyEdits(file.source.text, edits))), { target: target.version, facts })
  return now.faults.length <= reading.faults.length && linksIn(now) === linksIn(reading)
}

function linksIn(reading: Reading<Model>): string {
  const { configuration } = compose(reading, () => [])
  return JSON.stringify(configuration.resources.map(({ name, hosts, connections }) => [
    name.value,
    hosts.map(host => [host.name, host.nodeId?.value ?? null]),
    connections.map(({ paths }) => paths.map(({ ends }) => ends.map(({ host, address }) => [host, address?.family, address?.host.value, address?.port?.text ?? address?.port?.value]).sort())),
  ]))
}
