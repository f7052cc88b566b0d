import type { Span } from '../../text/span.js'

/** `operator` stands for `;`, `&&`, `|`, `(`, `>` and the like; a redirection's number belongs to it. */
export type ShellTokenKind = 'word' | 'operator' | 'newline'

/** A piece of a shell script; comments and here-documents are left out. */
export interface ShellToken extends Span {
  readonly kind: ShellTokenKind
  readonly text: string
  /** A word whose quotes, at the end of the text, were still open. */
  readonly isUnclosed?: boolean
}

const separators = ['&&', '||', ';;&', ';;', ';&', '|&', '&>>', '&>', ';', '&', '|', '(', ')']
const redirection = /\d*(?:<<<|<<-|<<|<>|<&|>>|>&|>\||<|>)/y
const blanks = /(?:[ \t\r\f\v]|\\\r?\n)+/y

/**
 * Cuts a POSIX shell script into words and operators.
 *
 * Quotes, `$(…)`, `${…}` and back-quotes stay inside their word. Never throws; linear, without recursion.
 *
 * Source: POSIX.1-2017, Shell Command Language, 2.3 Token Recognition.
 */
export function shellTokens(text: string): ShellToken[] {
  const tokens: ShellToken[] = []
  const hereDocuments: { readonly end: string; readonly isIndented: boolean }[] = []
  let at = text.startsWith('\uFEFF') ? 1 : 0

  const add = (kind: ShellTokenKind, end: number, isUnclosed = false): void => {
    tokens.push({ kind, text: text.slice(at, end), start: at, end, ...(isUnclosed ? { isUnclosed } : {}) })
    at = end
  }

  while (at < text.length) {
    at = matchEnd(blanks, text, at)
    const character = text[at]
    if (character === undefined) break
    if (character === '\n') {
      add('newline', at + 1)
      for (const document of hereDocuments.splice(0)) at = endOfHereDocument(text, at, document)
      continue
    }
    if (character === '#') {
      const newline = text.indexOf('\n', at)
      at = newline === -1 ? text.length : newline
      continue
    }
    const redirected = matchEnd(redirection, text, at)
    const separator = redirected > at ? undefined : separators.find(candidate => text.startsWith(candidate, at))
    if (redirected > at) add('operator', redirected)
    else if (separator !== undefined) add('operator', at + separator.length)
    else {
      const before = tokens[tokens.length - 1]
      const { end, isUnclosed } = endOfWord(text, at)
      add('word', end, isUnclosed)
      const word = tokens[tokens.length - 1]
      if (word !== undefined && before !== undefined && /<<-?$/.test(before.text) && before.kind === 'operator') {
        hereDocuments.push({ end: word.text.replace(/['"\\]/g, ''), isIndented: before.text.endsWith('-') })
      }
    }
  }
  return tokens
}

/**
 * Finds where a word ends. A stack holds what is open: a quote, a substitution, a group inside one.
 */
function endOfWord(text: string, start: number): { readonly end: number; readonly isUnclosed: boolean } {
  const open: string[] = []
  let at = start
  for (; at < text.length; at += 1) {
    const character = text[at] ?? ''
    const inside = open[open.length - 1]
    if (character === '\\' && inside !== "'") at += 1
    else if (inside === "'" || inside === '`') {
      if (character === inside) open.pop()
    } else if (character === inside) open.pop()
    else if (character === '"' || character === '`') open.push(character)
    else if (character === "'" && inside !== '"') open.push(character)
    else if (character === '$' && text[at + 1] === '(') {
      open.push(')')
      at += 1
    } else if (character === '$' && text[at + 1] === '{') {
      open.push('}')
      at += 1
    } else if (character === '(' && inside === ')') open.push(')')
    else if (character === '#' && inside === ')' && /\s/.test(text[at - 1] ?? '')) {
      const newline = text.indexOf('\n', at)
      if (newline === -1) return { end: text.length, isUnclosed: true }
      at = newline - 1
    } else if (inside === undefined && /[ \t\r\n\f\v;&|<>()]/.test(character)) break
  }
  return { end: Math.min(at, text.length), isUnclosed: open.length > 0 }
}

function endOfHereDocument(text: string, from: number, document: { end: string; isIndented: boolean }): number {
  let at = from
  while (at < text.length) {
    const newline = text.indexOf('\n', at)
    const stop = newline === -1 ? text.length : newline
    const line = text.slice(at, stop).replace(/\r$/, '')
    at = newline === -1 ? text.length : newline + 1
    if ((document.isIndented ? line.replace(/^\t+/, '') : line) === document.end) return at
  }
  return at
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
