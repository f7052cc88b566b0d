/** What somebody takes a character for who reads the text. */
export type LookAlikeKind = 'double-quote' | 'single-quote' | 'dash' | 'space' | 'line-break' | 'invisible' | 'sign' | 'letter'

/** A character that looks like another one, or like nothing, and is not what a daemon knows. */
export interface LookAlike {
  readonly kind: LookAlikeKind
  /** Its name in Unicode, in small letters: `no-break space`. */
  readonly name: string
  /** The ASCII text that was meant; empty for a character that shows nothing. */
  readonly meant: string
}

/** A look-alike at its place, in UTF-16 offsets. */
export interface LookAlikeAt extends LookAlike {
  readonly start: number
  readonly end: number
  readonly codePoint: number
}

/** Characters of one kind that stand for one text. */
interface Row {
  readonly kind: LookAlikeKind
  readonly meant: string
  readonly names: Readonly<Record<number, string>>
}

/** Source: Unicode 16 UnicodeData.txt for the names, confusables.txt for what they look like. */
const rows: readonly Row[] = [
  {
    kind: 'double-quote',
    meant: '"',
    names: {
      0xab: 'left-pointing double angle quotation mark',
      0xbb: 'right-pointing double angle quotation mark',
      0x201c: 'left double quotation mark',
      0x201d: 'right double quotation mark',
      0x201e: 'double low-9 quotation mark',
      0x201f: 'double high-reversed-9 quotation mark',
      0x2033: 'double prime',
      0x2036: 'reversed double prime',
      0x275d: 'heavy double turned comma quotation mark ornament',
      0x275e: 'heavy double comma quotation mark ornament',
      0x301d: 'reversed double prime quotation mark',
      0x301e: 'double prime quotation mark',
      0x301f: 'low double prime quotation mark',
      0xff02: 'fullwidth quotation mark',
    },
  },
  {
    kind: 'single-quote',
    meant: "'",
    names: {
      0xb4: 'acute accent',
      0x2b9: 'modifier letter prime',
      0x2bb: 'modifier letter turned comma',
      0x2bc: 'modifier letter apostrophe',
      0x2018: 'left single quotation mark',
      0x2019: 'right single quotation mark',
      0x201a: 'single low-9 quotation mark',
      0x201b: 'single high-reversed-9 quotation mark',
      0x2032: 'prime',
      0x2035: 'reversed prime',
      0xff07: 'fullwidth apostrophe',
    },
  },
  {
    kind: 'dash',
    meant: '-',
    names: {
      0x2010: 'hyphen',
      0x2011: 'non-breaking hyphen',
      0x2012: 'figure dash',
      0x2013: 'en dash',
      0x2014: 'em dash',
      0x2015: 'horizontal bar',
      0x2043: 'hyphen bullet',
      0x2212: 'minus sign',
      0xfe58: 'small em dash',
      0xfe63: 'small hyphen-minus',
      0xff0d: 'fullwidth hyphen-minus',
    },
  },
  {
    kind: 'space',
    meant: ' ',
    names: {
      0xa0: 'no-break space',
      0x1680: 'ogham space mark',
      0x2000: 'en quad',
      0x2001: 'em quad',
      0x2002: 'en space',
      0x2003: 'em space',
      0x2004: 'three-per-em space',
      0x2005: 'four-per-em space',
      0x2006: 'six-per-em space',
      0x2007: 'figure space',
      0x2008: 'punctuation space',
      0x2009: 'thin space',
      0x200a: 'hair space',
      0x202f: 'narrow no-break space',
      0x205f: 'medium mathematical space',
      0x2800: 'braille pattern blank',
      0x3000: 'ideographic space',
      0x3164: 'hangul filler',
    },
  },
  {
    kind: 'line-break',
    meant: '\n',
    names: { 0x85: 'next line', 0x2028: 'line separator', 0x2029: 'paragraph separator' },
  },
  {
    kind: 'invisible',
    meant: '',
    names: {
      0xad: 'soft hyphen',
      0x34f: 'combining grapheme joiner',
      0x61c: 'arabic letter mark',
      0x180e: 'mongolian vowel separator',
      0x200b: 'zero width space',
      0x200c: 'zero width non-joiner',
      0x200d: 'zero width joiner',
      0x200e: 'left-to-right mark',
      0x200f: 'right-to-left mark',
      0x202a: 'left-to-right embedding',
      0x202b: 'right-to-left embedding',
      0x202c: 'pop directional formatting',
      0x202d: 'left-to-right override',
      0x202e: 'right-to-left override',
      0x2060: 'word joiner',
      0x2061: 'function application',
      0x2062: 'invisible times',
      0x2063: 'invisible separator',
      0x2064: 'invisible plus',
      0x2066: 'left-to-right isolate',
      0x2067: 'right-to-left isolate',
      0x2068: 'first strong isolate',
      0x2069: 'pop directional isolate',
      0xfe0e: 'variation selector-15',
      0xfe0f: 'variation selector-16',
      0xfeff: 'byte order mark',
      0xfff9: 'interlinear annotation anchor',
      0xfffa: 'interlinear annotation separator',
      0xfffb: 'interlinear annotation terminator',
    },
  },
  {
    kind: 'sign',
    meant: ';',
    names: {
      0x37e: 'greek question mark',
      0x61b: 'arabic semicolon',
      0x204f: 'reversed semicolon',
      0xfe14: 'presentation form for vertical semicolon',
      0xfe54: 'small semicolon',
    },
  },
  {
    kind: 'sign',
    meant: ':',
    names: {
      0x2d0: 'modifier letter triangular colon',
      0x5c3: 'hebrew punctuation sof pasuq',
      0x2236: 'ratio',
      0xa789: 'modifier letter colon',
      0xfe13: 'presentation form for vertical colon',
      0xfe55: 'small colon',
    },
  },
  {
    kind: 'sign',
    meant: ',',
    names: {
      0x60c: 'arabic comma',
      0x3001: 'ideographic comma',
      0xfe50: 'small comma',
      0xff64: 'halfwidth ideographic comma',
    },
  },
  {
    kind: 'sign',
    meant: '.',
    names: {
      0x2024: 'one dot leader',
      0x3002: 'ideographic full stop',
      0xfe52: 'small full stop',
      0xff61: 'halfwidth ideographic full stop',
    },
  },
  { kind: 'sign', meant: '...', names: { 0x2026: 'horizontal ellipsis' } },
  {
    kind: 'sign',
    meant: '{',
    names: {
      0x2774: 'medium left curly bracket ornament',
      0xfe5b: 'small left curly bracket',
    },
  },
  {
    kind: 'sign',
    meant: '}',
    names: {
      0x2775: 'medium right curly bracket ornament',
      0xfe5c: 'small right curly bracket',
    },
  },
  { kind: 'sign', meant: '(', names: { 0xfe59: 'small left parenthesis' } },
  { kind: 'sign', meant: ')', names: { 0xfe5a: 'small right parenthesis' } },
  { kind: 'sign', meant: '[', names: { 0x3010: 'left black lenticular bracket' } },
  { kind: 'sign', meant: ']', names: { 0x3011: 'right black lenticular bracket' } },
  {
    kind: 'sign',
    meant: '<',
    names: {
      0x2039: 'single left-pointing angle quotation mark',
      0x2329: 'left-pointing angle bracket',
      0x27e8: 'mathematical left angle bracket',
      0x3008: 'left angle bracket',
      0xfe64: 'small less-than sign',
    },
  },
  {
    kind: 'sign',
    meant: '>',
    names: {
      0x203a: 'single right-pointing angle quotation mark',
      0x232a: 'right-pointing angle bracket',
      0x27e9: 'mathematical right angle bracket',
      0x3009: 'right angle bracket',
      0xfe65: 'small greater-than sign',
    },
  },
  {
    kind: 'sign',
    meant: '=',
    names: {
      0xa78a: 'modifier letter short equals sign',
      0xfe66: 'small equals sign',
    },
  },
  { kind: 'sign', meant: '#', names: { 0xfe5f: 'small number sign' } },
  { kind: 'sign', meant: '*', names: { 0x2217: 'asterisk operator', 0xfe61: 'small asterisk' } },
  { kind: 'sign', meant: '/', names: { 0x2044: 'fraction slash', 0x2215: 'division slash' } },
  { kind: 'sign', meant: '\\', names: { 0x2216: 'set minus', 0xfe68: 'small reverse solidus' } },
  { kind: 'sign', meant: '|', names: { 0x1c0: 'latin letter dental click', 0x2223: 'divides' } },
  { kind: 'sign', meant: '~', names: { 0x2dc: 'small tilde', 0x223c: 'tilde operator' } },
  { kind: 'sign', meant: '_', names: { 0x2017: 'double low line' } },
  // Typesetting joins these letters; text copied out of a PDF keeps them joined.
  { kind: 'letter', meant: 'ff', names: { 0xfb00: 'latin small ligature ff' } },
  { kind: 'letter', meant: 'fi', names: { 0xfb01: 'latin small ligature fi' } },
  { kind: 'letter', meant: 'fl', names: { 0xfb02: 'latin small ligature fl' } },
  { kind: 'letter', meant: 'ffi', names: { 0xfb03: 'latin small ligature ffi' } },
  { kind: 'letter', meant: 'ffl', names: { 0xfb04: 'latin small ligature ffl' } },
  { kind: 'letter', meant: 'st', names: { 0xfb06: 'latin small ligature st' } },
]

