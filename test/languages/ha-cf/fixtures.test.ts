import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { haCf } from '../../../src/languages/ha-cf/index.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { laws } from '../../../src/testing/laws.js'
import { createSource } from '../../../src/text/source.js'

const root = 'fixtures/ha-cf'

/** Lists what is found, one line each, as the `.out` files hold it. CFGCHECK_REWRITE=1 writes them. */
function listing(path: string): string {
  const text = readFileSync(path, 'utf8')
  const source = createSource(path, text)
  const lines = findingsOf(haCf, { text, path }).map(({ span, severity, message, rule }) => {
    const { line, column } = source.positionAt(span.start)
    return `${line}:${column} ${severity} ${message} [${rule}]\n`
  })
  return lines.join('')
}

describe('accepted files', () => {
  test.each(readdirSync(join(root, 'ok')))('%s is silent', name => {
    expect(listing(join(root, 'ok', name))).toBe('')
  })
})

describe('wrong files', () => {
  test.each(readdirSync(join(root, 'err')).filter(name => name.endsWith('.ha.cf')))('%s', name => {
    const expected = join(root, 'err', `${name}.out`)
    const found = listing(join(root, 'err', name))
    if (process.env['CFGCHECK_REWRITE'] === '1') writeFileSync(expected, found)
    expect(existsSync(expected)).toBe(true)
    expect(found).toBe(readFileSync(expected, 'utf8'))
    expect(found).not.toBe('')
  })
})

describe.each(Object.entries(laws))('%s', (_name, law) => {
  test.each(['ok', 'err'])('in all files of %s', folder => {
    for (const name of readdirSync(join(root, folder)).filter(file => file.endsWith('.ha.cf'))) {
      law(haCf, readFileSync(join(root, folder, name), 'utf8'))
    }
  })
})
