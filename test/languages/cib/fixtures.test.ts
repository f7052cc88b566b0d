import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'

import { cib } from '../../../src/languages/cib/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { createSource } from '../../../src/text/source.js'

const language = cib as unknown as Language
const folder = 'fixtures/cib'

function report(text: string): string {
  const source = createSource('x', text)
  const lines = findingsOf(language, text).map(({ span, severity, message, rule }) => {
    const { line, column } = source.positionAt(span.start)
    return `${line}:${column} ${severity} ${message} [${rule}]\n`
  })
  return lines.join('')
}

test.each(readdirSync(`${folder}/ok`))('ok/%s is silent', name => {
  expect(report(readFileSync(`${folder}/ok/${name}`, 'utf8'))).toBe('')
})

test.each(readdirSync(`${folder}/err`).filter(name => !name.endsWith('.out')))('err/%s', name => {
  const found = report(readFileSync(`${folder}/err/${name}`, 'utf8'))
  if (process.env['CFGCHECK_WRITE_FIXTURES'] === '1') writeFileSync(`${folder}/err/${name}.out`, found)
  expect(found).toBe(readFileSync(`${folder}/err/${name}.out`, 'utf8'))
})