/** Letters of another alphabet, what each is in the shape of, and its own name. */
interface Alphabet {
  readonly script: string
  readonly foreign: string
  readonly latin: string
  readonly names: string
}

const alphabets: readonly Alphabet[] = [
  {
    script: 'cyrillic small letter',
    foreign: 'аеорсухіјѕһԁ',
    latin: 'aeopcyxijshd',
    names: 'a, ie, o, er, es, u, ha, byelorussian-ukrainian i, je, dze, shha, komi de',
  },
  {
    script: 'cyrillic capital letter',
    foreign: 'АВЕКМНОРСТУХІЈЅ',
    latin: 'ABEKMHOPCTYXIJS',
    names: 'a, ve, ie, ka, em, en, o, er, es, te, u, ha, byelorussian-ukrainian i, je, dze',
  },
  { script: 'greek small letter', foreign: 'ονρ', latin: 'ovp', names: 'omicron, nu, rho' },
  {
    script: 'greek capital letter',
    foreign: 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ',
    latin: 'ABEZHIKMNOPTYX',
    names: 'alpha, beta, epsilon, zeta, eta, iota, kappa, mu, nu, omicron, rho, tau, upsilon, chi',
  },
]

/** The signs that have a fullwidth form, but for quotes and the hyphen, which stand above. */
const signNames: Readonly<Record<string, string>> = {
  '!': 'exclamation mark',
  '#': 'number sign',
  '$': 'dollar sign',
  '%': 'percent sign',
  '&': 'ampersand',
  '(': 'left parenthesis',
  ')': 'right parenthesis',
  '*': 'asterisk',
  '+': 'plus sign',
  ',': 'comma',
  '.': 'full stop',
  '/': 'solidus',
  ':': 'colon',
  ';': 'semicolon',
  '<': 'less-than sign',
  '=': 'equals sign',
  '>': 'greater-than sign',
  '?': 'question mark',
  '@': 'commercial at',
  '[': 'left square bracket',
  '\\': 'reverse solidus',
  ']': 'right square bracket',
  '^': 'circumflex accent',
  '_': 'low line',
  '`': 'grave accent',
  '{': 'left curly bracket',
  '|': 'vertical line',
  '}': 'right curly bracket',
  '~': 'tilde',
}

