import type { FileId, Located, Origin } from '../../text/located.js'
import type { Secret } from '../../text/secret.js'
import type { Span } from '../../text/span.js'
import type { DirectiveEntry } from './vocabulary.js'

/** One line of the file. */
export interface Directive extends Origin {
  readonly name: Located<string>
  /** Absent where heartbeat does not know the name. */
  readonly entry?: DirectiveEntry
  readonly words: readonly Located<string>[]
  /** The value of an option, where heartbeat accepts the line. */
  readonly value?: Located<string>
}

/** A path of heartbeats, or a target that is pinged: one word of `bcast`, one line of `ucast`. */
export interface Medium extends Origin {
  /** `bcast` also where `udp` is written. */
  readonly type: string
  readonly isPing: boolean
  readonly interface?: Located<string>
  /** The other end of ucast, the address of a ping target. */
  readonly peer?: Located<string>
  /** The address of a multicast group, the name of a ping group. */
  readonly group?: Located<string>
  readonly members?: readonly Located<string>[]
  /** The port that it really uses, by where `udpport` stands. */
  readonly port?: Located<number>
  /** Absent also where the number does not fit into a byte. */
  readonly ttl?: Located<number>
  readonly loop?: Located<number>
  readonly device?: Located<string>
  /** The speed that it really uses, by where `baud` stands. */
  readonly baud?: Located<number>
}

/** A `respawn` or `failfast` line that heartbeat takes. */
export interface Respawn extends Origin {
  readonly isFailfast: boolean
  readonly user: Located<string>
  readonly command: Located<string>
  readonly arguments: readonly Located<string>[]
}

/** An `apiauth` line that heartbeat takes. */
export interface ApiAuth extends Origin {
  readonly client: Located<string>
  readonly uids: readonly string[]
  readonly gids: readonly string[]
}

/** A `stonith` or `stonith_host` line with a device. */
export interface Stonith extends Origin {
  readonly directive: 'stonith' | 'stonith_host'
  readonly from?: Located<string>
  readonly type: Located<string>
  readonly parameters?: Located<Secret>
}

/** An ha.cf as heartbeat reads it. Times are in milliseconds; absent is what the file does not say. */
export interface HaCf {
  readonly file: FileId
  /** The version of heartbeat that reads it. */
  readonly target: string
  /** The permission bits of the file, where they are known. */
  readonly mode?: number
  /** Behind the last line: where something that is missing would be written. */
  readonly end: Origin
  readonly directives: readonly Directive[]
  readonly hosts: readonly Located<string>[]
  readonly keepalive?: Located<number>
  readonly warntime?: Located<number>
  readonly deadtime?: Located<number>
  readonly initdead?: Located<number>
  readonly deadping?: Located<number>
  /** The times of which a word is refused, so that nobody knows what was meant. */
  readonly unclearTimes: ReadonlySet<string>
  /** The last value of every other option as written, by the name under which heartbeat keeps it. */
  readonly options: ReadonlyMap<string, Located<string>>
  /** Every value of `udpport`, in order. */
  readonly ports: readonly Located<number>[]
  readonly media: readonly Medium[]
  readonly respawns: readonly Respawn[]
  readonly apiAuths: readonly ApiAuth[]
  readonly stoniths: readonly Stonith[]
  /** Who runs the resources: heartbeat by haresources, Pacemaker, or unknown where the directive is not understood. */
  readonly manager: 'haresources' | 'pacemaker' | 'unknown'
  /** The line that says so. */
  readonly managerAt?: Located<string>
  /** What happens when a preferred host returns, `auto_failback` and `nice_failback` taken together. */
  readonly failback: { readonly mode: 'on' | 'off' | 'legacy'; readonly at?: Located<string> }
  /** Marks of a template stand in the file: what it will say is unknown. */
  readonly isTemplate: boolean
  /** Some line was not understood, so that what seems missing may stand there. */
  readonly hasUnreadLines: boolean
  /** Lines are not what they look like: what heartbeat reads instead. */
  readonly misread?: {
    /** Lines with hosts, as they are meant, and the fault that tells of them. */
    readonly hosts: readonly { readonly span: Span; readonly cause: { readonly rule: string; readonly at: Origin } }[]
    /** The names that heartbeat keeps. */
    readonly nodes: readonly string[]
  }
}
