import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { drbdReactor } from '../../../src/languages/drbd-reactor/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { formatted } from '../../../src/testing/laws.js'
import { createSource } from '../../../src/text/source.js'

const language = drbdReactor as unknown as Language
const folder = 'fixtures/drbd-reactor'

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

describe('format', () => {
  test('one blank around "=" and behind commas, a level for arrays', () => {
    expect(formatted(language, 'a=1\n\n\n\n  [[promoter]]\n[promoter.resources.r0]\nstart   =[ "a.service","b.service" ,\n# the last\n"c.service"\n]\nb={ c=1 }  # x\n')).toBe(
      'a = 1\n\n[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service", "b.service",\n  # the last\n  "c.service"\n]\nb = { c = 1 }  # x\n',
    )
  })

  test('a line that is no TOML keeps its blanks, and a file with an open quote all', () => {
    expect(formatted(language, '  what   is this\na=1\n')).toBe('  what   is this\na = 1\n')
    expect(formatted(language, 'a="x\n  b=1\n')).toBe('a="x\n  b=1\n')
  })
})
