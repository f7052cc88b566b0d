import type { ClusterRule } from '../cluster/define-cluster-rule.js'
import type { ClusterModel } from '../cluster/model.js'
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js'
import { builtinLanguages } from '../languages/builtin.js'
import type { LanguageEntry } from '../languages/language.js'
import type { Source } from '../text/source.js'
import type { Span } from '../text/span.js'
import { checkPart, fileSystemOf, partsOf, refusalsOf } from './clusters/check-request.js'
import { conclude } from './report/conclude.js'
import type { FileSystem } from './documents/file-system.js'
import type { FileReport } from './report/outcome.js'
import { defaultSettings } from './settings.js'
import type { Settings } from './settings.js'
import { createToolbox } from './toolbox.js'
import type { RuleDocs } from './toolbox.js'

/** A file to be checked by itself, with what it includes. */
export interface FileRequest {
  /** Its path in the file system; also the id under which its findings are shown. */
  readonly path: string
  /** A language's id; recognised by the path when absent. */
  readonly language?: string
  /** The text, where it is at hand (standard input, an editor's buffer). */
  readonly text?: string
  /** The folder that stands for `/` of the host; includes do not leave it. Worked out from the path when absent. */
  readonly root?: string
}

/** A host: the folder that stands for its `/`. */
export interface HostRequest {
  readonly name: string
  readonly root: string
  /** The name was given by the user, so that etc/hostname does not replace it. */
  readonly isNamed?: boolean
  /** The folders on the host of which every file was collected; all that are there when absent. */
  readonly collected?: readonly string[]
}

/** Hosts that are compared with each other. */
export interface ClusterRequest {
  readonly name?: string
  readonly hosts: readonly HostRequest[]
}

/** Something that was refused on the way here: a part of an archive, or a link that leads out. */
export interface Refusal {
  readonly path: string
  readonly message: string
  /** `cfgcheck/unsafe-snapshot` when absent. */
  readonly rule?: 'cfgcheck/outside'
  /** That of the rule when absent. */
  readonly severity?: Severity
  /** It leaves a gap. */
  readonly isIncomplete?: boolean
}

/** What is to be checked. */
export interface CheckRequest {
  readonly fileSystem: FileSystem
  readonly files?: readonly FileRequest[]
  readonly clusters?: readonly ClusterRequest[]
  readonly refused?: readonly Refusal[]
}

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
  /** Names the host of a file, where it belongs to one. */
  hostOf(path: string): string | undefined
  /** Lists the places of secrets in a file, so that its text can be shown without them. */
  secretsIn(path: string): readonly Span[]
}

/** What a checker is made of; what is passed is what runs. */
export interface CheckerOptions {
  readonly languages?: readonly LanguageEntry[]
  readonly clusterRules?: readonly ClusterRule[]
  readonly settings?: Settings
}

/** Checks files and clusters. */
export interface Checker {
  check(request: CheckRequest): Promise<CheckReport>
}

/** Makes a checker. Languages, readers and cluster rules are loaded when a file or a cluster needs them. */
export function createChecker(options: CheckerOptions = {}): Checker {
  const toolbox = createToolbox(options.languages ?? builtinLanguages)
  const settings = options.settings ?? defaultSettings
  const { clusterRules } = options
  return {
    async check(request) {
      const outcomes = [refusalsOf(request)]
      const clusters: ClusterModel[] = []
      const given = { fileSystem: fileSystemOf(request), settings, toolbox, ...(clusterRules === undefined ? {} : { clusterRules }) }
      for (const part of partsOf(request)) {
        const { outcome, model } = await checkPart(part, given)
        outcomes.push(outcome)
        if (model !== undefined) clusters.push(model)
      }
      return { ...conclude(outcomes, settings), clusters, rules: toolbox.rules }
    },
  }
}
