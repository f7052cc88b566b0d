import type { Span } from '../text/span.js'

/** A word, number or string of LVM's text format. */
export interface LvmScalar extends Span {
  readonly text: string
  readonly isQuoted: boolean
}

/** `key = value` or `key = [ … ]`. */
export interface LvmSetting {
  readonly key: string
  readonly keySpan: Span
  readonly items: readonly LvmScalar[]
  readonly isList: boolean
  /** The value, brackets included. */
  readonly span: Span
}

/** `name { … }`. */
export interface LvmSection {
  readonly name: string
  readonly nameSpan: Span
  readonly settings: ReadonlyMap<string, LvmSetting>
  readonly sections: ReadonlyMap<string, LvmSection>
}

/** What was understood of a text. */
export interface LvmText {
  readonly root: LvmSection
  /** Sections that the text ends within, outermost first. */
  readonly unclosed: readonly LvmSection[]
}

interface OpenSection extends LvmSection {
  readonly settings: Map<string, LvmSetting>
  readonly sections: Map<string, LvmSection>
}

/**
 * Reads LVM's text format, that of metadata backups and of lvm.conf.
 *
 * A section that comes twice is merged, of a key that comes twice the first one counts. What fits nowhere is passed over.
 * Never throws; linear, without recursion.
 *
 * Source: lvm2 libdm/libdm-config.c, `_get_token`, `_section` and `_value`.
 */
export function parseLvmText(text: string): LvmText {
  const root = createSection('', { start: 0, end: 0 })
  const stack: OpenSection[] = [root]
  const tokens = lvmTokens(text)
  let index = 0
  while (index < tokens.length) {
    const token = tokens[index]
    const current = stack[stack.length - 1]
    if (token === undefined || current === undefined) break
    const next = tokens[index + 1]
    if (token.kind === '}') {
      if (stack.length > 1) stack.pop()
      index += 1
    } else if (token.kind !== 'scalar') {
      index += 1
    } else if (next?.kind === '{') {
      stack.push(openSection(current, token))
      index += 2
    } else if (next?.kind === '=') {
      const value = readValue(tokens, index + 2)
      if (value.setting !== undefined && !current.settings.has(token.text)) {
        current.settings.set(token.text, { key: token.text, keySpan: spanOf(token), ...value.setting })
      }
      index = value.next
    } else {
      index += 1
    }
  }
  return { root, unclosed: stack.slice(1) }
}

/** Reads the first value of a setting as text. */
export function textOf(section: LvmSection | undefined, key: string): LvmScalar | undefined {
  return section?.settings.get(key)?.items[0]
}

/** Reads a setting as a whole number; one with a leading zero is octal, as in LVM. */
export function numberOf(section: LvmSection | undefined, key: string): number | undefined {
  const text = textOf(section, key)?.text
  if (text === undefined || !/^[+-]?\d+$/.test(text)) return undefined
  const value = /^[+-]?0[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number(text)
  return Number.isSafeInteger(value) ? value : undefined
}

interface LvmToken extends LvmScalar {
  readonly kind: 'scalar' | '{' | '}' | '[' | ']' | '=' | ','
}

const blanks = /[\s]*/y
const plainWord = /[^\s#={},[\]"']+/y

function lvmTokens(text: string): LvmToken[] {
  const tokens: LvmToken[] = []
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (at < text.length) {
    at = skip(blanks, text, at)
    const character = text[at]
    if (character === undefined) break
    if (character === '#') {
      const newline = text.indexOf('\n', at)
      at = newline === -1 ? text.length : newline + 1
    } else if (character === '"' || character === "'") {
      const close = closingQuote(text, at, character)
      const raw = text.slice(at + 1, close)
      const value = character === '"' ? raw.replace(/\\(["\\])/g, '$1') : raw
      const end = Math.min(close + 1, text.length)
      tokens.push({ kind: 'scalar', text: value, isQuoted: true, start: at, end })
      at = end
    } else if ('{}[]=,'.includes(character)) {
      tokens.push({ kind: character as '{', text: character, isQuoted: false, start: at, end: at + 1 })
      at += 1
    } else {
      const end = skip(plainWord, text, at)
      tokens.push({ kind: 'scalar', text: text.slice(at, end), isQuoted: false, start: at, end })
      at = end
    }
  }
  return tokens
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

function closingQuote(text: string, open: number, quote: string): number {
  for (let at = open + 1; at < text.length; at += 1) {
    if (text[at] === quote) return at
    if (quote === '"' && text[at] === '\\') at += 1
  }
  return text.length
}

/** Reads what stands behind `=`; nothing where the text breaks off or goes on with another key. */
function readValue(
  tokens: readonly LvmToken[],
  from: number,
): { setting?: Pick<LvmSetting, 'items' | 'isList' | 'span'>; next: number } {
  const first = tokens[from]
  if (first?.kind === 'scalar') return {
    setting: { items: [first], isList: false, span: spanOf(first) },
    next: from + 1,
  }
  if (first?.kind !== '[') return { next: from }
  const items: LvmScalar[] = []
  for (let index = from + 1; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (token === undefined) break
    if (token.kind === ']') {
      return { setting: { items, isList: true, span: { start: first.start, end: token.end } }, next: index + 1 }
    }
    if (token.kind === 'scalar') items.push(token)
    else if (token.kind !== ',') return { next: index } // The list was never closed.
  }
  return { next: tokens.length }
}

function openSection(parent: OpenSection, name: LvmToken): OpenSection {
  const known = parent.sections.get(name.text)
  if (known !== undefined) return known as OpenSection
  const section = createSection(name.text, spanOf(name))
  parent.sections.set(name.text, section)
  return section
}

function createSection(name: string, nameSpan: Span): OpenSection {
  return { name, nameSpan, settings: new Map(), sections: new Map() }
}

function spanOf({ start, end }: Span): Span {
  return { start, end }
}
