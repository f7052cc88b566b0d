import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'

import type { Language } from '../../src/languages/language.js'
import { findingsOf } from '../../src/testing/findings-of.js'
import { createSource } from '../../src/text/source.js'

/**
 * Holds the fixtures of a language: those of `ok` are silent, those of `err` have the findings that lie beside them.
 * `CFGCHECK_WRITE_FIXTURES=1` writes these anew, to be read.
 */
export function expectFixtures(language: Language): void {
  const folder = `fixtures/${language.id}`
  test.each(readdirSync(`${folder}/ok`))('ok/%s is silent', name => {
    expect(report(language, readFileSync(`${folder}/ok/${name}`, 'utf8'))).toBe('')
  })

  test.each(readdirSync(`${folder}/err`).filter(name => !name.endsWith('.out')))('err/%s', name => {
    const found = report(language, readFileSync(`${folder}/err/${name}`, 'utf8'))
    if (process.env['CFGCHECK_WRITE_FIXTURES'] === '1') writeFileSync(`${folder}/err/${name}.out`, found)
    expect(found).toBe(readFileSync(`${folder}/err/${name}.out`, 'utf8'))
  })
}

function report(language: Language, text: string): string {
  const source = createSource('x', text)
  const lines = findingsOf(language, text).map(({ span, severity, message, rule }) => {
    const { line, column } = source.positionAt(span.start)
    return `${line}:${column} ${severity} ${message} [${rule}]\n`
  })
  return lines.join('')
}
