import type { Dialect } from './release.js'

/** A section that holds options; `resource` stands for the options that a resource's body holds itself. */
export type OptionSection =
  | 'global'
  | 'resource'
  | 'startup'
  | 'disk'
  | 'net'
  | 'syncer'
  | 'options'
  | 'handlers'
  | 'proxy'

/** What an option's value is. A `flag` never takes one; a `boolean` takes one from 8.4 on. */
export type ValueKind =
  | 'number'
  | 'enum'
  | 'boolean'
  | 'flag'
  | 'string'
  | 'command'
  | 'resource-ref'
  | 'host-list'
  | 'number-or-word'
  | 'block'

/**
 * Who refuses a bad value: drbdadm while it reads the file, drbdsetup or the kernel when the resource is brought up, or
 * nobody. `length`: drbdadm looks at the length only. `clamped`: it is silently brought into the range.
 */
export type Check = 'drbdadm' | 'setup' | 'kernel' | 'length' | 'clamped' | 'none'

/** The option tables of the DRBD 9 parser: they decide in which `disk {}` an option may stand. */
export type OptionTable = 'attach' | 'peer-device' | 'device' | 'net' | 'resource' | 'moved-net'

/** How a release regards an option that it knows. */
export type OptionStatus = 'deprecated' | 'alias' | 'ignored' | 'internal' | 'legacy-location'

/** Another option under which the same thing is kept. */
export interface OptionRef {
  readonly section: OptionSection
  readonly name: string
  readonly value?: string
}

/** What to write instead. */
export interface Replacement {
  readonly section?: OptionSection
  readonly name?: string
  readonly value?: string
  /** A sentence without full stop. */
  readonly text: string
}

/** What can be said of an option in one release. */
export interface Facts {
  readonly kind?: ValueKind
  readonly min?: number
  readonly max?: number
  /** Bytes of a number without suffix; 1 when absent. */
  readonly scale?: 1 | 512 | 1024
  readonly default?: number | string
  readonly values?: readonly string[]
  readonly check?: Check
  readonly isCaseInsensitive?: boolean
  readonly maxLength?: number
  readonly table?: OptionTable
  readonly status?: OptionStatus
  readonly aliasOf?: OptionRef
  readonly note?: string
}

/** Facts of which `null` takes one back that an older dialect had. */
export type FactChanges = { readonly [Key in keyof Facts]: Facts[Key] | null }

/** What a dialect says of an option: what differs from the dialect before, and what changed inside it. */
export interface DialectRow extends FactChanges {
  /** The first release of the dialect that knows the option, where that is not its first one. */
  readonly from?: string
  /** The last release of the dialect that knows it. */
  readonly to?: string
  /** Releases, the second one excluded, that refuse it by mistake. */
  readonly missing?: readonly [string, string]
  /** Releases that changed something, oldest first. */
  readonly changes?: readonly (readonly [string, FactChanges])[]
}

/**
 * One option over all releases.
 *
 * `at` begins with the first dialect that knows the option; every later one up to `last` knows it too, and says the
 * same where it is not listed.
 */
export interface OptionRow {
  readonly name: string
  readonly kind: ValueKind
  readonly unit?: string
  readonly doc: string
  /** The stem of the limits in linux/drbd_limits.h, `DRBD_TIMEOUT`. */
  readonly limits?: string
  readonly isSecret?: boolean
  readonly now?: Replacement
  readonly last?: Dialect
  readonly at: Partial<Readonly<Record<Dialect, DialectRow>>>
}
