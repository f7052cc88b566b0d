// Generated from the rules by test/engine/rule-table.test.ts with CFGCHECK_UPDATE=1; do not edit.
import type { RuleEntry } from './rule-index.js'

export const ruleTable: readonly RuleEntry[] = []
