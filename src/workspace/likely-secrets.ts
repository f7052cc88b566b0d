import type { Span } from '../text/span.js'

/** `DB_PASSWORD = x`, `vncpasswd="x"`, `wpa-psk x`, `--password x`: what follows, to the end of the line or of the word. */
const assigned = /(?:pass(?:w(?:or)?d|phrase)?|pwd|secret|token|psk|community|[_-]key)[\w-]{0,40}["']?[ \t]{0,20}[=:][ \t]{0,20}(\S[^\r\n]*)/gi
const separate = /(?:--?(?:pass(?:w(?:or)?d)?|secret)|\bwpa-psk|\bwpa-password|\bwireless-key\d?)[ \t]{1,20}(\S+)/gi

/**
 * Finds what looks like a key or password in a file that no language reads, such as a script, so that its text can be shown
 * without them. It rather takes too much. Linear.
 */
export function likelySecrets(text: string): Span[] {
  const spans: Span[] = []
  for (const pattern of [assigned, separate]) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length
      spans.push({ start: end - (match[1]?.length ?? 0), end })
    }
  }
  return spans.sort((a, b) => a.start - b.start)
}
