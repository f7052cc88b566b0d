import type { FileId, Located, Origin } from '../../text/located.js'
import type { Secret } from '../../text/secret.js'
import type { Dialect, OptionEntry } from './vocabulary.js'

export type { Dialect } from './vocabulary.js'

/** One file, as far as it was understood: its sections in the order in which they stand. */
export interface Model {
  readonly file: FileId
  readonly sections: readonly TopSection[]
  /** Something between the sections could not be read. */
  readonly isBroken: boolean
  readonly settings: SettingIndex
  readonly uses: Uses
  /** The file was read before it was changed, and is likely to be read again. */
  readonly isEdited?: boolean
}

/** All settings of a file, `global` included, as rules ask for them. Lists are in reading order. */
export interface SettingIndex {
  /** The names under which the target keeps them. */
  readonly keys: Iterable<string>
  has(key: string): boolean
  named(key: string): readonly Setting[]
  /** Tells whether any of one name has a value of some. */
  hasValueOf(key: string, values: ReadonlySet<string>): boolean
  /** Lists the numbers that one name is set to, each of them at least once. */
  numbersOf(key: string): readonly number[]
  /** Those of bare names that mean yes. */
  readonly withoutValue: readonly Setting[]
  readonly handlers: readonly Setting[]
  /** A section `syncer` sets something. */
  readonly hasSyncer: boolean
}

/** What the resources of a file use. */
export interface Uses {
  readonly names: readonly string[]
  readonly minors: readonly number[]
  /** The names of devices, up to 8.2. */
  readonly devices: readonly string[]
  /** In the form of `canonicalPath`. */
  readonly disks: readonly string[]
  readonly ports: readonly number[]
  /** False where a resource uses more than could be told. */
  readonly isComplete: boolean
}

/** What may stand at the top of a file. */
export type TopSection = GlobalSection | CommonSection | ResourceSection | IncludeStatement

/** `global { … }` */
export interface GlobalSection extends SectionPlace {
  readonly kind: 'global'
  readonly settings: readonly Setting[]
}

/** `include "…";` */
export interface IncludeStatement extends SectionPlace {
  readonly kind: 'include'
  readonly pattern: Located<string>
}

/** The span of the head (`resource r0`, `on alpha`) without the block. */
export interface SectionPlace extends Origin {
  /** From the head to the closing brace. */
  readonly extent: { readonly start: number; readonly end: number }
}

/** What `common` and `resource` share. */
export interface ResourceBody extends SectionPlace {
  /** The sections of options: `net`, `disk`, `syncer`, `startup`, `handlers`, `options`, `proxy`; and `protocol` as `net`. */
  readonly options: readonly OptionSection[]
  /** Statements `device`, `disk`, `meta-disk` at the level of the resource: the volume that all hosts share. */
  readonly volumes: readonly VolumeSection[]
  readonly hosts: readonly HostSection[]
  readonly connections: readonly ConnectionSection[]
  readonly meshes: readonly MeshSection[]
  readonly templateFile?: Located<string> | undefined
  readonly ignoredHosts: readonly Located<string>[]
  /** Something in it could not be read, so that what seems missing may be there. */
  readonly isBroken: boolean
}

/** `common { … }` */
export interface CommonSection extends ResourceBody {
  readonly kind: 'common'
}

/** `resource r0 { … }` */
export interface ResourceSection extends ResourceBody {
  readonly kind: 'resource'
  readonly name: Located<string>
  /** It is of the plain kind: see `simpleResourceOf`. */
  readonly simple: SimpleResource | undefined
  /** What of its parts not every resource has. */
  readonly traits: ResourceTraits
}

/** What a resource makes use of. */
export interface ResourceTraits {
  /** A host section begins with `stacked-on-top-of`. */
  readonly hasStacked: boolean
  /** A host section begins with `floating`. */
  readonly hasFloating: boolean
  /** A volume has a section of its own, `volume 1 { … }`. */
  readonly hasNumberedVolumes: boolean
  /** Meta data lies on a device of its own. */
  readonly hasExternalMetaData: boolean
  /** An address is of another family than `ipv4`. */
  readonly hasOtherFamilies: boolean
}

/** What rules ask of the options of a resource of the plain kind. */
export interface SimpleResource {
  /** It sets `cram-hmac-alg`. */
  readonly hasAlgorithm: boolean
  /** It sets `shared-secret`. */
  readonly hasSecret: boolean
  /** It sets `resync-rate`, and nothing of the controller that adapts it. */
  readonly hasOnlyRate: boolean
}

