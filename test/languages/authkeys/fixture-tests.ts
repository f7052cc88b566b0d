import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { formatted, laws } from '../../../src/testing/laws.js'
import { applyEdits } from '../../../src/text/edit.js'
import { createSource } from '../../../src/text/source.js'

const isRewriting = process.env['CFGCHECK_REWRITE'] === '1'

/** Lists the findings of a text, one `line:column severity message [code]` each. */
function listing(language: Language, text: string): string {
  const source = createSource('fixture', text)
  return findingsOf(language, text)
    .map(({ span, severity, message, rule }) => {
      const { line, column } = source.positionAt(span.start)
      return `${line}:${column} ${severity} ${message} [${rule}]\n`
    })
    .join('')
}

/** Declares the tests of a language's fixtures: `ok/` is silent and keeps all laws, `err/` gives what stands beside it. */
export function testFixtures(language: Language): void {
  const folder = join('fixtures', language.id)
  const good = readdirSync(join(folder, 'ok'))
  const bad = readdirSync(join(folder, 'err')).filter(name => !name.endsWith('.out'))

  test.each(good)('ok/%s is silent', name => {
    expect(listing(language, readFileSync(join(folder, 'ok', name), 'utf8'))).toBe('')
  })

  test.each(good)('ok/%s is laid out', name => {
    const text = readFileSync(join(folder, 'ok', name), 'utf8')
    expect(formatted(language, text)).toBe(text)
  })

  test.each(bad)('err/%s', name => {
    const path = join(folder, 'err', name)
    const found = listing(language, readFileSync(path, 'utf8'))
    if (isRewriting) writeFileSync(`${path}.out`, found)
    expect(found).not.toBe('')
    expect(found).toBe(existsSync(`${path}.out`) ? readFileSync(`${path}.out`, 'utf8') : '(no .out file)')
  })

  test.each(bad)('laws on err/%s', name => {
    for (const law of Object.values(laws)) law(language, readFileSync(join(folder, 'err', name), 'utf8'))
  })

  test.each(bad)('each fix of err/%s silences its finding', name => {
    const text = readFileSync(join(folder, 'err', name), 'utf8')
    for (const { rule, message, fixes, span } of findingsOf(language, text)) {
      for (const { edits } of fixes) {
        const fixed = applyEdits(text, edits)
        const isStillThere = findingsOf(language, fixed).some(
          other => other.rule === rule && other.message === message && other.span.start >= span.start && other.span.end <= span.end,
        )
        expect({ code: rule, message, isStillThere }).toEqual({ code: rule, message, isStillThere: false })
      }
    }
  })
}
