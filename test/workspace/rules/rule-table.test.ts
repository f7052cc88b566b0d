import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'

import { allRules } from '../../../src/workspace/rules/find-rule.js'
import { builtinLanguages } from '../../../src/languages/builtin.js'

const path = 'src/workspace/rules/rule-table.ts'

test('the table of rules says what the rules say', async () => {
  const rules = await allRules(builtinLanguages)
  const entries = rules.map(({ id, severity, origin, fix, summary, aliases }) =>
    `  ${JSON.stringify({ id, severity, origin, ...(fix === undefined ? {} : { fix }), summary, ...(aliases === undefined ? {} : { aliases }) })},\n`,
  )
  const text = `// Generated from the rules by test/workspace/rules/rule-table.test.ts with CFGCHECK_UPDATE=1; do not edit.
import type { RuleEntry } from './rule-entry.js'

export const ruleTable: readonly RuleEntry[] = [
${entries.join('')}]
`
  if (process.env['CFGCHECK_UPDATE'] === '1') writeFileSync(path, text)
  expect(readFileSync(path, 'utf8')).toBe(text)
})
