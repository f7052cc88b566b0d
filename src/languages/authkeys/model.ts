import type { FileId, Located, Origin } from '../../text/located.js'
import type { Secret } from '../../text/secret.js'
import type { AuthMethod } from '../../values/heartbeat-key.js'

/** `auth N`: from here on, the key with that number becomes the one that signs. */
export interface AuthLine {
  readonly kind: 'auth'
  readonly line: Origin
  /** Absent where heartbeat finds no number. */
  readonly number?: Located<number>
  /** What heartbeat does not look at. */
  readonly ignored: readonly Located<Secret>[]
}

/** `N method key`. Parts that are wrong are absent. */
export interface KeyLine {
  readonly kind: 'key'
  readonly line: Origin
  readonly number: Located<number>
  readonly method?: Located<AuthMethod>
  readonly key?: Located<Secret>
  readonly ignored: readonly Located<Secret>[]
  /** Heartbeat accepts the line. */
  readonly isUsable: boolean
}

/** A line that is neither. */
export interface OtherLine {
  readonly kind: 'other'
  readonly line: Origin
  /** It is a misspelt `auth N`. */
  readonly isMeantAsAuth: boolean
}

/** A line of any kind. */
export type Entry = AuthLine | KeyLine | OtherLine

/** An authkeys file. */
export interface Authkeys {
  readonly file: FileId
  readonly mode?: number
  readonly lines: readonly Entry[]
  readonly auths: readonly AuthLine[]
  readonly keys: readonly KeyLine[]
  /** The key that heartbeat signs with; absent where it refuses the file for want of one. */
  readonly signing?: KeyLine
}
