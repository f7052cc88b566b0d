import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { clusterConf } from '../../../src/languages/cluster-conf/index.js'
import { parse } from '../../../src/languages/cluster-conf/parse.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { laws } from '../../../src/testing/laws.js'
import { createSource } from '../../../src/text/source.js'
import { isSecondReadingEqual } from './second-reading.js'

const language = clusterConf as unknown as Language
const root = 'fixtures/cluster-conf'
const ok = readdirSync(join(root, 'ok'))
const err = readdirSync(join(root, 'err')).filter(name => name.endsWith('.conf'))

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

describe('accepted files', () => {
  test.each(ok)('%s is silent, and read by fast-xml-parser as by us', name => {
    expect(listing(join(root, 'ok', name))).toBe('')
    const text = readFileSync(join(root, 'ok', name), 'utf8')
    expect(isSecondReadingEqual(text, parse(createSource(name, text)).ast.roots)).toBe(true)
  })
})

describe('wrong files', () => {
  test.each(err)('%s', name => {
    const expected = join(root, 'err', `${name}.out`)
    const found = listing(join(root, 'err', name))
    if (process.env['CFGCHECK_REWRITE'] === '1') writeFileSync(expected, found)
    expect(existsSync(expected)).toBe(true)
    expect(found).toBe(readFileSync(expected, 'utf8'))
    expect(found).not.toBe('')
  })
})

describe.each(Object.entries(laws))('%s', (_name, law) => {
  test('in all files', () => {
    for (const name of ok) law(language, readFileSync(join(root, 'ok', name), 'utf8'))
    for (const name of err) law(language, readFileSync(join(root, 'err', name), 'utf8'))
  })
})

test('carriage returns and a byte order mark change nothing but the places', () => {
  for (const path of [...ok.map(name => join(root, 'ok', name)), ...err.map(name => join(root, 'err', name))]) {
    const text = readFileSync(path, 'utf8')
    const codes = (variant: string): string[] => findingsOf(language, { text: variant }).map(({ rule, message }) => `${rule} ${message}`)
    const usual = codes(text)
    expect(codes(text.replaceAll('\n', '\r\n')), path).toEqual(usual)
    expect(codes(`\uFEFF${text}`), path).toEqual(usual)
    expect(codes(text.trimEnd()), path).toEqual(usual)
  }
})