let table: ReadonlyMap<number, LookAlike> | undefined

/** Finds what a character looks like; `undefined` for one that is what it seems, all of ASCII among them. */
export function lookAlikeOf(codePoint: number): LookAlike | undefined {
  if (codePoint < 0x80) return undefined
  return (table ??= createTable()).get(codePoint)
}

/** Lists the look-alikes in a stretch of a text from front to back, in time linear in its length. */
export function* lookAlikesIn(text: string, start = 0, end = text.length): Generator<LookAlikeAt> {
  for (let at = start; at < end; at += 1) {
    if (text.charCodeAt(at) < 0x80) continue
    const codePoint = text.codePointAt(at) ?? 0
    const length = codePoint > 0xffff ? 2 : 1
    const found = lookAlikeOf(codePoint)
    if (found !== undefined) yield { ...found, codePoint, start: at, end: at + length }
    at += length - 1
  }
}

/** Tells whether a text has a look-alike. */
export function hasLookAlike(text: string): boolean {
  for (const _ of lookAlikesIn(text)) return true
  return false
}

/** Writes what was meant in place of each look-alike. */
export function withoutLookAlikes(text: string): string {
  let plain = ''
  let from = 0
  for (const { start, end, meant } of lookAlikesIn(text)) {
    plain += text.slice(from, start) + meant
    from = end
  }
  return plain + text.slice(from)
}

/** Names a character as people can look it up: `no-break space (U+00A0)`. It is never shown itself, as nobody could tell it. */
export function lookAlikeInWords({ name, codePoint }: Pick<LookAlikeAt, 'name' | 'codePoint'>): string {
  return `${name} (U+${codePoint.toString(16).toUpperCase().padStart(4, '0')})`
}

function createTable(): ReadonlyMap<number, LookAlike> {
  const entries = new Map<number, LookAlike>()
  for (let code = 0x21; code <= 0x7e; code += 1) {
    const meant = String.fromCharCode(code)
    entries.set(code + 0xfee0, { kind: 'sign', name: `fullwidth ${signNames[meant] ?? nameOfAlphanumeric(meant)}`, meant })
  }
  // Tag characters are a whole invisible ASCII.
  for (let code = 0xe0001; code <= 0xe007f; code += 1)
    entries.set(code, { kind: 'invisible', name: 'tag character', meant: '' })
  for (const { kind, meant, names } of rows)
    for (const [code, name] of Object.entries(names)) entries.set(Number(code), { kind, name, meant })
  for (const { script, foreign, latin, names } of alphabets) {
    for (const [index, name] of names.split(', ').entries())
      entries.set(foreign.charCodeAt(index), { kind: 'letter', name: `${script} ${name}`, meant: latin.charAt(index) })
  }
  return entries
}

function nameOfAlphanumeric(char: string): string {
  if (char >= '0' && char <= '9') return `digit ${digits[Number(char)] ?? ''}`
  return `latin ${char >= 'a' ? 'small' : 'capital'} letter ${char.toLowerCase()}`
}

const digits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
