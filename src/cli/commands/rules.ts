import { suggestion } from '../../diagnostics/did-you-mean.js'
import type { RuleOrigin, Severity } from '../../diagnostics/diagnostic.js'
import type { RuleEntry } from '../../workspace/rules/rule-entry.js'
import { ruleIndex } from '../../workspace/rules/rule-index.js'
import { exitClean } from '../exit-codes.js'
import { writeResult } from '../output.js'
import { UsageError } from '../usage-error.js'

/** Which rules are listed, and how. Of what may be repeated, one has to fit. */
export interface RulesOptions {
  readonly format: string
  readonly language?: readonly string[]
  readonly severity?: readonly Severity[]
  readonly origin?: RuleOrigin
  /** With a fix of any kind, or of this one. */
  readonly fixable?: 'any' | 'safe' | 'unsafe'
}

/** Lists rules: id, severity, origin, fix level, summary. */
export async function rules(options: RulesOptions): Promise<number> {
  const all = ruleIndex()
  for (const group of options.language ?? []) refuseUnknownGroup(group, all)
  const entries = all.filter(entry => isWanted(entry, options))
  if (options.format === 'json') {
    await writeResult(`${JSON.stringify(entries, null, 2)}\n`)
    return exitClean
  }
  const width = Math.max(0, ...entries.map(({ id }) => id.length))
  const lines = entries.map(
    ({ id, severity, origin, fix, summary }) =>
      `${id.padEnd(width)}  ${severity.padEnd(7)}  ${origin.padEnd(8)}  ${(fix ?? '-').padEnd(6)}  ${summary}\n`,
  )
  await writeResult(lines.join(''))
  return exitClean
}

function isWanted({ id, severity, origin, fix }: RuleEntry, options: RulesOptions): boolean {
  if (options.language !== undefined && !options.language.includes(groupOf(id))) return false
  if (options.severity !== undefined && !options.severity.includes(severity)) return false
  if (options.origin !== undefined && options.origin !== origin) return false
  if (options.fixable === undefined) return true
  return options.fixable === 'any' ? fix !== undefined : fix === options.fixable
}

/** What a rule is about: a language, `cluster`, or what else stands before the slash. */
function groupOf(id: string): string {
  return id.slice(0, id.indexOf('/'))
}

function refuseUnknownGroup(group: string, all: readonly RuleEntry[]): void {
  const groups = [...new Set(all.map(({ id }) => groupOf(id)))]
  if (groups.includes(group)) return
  throw new UsageError(`--language ${group}: ${suggestion(group, groups) ?? `known are ${groups.join(', ')}`}`)
}
