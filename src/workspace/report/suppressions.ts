import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Language, Reading } from '../../languages/language.js'
import { readSuppressions } from '../../rules/suppressions.js'
import { guarded } from '../readings/guard.js'
import { toDiagnostic } from '../readings/to-diagnostic.js'
import type { FileSuppressions } from '../report.js'
import { ownRules } from '../rules/own-rules.js'

/** Tells whether a file may hold a comment that silences rules: few do. */
export function maySuppress({ file }: Reading): boolean {
  return file.source.text.includes('cfgcheck-ignore')
}

/** Reads the suppressions of a file. */
export async function suppressionsOf({ file }: Reading, language: Language, report: (fault: Diagnostic) => void): Promise<FileSuppressions> {
  const { ruleIds } = await import('../rules/rule-index.js')
  const read = (): ReturnType<typeof readSuppressions> => readSuppressions(file, [...language.statements(file)], ruleIds())
  const { list, faults } = guarded({ step: 'reading its suppressions', file: file.source.id, report }, read, { list: [], faults: [] })
  return {
    list,
    faults: faults.flatMap(fault => {
      const meta = ownRules.find(rule => rule.id === fault.rule)
      return meta === undefined ? [] : [toDiagnostic(fault, meta)]
    }),
    unsuppressible: language.rules.flatMap(rule => (rule.scope === 'fault' && rule.reportedBy === 'parse' ? [rule.id] : [])),
  }
}
