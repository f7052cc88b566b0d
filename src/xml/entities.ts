import { namePattern } from '../../grammars/xml/tokens.js'
import type { Span } from '../text/span.js'
import type { FaultList } from './fault-list.js'

const standard: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** A value as the software sees it. */
export interface DecodedValue {
  readonly value: string
  /** It holds an entity of the file's own; `value` keeps its name. */
  readonly isUnknown: boolean
}

/**
 * Decodes the raw text of an attribute: the five standard entities, `&#n;` and `&#xn;`; line ends and tabs become blanks.
 *
 * Other entities are never expanded: they stay as they stand, and make the value unknown. So does a bare `&`.
 */
export function decodeValue(raw: string): DecodedValue {
  let isUnknown = false
  const value = raw
    .replace(/\r\n?|[\n\t]/g, ' ')
    .replace(/&(?:(#x?[0-9a-fA-F]+|[^&; \t\r\n]+);)?/g, (whole, name: string | undefined) => {
      const decoded = name === undefined ? undefined : decodeReference(name)
      if (decoded === undefined) isUnknown = true
      return decoded ?? whole
    })
  return { value, isUnknown }
}

/** Decodes text between tags: the standard entities, characters, and CDATA sections. Other entities stay as they stand. */
export function decodeText(raw: string): string {
  return raw
    .split(/(<!\[CDATA\[[^]*?\]\]>)/)
    .map(piece =>
      piece.startsWith('<![CDATA[')
        ? piece.slice('<![CDATA['.length, -']]>'.length)
        : piece.replace(/&([^&; \t\r\n]+);/g, (whole, name: string) => decodeReference(name) ?? whole),
    )
    .join('')
}

/** Decodes what stands between `&` and `;`; `undefined` for anything but a standard entity or a character of XML. */
function decodeReference(name: string): string | undefined {
  if (!name.startsWith('#')) return standard.get(name)
  const code = codeOf(name)
  return code !== undefined && isCharacter(code) ? String.fromCodePoint(code) : undefined
}

/** What references are checked against. */
export interface ReferenceContext {
  readonly faults: FaultList
  readonly declared: ReadonlySet<string> | undefined
  /** The text is a secret, of which no message shows a part. */
  readonly isHidden?: boolean
}

const possibleReference = new RegExp(`&(?:(#x?[0-9a-fA-F]+|${namePattern});)?`, 'g')

/**
 * Looks for references that XML does not know in a stretch of text: a bare `&`, an entity that nobody declares, a character
 * that XML forbids. `declared` names the entities of the file's own DOCTYPE; `undefined` where they cannot be known.
 */
export function checkReferences(
  text: string,
  span: Span,
  { faults, declared, isHidden = false }: ReferenceContext,
): void {
  const raw = text.slice(span.start, span.end)
  if (!raw.includes('&')) return
  let bare: Span | undefined
  for (const match of raw.matchAll(possibleReference)) {
    const start = span.start + match.index
    const place = { start, end: start + match[0].length }
    const name = match[1]
    // `&&` is one slip.
    const isNext = bare !== undefined && name === undefined && bare.end === start
    if (bare !== undefined && !isNext) reportAmpersand(faults, bare)
    bare = name !== undefined ? undefined : isNext && bare !== undefined ? { start: bare.start, end: place.end } : place
    if (name === undefined) continue
    if (name.startsWith('#')) checkCharacter(name, place, { faults, declared, isHidden })
    else if (!standard.has(name) && declared !== undefined && !declared.has(name)) {
      const message = isHidden ? 'An entity in the value is not declared' : `Entity "${match[0]}" is not declared`
      faults.add('unknown-entity', place, message, { help: 'Write "&amp;" where the character "&" is meant.' })
    }
  }
  if (bare !== undefined) reportAmpersand(faults, bare)
}

/** Reports each `]]>` in a stretch of text that begins at `start`. */
export function reportSectionEnds(text: string, start: number, faults: FaultList): void {
  for (let at = text.indexOf(']]>'); at !== -1; at = text.indexOf(']]>', at + 1)) {
    const span = { start: start + at, end: start + at + 3 }
    faults.add('unescaped-character', span, 'Sequence "]]>" stands in text, where "]]&gt;" is needed')
  }
}

/** Reports an `&` that begins no entity, or several in a row. */
export function reportAmpersand(faults: FaultList, place: Span): void {
  faults.add('unescaped-character', place, 'Character "&" is written as it is, where "&amp;" is needed', {
    fixes: [
      {
        title: 'Replace "&" by "&amp;"',
        safety: 'safe',
        edits: [{ file: faults.file, span: place, newText: '&amp;'.repeat(place.end - place.start) }],
      },
    ],
  })
}

function checkCharacter(name: string, place: Span, { faults, isHidden = false }: ReferenceContext): void {
  const code = codeOf(name)
  if (code !== undefined && isCharacter(code)) return
  faults.add('invalid-character', place, isHidden ? 'A reference in the value is no character that XML allows' : `Reference "&${name};" is no character that XML allows`)
}

function codeOf(name: string): number | undefined {
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : /^#[0-9]+$/.test(name) ? Number(name.slice(1)) : Number.NaN
  return Number.isNaN(code) ? undefined : code
}

/** Tells whether XML 1.0 allows a character (production 2). */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
}

const forbidden = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]+|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Reports control characters and others that no XML file may hold; one finding a run. */
export function checkCharacters(text: string, faults: FaultList): void {
  for (const match of text.matchAll(forbidden)) {
    const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    const span = { start: match.index, end: match.index + match[0].length }
    faults.add('invalid-character', span, `Character U+${code} is not allowed in XML`)
  }
}
