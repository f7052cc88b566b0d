import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { pageOf } from '../../src/diagnostics/documentation.js'
import { builtinLanguages } from '../../src/languages/builtin.js'
import { allRules } from '../../src/workspace/rules/find-rule.js'
import { expectRecorded } from '../support/recorded.js'
import { pageOfRule } from './rule-pages.js'

const rules = await allRules(builtinLanguages)

test('every rule has its page, and every page its rule', () => {
  const pages = rules.map(({ id }) => pageOf(id))
  const known = readdirSync('docs/rules', { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const stale = known.filter(path => !pages.includes(path))
  if (process.env['CFGCHECK_UPDATE'] === '1') for (const path of stale) rmSync(path)
  else expect(stale).toEqual([])
  expect(pages.filter(path => !known.includes(path)), 'npm run update writes them').toEqual([])
})

// Those of languages show what is said of their examples: test/languages/rules.test.ts.
const others = rules.filter(({ id }) => !builtinLanguages.some(language => id.startsWith(`${language.id}/`)))
test.each(others.map(rule => [rule.id, rule] as const))('the page of %s', (id, rule) => {
  expectRecorded(pageOfRule(rule), pageOf(id))
})
