import type { Language, Reading } from '../../languages/language.js'
import { readSuppressions } from '../../rules/suppressions.js'
import { toDiagnostic } from '../readings/check-unit.js'
import type { FileSuppressions, Outcome } from '../report.js'
import { ownRules } from '../rules/own-rules.js'

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

/** The files that a report names: where findings are, what is related, what fixes would change, and what told a release. */
export function namedFiles({ found, files }: Pick<Outcome, 'found' | 'files'>): Set<string> {
  const named = new Set(files.flatMap(({ signs }) => signs.map(({ file }) => file)))
  for (const { file, related, fixes } of found) {
    named.add(file)
    for (const other of related) named.add(other.file)
    for (const { edits } of fixes) for (const edit of edits) named.add(edit.file)
  }
  return named
}
