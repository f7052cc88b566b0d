import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Language, Reading } from '../languages/language.js'
import { Secret } from '../text/secret.js'
import type { Source } from '../text/source.js'
import type { Span } from '../text/span.js'

/**
 * Lists the places of all secrets in a file, in order, so that its text can be shown without them.
 *
 * The language names them; one that does not has them as located values of its model that hold a `Secret`.
 */
export function secretSpans(language: Language, reading: Reading): Span[] {
  if (language.secretSpans !== undefined) return [...language.secretSpans(reading.file)].sort((a, b) => a.start - b.start)
  const spans: Span[] = []
  const seen = new Set<object>()
  const queue: unknown[] = [reading.model]
  for (let value = queue.pop(); value !== undefined || queue.length > 0; value = queue.pop()) {
    if (typeof value !== 'object' || value === null || seen.has(value)) continue
    seen.add(value)
    if (isLocatedSecret(value)) {
      if (value.file === reading.file.source.id) spans.push(value.span)
    } else if (value instanceof Map || value instanceof Set) {
      for (const entry of value) queue.push(entry)
    } else {
      for (const entry of Object.values(value)) if (typeof entry === 'object') queue.push(entry)
    }
  }
  return spans.sort((a, b) => a.start - b.start)
}

/** Replaces secrets in a part of a text by `*`, one for each character, so that columns stay. */
export function maskSecrets(text: string, secrets: readonly Span[], part: Span): string {
  let shown = ''
  let at = part.start
  for (const { start, end } of secrets) {
    if (end <= at) continue
    if (start >= part.end) break
    const from = Math.max(start, at)
    const to = Math.min(end, part.end)
    if (from >= to) continue
    shown += text.slice(at, from) + '*'.repeat(to - from)
    at = to
  }
  return shown + text.slice(at, part.end)
}

/**
 * Lists the diagnostics of a report for showing: no message, advice or title repeats a secret, and a fix that would have to
 * is left out.
 */
export function shownDiagnostics(
  diagnostics: readonly Diagnostic[],
  given: { readonly sources: ReadonlyMap<string, Source>; secretsIn(path: string): readonly Span[] },
): Diagnostic[] {
  const perFile = new Map<string, Secrets>()
  const secretsOf = (file: string): Secrets => {
    let secrets = perFile.get(file)
    if (secrets === undefined) {
      const { text = '' } = given.sources.get(file) ?? {}
      perFile.set(file, (secrets = secretsFrom(given.secretsIn(file).map(({ start, end }) => unquoted(text.slice(start, end))))))
    }
    return secrets
  }
  return diagnostics.map(diagnostic => {
    const known = new Set([secretsOf(diagnostic.file), ...diagnostic.related.map(({ file }) => secretsOf(file))])
    const secrets = [...known].filter(({ words }) => words.size > 0)
    if (secrets.length === 0) return diagnostic
    const shown = (text: string): string => withoutWords(text, secrets)
    const isClean = (text: string): boolean => shown(text) === text
    return {
      ...diagnostic,
      message: shown(diagnostic.message),
      related: diagnostic.related.map(other => ({ ...other, message: shown(other.message) })),
      ...(diagnostic.help === undefined ? {} : { help: shown(diagnostic.help) }),
      fixes: diagnostic.fixes.filter(({ edits }) => edits.every(({ newText }) => isClean(newText))).map(fix => ({ ...fix, title: shown(fix.title) })),
    }
  })
}

/** The secrets of one file. */
interface Secrets {
  readonly words: ReadonlySet<string>
  /** The same, the longest first, because one may hold another. */
  readonly longestFirst: readonly string[]
}

function secretsFrom(texts: readonly string[]): Secrets {
  const words = new Set(texts.filter(secret => secret.length >= shortestSecret))
  return { words, longestFirst: [...words].sort((a, b) => b.length - a.length) }
}

/** Messages quote what they take from a file; among few secrets, all of the text is searched as well. */
function withoutWords(text: string, secrets: readonly Secrets[]): string {
  const count = secrets.reduce((sum, { words }) => sum + words.size, 0)
  if (count > mostSearched) {
    return text.replaceAll(/"([^"]*)"/g, (quoted, word: string) =>
      secrets.some(({ words }) => words.has(word)) ? '"***"' : quoted,
    )
  }
  return secrets.reduce(
    (shown, { longestFirst }) => longestFirst.reduce((masked, secret) => masked.replaceAll(secret, '***'), shown),
    text,
  )
}

const mostSearched = 50

/** Shorter words are too common to be taken out of a message. */
const shortestSecret = 4

function unquoted(text: string): string {
  return text.replace(/^["']|["']$/g, '')
}

function isLocatedSecret(value: object): value is { readonly value: Secret; readonly file: string; readonly span: Span } {
  return 'value' in value && value.value instanceof Secret && 'span' in value && 'file' in value
}
