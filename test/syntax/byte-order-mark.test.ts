import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'
import { formatted } from '../../src/testing/laws.js'
import { createSource } from '../../src/text/source.js'

const languages = await Promise.all(builtinLanguages.map(entry => entry.load()))

describe.each(languages.map(language => [language.id, language] as const))('a byte-order mark in %s', (id, language) => {
  const folder = join('fixtures', id, 'ok')
  const texts = readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8'))

  test('is a token of its own, also before nothing, a blank or a comment', () => {
    for (const text of [...texts, '', ' ', '\n', '# remark\n', '<!-- remark -->']) {
      const [first] = language.tokenize(createSource('bom', `\uFEFF${text}`))
      expect(first?.start).toBe(0)
      expect(first?.channel).not.toBe('whitespace')
    }
  })

  test('survives formatting, and no word is lost behind it', () => {
    for (const text of texts) {
      const once = formatted(language, `\uFEFF${text}`)
      expect(once.startsWith('\uFEFF')).toBe(true)
      expect(once.replace(/\s+/g, '')).toBe(`\uFEFF${text}`.replace(/\s+/g, ''))
      expect(formatted(language, once)).toBe(once)
    }
  })
})