/** A block of options, such as `net { … }`. */
export interface OptionSection extends SectionPlace {
  /** As written: `net`, `disk`, `syncer`, … ; `resource` for statements that stand outside such a block (`protocol`). */
  readonly name: string
  readonly settings: readonly Setting[]
}

/** One option, as the software of the target takes it. `value` is in its own terms, the place is the value's (or the name's). */
export interface Setting extends Located<string> {
  /** The word as written: `rate`, `no-disk-flushes`. */
  readonly name: Located<string>
  /** The section in which it is written. */
  readonly section: string
  /** The section in which the target keeps it: `disk` for 8.4's `syncer { rate … }`. */
  readonly canonicalSection: string
  /** The name under which the target keeps it: `resync-rate`, `disk-flushes`. */
  readonly key: string
  /** The number in the option's own unit, where it is one. */
  readonly number?: number | undefined
  /** How many bytes one unit of `number` is: 1, 512 or 1024. */
  readonly scale?: number | undefined
  /** Instead of the value, which is then `***`. */
  readonly secret?: Secret | undefined
  /** False for a bare word that means yes. */
  readonly hasValue: boolean
  /** The place of the whole statement. */
  readonly extent: { readonly start: number; readonly end: number }
  readonly entry?: OptionEntry | undefined
}

/** `on alpha { … }`, `floating ADDRESS { … }` or `stacked-on-top-of r0 { … }`. */
export interface HostSection extends SectionPlace {
  readonly kind: 'on' | 'floating' | 'stacked'
  /** The hosts of an `on`; the lower resource of a `stacked-on-top-of`; empty for `floating`. */
  readonly names: readonly Located<string>[]
  readonly address?: Address | undefined
  /** All statements of it, where one is repeated. */
  readonly addresses: readonly Address[]
  readonly nodeId?: WrittenNodeId | undefined
  /** Those that a later one replaced, where there are any. */
  readonly earlierNodeIds?: readonly WrittenNodeId[]
  readonly volumes: readonly VolumeSection[]
  readonly options: readonly OptionSection[]
  readonly proxy?: ProxySection | undefined
  /** All of them, where there are several: the last counts, but the addresses of all are taken. */
  readonly proxies: readonly ProxySection[]
  /** Something in it could not be read. */
  readonly isBroken: boolean
  /** The addresses of `alternate-link-address`, where there are any. */
  readonly alternates?: readonly Address[]
}

/** A number of a host. drbdadm compares numbers by their words: `01` is another one than `1`. */
export interface WrittenNodeId extends Located<number> {
  /** As written, where that is not how the number is usually written. */
  readonly text?: string
}

/** A volume: written as `volume 0 { … }`, or implied by `device`, `disk` and `meta-disk` outside of one. */
export interface VolumeSection extends SectionPlace {
  readonly number: number
  /** The word that gives the number; the head of the host where the volume is implied. */
  readonly numberAt: Origin
  readonly isImplicit: boolean
  readonly device?: Device | undefined
  readonly disk?: Located<string> | undefined
  readonly metaDisk?: MetaDisk | undefined
  readonly options: readonly OptionSection[]
  /** A `device` without anything. */
  readonly emptyDevice?: Origin
  /** What a later statement of the same kind replaced. A `device` without anything is one of the devices, too. */
  readonly replaced?: {
    readonly disks: readonly Located<string>[]
    readonly metaDisks: readonly MetaDisk[]
    readonly devices: readonly Device[]
  }
}

/** `device /dev/drbd0 minor 0;` The value is the name as the software completes it; the place all of it. */
export interface Device extends Origin {
  /** As written; absent for `device minor 0`. */
  readonly name?: Located<string> | undefined
  readonly minor?: number | undefined
  /** The word that gives the minor. */
  readonly minorAt: Origin
}

/** `meta-disk internal`, `meta-disk /dev/sdb1 [0]`, `flexible-meta-disk /dev/sdb1`. The value is the device or `internal`. */
export interface MetaDisk extends Located<string> {
  readonly index?: Located<number> | undefined
  /** No index: the whole device. False for `internal`. */
  readonly isFlexible: boolean
}

/** `ipv6 [2001:db8::1]:7788`. The place is all of it. */
export interface Address extends Origin {
  /** `ipv4`, `ipv6`, `sdp`, `ssocks` or `sci`. */
  readonly family: string
  /** Without brackets. */
  readonly host: Located<string>
  readonly port?: Port | undefined
}

