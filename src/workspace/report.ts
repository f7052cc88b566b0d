import type { ClusterModel } from '../cluster/model.js'
import type { Diagnostic, Related } from '../diagnostics/diagnostic.js'
import type { TargetFamily } from '../languages/language.js'
import type { RuleMeta } from '../rules/define-rule.js'
import type { Suppression } from '../rules/suppressions.js'
import type { Source } from '../text/source.js'
import type { Span } from '../text/span.js'
import type { Masking } from '../secrets/masking.js'

/** What came of it. */
export interface CheckReport {
  readonly files: readonly FileReport[]
  readonly hostCount: number
  /** The models of the clusters that were checked, in the order of the request. */
  readonly clusters: readonly ClusterModel[]
  /** Ordered by file, start, end and rule. */
  readonly diagnostics: readonly Diagnostic[]
  /** Why the job could not be done completely; empty when it was. */
  readonly incomplete: readonly string[]
  /** The texts of all files that were read, by id. */
  readonly sources: ReadonlyMap<string, Source>
  /** The documentation of the rules that ran, by id. */
  readonly rules: ReadonlyMap<string, RuleDocs>
  /** Where on its host each file lies that belongs to one. */
  readonly places: ReadonlyMap<string, HostPlace>
  /** Names the host of a file, where it belongs to one. */
  hostOf(path: string): string | undefined
  /** Tells where a file lies on its host, where it belongs to one. */
  placeOf(path: string): HostPlace | undefined
  /** Without which nothing of a file may be shown; what is found is told without secrets already. */
  readonly masking: Masking
}

/** What the documentation of any rule says. */
export type RuleDocs = Omit<RuleMeta, 'examples'>

/** Where a file lies. */
export interface HostPlace {
  readonly host: string
  /** Its path there, such as `/etc/ha.d/ha.cf`. */
  readonly path: string
}

/** A file that was checked. */
export interface FileReport {
  readonly path: string
  readonly host?: string
  readonly language: string
  /** The version of the software, such as `0.7.19`. */
  readonly target: string
  readonly isTargetInferred: boolean
  /** The software of which that is a version. */
  readonly software: TargetFamily
  /** What decided an inferred version, the heaviest first; where there is nothing, the newest is assumed. */
  readonly signs: readonly Related[]
}

/**
 * What checking one unit gave: a file with what it includes, or a cluster.
 *
 * Settings and suppressions are yet to be applied, which needs the outcomes of all units.
 */
export interface Outcome {
  readonly files: readonly FileReport[]
  readonly hostCount: number
  /** In order of discovery. */
  readonly found: readonly Diagnostic[]
  readonly incomplete: readonly string[]
  /** By file. */
  readonly suppressions: ReadonlyMap<string, FileSuppressions>
  /** The texts of the files that were read, by id. */
  readonly sources: ReadonlyMap<string, Source>
  /** Where each file lies that belongs to a host, by the file's id. */
  readonly places: ReadonlyMap<string, HostPlace>
  /** The places of secrets in a file that was read, for whoever shows its text, or a part of it. */
  secretsIn(path: string, part?: Span): readonly Span[]
  /** Lists of the names that the languages of the files know. */
  names(): Iterable<readonly string[]>
}

/** What came of one part of a request. */
export interface PartResult {
  readonly outcome: Outcome
  /** The model of a cluster; absent for a file. */
  readonly model?: ClusterModel
}

/** The comments of a file that silence rules. */
export interface FileSuppressions {
  readonly list: readonly Suppression[]
  /** What is wrong with the comments. */
  readonly faults: readonly Diagnostic[]
  /** Syntax errors, which no comment silences. */
  readonly unsuppressible: readonly string[]
}
