import type { FileId, Located, Origin } from '../../text/located.js'
import type { AddressSpec } from './reading/address.js'
import type { OwnerAsRead } from './reading/owners.js'
import type { ScriptEntry } from './vocabulary.js'

/** A resource of a group. */
export interface Resource extends Origin {
  /** As written, `drbddisk::r0`. */
  readonly text: string
  /** Counted from 0 within its group. */
  readonly index: number
  /** The name of the script; `IPaddr`, with the place of the whole word, for a bare address. */
  readonly script: Located<string>
  /** Without empty ones, as the script gets them. */
  readonly arguments: readonly Located<string>[]
  /** The separators that give an empty argument, which vanishes. */
  readonly emptyArguments: readonly Origin[]
  /** Absent for a script that is not one of heartbeat's or DRBD's own. */
  readonly entry?: ScriptEntry
  /** What IPaddr, IPaddr2 or IPv6addr makes of its argument. */
  readonly address?: AddressSpec
}

/** A host and the resources that it should have. */
export interface ResourceGroup extends Origin {
  /** Counted from 0. */
  readonly index: number
  readonly host: Located<string>
  /** A resource stands in the place of the host, which is reported: nobody knows whose group it is. */
  readonly isStray: boolean
  readonly resources: readonly Resource[]
}

/** A haresources file as its author means it; where a reader takes it otherwise, the parser has said so. */
export interface Haresources {
  readonly file: FileId
  readonly mode?: number
  readonly groups: readonly ResourceGroup[]
  /** The words that heartbeat itself takes for the names of nodes. */
  readonly owners: readonly OwnerAsRead[]
  /** The first control character in a word. */
  readonly controlCharacter?: Origin
  /** A word that a program is to replace, `{{ host }}`: then nothing in the file is final. */
  readonly template?: Located<string>
}
