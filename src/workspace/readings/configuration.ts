import type { Sign } from '../../inference/sign.js'
import { inferredTarget, namedTarget } from '../../inference/target.js'
import type { Included, IncludeOutcome, IncludeRequest, Language, Reading, Target } from '../../languages/language.js'
import { releasesOf } from '../../languages/families.js'
import type { FileCircumstances } from '../../rules/define-rule.js'
import type { OpenFile } from './opener.js'

/** Where a configuration lies. */
export interface ConfigurationPlace {
  readonly language: Language
  /** The root file, in the file system. */
  readonly location: string
  /** The folder that stands for the host's `/`; without it an absolute path is unknown. */
  readonly root?: string | undefined
  /** A pattern found it, and it may be a link that leads nowhere: that is for whoever includes it to tell. */
  readonly isFound?: boolean
  /** What is included does not leave this folder. */
  readonly confinement: string
  circumstancesOf(location: string): FileCircumstances
}

/** A file of a configuration. */
export interface ConfigurationFile {
  readonly id: string
  /** How another file brings it in; absent for the root. */
  readonly role: IncludeRequest['kind'] | undefined
  readonly file: OpenFile
  /** Permission bits, where they are known. */
  readonly mode?: number | undefined
  /** What its language may ask of it besides its text. */
  readonly circumstances: FileCircumstances
  /** The version that the user named for it. */
  readonly named: string | undefined
}

/** The files that an include names, by their keys, and what else came of it. */
export interface IncludeAnswer extends IncludeOutcome {
  readonly keys: readonly string[]
}

/** The files of a configuration, as they were collected: which release reads them is yet to be settled. */
export interface CollectedConfiguration {
  readonly place: ConfigurationPlace
  /** The root first, then the others in reading order. */
  readonly files: readonly [ConfigurationFile, ...ConfigurationFile[]]
  /** What came of each include, by its place. */
  readonly answers: ReadonlyMap<string, IncludeAnswer>
  /** What its words tell of the release; nothing of files for which the user named one. */
  readonly signs: readonly Sign[]
  /** The paths of scripts that it has run. */
  readonly scripts: readonly string[]
}

/** A root file and everything that it includes, read by one release. */
export interface ReadConfiguration {
  readonly root: Reading
  /** The root first, then the others in reading order. */
  readonly readings: readonly Reading[]
  readonly included: Included<unknown>
}

/**
 * Settles the release of a configuration: what the user named for one of its files, the root first; then what was settled for
 * all hosts; then what its own words add up to.
 */
export function targetOf({ place: { language }, files, signs }: CollectedConfiguration, settled?: Target): Target {
  const [root] = files
  if (root.named === undefined && settled !== undefined) return settled
  const named = files.find(file => file.named !== undefined)?.named
  return named === undefined ? inferredTarget(signs, releasesOf(language)) : namedTarget(named)
}

/** The release by which one file of a configuration is read. */
export function targetOfFile({ named }: ConfigurationFile, target: Target): Target {
  return named === undefined ? target : namedTarget(named)
}

/** The key of a file: it may be read in two ways, as it is, and as the template of another. */
export function keyOfFile({ id, role }: Pick<ConfigurationFile, 'id' | 'role'>): string {
  return role === 'template' ? `${id}\0template` : id
}

/** The key of an include: where it stands. */
export function keyOfInclude({ file, span }: { readonly file: string; readonly span: { readonly start: number } }): string {
  return `${file}\0${span.start}`
}
