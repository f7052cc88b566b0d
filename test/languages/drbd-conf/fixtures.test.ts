import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { laws } from '../../../src/testing/laws.js'
import { createSource } from '../../../src/text/source.js'

const language = drbdConf as unknown as Language
const root = 'fixtures/drbd-conf'

/** Lists what is found, one line each, as the `.out` files hold it. CFGCHECK_REWRITE=1 writes them. */
function listing(path: string): string {
  const text = readFileSync(path, 'utf8')
  const source = createSource(path, text)
  const lines = findingsOf(language, { text, path }).map(({ span, severity, message, rule }) => {
    const { line, column } = source.positionAt(span.start)
    return `${line}:${column} ${severity} ${message} [${rule}]\n`
  })
  return lines.join('')
}

const wrong = readdirSync(join(root, 'err')).filter(name => !name.endsWith('.out'))

test.each(readdirSync(join(root, 'ok')))('%s is silent', name => {
  expect(listing(join(root, 'ok', name))).toBe('')
})

test.each(wrong)('findings in %s', name => {
  const expected = join(root, 'err', `${name}.out`)
  const found = listing(join(root, 'err', name))
  if (process.env['CFGCHECK_REWRITE'] === '1') writeFileSync(expected, found)
  expect(existsSync(expected)).toBe(true)
  expect(found).toBe(readFileSync(expected, 'utf8'))
  expect(found).not.toBe('')
})

describe.each(Object.entries(laws))('%s', (_, law) => {
  test('in all fixtures', () => {
    for (const folder of ['ok', 'err']) {
      for (const name of readdirSync(join(root, folder)).filter(file => !file.endsWith('.out')))
        law(language, readFileSync(join(root, folder, name), 'utf8'))
    }
  })
})
