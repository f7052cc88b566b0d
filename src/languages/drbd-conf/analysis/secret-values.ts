import { spanFrom } from '../../../text/span.js'
import type { Span } from '../../../text/span.js'
import type { Names } from './secret-names.js'

/**
 * Finds where the value behind a name begins and ends. It goes on over signs that should not be there: a `;` too early, odd
 * quotes, none, braces, a line end; and ends where a known name, or the end of the section, comes.
 */
export function valueBehind(text: string, nameEnd: number, names: Names): Span {
  const scan = createScan(text)
  const start = valueStart(text, nameEnd, { scan, names })
  return start.isNone ? spanFrom(start.at, start.at) : spanFrom(start.at, valueEnd(text, start.at, { scan, names }))
}

/** A secret in good quotes is shown in them. */
export function inQuotes(text: string, { start, end }: Span): Span {
  return /^"(?:[^"\\]|\\[^])*"$/.test(text.slice(start, end)) ? spanFrom(start + 1, end - 1) : spanFrom(start, end)
}

const oddQuotes: Readonly<Record<string, RegExp>> = {
  "'": /[^'\n]*'/y, '“': /[^”“"\n]*[”“"]/y, '„': /[^”“"\n]*[”“"]/y, '”': /[^”"\n]*[”"]/y, '‘': /[^’'\n]*[’']/y, '’': /[^’'\n]*[’']/y,
  '`': /[^`'\n]*[`']/y, '«': /[^»\n]*»/y,
}

interface ValueScan {
  readonly scan: ReturnType<typeof createScan>
  readonly names: Names
}

/** Finds where the value begins, or that there is none. */
function valueStart(text: string, nameEnd: number, { scan, names }: ValueScan): { readonly at: number; readonly isNone: boolean } {
  const at = scan.behindSigns(nameEnd)
  if (text[at] === ';') {
    const next = scan.behindBlanks(at + 1)
    return endsSecret(text, next, names) ? { at, isNone: true } : { at: next, isNone: false }
  }
  return { at, isNone: endsSecret(text, at, names) && (text.length === at || /[\n}]/.test(text.slice(nameEnd, at + 1))) }
}

/** Finds where a value ends: behind its last part. */
export function valueEnd(text: string, start: number, { scan, names }: ValueScan): number {
  let at = start
  let end = start
  let braces = 0
  let parts = 0
  let isPlain = true
  while (at < text.length) {
    const character = text[at] ?? ''
    if (character === ';') {
      if (parts > 0 && isStatementEnd(text, at, { names, isPlain })) break
      end = at += 1
      isPlain = false
    } else if (character === '}' || character === '{') {
      if (character === '}' && braces === 0 && (/[\s}]|^$/.test(text[at + 1] ?? '') || at > end || parts === 0)) break
      braces = Math.max(0, braces + (character === '{' ? 1 : -1))
      end = at += 1
      isPlain = false
    } else if (character === '\n') {
      const next = scan.behindBlanks(at)
      if (parts > 0 && text[next] === ';') break
      if (next >= text.length || endsSecret(text, next, names)) break
      at = next
    } else if (/\s/.test(character)) {
      at += 1
    } else {
      if (character === '#') isPlain = false
      else parts += 1
      if (parts > 1 || character !== '"') isPlain = false
      at = scan.behindPart(at)
      if (character === '"' && text[at - 1] !== '"') isPlain = false
      end = at
    }
  }
  return end
}

/** Tells whether a `;` ends the statement: nothing that is no name follows on its line. */
function isStatementEnd(text: string, at: number, { names, isPlain }: { readonly names: Names; readonly isPlain: boolean }): boolean {
  const [, blanks = '', word = '', behind = ''] = /^([^\S\n]*)([^\s;{}#]*)([^\S\n]*[^\s]?)/.exec(text.slice(at + 1, at + 300)) ?? []
  if (word === '' || names.isKnown(word.replace(/^["']|["':=]+$/g, ''))) return true
  if (blanks !== '' && isSecretWithValue(word, behind)) return true
  // Behind a good value only a word alone, or one written together with the sign, may be the rest of a secret.
  return isPlain && blanks !== '' && !/^\s*[;}]/.test(behind)
}

/** Tells whether a word is plainly the name of another secret, with a value: that is looked for by itself. */
function isSecretWithValue(word: string, behind: string): boolean {
  return /^(?:shared[-_]?)?secret(?:[=:]["']?\w|[=:]?$)/i.test(word) && (/[=:]["']?\w/.test(word) || /[^\s;}]/.test(behind))
}

/** Tells whether something else begins: a known name, the end of a section, the end of the text. */
function endsSecret(text: string, at: number, { isKnown }: Names): boolean {
  if (at >= text.length || text[at] === '}') return true
  const [word = ''] = /^[^\s;{}#"]*/.exec(text.slice(at, at + 200)) ?? []
  return word !== '' && isKnown(word)
}

/** Steps over what stands in a text. */
export function createScan(text: string) {
  const over = (pattern: RegExp, at: number): number => {
    pattern.lastIndex = at
    return at + (pattern.exec(text)?.[0].length ?? 0)
  }
  return {
    /** Blanks, line ends, signs between a name and its value. */
    behindSigns: (at: number) => over(/[\s=:,]*/y, at),
    behindBlanks: (at: number) => over(/\s*/y, at),
    /** A text in quotes, a comment, or a word: the end of the line where quotes are not closed. */
    behindPart(at: number): number {
      const character = text[at] ?? ''
      if (character === '#') return over(/[^\n]*/y, at)
      if (character === '"') {
        const end = over(/"(?:[^"\\\n]|\\[^\n])*"/y, at)
        return end > at ? end : over(/[^\n]*/y, at)
      }
      const odd = oddQuotes[character]
      const closed = odd === undefined ? at + 1 : over(odd, at + 1)
      return closed > at + 1 ? closed : over(/[^\s;{}#"]*/y, at + 1)
    },
  }
}
