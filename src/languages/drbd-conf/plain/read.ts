import { keyOf } from '../../../plain/statement.js'
import type { Path, Place } from '../../../plain/statement.js'
import { spanFrom } from '../../../text/span.js'
import type { Span } from '../../../text/span.js'
import type {
  Address,
  CommonSection,
  ConnectionSection,
  Endpoint,
  HostSection,
  MeshSection,
  Model,
  OptionSection,
  ProxySection,
  ResourceSection,
  SectionPlace,
  Setting,
  VolumeSection,
} from '../schema.js'
import type {
  PlainConnection,
  PlainDevice,
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

/** A part of a file that a plain model has no words for: nothing is lost by saying so. */
class Unspeakable extends Error {}

/** Takes the places off a file, and notes them by their paths; `undefined` where the file says what a plain model cannot. */
export function plainModel(model: Model, text: string, places: Map<string, Place>): PlainDrbdConf | undefined {
  if (model.isBroken) return undefined
  try {
    return new PlainReader(text, places).file(model)
  } catch (error) {
    if (error instanceof Unspeakable) return undefined
    throw error
  }
}

class PlainReader {
  readonly #text: string
  readonly #places: Map<string, Place>

  constructor(text: string, places: Map<string, Place>) {
    this.#text = text
    this.#places = places
  }

  file({ sections }: Model): PlainDrbdConf {
    const plain: PlainDrbdConf = { resources: [] }
    for (const section of sections) {
      switch (section.kind) {
        case 'include': {
          const includes = (plain.includes ??= [])
          this.#single(['includes', includes.length], section, section.pattern.span)
          includes.push(section.pattern.value)
          break
        }
        case 'global':
          if (plain.global !== undefined) throw new Unspeakable()
          this.#section(['global'], section, [])
          plain.global = this.#settings(['global'], section.settings)
          break
        case 'common':
          if (plain.common !== undefined) throw new Unspeakable()
          plain.common = this.#common(section)
          break
        default:
          plain.resources.push(this.#resource(['resources', plain.resources.length], section))
      }
    }
    return plain
  }

  #common(section: CommonSection): PlainSections {
    const { hosts, connections, meshes, volumes, ignoredHosts, templateFile, isBroken } = section
    if (isBroken || templateFile !== undefined || [hosts, connections, meshes, volumes, ignoredHosts].some(list => list.length > 0)) throw new Unspeakable()
    this.#section(['common'], section, [])
    return this.#sections(['common'], section.options)
  }

  #resource(path: Path, section: ResourceSection): PlainResource {
    const { name, templateFile, ignoredHosts, options, volumes, hosts, connections, meshes, isBroken } = section
    if (isBroken) throw new Unspeakable()
    this.#section(path, section, [name.span])
    if (templateFile !== undefined) this.#word([...path, 'templateFile'], templateFile.span)
    ignoredHosts.forEach((host, index) => this.#word([...path, 'ignoredHosts', index], host.span))
    return {
      name: name.value,
      ...(templateFile === undefined ? {} : { templateFile: templateFile.value }),
      ...ifAny('ignoredHosts', ignoredHosts.map(host => host.value)),
      ...ifSome('options', this.#sections([...path, 'options'], options)),
      ...this.#volumes(path, volumes),
      hosts: hosts.map((host, index) => this.#host([...path, 'hosts', index], host)),
      ...ifAny('connections', connections.map((connection, index) => this.#connection([...path, 'connections', index], connection))),
      ...ifAny('meshes', meshes.map((mesh, index) => this.#mesh([...path, 'meshes', index], mesh))),
    }
  }

  #host(path: Path, section: HostSection): PlainHost {
    const { kind, names, address, addresses, nodeId, earlierNodeIds = [], volumes, options, proxies, isBroken, alternates = [] } = section
    if (isBroken || addresses.length > 1 || earlierNodeIds.length > 0 || alternates.length > 0) throw new Unspeakable()
    const first = names[0]?.span ?? address?.span
    const last = names[names.length - 1]?.span ?? address?.span
    if (first === undefined || last === undefined) throw new Unspeakable()
    this.#section(path, section, [spanFrom(first.start, last.end)])
    if (nodeId !== undefined) this.#word([...path, 'nodeId'], nodeId.span)
    if (address !== undefined && kind !== 'floating') this.#word([...path, 'address'], address.span)
    return {
      ...(kind === 'on' ? {} : { kind }),
      ...(kind === 'floating' ? {} : { name: names.map(({ value }) => value).join(' ') }),
      ...(nodeId === undefined ? {} : { nodeId: nodeId.value }),
      ...this.#volumes(path, volumes),
      ...(address === undefined ? {} : { address: addressText(address) }),
      ...ifSome('options', this.#sections([...path, 'options'], options)),
      ...ifAny('proxies', proxies.map((proxy, index) => this.#proxy([...path, 'proxies', index], proxy))),
    }
  }

  #volumes(path: Path, volumes: readonly VolumeSection[]): PlainVolumes {
    const numbered = volumes.filter(({ isImplicit }) => !isImplicit)
    const [own, ...others] = volumes.filter(({ isImplicit }) => isImplicit)
    if (others.length > 0 || (own !== undefined && own.options.length > 0)) throw new Unspeakable()
    const list = numbered.map((volume, index): PlainVolume => {
      const place = [...path, 'volumes', index]
      this.#section(place, volume, [volume.numberAt.span])
      return { number: volume.number, ...this.#device(place, volume), ...ifSome('options', this.#sections([...place, 'options'], volume.options)) }
    })
    return { ...(own === undefined ? {} : this.#device(path, own)), ...ifAny('volumes', list) }
  }

  #device(path: Path, { device, disk, metaDisk, emptyDevice, replaced }: VolumeSection): PlainDevice {
    if (emptyDevice !== undefined || replaced !== undefined) throw new Unspeakable()
    const name = device?.name?.value
    const isConventional = name === undefined || (device?.minor !== undefined && /^(?:\/dev\/)?drbd\d+$/.test(name) && name.endsWith(`drbd${device.minor}`))
    if (device !== undefined) this.#word([...path, isConventional ? 'minor' : 'device'], device.span)
    if (disk !== undefined) this.#word([...path, 'disk'], disk.span)
    if (metaDisk !== undefined) this.#word([...path, 'metaDisk'], spanFrom(metaDisk.span.start, Math.max(metaDisk.span.end, this.#bracketBehind(metaDisk.index?.span))))
    return {
      ...(device?.minor === undefined ? {} : { minor: device.minor }),
      ...(isConventional || name === undefined ? {} : { device: name }),
      ...(disk === undefined ? {} : { disk: disk.value }),
      ...(metaDisk === undefined ? {} : { metaDisk: metaDisk.index === undefined ? metaDisk.value : `${metaDisk.value} [${metaDisk.index.value}]` }),
    }
  }

  #bracketBehind(index: Span | undefined): number {
    return index === undefined ? 0 : this.#text.indexOf(']', index.end) + 1
  }

  #proxy(path: Path, section: ProxySection): PlainProxy {
    const { hosts, inside, outside, options, replaced = [] } = section
    const [own, ...others] = options
    const [first, last] = [hosts[0], hosts[hosts.length - 1]]
    if (others.length > 0 || replaced.length > 0 || first === undefined || last === undefined) throw new Unspeakable()
    this.#section(path, section, [spanFrom(first.span.start, last.span.end)])
    if (inside !== undefined) this.#word([...path, 'inside'], inside.span)
    if (outside !== undefined) this.#word([...path, 'outside'], outside.span)
    if (own !== undefined) this.#section([...path, 'options'], own, [])
    return {
      hosts: hosts.map(({ value }) => value),
      ...(inside === undefined ? {} : { inside: addressText(inside) }),
      ...(outside === undefined ? {} : { outside: addressText(outside) }),
      ...(own === undefined ? {} : { options: this.#settings([...path, 'options'], own.settings) }),
    }
  }

  #connection(path: Path, section: ConnectionSection): PlainConnection {
    const { paths, options, volumes } = section
    const [own, ...others] = paths.filter(({ isImplicit }) => isImplicit)
    if (others.length > 0) throw new Unspeakable()
    this.#section(path, section, [])
    const list = paths.filter(({ isImplicit }) => !isImplicit).map((written, index) => {
      const place = [...path, 'paths', index]
      this.#section(place, written, [])
      return written.endpoints.map((end, position) => this.#end([...place, position], end))
    })
    return {
      ...(own === undefined ? {} : { ends: own.endpoints.map((end, index) => this.#end([...path, 'ends', index], end)) }),
      ...ifAny('paths', list),
      ...ifSome('options', this.#sections([...path, 'options'], options)),
      ...this.#volumes(path, volumes),
    }
  }

  #end(path: Path, { host, address, port, proxy, internal, extent }: Endpoint): PlainEnd {
    if (proxy !== undefined || internal !== undefined) throw new Unspeakable()
    const last = Math.max(host?.span.end ?? 0, address?.span.end ?? 0, port?.span.end ?? 0)
    this.#places.set(keyOf(path), { span: this.#ended(extent.start, last), head: spanFrom(extent.start, last), parts: [] })
    return {
      ...(host === undefined ? {} : { host: host.value }),
      ...(address === undefined ? {} : { address: addressText(address) }),
      ...(port === undefined ? {} : { port: port.value }),
    }
  }

  #mesh(path: Path, section: MeshSection): PlainMesh {
    const { hosts, options } = section
    const [first, last] = [hosts[0], hosts[hosts.length - 1]]
    if (first === undefined || last === undefined) throw new Unspeakable()
    this.#section(path, section, [])
    this.#word([...path, 'hosts'], spanFrom(first.span.start, last.span.end))
    return { hosts: hosts.map(({ value }) => value), ...ifSome('options', this.#sections([...path, 'options'], options)) }
  }

  #sections(path: Path, sections: readonly OptionSection[]): PlainSections {
    const plain: PlainSections = {}
    for (const section of sections) {
      const own = [...path, section.name]
      if (section.name !== 'resource' && plain[section.name] === undefined) this.#section(own, section, [])
      plain[section.name] = { ...plain[section.name], ...this.#settings(own, section.settings) }
    }
    return plain
  }

  #settings(path: Path, settings: readonly Setting[]): PlainOptions {
    const plain: PlainOptions = {}
    for (const setting of settings) {
      const own = [...path, setting.name.value]
      const value = this.#value(setting)
      const { span: head } = setting.name
      const span = this.#ended(setting.extent.start, Math.max(setting.extent.end - 1, head.end))
      const words = spanFrom(setting.span.start, span.end - 1)
      const list = { start: words.start, end: words.start + this.#text.slice(words.start, words.end).trimEnd().length }
      this.#places.set(keyOf(own), { span, head, parts: value === true ? [] : [Array.isArray(value) ? { start: this.#wordBehind(head), end: list.end } : setting.span] })
      plain[setting.name.value] = value
    }
    return plain
  }

  #value({ entry, extent, name, hasValue, value, number, secret }: Setting): PlainValue {
    if (!hasValue) return true
    if (secret !== undefined) return secret
    if (entry?.kind === 'host-list') {
      const words = this.#text.slice(name.span.end, extent.end).match(/"(?:[^"\\]|\\.)*"|[^\s";#]+/g) ?? []
      return words.map(word => (word.startsWith('"') ? word.slice(1, -1).replace(/\\(.)/g, '$1') : word))
    }
    return number !== undefined && /^[0-9]{1,8}$/.test(value) ? number : value
  }

  #wordBehind(head: Span): number {
    return head.end + (/^\s*/.exec(this.#text.slice(head.end, head.end + 200))?.[0].length ?? 0)
  }

  /** Notes a section: its keyword, the words behind it, and what lies in its braces. */
  #section(path: Path, { span, extent }: SectionPlace, parts: readonly Span[]): void {
    const keyword = /^[^\s"{;]+/.exec(this.#text.slice(span.start, span.end))?.[0].length ?? 0
    const isProxy = /^proxy\s+on\b/.exec(this.#text.slice(span.start, span.end))
    const headEnd = span.start + (isProxy === null ? keyword : isProxy[0].length)
    const open = this.#text.indexOf('{', Math.max(headEnd, ...parts.map(part => part.end)))
    if (open === -1 || this.#text[extent.end - 1] !== '}') throw new Unspeakable()
    this.#places.set(keyOf(path), { span: spanFrom(extent.start, extent.end), head: spanFrom(span.start, headEnd), parts, body: spanFrom(open + 1, extent.end - 1) })
  }

  /** Notes a statement of a keyword and one value. */
  #word(path: Path, value: Span): void {
    const keyword = /[^\s;{}"]+\s*$/.exec(this.#text.slice(Math.max(0, value.start - 200), value.start))
    const start = value.start - (keyword?.[0].length ?? 0)
    const length = keyword?.[0].trimEnd().length ?? 0
    this.#places.set(keyOf(path), { span: this.#ended(start, value.end), head: spanFrom(start, start + length), parts: [value] })
  }

  #single(path: Path, { extent }: SectionPlace, value: Span): void {
    this.#word(path, value)
    if (extent.end < value.end) throw new Unspeakable()
  }

  /** Goes on to the `;` behind a statement. */
  #ended(start: number, end: number): Span {
    const rest = /^\s*;/.exec(this.#text.slice(end, end + 200))
    if (rest === null) throw new Unspeakable()
    return spanFrom(start, end + rest[0].length)
  }
}

function ifAny<Key extends string, Value>(key: Key, list: Value[]): { readonly [K in Key]?: Value[] } {
  return (list.length === 0 ? {} : { [key]: list }) as { readonly [K in Key]?: Value[] }
}

function ifSome<Key extends string, Value extends object>(key: Key, value: Value): { readonly [K in Key]?: Value } {
  return (Object.keys(value).length === 0 ? {} : { [key]: value }) as { readonly [K in Key]?: Value }
}

function addressText({ family, host, port }: Address): string {
  const place = family === 'ipv6' ? `[${host.value}]` : family === 'ipv4' ? host.value : `${family} ${host.value}`
  return port === undefined ? place : `${place}:${port.text ?? port.value}`
}
