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
  const secrets = new Map<string, readonly string[]>()
  const secretsOf = (file: string): readonly string[] => {
    let texts = secrets.get(file)
    if (texts === undefined) {
      const { text = '' } = given.sources.get(file) ?? {}
      texts = given.secretsIn(file).map(({ start, end }) => unquoted(text.slice(start, end)))
      secrets.set(file, (texts = [...new Set(texts)].filter(secret => secret.length >= shortestSecret).sort((a, b) => b.length - a.length)))
    }
    return texts
  }
  return diagnostics.map(diagnostic => {
    const files = new Set([diagnostic.file, ...diagnostic.related.map(({ file }) => file)])
    const known = [...files].flatMap(secretsOf)
    if (known.length === 0) return diagnostic
    const shown = (text: string): string => withoutWords(text, known)
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

/** Messages quote what they take from a file; among few secrets, all of the text is searched as well. */
function withoutWords(text: string, secrets: readonly string[]): string {
  if (secrets.length <= mostSearched) return secrets.reduce((masked, secret) => masked.replaceAll(secret, '***'), text)
  const words = new Set(secrets)
  return text.replaceAll(/"([^"]*)"/g, (quoted, word: string) => (words.has(word) ? '"***"' : quoted))
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
