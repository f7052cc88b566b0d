import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import fc from '../support/fast-check.js'
import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'
import { createChecker } from '../../src/workspace/checker.js'
import { builtinLanguages } from '../../src/languages/builtin.js'
import type { Language } from '../../src/languages/language.js'
import { findingsOf } from '../../src/testing/findings-of.js'
import { laws } from '../../src/testing/laws.js'

const corpus = '../shared/corpus'
const corpusNames: Readonly<Record<string, string>> = { 'drbd-conf': 'drbd', 'ocfs2-conf': 'ocfs2' }
const runs = Number(process.env['CFGCHECK_RUNS'] ?? 75)
const languages = await Promise.all(builtinLanguages.map(entry => entry.load()))

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !/\.(out|json|md)$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
}

function corpusFiles(language: Language): string[] {
  return filesBelow(join(corpus, corpusNames[language.id] ?? language.id))
}

function fixtureFiles(language: Language): string[] {
  return filesBelow(join('fixtures', language.id))
}

/** Words of the vocabulary, punctuation, broken quotes, odd characters: what a text of any of the languages is made of. */
function textsFor(language: Language): fc.Arbitrary<string> {
  const names = [...new Set([...language.vocabulary.entries()].map(entry => entry.name))].slice(0, 400)
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...names) },
    { weight: 6, arbitrary: fc.constantFrom(' ', '\n', '\t', ' ', '\r\n', '\r', '\f', '\\\n', '\\', '\\ \n') },
    { weight: 4, arbitrary: fc.constantFrom('{', '}', ';', '"', "'", '#', '<', '>', '</', '/>', '=', '::', ':', '[', ']', ',', '<!--', '-->', '&', '<?', ']]>', '<![CDATA[') },
    { weight: 3, arbitrary: fc.constantFrom('alpha', 'r0', '10', '192.0.2.1', '192.0.2.1:7788', '/dev/drbd0', 'auth 1', '1 sha1 x', '10ms', '\uFEFF', '\0', 'é', '𝒳', '\ud800') },
    { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
  )
  return fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join(''))
}

/** The same language, which parses a text once for all laws that are held against it one after another. */
function parsingOnce(language: Language): Language {
  const parsed = new Map<string, ReturnType<Language['parse']>>()
  return {
    ...language,
    parse(source) {
      const key = `${source.id}\n${source.text}`
      const known = parsed.get(key)
      if (known !== undefined) return known
      if (parsed.size > 2) parsed.clear()
      const file = language.parse(source)
      parsed.set(key, file)
      return file
    },
  }
}

/** Holds all laws against a text. */
function holdAll(language: Language, text: string): void {
  for (const [name, law] of Object.entries(laws)) {
    try {
      law(language, text)
    } catch (error) {
      throw new Error(name, { cause: error })
    }
  }
}

describe.each(languages.map(language => [language.id, parsingOnce(language)] as const))('%s keeps the laws', (_, language) => {
  test('for any text', () => {
    fc.assert(fc.property(textsFor(language), text => holdAll(language, text)), { numRuns: runs, seed: 20_26, endOnFailure: true })
  })

  test('for every fixture', () => {
    const files = fixtureFiles(language)
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) holdAll(language, readFileSync(file, 'utf8'))
  })

  test.skipIf(corpusFiles(language).length === 0)('for every file of the corpus (skipped where the corpus is absent)', () => {
    for (const file of corpusFiles(language)) holdAll(language, readFileSync(file, 'utf8'))
  })

  test('a text cut off anywhere is still read', () => {
    const files = fixtureFiles(language)
    // Hundreds of places a language, others in each of its files.
    const cuts = Math.min(40, Math.max(5, Math.ceil(400 / files.length)))
    for (const [index, file] of files.entries()) {
      const text = readFileSync(file, 'utf8')
      const step = Math.max(1, Math.floor(text.length / cuts))
      for (let end = (index * 7) % step; end < text.length; end += step) findingsOf(language, text.slice(0, end))
    }
  })
})

describe('whatever the bytes', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['one long line', 'a '.repeat(25_000)],
    ['one long word', 'a'.repeat(100_000)],
    ['deep braces', '{'.repeat(20_000)],
    ['deep tags', '<a>'.repeat(20_000)],
    ['NUL bytes', 'node\0alpha\0\n'.repeat(50)],
    ['open quotes', '"'.repeat(5_001)],
    ['continuations', 'alpha \\\n'.repeat(5_000)],
    ['only line ends', '\r\n\n\r'.repeat(5_000)],
  ]
  test.each(builtinLanguages.map(({ id }) => id))('%s gives findings, never a fault', async id => {
    for (const [name, text] of hostile) {
      const report = await createChecker().check({ fileSystem: memoryFileSystem({}), files: [{ path: name, language: id, text }] })
      expect(report.diagnostics.filter(({ rule }) => rule === 'cfgcheck/internal-fault')).toEqual([])
    }
  })
})