/** A port. drbdadm compares addresses by their words: `07788` is another one than `7788`. */
export interface Port extends Located<number> {
  /** As written, where that is not how the number is usually written. */
  readonly text?: string
}

/** `proxy on alpha { inside …; outside …; }` */
export interface ProxySection extends SectionPlace {
  readonly hosts: readonly Located<string>[]
  readonly inside?: Address | undefined
  readonly outside?: Address | undefined
  readonly options: readonly OptionSection[]
  /** What later statements of the same kind replaced. */
  readonly replaced?: readonly Address[]
}

/** `host alpha address ipv4 192.0.2.1:7789;` in a connection or path. */
export interface Endpoint extends SectionPlace {
  /** Absent where only an address is given. */
  readonly host?: Located<string> | undefined
  readonly address?: Address | undefined
  readonly port?: Port | undefined
  readonly proxy?: ProxySection | undefined
  /** It is written as `_this_host` or `_remote_host`, as drbdsetup prints it. */
  readonly internal?: 'this' | 'remote'
}

/** `path { … }`, or the endpoints that stand directly in a connection. */
export interface PathSection extends SectionPlace {
  readonly isImplicit: boolean
  readonly endpoints: readonly Endpoint[]
}

/** `connection { … }` */
export interface ConnectionSection extends SectionPlace {
  readonly name?: Located<string> | undefined
  readonly paths: readonly PathSection[]
  readonly options: readonly OptionSection[]
  readonly volumes: readonly VolumeSection[]
}

/** `connection-mesh { hosts …; }` */
export interface MeshSection extends SectionPlace {
  readonly hosts: readonly Located<string>[]
  readonly options: readonly OptionSection[]
}

/** What the software makes of all files of one host. */
export interface Configuration {
  readonly target: string
  readonly dialect: Dialect
  /** The host on which the files lie, where that is known. */
  readonly host?: string | undefined
  /** The addresses of that host, where they are known. */
  readonly addresses?: readonly string[] | undefined
  /** The root file and all that it includes, in reading order. */
  readonly models: readonly Model[]
  /** The sections of all of them, each include followed by what it brings. */
  readonly sections: readonly TopSection[]
  readonly global?: GlobalSection | undefined
  readonly common?: CommonSection | undefined
  readonly resources: readonly Resource[]
  /** A file that is included was not given: what is missing may be in there. */
  readonly isPartial: boolean
  /** The root file is one that others include: they may hold what is missing. */
  readonly isFragment: boolean
  /** Something between the sections of a file could not be read. */
  readonly isBroken: boolean
}

/** A resource with everything that it inherits. */
export interface Resource {
  readonly name: Located<string>
  readonly section: ResourceSection
  /** What it inherits from: its template's `common`, or the configuration's. */
  readonly parent?: CommonSection | undefined
  readonly hosts: readonly Host[]
  /** Written ones, those of meshes, and the implied one between two hosts. */
  readonly connections: readonly Connection[]
}

/** One host of a resource: a section `on a b { … }` makes two. */
export interface Host {
  /** Of a floating one the address; of a stacked one the lower resource's name. */
  readonly name: string
  /** The names of the hosts that a connection may call it by: of a stacked one those of the lower resource. */
  readonly aliases: readonly string[]
  readonly at: Origin
  readonly section: HostSection
  readonly address?: Address | undefined
  readonly nodeId?: NodeId | undefined
  readonly volumes: readonly Volume[]
}

/** The number of a host in a resource, in dialect 9. */
export interface NodeId extends Located<number> {
  /** Worked out from the addresses, as drbdadm does where two hosts have none. */
  readonly isDerived: boolean
}

/** A volume on a host, with what it inherits from the resource. */
export interface Volume {
  readonly number: number
  readonly isImplicit: boolean
  readonly at: VolumeSection
  readonly device?: Device | undefined
  readonly minor?: number | undefined
  readonly disk?: Located<string> | undefined
  readonly metaDisk?: MetaDisk | undefined
}

/** A link between two hosts of a resource. */
export interface Connection {
  /** The connection, the mesh, or the resource where it is implied. */
  readonly at: Origin
  readonly section?: ConnectionSection | MeshSection
  readonly isImplicit: boolean
  readonly hosts: readonly string[]
  readonly paths: readonly Path[]
}

/** A pair of addresses. */
export interface Path {
  readonly ends: readonly { readonly host: string; readonly address?: Address }[]
}
