import type { Sign } from './sign.js'
import { weighSigns } from './weigh.js'

/** A version of the software that reads files: settled by the user, or inferred from all that tells of it. */
export interface Target {
  /** Such as `0.7.19`, `8.4` or `3`. */
  readonly version: string
  readonly isInferred: boolean
  /** All that tells of the version, of whatever weight; absent where the user named it. */
  readonly signs?: readonly Sign[]
  /** The signs that speak against the next older and newer versions, the heaviest of each first. */
  readonly decisive?: readonly Sign[]
  /** The signs that speak against the version all the same, the heaviest first. */
  readonly contradicting?: readonly Sign[]
  /** The version that the host says it has, where its files are plainly written for another one: then that one counts. */
  readonly overruled?: Overruled
}

/** What a host says of its software, and what its files hold that this software refuses. */
export interface Overruled {
  readonly version: string
  readonly fact: Sign
  readonly refused: Sign
}

/** Takes the version that the user named. */
export function namedTarget(version: string): Target {
  return { version, isInferred: false }
}

/** Infers the version from signs; `releases` are all that there are, oldest first. */
export function inferredTarget(signs: readonly Sign[], releases: readonly string[]): Target {
  const { version, decisive, contradicting } = weighSigns(signs, releases)
  return { version, decisive, contradicting, isInferred: true, signs }
}
