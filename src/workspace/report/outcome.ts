import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Language, Reading } from '../../languages/language.js'
import { readSuppressions } from '../../rules/suppressions.js'
import type { Suppression } from '../../rules/suppressions.js'
import type { Source } from '../../text/source.js'
import type { Span } from '../../text/span.js'
import { toDiagnostic } from '../readings/check-unit.js'
import { ownRules } from '../rules/own-rules.js'

/** A file that was checked. */
export interface FileReport {
  readonly path: string
  readonly host?: string
  readonly language: string
  /** The version of the software, such as `0.7.19`. */
  readonly target: string
  readonly isTargetInferred: boolean
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
  /** The host of each file that belongs to one, by the file's id. */
  readonly hosts: ReadonlyMap<string, string>
  /** The places of secrets in a file that was read, for whoever shows its text. */
  secretsIn(path: string): readonly Span[]
}

/** The comments of a file that silence rules. */
export interface FileSuppressions {
  readonly list: readonly Suppression[]
  /** What is wrong with the comments. */
  readonly faults: readonly Diagnostic[]
  /** Syntax errors, which no comment silences. */
  readonly unsuppressible: readonly string[]
}

/** Tells whether a file may hold a comment that silences rules: few do. */
export function maySuppress({ file }: Reading): boolean {
  return file.source.text.includes('cfgcheck-ignore')
}

/** Reads the suppressions of a file. */
export async function suppressionsOf({ file }: Reading, language: Language): Promise<FileSuppressions> {
  const { ruleIds } = await import('../rules/rule-index.js')
  const { list, faults } = readSuppressions(file, language.statements(file), ruleIds())
  return {
    list,
    faults: faults.flatMap(fault => {
      const meta = ownRules.find(rule => rule.id === fault.rule)
      return meta === undefined ? [] : [toDiagnostic(fault, meta)]
    }),
    unsuppressible: language.rules.flatMap(rule => (rule.scope === 'fault' && rule.reportedBy === 'parse' ? [rule.id] : [])),
  }
}

/** The files that findings name: where they are, what is related, and what fixes would change. */
export function namedFiles({ found }: Pick<Outcome, 'found'>): Set<string> {
  const named = new Set<string>()
  for (const { file, related, fixes } of found) {
    named.add(file)
    for (const other of related) named.add(other.file)
    for (const { edits } of fixes) for (const edit of edits) named.add(edit.file)
  }
  return named
}
