import { namePattern as name } from '../../grammars/xml/tokens.js'
import { spanOf } from '../syntax/chevrotain.js'
import type { GrammarToken } from '../syntax/chevrotain.js'
import type { FaultList } from './fault-list.js'

/** The four characters that XML counts as blank; `\\s` of JavaScript knows more. */
const blank = '[ \\t\\r\\n]'
// libxml2 wants no blank behind the value "UTF-8".
const declarationForm = new RegExp(
  `^<\\?xml${blank}+version${blank}*=${blank}*("[^"]*"|'[^']*')` +
    `(?:${blank}+encoding${blank}*=${blank}*("[^"]*"|'[^']*'))?` +
    `(?:(?:(?<=[uU][tT][fF]-?8["'])|${blank})${blank}*standalone${blank}*=${blank}*(?:"(?:yes|no)"|'(?:yes|no)'))?${blank}*\\?>$`,
)
const nameForm = new RegExp(`^${name}$`)
const encodingName = /^[A-Za-z][A-Za-z0-9._-]*$/

/** What libxml2 reads, by itself or through iconv, among the encodings that extend ASCII; iconv passes over punctuation. */
const knownEncodings = new RegExp(
  '^(utf[78]|(us)?ascii|(iso)?latin\\d+|iso8859\\d+|windows125\\d|cp\\d+|ibm\\d+|koi8[ru]|macintosh|euc(jp|kr|cn|tw)|gb2312|gbk|' +
    'gb18030|big5|shiftjis|sjis|tis620)$',
  'i',
)

/** Checks the XML declaration, which may only be the first thing of the text, and other processing instructions. */
export function checkInstruction(token: GrammarToken, text: string, faults: FaultList): void {
  const isFirst = token.startOffset === (text.startsWith('\uFEFF') ? 1 : 0)
  const { image, startOffset: start } = token
  const target = /^<\?([^ \t\r\n?]*)/.exec(image)?.[1] ?? ''
  const name = { start: start + 2, end: start + 2 + target.length }
  if (target === 'xml') {
    if (isFirst) checkDeclaration(token, text, faults)
    else faults.add('misplaced-declaration', spanOf(token), 'The XML declaration does not stand at the very start of the file')
  } else if (target.toLowerCase() === 'xml') {
    faults.add('invalid-instruction', name, `Name "${target}" is reserved for the XML declaration, which is written "<?xml …?>"`)
  } else if (!nameForm.test(target)) {
    const at = target === '' ? { start, end: start + 2 } : name
    faults.add('invalid-instruction', at, 'A processing instruction begins with "<?" and a name')
  } else if (!/^<\?[^ \t\r\n?]+([ \t\r\n]|\?>$)/.test(image)) {
    faults.add('invalid-instruction', name, `A blank is missing after "${target}"`)
  }
}

function checkDeclaration({ image, startOffset: start }: GrammarToken, text: string, faults: FaultList): void {
  const whole = { start, end: start + image.length }
  const match = declarationForm.exec(image)
  if (match === null) {
    const message = /[ \t\r\n]version[ \t\r\n]*=/.test(image) ? 'The XML declaration is not well written' : 'The XML declaration names no version'
    faults.add('invalid-declaration', whole, message, { help: 'Write <?xml version="1.0"?>.' })
    return
  }
  const version = unquoted(match[1] ?? '')
  if (!/^1\.[0-9]*$/.test(version)) {
    faults.add('invalid-declaration', within(image, start, version), `XML version "${version}" is not 1.0`)
  }
  const encoding = match[2] === undefined ? undefined : unquoted(match[2])
  if (encoding === undefined) return
  const at = within(image, start, encoding)
  if (!encodingName.test(encoding)) faults.add('invalid-declaration', at, `Encoding "${encoding}" is not a name`)
  else if (!knownEncodings.test(encoding.replace(/[-_.]/g, ''))) {
    faults.add('unsupported-encoding', at, `Encoding "${encoding}" is not one that every XML reader knows`)
  } else if (/ascii$/i.test(encoding)) {
    const foreign = /[^\0-\x7F]/.exec(text.slice(start))
    if (foreign === null) return
    const place = start + foreign.index
    const message = `Character "${foreign[0]}" does not belong to the encoding "${encoding}" that the file names`
    faults.add('invalid-character', { start: place, end: place + 1 }, message)
  }
}

