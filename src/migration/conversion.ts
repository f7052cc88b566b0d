import type { Decision, UnitState } from './draft.js'
import type { Account } from './ledger.js'

/** A file of the new cluster. */
export interface NewFile {
  /** Below the folder that is written: the host's folder and the path there, or a name for what all hosts share. */
  readonly path: string
  /** As it is, with what is secret in it. */
  readonly text: string
  /** Passwords stand in it: only its owner may read it. */
  readonly isSecret: boolean
  /** What it is, in words. */
  readonly about: string
  /** The file that it replaces. */
  readonly instead?: string
}

/** Something to do. */
export interface Step {
  readonly what: string
  readonly commands: readonly string[]
  readonly why?: string
}

/** What a cluster becomes. */
export interface Conversion {
  readonly name: string
  readonly from: readonly ('heartbeat' | 'cman')[]
  readonly nodes: readonly string[]
  readonly files: readonly NewFile[]
  readonly accounts: readonly Account[]
  readonly decisions: readonly Decision[]
  /** What must be done by hand because no file can say it. */
  readonly tasks: readonly string[]
  readonly units: readonly UnitState[]
  /** In order. */
  readonly steps: readonly Step[]
  /** How to go back, in order. */
  readonly back: readonly Step[]
}
