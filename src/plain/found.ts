import type { Fault } from '../diagnostics/diagnostic.js'
import type { RuleMeta } from '../rules/define-rule.js'
import { originOf } from '../text/located.js'
import type { Issue } from './issue.js'

/** Tells what a language has found as issues, each with the weight of its rule. */
export function foundBy(rules: readonly Pick<RuleMeta, 'id' | 'severity' | 'origin'>[], faults: readonly Fault[]): Omit<Issue, 'path'>[] {
  const byId = new Map(rules.map(rule => [rule.id, rule]))
  return faults.map(({ rule, at, message, severity, origin }) => {
    const meta = byId.get(rule)
    return {
      rule,
      message,
      severity: severity ?? meta?.severity ?? 'error',
      origin: origin ?? meta?.origin ?? 'daemon',
      span: originOf(at).span,
    }
  })
}
