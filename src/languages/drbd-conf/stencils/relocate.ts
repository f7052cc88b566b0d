import type { FileId, Located, Origin } from '../../../text/located.js'
import type { Span } from '../../../text/span.js'
import type { WrittenSetting } from '../reading/written-setting.js'
import type {
  Address,
  ConnectionSection,
  Device,
  Endpoint,
  HostSection,
  MeshSection,
  OptionSection,
  PathSection,
  SectionPlace,
  Setting,
  VolumeSection,
} from '../schema.js'
import type { FittingText } from './stencil.js'
import { textIn } from './stencil.js'

/**
 * Makes of the parts of the resource that a stencil was made of those of one that was fitting by it: each place is that of the
 * same word, and what stood in a hole is what stands there now. It is what reading the text gives, at a tenth of the price.
 *
 * Objects are written out, because thousands are made, and to spread them takes several times as long.
 */
export class Relocation {
  readonly file: FileId
  readonly #fitting: FittingText
  /** The settings that were asked for, as those of the template are numbered: each is made once, however it is reached. */
  readonly #settings: Setting[] = []

  constructor(file: FileId, fitting: FittingText) {
    this.file = file
    this.#fitting = fitting
  }

  options(sections: readonly OptionSection[]): readonly OptionSection[] {
    return sections.map(({ span, extent, name, settings }) => ({
      file: this.file,
      span: this.#span(span),
      extent: this.#span(extent),
      name,
      settings: settings.map(setting => this.setting(setting)),
    }))
  }

  volumes(volumes: readonly VolumeSection[]): readonly VolumeSection[] {
    return volumes.map(({ span, extent, number, numberAt, isImplicit, device, disk, metaDisk, options }) => ({
      file: this.file,
      span: this.#span(span),
      extent: this.#span(extent),
      number,
      numberAt: 'extent' in numberAt ? this.#place(numberAt as SectionPlace) : this.#at(numberAt),
      isImplicit,
      device: device === undefined ? undefined : this.#device(device),
      disk: disk === undefined ? undefined : this.#word(disk),
      // Meta data on other devices is not for stencils, and internal meta data has no index.
      metaDisk:
        metaDisk === undefined
          ? undefined
          : { value: metaDisk.value, file: this.file, span: this.#span(metaDisk.span), index: undefined, isFlexible: metaDisk.isFlexible },
      options: this.options(options),
    }))
  }

  hosts(hosts: readonly HostSection[]): readonly HostSection[] {
    return hosts.map(({ span, extent, kind, names, addresses: old, volumes, options, nodeId }) => {
      const addresses = old.map(address => this.#address(address))
      return {
        file: this.file,
        span: this.#span(span),
        extent: this.#span(extent),
        kind,
        names: this.words(names),
        addresses,
        volumes: this.volumes(volumes),
        options: this.options(options),
        address: addresses[addresses.length - 1],
        nodeId: nodeId === undefined ? undefined : this.#number(nodeId),
        proxy: undefined,
        proxies: [],
        isBroken: false,
      }
    })
  }

  connections(connections: readonly ConnectionSection[]): readonly ConnectionSection[] {
    return connections.map(({ span, extent, name, paths, options, volumes }) => ({
      file: this.file,
      span: this.#span(span),
      extent: this.#span(extent),
      name: name === undefined ? undefined : this.#word(name),
      paths: paths.map(path => this.#path(path)),
      options: this.options(options),
      volumes: this.volumes(volumes),
    }))
  }

  meshes(meshes: readonly MeshSection[]): readonly MeshSection[] {
    return meshes.map(({ span, extent, hosts, options }) => ({
      file: this.file,
      span: this.#span(span),
      extent: this.#span(extent),
      hosts: this.words(hosts),
      options: this.options(options),
    }))
  }

  words(words: readonly Located<string>[]): readonly Located<string>[] {
    return words.map(word => this.#word(word))
  }

  setting(setting: Setting): Setting {
    const { stencil } = this.#fitting
    const index = stencil.facts.settings.indexes.get(setting) ?? 0
    const known = this.#settings[index]
    if (known !== undefined) return known
    const hole = setting.secret === undefined ? undefined : stencil.holeOf(setting.span)
    // Nobody else makes the settings of a file that is read.
    const made = (setting as WrittenSetting).moved(this, hole === undefined ? undefined : textIn(this.#fitting, hole))
    this.#settings[index] = made
    return made
  }

  /** Takes an offset in the template to that of the same word. */
  offset(old: number): number {
    return this.#fitting.stencil.offsetIn(this.#fitting, old)
  }

  #span({ start, end }: Span): Span {
    return { start: this.offset(start), end: this.offset(end) }
  }

  #at({ span }: Origin): Origin {
    return { file: this.file, span: this.#span(span) }
  }

  #place({ span, extent }: SectionPlace): SectionPlace {
    return { file: this.file, span: this.#span(span), extent: this.#span(extent) }
  }

  #word({ value, span }: Located<string>): Located<string> {
    const hole = this.#fitting.stencil.holeOf(span)
    return { value: hole === undefined ? value : textIn(this.#fitting, hole), file: this.file, span: this.#span(span) }
  }

  #number({ value, span }: Located<number>): Located<number> {
    const hole = this.#fitting.stencil.holeOf(span)
    return { value: hole === undefined ? value : Number(textIn(this.#fitting, hole)), file: this.file, span: this.#span(span) }
  }

  /** The name ends in the minor, which stands in a hole; a quote may follow. */
  #device({ name, minor: old, minorAt, span }: Device): Device {
    const at = this.#at(minorAt)
    const minor = Number(/\d+(?="?$)/.exec(this.#fitting.text.slice(at.span.start, at.span.end))?.[0])
    const moved =
      name === undefined
        ? undefined
        : { value: name.value.slice(0, -String(old).length) + String(minor), file: this.file, span: this.#span(name.span) }
    const isInName = name !== undefined && minorAt.span.start === name.span.start
    return { file: this.file, span: this.#span(span), name: moved, minor, minorAt: isInName && moved !== undefined ? moved : at }
  }

  #address({ span, family, host, port }: Address): Address {
    return {
      file: this.file,
      span: this.#span(span),
      family,
      host: this.#word(host),
      port: port === undefined ? undefined : this.#number(port),
    }
  }

  #path({ span, extent, isImplicit, endpoints }: PathSection): PathSection {
    return {
      file: this.file,
      span: this.#span(span),
      extent: this.#span(extent),
      isImplicit,
      endpoints: endpoints.map(endpoint => this.#endpoint(endpoint)),
    }
  }

  #endpoint({ span, extent, host, address }: Endpoint): Endpoint {
    return {
      file: this.file,
      span: this.#span(span),
      extent: this.#span(extent),
      host: host === undefined ? undefined : this.#word(host),
      address: address === undefined ? undefined : this.#address(address),
    }
  }
}
