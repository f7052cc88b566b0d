import type { Language, Reading } from '../languages/language.js'
import { Secret } from '../text/secret.js'
import type { Span } from '../text/span.js'

/**
 * Lists the places of all secrets in a file, in order, so that its text can be shown without them.
 *
 * A secret is a located value of the model that holds a `Secret`, or a place that the language names.
 */
export function secretSpans(language: Language, reading: Reading): Span[] {
  const spans: Span[] = [...(language.secretSpans?.(reading.file) ?? [])]
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

function isLocatedSecret(value: object): value is { readonly value: Secret; readonly file: string; readonly span: Span } {
  return 'value' in value && value.value instanceof Secret && 'span' in value && 'file' in value
}
