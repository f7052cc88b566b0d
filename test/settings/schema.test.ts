import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'
import { familiesOf } from '../../src/languages/families.js'
import { conversionsJsonSchema } from '../../src/migration/report/schema.js'
import { outputJsonSchema, storiesJsonSchema } from '../../src/reporters/schema.js'
import { readSettings, SettingsError } from '../../src/settings/read-settings.js'
import { settingsJsonSchema } from '../../src/settings/schema.js'

const families = familiesOf(builtinLanguages)
const known = { languageIds: ['ha-cf', 'drbd-conf'], families, ruleIds: new Set(['ha-cf/unknown-directive', 'cluster/mismatched-authkeys']) }
const read = (text: string) => readSettings('cfgcheck.json', text, known)
const complaint = (text: string): string => {
  try {
    read(text)
  } catch (error) {
    if (error instanceof SettingsError) return error.message
    throw error
  }
  return 'accepted'
}

test.each([
  ['schema.json', () => settingsJsonSchema(families)],
  ['output.schema.json', outputJsonSchema],
  ['stories.schema.json', storiesJsonSchema],
  ['conversions.schema.json', conversionsJsonSchema],
] as const)('%s is what the zod schema says', (path, make) => {
  const text = `${JSON.stringify(make(), null, 2)}\n`
  if (process.env['CFGCHECK_UPDATE'] === '1') {
    writeFileSync(path, text)
  }
  expect(readFileSync(path, 'utf8')).toBe(text)
})

describe('a configuration file', () => {
  test('with everything in it is accepted', () => {
    const text = JSON.stringify({
      $schema: './node_modules/cfgcheck/schema.json',
      targets: { drbd: '9', heartbeat: '3', cluster: '3' },
      clusters: { storage: { hosts: { alpha: 'hosts/alpha', beta: 'hosts/beta' } } },
      files: { exclude: ['**/*.rpmsave'], languages: { 'templates/*.res.in': 'drbd-conf' } },
      rules: { 'ha-cf/unknown-directive': 'warning', 'cluster/*': 'error' },
      overrides: [{ files: ['legacy/**'], targets: { drbd: '8.3' } }],
      format: { indent: 2 },
    })
    expect(read(text)?.clusters?.['storage']?.hosts['alpha']).toBe('hosts/alpha')
  })

  test('in package.json is the member "cfgcheck", if there is one', () => {
    expect(readSettings('package.json', '{ "name": "x" }', known)).toBeUndefined()
    expect(readSettings('package.json', '{ "cfgcheck": { "format": { "indent": 4 } } }', known)?.format?.indent).toBe(4)
  })

  test.each([
    ['', 'cfgcheck.json:1:1: not valid JSON: a value expected'],
    ['{\n  "rules": {,}\n}', 'cfgcheck.json:2:13: not valid JSON: a name in double quotes or "}" expected'],
    ['{ "tagets": {} }', 'cfgcheck.json:1:3: unknown key "tagets". Did you mean "targets"?'],
    ['{ "format": { "indnt": 2 } }', 'cfgcheck.json:1:15: unknown key "indnt". Did you mean "indent"?'],
    ['{ "rules": { "ha-cf/unknown-directve": "off" } }', 'cfgcheck.json:1:14: unknown rule "ha-cf/unknown-directve". Did you mean "ha-cf/unknown-directive"?'],
    ['{ "rules": { "ha-cf/unknown-directive": "fatal" } }', 'cfgcheck.json:1:41: "rules.ha-cf/unknown-directive": '],
    ['{ "files": { "languages": { "*.in": "hacf" } } }', 'cfgcheck.json:1:29: unknown language "hacf". Did you mean "ha-cf"?'],
    ['{ "targets": { "hartbeat": "3" } }', 'cfgcheck.json:1:16: unknown key "hartbeat". Did you mean "heartbeat"?'],
    ['{ "overrides": [{ "files": [], "targets": { "drdb": "9" } }] }', 'cfgcheck.json:1:45: unknown key "drdb". Did you mean "drbd"?'],
    ['{ "clusters": { "a": { "hosts": {}, "hots": {} } } }', 'cfgcheck.json:1:37: unknown key "hots". Did you mean "hosts"?'],
    ['{ "targets": { "drbd": 9 } }', 'cfgcheck.json:1:24: "targets.drbd": '],
    ['[]', 'cfgcheck.json:1:1: the configuration: '],
  ])('%j is refused at the place', (text, message) => {
    expect(complaint(text)).toContain(message)
    expect(complaint(text)).not.toContain('\n')
  })
})
