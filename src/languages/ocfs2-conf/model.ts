import type { FileId, Located } from '../../text/located.js'

/** An attribute that has no effect, since another one of the same name follows. */
export interface Replaced {
  readonly name: Located<string>
  readonly value: Located<string>
  readonly by: Located<string>
}

/** What every section has. */
export interface Section {
  /** Its name, with its place. */
  readonly head: Located<string>
  /** All of its attributes as written, of equal ones the last; without those that have no value. */
  readonly attributes: ReadonlyMap<string, Located<string>>
  /** Attributes that a later one of the same name replaces, with the later one. */
  readonly replaced: readonly Replaced[]
  /** The place of each attribute's name. */
  readonly names: readonly Located<string>[]
  /** Every line of it was understood. */
  readonly isWhole: boolean
  /** Its head is as o2cb wants it. */
  readonly isSound: boolean
}

/** A `cluster:` section. Parts that are wrong are absent. */
export interface ClusterSection extends Section {
  readonly kind: 'cluster'
  readonly name?: Located<string>
  readonly nodeCount?: Located<number>
  readonly heartbeatMode?: Located<'local' | 'global'>
}

/** A `node:` section. */
export interface NodeSection extends Section {
  readonly kind: 'node'
  readonly name?: Located<string>
  readonly cluster?: Located<string>
  readonly number?: Located<number>
  readonly address?: Located<string>
  readonly port?: Located<number>
  /** The cluster that it names is in the file, so that o2cb reads it. */
  readonly isJoined: boolean
}

/** A `heartbeat:` section. */
export interface HeartbeatSection extends Section {
  readonly kind: 'heartbeat'
  readonly cluster?: Located<string>
  readonly region?: Located<string>
  readonly isJoined: boolean
}

/** A section that o2cb does not know, and passes over. */
export interface OtherSection extends Section {
  readonly kind: 'other'
}

/** A cluster.conf of OCFS2. */
export interface Ocfs2Conf {
  readonly file: FileId
  readonly mode?: number
  readonly sections: readonly (ClusterSection | NodeSection | HeartbeatSection | OtherSection)[]
  readonly clusters: readonly ClusterSection[]
  readonly nodes: readonly NodeSection[]
  readonly heartbeats: readonly HeartbeatSection[]
  /** Something is so wrong that counts and comparisons would only repeat it. */
  readonly isBroken: boolean
  /** Sections are as they are meant, and o2cb reads others. */
  readonly isRearranged: boolean
}
