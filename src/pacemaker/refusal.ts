import type { Fault, Finding } from '../diagnostics/diagnostic.js'
import type { Rule } from '../rules/define-rule.js'
import type { Cib } from './model.js'
import { cibRules } from './rules/index.js'

type FileRule = Extract<Rule<Cib>, { readonly scope: 'file' }>

/** A file as it was read. */
interface Read {
  readonly file: Parameters<FileRule['check']>[0]['file']
  readonly model: Cib
  readonly faults: readonly Fault[]
}

/** Tells whether Pacemaker refuses a CIB: by its schema, or as its scheduler reads it. */
export function isRefused({ file, model, faults }: Read): boolean {
  return cibRules.some(rule => {
    const found: Iterable<Finding> =
      rule.scope === 'file' ? rule.check({ model, file, target: model.target, facts: {} }) : rule.scope === 'fault' ? faults.filter(fault => fault.rule === rule.id) : []
    for (const finding of found) if ((finding.severity ?? rule.severity) === 'error' && (finding.origin ?? rule.origin) === 'daemon') return true
    return false
  })
}
