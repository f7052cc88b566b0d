import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import type { Language } from '../../src/languages/language.js'
import { unmark } from '../../src/testing/marks.js'
import type { Random } from '../support/random.js'

const shared = '../shared/corpus'
/** Where the material outside of the repository has another name than the language. */
const sharedNames: Readonly<Record<string, string>> = { 'drbd-conf': 'drbd', 'ocfs2-conf': 'ocfs2' }
const grownFolder = 'fixtures/fuzz/corpus'

/** More are not kept of one run. */
const mostInteresting = 4_000
/** Longer ones say no more, and make every text after them slower. */
const longestInteresting = 1_500

/** What is kept for good is replayed by a test: a few short texts of each language, those that show the most rules first. */
const mostGrown = 50
const longestGrown = 300

/** Known texts of a language: those that are there from the start, and those that showed something new. */
export interface Corpus {
  readonly startCount: number
  readonly interestingCount: number
  pick(random: Random): string
  /** Takes note of what a text showed; keeps it where no text before showed that. */
  learn(text: string, findings: readonly Diagnostic[]): void
  /** Lists the smallest text for each rule, as far as they are short. */
  smallest(): readonly string[]
}

/** Gathers the texts of a language: fixtures, examples of rules, what earlier runs kept, and real files where they lie beside. */
export function createCorpus(language: Language, options: { readonly withShared: boolean }): Corpus {
  const start = [
    ...textsBelow(join('fixtures', language.id)),
    ...examplesOf(language),
    ...grown(language),
    ...(options.withShared ? textsBelow(join(shared, sharedNames[language.id] ?? language.id)) : []),
  ]
  const interesting: string[] = []
  const seen = new Set<string>()
  const smallest = new Map<string, string>()
  return {
    startCount: start.length,
    get interestingCount() {
      return interesting.length
    },
    pick(random) {
      const isNew = interesting.length > 0 && random.oneIn(2)
      return (isNew ? interesting[random.below(interesting.length)] : start[random.below(start.length)]) ?? ''
    },
    learn(text, findings) {
      const codes = [...new Set(findings.map(({ rule }) => rule))].sort()
      let isNew = false
      for (const [index, code] of codes.entries()) {
        const least = smallest.get(code)
        if (least === undefined || text.length < least.length) smallest.set(code, text)
        for (const other of codes.slice(index)) {
          const pair = `${code} ${other}`
          if (seen.has(pair)) continue
          seen.add(pair)
          isNew = true
        }
      }
      if (!isNew || text.length > longestInteresting) return
      if (interesting.length < mostInteresting) interesting.push(text)
      else interesting[seen.size % mostInteresting] = text
    },
    smallest() {
      const rulesShown = new Map<string, number>()
      for (const text of smallest.values()) if (text.length <= longestGrown) rulesShown.set(text, (rulesShown.get(text) ?? 0) + 1)
      const most = [...rulesShown].sort(([one, a], [two, b]) => b - a || one.length - two.length || (one < two ? -1 : 1)).slice(0, mostGrown)
      return most.map(([text]) => text).sort()
    },
  }
}

/** Reads what earlier runs kept. */
export function grown(language: Pick<Language, 'id'>): readonly string[] {
  const file = join(grownFolder, `${language.id}.json`)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly string[]) : []
}

/** Writes what a run keeps. */
export function keepGrown(language: Pick<Language, 'id'>, texts: readonly string[]): string {
  mkdirSync(grownFolder, { recursive: true })
  const file = join(grownFolder, `${language.id}.json`)
  // Odd characters are escaped, so that every editor and every tool leaves the file as it is.
  const json = JSON.stringify(texts, undefined, 1).replace(/[\u007f-\uffff]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
  writeFileSync(file, `${json}\n`)
  return file
}

/** Reads every text below a folder. */
export function textsBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !/\.(out|json|md)$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .map(file => readFileSync(file, 'utf8'))
}

function examplesOf(language: Language): string[] {
  return language.rules
    .flatMap(({ examples }) => [...examples.bad, ...examples.good])
    .map(example => unmark(typeof example === 'string' ? example : example.text).text)
}
