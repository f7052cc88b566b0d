import type { TemplateMark } from '../../syntax/template-marks.js'
import type { Located, Origin } from '../../text/located.js'
import type { Secret } from '../../text/secret.js'

/** A corosync.conf as its release reads it. */
export interface CorosyncConf {
  readonly file: string
  readonly target: string
  /** All sections but those that the release loses, in order; the outer before the inner. */
  readonly sections: readonly SectionView[]
  /** What stands in the file itself, outside of any section. */
  readonly top: readonly Setting[]
  /** By path what counts in the end: of keys that stand twice the last. Without what repeats: nodes, links, parts that log. */
  readonly settings: ReadonlyMap<string, Setting>
  /** The nodes as they count in the end, in the order of their numbers for corosync. */
  readonly nodes: readonly Node[]
  /** What the interface sections say, by the number of the link. */
  readonly links: ReadonlyMap<number, Link>
  /** The name and the addresses of the host that the file lies on, where they are known. */
  readonly host?: string
  readonly addresses?: readonly string[]
  readonly mode?: number
  /** Some of it stands in a template, or is not read: what is missing may be there. */
  readonly isPartial: boolean
  /** The first place outside of comments that a program is to fill in. */
  readonly firstMark?: TemplateMark
  /** The outermost sections that may say more than is read of them; the empty name stands for those that are not there. */
  readonly doubtful: ReadonlySet<string>
}

/** A section. */
export interface SectionView {
  /** With the names of those around it: `totem.interface`. */
  readonly path: string
  readonly name: Located<string>
  readonly place: Origin
  readonly settings: readonly Setting[]
  /** All of its lines are understood. What another was meant to be nobody knows. */
  readonly isWhole: boolean
  /** The sections in it. */
  readonly inner: readonly SectionView[]
}

/** `key: value`. */
export interface Setting {
  /** With the names of the sections around it. */
  readonly path: string
  readonly section: string
  readonly key: Located<string>
  /** As it stands. That of a key of the cluster is a secret. */
  readonly value: Located<string>
  readonly secret?: Located<Secret>
}

/** A node of the nodelist. */
export interface Node {
  readonly place: Located<string>
  /** All of its lines are understood. */
  readonly isWhole: boolean
  /** By key; of several the last. */
  readonly settings: ReadonlyMap<string, Setting>
  readonly name?: Setting
  readonly nodeid?: Setting
  readonly votes?: Setting
  /** By the number of the link. */
  readonly addresses: ReadonlyMap<number, Setting>
}

/** What interface sections say about one link. */
export interface Link {
  readonly number: number
  readonly place: Located<string>
  /** By key; of two sections the later one counts. */
  readonly settings: ReadonlyMap<string, Setting>
}
