import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import { builtinLanguages } from '../../src/languages/builtin.js'
import type { Language, LanguageEntry } from '../../src/languages/language.js'
import { maskingOfFile } from '../../src/secrets/masking-of-file.js'
import { unmark } from '../../src/testing/marks.js'
import { createSource } from '../../src/text/source.js'
import { checkUnit, readSource } from '../../src/workspace/readings/check-unit.js'

/** Folders of real files beside the project that are not called like their language. */
const corpora: Readonly<Record<string, string>> = { 'drbd-conf': 'drbd', 'ocfs2-conf': 'ocfs2' }

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !/\.(?:out|json)$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}

/** What people read of a finding, and how many fixes are offered. */
function said({ rule, message, help, related, fixes }: Diagnostic): string {
  return JSON.stringify([rule, message, help, related.map(other => other.message), fixes.map(fix => fix.title)])
}

/** Lists what is said otherwise because of masks, but of the secrets themselves. */
function changedBy(language: Language, path: string, text: string): string[] {
  const source = createSource(path, text)
  const reading = readSource(language, source)
  const { diagnostics } = checkUnit(language, reading, { readings: [reading], included: () => [] })
  const masking = maskingOfFile(language, source)
  const secrets = masking.secretsIn(path)
  return diagnostics
    .filter(({ span }) => !secrets.some(({ start, end }) => start <= span.start && span.end <= end))
    .map(diagnostic => [said(diagnostic), said(masking.diagnostic(diagnostic))])
    .flatMap(([before, after]) => (before === after ? [] : [`${path}: ${before} → ${after}`]))
}

/** Rules keep secrets out of their messages by themselves; masks are for what they do not know. */
describe.each(builtinLanguages.map((entry): [string, LanguageEntry] => [entry.id, entry]))('ordinary findings are as readable as without masks: %s', (id, entry) => {
  test('of fixtures', async () => {
    const language = await entry.load()
    expect(filesIn(`fixtures/${id}`).flatMap(path => changedBy(language, path, readFileSync(path, 'utf8')))).toEqual([])
  })

  test('of the examples of rules', async () => {
    const language = await entry.load()
    const texts = language.rules.flatMap(({ id: rule, examples }) => [...examples.bad, ...examples.good].map(example => [rule, unmark(typeof example === 'string' ? example : example.text).text] as const))
    expect(texts.flatMap(([rule, text]) => changedBy(language, rule, text))).toEqual([])
  })

  test('of real files (nothing to compare where they are absent)', async () => {
    const language = await entry.load()
    expect(filesIn(`../shared/corpus/${corpora[id] ?? id}`).flatMap(path => changedBy(language, path, readFileSync(path, 'latin1')))).toEqual([])
  })
})