function unquoted(text: string): string {
  return text.slice(1, -1)
}

function within(image: string, start: number, part: string): { start: number; end: number } {
  const at = image.indexOf(part, image.indexOf('='))
  return { start: start + at, end: start + at + part.length }
}

const entityDeclaration = /<!ENTITY[ \t\r\n]+([^ \t\r\n%"'>]+)[ \t\r\n]/g

/** What the DOCTYPE says of the file's own entities. */
export interface DeclaredEntities {
  /** The entities that it declares; `undefined` where others may come from outside. */
  readonly declared: ReadonlySet<string> | undefined
}

/**
 * Reads the names of the entities that a DOCTYPE declares. Nothing is expanded, and nothing outside of the file is read: a
 * DOCTYPE that refers to another file may declare anything.
 */
export function readDocType(image: string): DeclaredEntities {
  const subset = image.indexOf('[')
  const head = subset === -1 ? image : image.slice(0, subset)
  if (/[ \t\r\n](SYSTEM|PUBLIC)[ \t\r\n]/.test(head) || /%[^ \t\r\n;]+;/.test(image)) return { declared: undefined }
  const inside = image.replace(/<!--[^]*?-->/g, '')
  return { declared: new Set(Array.from(inside.matchAll(entityDeclaration), match => match[1] ?? '')) }
}

const quoted = `"[^"]*"|'[^']*'`
/** In the value of an entity each `&` begins a reference, and `%` stands for nothing within a file. */
const reference = `&(?:${name}|#\\d+|#x[0-9a-fA-F]+);`
const entityValue = `"[^"&%]*(?:${reference}[^"&%]*)*"|'[^'&%]*(?:${reference}[^'&%]*)*'`
const declaration =
  `<!(?:ENTITY${blank}+(?:%${blank}+)?${name}${blank}+(?:${entityValue}|(?:SYSTEM|PUBLIC${blank}+(?:${quoted}))${blank}+(?:${quoted})(?:${blank}+NDATA${blank}+${name})?)` +
  `|ELEMENT${blank}+${name}${blank}+(?:EMPTY|ANY|\\([^<>"'&;]*\\)[*+?]?)|ATTLIST${blank}+${name}(?:[^<>"'&]|${quoted})*|NOTATION${blank}+${name}${blank}+(?:[^<>"'&]|${quoted})+)${blank}*>`
const subsetForm = new RegExp(`(?:${blank}+|<!--(?:(?!--)[^])*-->|<\\?(?![xX][mM][lL][ \\t\\r\\n?])(?:(?!\\?>)[^])*\\?>|%${name};|${declaration})`, 'y')

/** Checks a DOCTYPE: where it stands, how it begins and ends, and the rough form of each declaration inside. */
export function checkDocType(token: GrammarToken, isInProlog: boolean, faults: FaultList): void {
  const { image, startOffset: start } = token
  const keyword = { start, end: start + '<!DOCTYPE'.length }
  if (!isInProlog) {
    faults.add('invalid-doctype', keyword, 'A DOCTYPE stands before the first element, and once only')
  } else if (image.length <= longestChecked && (!headForm.test(image) || !isSubsetWellFormed(image))) {
    faults.add('invalid-doctype', keyword, 'The DOCTYPE is not well written')
  }
}

/** Far beyond any DOCTYPE; expressions like the ones below run out of stack on millions of characters. */
const longestChecked = 1 << 16

const headForm = new RegExp(
  `^<!DOCTYPE${blank}*${name}(?:${blank}+(?:SYSTEM|PUBLIC${blank}+(?:${quoted}))${blank}+(?:${quoted}))?${blank}*(?:>?\\[[^]*\\]${blank}*)?>$`,
)

function isSubsetWellFormed(image: string): boolean {
  const head = /^(?:[^"'[]|"[^"]*"|'[^']*')*\[/.exec(image)?.[0]
  if (head === undefined) return true
  const end = image.lastIndexOf(']')
  subsetForm.lastIndex = head.length
  while (subsetForm.lastIndex < end) {
    const at = subsetForm.lastIndex
    if (!subsetForm.test(image) || subsetForm.lastIndex === at) return false
  }
  return subsetForm.lastIndex === end
}
