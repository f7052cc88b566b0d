import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'
import { familiesOf } from '../../src/languages/families.js'
import { readSettings } from '../../src/settings/read-settings.js'
import { settingsJsonSchema } from '../../src/settings/schema.js'
import { ruleIds } from '../../src/workspace/rules/rule-index.js'
import { example, rows, settingsPage } from './settings-page.js'
import type { JsonSchema } from './settings-page.js'

const path = 'docs/settings.md'
const families = familiesOf(builtinLanguages)

test('the page of settings says what the schema says', () => {
  const text = settingsPage(builtinLanguages)
  if (process.env['CFGCHECK_UPDATE'] === '1') writeFileSync(path, text)
  expect(readFileSync(path, 'utf8')).toBe(text)
})

test('every key has its meaning', () => {
  expect([...rows(settingsJsonSchema(families) as JsonSchema, '')].filter(row => row.endsWith('|  |')).map(row => row.split('|')[1]?.trim())).toEqual(
    families.flatMap(name => [`\`targets.${name}\``]).concat(families.map(name => `\`overrides[].targets.${name}\``)),
  )
})

test('its example is accepted', () => {
  expect(readSettings('cfgcheck.json', example, { languageIds: builtinLanguages.map(({ id }) => id), families, ruleIds: ruleIds() })).toEqual(JSON.parse(example))
})
