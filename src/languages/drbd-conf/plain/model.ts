import type { Secret } from '../../../text/secret.js'

/** The value of an option: `true` stands for a bare word, a list for the names of hosts. */
export type PlainValue = string | number | true | string[] | Secret

/** Options of one section by name. */
export type PlainOptions = Record<string, PlainValue>

/** Sections of options by name, such as `net`; `resource` has what stands outside of a section, such as `protocol` up to 8.3. */
export type PlainSections = Record<string, PlainOptions>

/** A device, what lies below it, and where its metadata are. */
export interface PlainDevice {
  /** The minor number; with no `device` the name is the usual one, `/dev/drbd0` for 0. */
  minor?: number | undefined
  /** The name of the device, where it is another one. */
  device?: string | undefined
  /** `none` for a host without a disk, in dialect 9. */
  disk?: string | undefined
  /** `internal`, or a device with an index in brackets, or without one. */
  metaDisk?: string | undefined
}

/** A numbered volume, from 8.4 on. */
export interface PlainVolume extends PlainDevice {
  number: number
  options?: PlainSections | undefined
}

/** What a resource says of its volumes for all hosts, or a host for itself: one in place, or several with numbers. */
export interface PlainVolumes extends PlainDevice {
  volumes?: PlainVolume[] | undefined
}

/** A host of a resource. */
export interface PlainHost extends PlainVolumes {
  /** `floating` goes by its address alone, `stacked` stands on top of the resource that `name` names. `on` when absent. */
  kind?: 'on' | 'floating' | 'stacked' | undefined
  /** The name; several are parted by a blank. Absent for a floating one. */
  name?: string | undefined
  /** With port: `192.0.2.1:7788`, `[2001:db8::1]:7788`, `sdp 192.0.2.1:7788`. */
  address?: string | undefined
  /** In dialect 9. */
  nodeId?: number | undefined
  options?: PlainSections | undefined
  proxies?: PlainProxy[] | undefined
}

/** DRBD proxy on some hosts. */
export interface PlainProxy {
  hosts: string[]
  inside?: string | undefined
  outside?: string | undefined
  options?: PlainOptions | undefined
}

/** One end of a connection: a host, its address where that is another one than usual, or its port alone. */
export interface PlainEnd {
  host?: string | undefined
  address?: string | undefined
  port?: number | undefined
}

/** A link between two hosts, in dialect 9: between the ends in place, or by paths. */
export interface PlainConnection {
  ends?: PlainEnd[] | undefined
  paths?: PlainEnd[][] | undefined
  options?: PlainSections | undefined
  volumes?: PlainVolume[] | undefined
}

/** Links between each two of several hosts, in dialect 9. */
export interface PlainMesh {
  hosts: string[]
  options?: PlainSections | undefined
}

/** A resource. */
export interface PlainResource extends PlainVolumes {
  name: string
  templateFile?: string | undefined
  ignoredHosts?: string[] | undefined
  options?: PlainSections | undefined
  hosts: PlainHost[]
  connections?: PlainConnection[] | undefined
  meshes?: PlainMesh[] | undefined
}

/** A drbd.conf as a program changes it. */
export interface PlainDrbdConf {
  /** The files that it includes; what they say is not in here. */
  includes?: string[] | undefined
  global?: PlainOptions | undefined
  common?: PlainSections | undefined
  resources: PlainResource[]
}
