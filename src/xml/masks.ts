import { embeddedSecrets } from '../secrets/likely-secrets.js'
import { glueIn, secretNameKind } from '../secrets/secret-name.js'
import { isPlainValue } from '../secrets/unknown-names.js'
import { spanFrom } from '../text/span.js'
import type { Span } from '../text/span.js'
import { decodeValue } from './entities.js'
import { findAttribute, findName, scanForAttributes, scanForNames } from './scan-for-masks.js'

/** What a language that is written in XML says of the names in it, for the search of secrets. */
export interface XmlNames {
  isAttribute(name: string): boolean
  isElement(name: string): boolean
  /** Tells whether what such a name gives a value to must not be shown. */
  isSecret(name: string): boolean
  /** Tells whether it must not be shown even where it looks like a number of something. */
  isSurelySecret(name: string): boolean
  /** Tells whether the value is a secret in a tag that names it in words, as `<nvpair name="password" value="x"/>` does. */
  isSecretSetting(name: string): boolean
  /** Absent where no element is a name and its value. */
  readonly pairs?: {
    isElement(name: string): boolean
    /** Tells whether the name of one is known, and that of no secret. */
    isHarmless(name: string): boolean
  }
}

/**
 * Lists where secrets may stand in a text that is meant as XML, whatever state it is in: the values of attributes whose names
 * are those of secrets or near them, in comments and broken tags too; passwords in the values of others; the text of elements
 * that are called like a secret; entities that secrets are made of.
 */
export function* xmlMasks(text: string, known: XmlNames): Generator<Span> {
  const entities = new Set<string>()
  for (const span of behindNames(text, known)) {
    yield span
    for (const { 1: name = '' } of text.slice(span.start, Math.min(span.end, span.start + longestLookedAt)).matchAll(/&([\w.-]+);/g)) entities.add(name)
  }
  yield* namedByValue(text, known)
  yield* behindValues(text, known)
  yield* inOddTags(text)
  yield* inOddPairs(text, known)
  yield* inElements(text)
  yield* inEntities(text, entities)
  yield* loneWords(text, known)
  yield* embeddedSecrets(text, known.isAttribute)
}

const longestLookedAt = 1000

/** `passwd="x"`, `passwd=x`, `passwd "x"`, `passwd x`, `passwd: x`, wherever it stands. */
function* behindNames(text: string, known: XmlNames): Generator<Span> {
  const words = scanForNames(text)
  while (findName(words)) {
    const { name, start: index, end: nameEnd } = words
    if (!known.isSecret(name) || text[index - 1] === '<' || text[index - 1] === '/') continue
    // A thing may have the name `secret`; a name in quotes gives a value to nothing.
    if (/["']/.test(text[index - 1] ?? '') && /["']/.test(text[nameEnd] ?? '')) continue
    const value = valueAt(text, nameEnd, known)
    const glue = index + glueIn(name, value.start < value.end)
    if (glue < nameEnd) yield spanFrom(glue, nameEnd)
    if (value.start >= value.end || isHarmless(name, text.slice(value.start, value.end), known)) continue
    yield value
    words.end = value.end
  }
}

/** A `key` or `token` may be a number of something. */
function isHarmless(name: string, value: string, known: XmlNames): boolean {
  return /^\d{1,6}$/.test(value) && !known.isSurelySecret(name) && secretNameKind(name) === 'weak'
}

function valueAt(text: string, nameEnd: number, known: XmlNames): Span {
  const signs = /[\s=:]*/y
  signs.lastIndex = nameEnd
  const start = nameEnd + (signs.exec(text)?.[0].length ?? 0)
  const quote = text[start]
  if (quote === '"' || quote === "'") {
    const inside = quote === '"' ? /[^"<\n]*/y : /[^'<\n]*/y
    inside.lastIndex = start + 1
    const end = start + 1 + (inside.exec(text)?.[0].length ?? 0)
    const isGood = text[end] === quote && /[\s/>?-]|^$/.test(text[end + 1] ?? '') && !/=\s*$/.test(text.slice(Math.max(start + 1, end - 9), end))
    if (isGood) return spanFrom(start + 1, endOfStrayWords(text, end, known))
    return spanFrom(start + 1, oddEnd(text, start + 1, known))
  }
  // Where no sign stands right before it, what follows may be another attribute, or the end of the tag.
  const next = /[=:]/.test(text[start - 1] ?? '') ? /\/?>|-->/y : /[A-Za-z_][\w.:-]*(?=\s*=)|\/?>|-->/y
  next.lastIndex = start
  if (next.test(text)) return spanFrom(start, start)
  return spanFrom(start, oddEnd(text, start, known))
}

/** Words behind a good value that are no attribute may be the rest of a secret. */
function endOfStrayWords(text: string, end: number, known: XmlNames): number {
  const stray = /["']?[ \t]+([^\s=<>/"'-][^\s=<>/"']*)(?=[\s/>"'])(?!\s*=)/y
  let last = end
  for (;;) {
    stray.lastIndex = last
    const word = stray.exec(text)?.[1]
    if (word === undefined || known.isAttribute(word) || known.isSecret(word)) return last
    last = stray.lastIndex
  }
}

/**
 * Finds the end of a value that is not in good quotes: where a known attribute follows, a known element, the end of the tag or
 * of the comment. Odd quotes, blanks, `<` and `>` may stand in it.
 */
function oddEnd(text: string, start: number, known: XmlNames): number {
  const ends = /(?<!\s)\s+([A-Za-z_][\w.:-]*)\s*=|(?<!\s)\s*(?:\/?>(?=\s*(?:<|$|-->))|<(?:[!?/]|([A-Za-z_][\w.:-]*))|-->)/g
  ends.lastIndex = start
  for (let match = ends.exec(text); match !== null; match = ends.exec(text)) {
    const { 0: found, 1: attribute, 2: element, index } = match
    if (attribute !== undefined ? known.isAttribute(attribute) || known.isSecret(attribute) : element === undefined || known.isElement(element)) {
      return withoutQuote(text, start, index)
    }
    ends.lastIndex = index + found.length - found.trimStart().length + 1
  }
  return withoutQuote(text, start, text.length)
}

/** The last quote is shown, so that what follows looks as it is. */
function withoutQuote(text: string, start: number, end: number): number {
  return end > start && /["']/.test(text[end - 1] ?? '') ? end - 1 : end
}

/** `<nvpair name="password" value="x"/>`: what has no name of its own in a tag that names a secret. */
function* namedByValue(text: string, known: XmlNames): Generator<Span> {
  const search = createTagSearch(text, known)
  const attributes = scanForAttributes(text, attribute => isNaming(attribute) || !known.isAttribute(attribute))
  while (findAttribute(attributes)) {
    const { value: written, index, end } = attributes
    // However it is written: with character references, a sign or a blank too many.
    const name = (written.includes('&') ? decodeValue(written).value : written).replace(/[^\w.-]{1,2}/, '').replaceAll(' ', '')
    if (/^[\w.-]+$/.test(name) && known.isSecretSetting(name)) yield* search.around(spanFrom(index, end))
  }
  const again = createTagSearch(text, known)
  for (const { 0: whole, 1: attribute = '', 2: one = '', 3: other = '', index } of text.matchAll(tornByLineEnd)) {
    if ((isNaming(attribute) || !known.isAttribute(attribute)) && known.isSecretSetting(one + other)) yield* again.around(spanFrom(index, index + whole.length))
  }
}

function isNaming(attribute: string): boolean {
  return /^(?:name|id|id-ref|key|param)$/.test(attribute)
}

/** A name in quotes into which an end of a line came. */
const tornByLineEnd = /(?<![\w.:-])([A-Za-z_][\w.:-]{0,60})[ \t]?=[ \t]?["']([\w.-]{0,40})\r?\n[ \t]*([\w.-]{0,40})["']/g

/** Makes what finds the values in a tag, one attribute of which names a secret, and in what it holds. Places are asked for in order. */
function createTagSearch(text: string, known: XmlNames): { around(attribute: Span): Generator<Span> } {
  /** The next `<`, looked for once for all tags before it. */
  let open = 0
  return {
    *around({ start: index, end: attributeEnd }) {
      const from = Math.max(0, index - longestLookedAt)
      const around = text.slice(from, index + longestLookedAt)
      const start = around.lastIndexOf('<', index - from) + 1
      const close = around.indexOf('>', index - from)
      const tag = around.slice(start, close === -1 ? around.length : close)
      for (const { attribute, value } of valuesIn(tag, from + start)) {
        if (/^(?:value|val|content|default)$/i.test(attribute) || !known.isAttribute(attribute)) yield value
      }
      const nameEnd = attributeEnd - from - start
      if (isOddList(tag.slice(nameEnd))) yield trimmedSpan(text, from + start + nameEnd, from + start + tag.length)
      if (close !== -1 && around[close - 1] !== '/') {
        const start = from + close + 1
        if (open !== -1 && open < start) open = text.indexOf('<', start)
        const end = Math.min(open === -1 ? text.length : open, start + longestLookedAt)
        yield trimmedSpan(text, start, end)
        yield* inFirstChild(text, end)
      }
    },
  }
}

/** The text of an element that begins at a place, whatever it is called: `<vaule>x</value>` within what names a secret. */
function* inFirstChild(text: string, at: number): Generator<Span> {
  const child = /<[A-Za-z_](?:[^<>]{0,40}>|[\w.-]{0,40}(?=[^<>]*<))([^<]{0,1000})(?=<)/y
  child.lastIndex = at
  const content = child.exec(text)?.[1]
  if (content !== undefined) yield trimmedSpan(text, child.lastIndex - content.length, child.lastIndex)
}

/** What is written together with the end of a value, `a="x"y"`, and the value behind two signs, `a=="x"`. */
function* behindValues(text: string, known: XmlNames): Generator<Span> {
  for (const { 0: whole, 1: content = '', 2: glued = '', index } of text.matchAll(/(?<=[\w.-]=)"([^"<>]*)"([^\s"'<>=/?]{3,200}(?:["'][^\s"'<>=/]{2,200})?)(?!\s*=)/g)) {
    // It may be the value of the next attribute, behind a quote that is not closed.
    const name = /(?:^|\s)([\w.:-]{1,60})\s?=\s?$/.exec(content.slice(-70))?.[1]
    if (name === undefined || !known.isAttribute(name)) yield spanFrom(index + whole.length - glued.length, index + whole.length)
  }
  // The rest of a tag behind a `>` that came into it.
  for (const { 1: rest = '', index } of text.matchAll(/>([^<>]{1,600})(?=\/>)/g)) {
    const written = rest.replace(/["'\s]+$/, '')
    if (/[^\s/]/.test(rest) && !isPlainValue(written.trim()) && !/=/.test(rest)) yield trimmedSpan(text, index + 1, index + 1 + written.length)
  }
  // A name that has lost its sign, and more of itself than can be told.
  for (const { 0: whole, 1: name = '', 2: value = '', index } of text.matchAll(/(?<=\s)([A-Za-z_][\w.-]{0,40})"([^"<>=]{4,200})"(?=[\s/>])/g)) {
    if (!known.isAttribute(name) && !isPlainValue(value)) yield spanFrom(index + whole.length - 1 - value.length, index + whole.length - 1)
  }
  for (const { 0: whole, 1: name = '', 2: value = '', index } of text.matchAll(/(?<=\s)([A-Za-z_][\w.-]{0,60})\s?={2,3}\s?["']?([^\s"'<>=/]{3,200})/g)) {
    if (!known.isAttribute(name) && !isPlainValue(value)) yield spanFrom(index + whole.length - value.length, index + whole.length)
  }
}

/** What stands behind a secret's name in a tag that is no list of good attributes: `<nvpair nam=e"password" value="x"/>`. */
function* inOddTags(text: string): Generator<Span> {
  for (const { 0: tag, index } of text.matchAll(/<[A-Za-z_][^<>]*/g)) {
    if (!/["'=]/.test(tag)) continue
    for (const { 0: word, index: at } of tag.matchAll(/[A-Za-z][\w.-]*/g)) {
      const behind = at + word.length
      // The name of an attribute is looked at with its value; here it is a value, or a part of one.
      if (secretNameKind(word) !== 'strong' || (/\s/.test(tag[at - 1] ?? '') && /^[\s=/:"]|^$/.test(tag.slice(behind, behind + 1)))) continue
      const list = tag.search(/[\s"'=]/)
      // A name in quotes may stand behind its value.
      const from = /["']/.test(tag[behind] ?? '') ? list : behind
      if (isOddList(tag.slice(list))) yield trimmedSpan(text, index + from, index + tag.length)
      break
    }
  }
}

/** A pair of which nobody can read the name, or which holds more than a name and a value: what else stands in it may be a secret. */
function* inOddPairs(text: string, known: XmlNames): Generator<Span> {
  const { pairs } = known
  if (pairs === undefined) return
  for (const { 0: whole, 1: element = '', 2: attributes = '', 3: behind = '', index } of text.matchAll(/<([A-Za-z_][\w.-]*)([^<>]*)(>?[^<]*)/g)) {
    if (!pairs.isElement(element)) continue
    const start = index + 1 + element.length
    const content = behind.slice(1)
    if (/\S/.test(content) && !attributes.endsWith('/')) yield trimmedSpan(text, index + whole.length - content.length, index + whole.length)
    if (isOddList(attributes)) {
      const name = /\sname\s*=\s*(["'])([\w.:$#-]+)\1(?=\s)/.exec(attributes)?.[2] ?? ''
      if (pairs.isHarmless(name) || (name !== '' && /\svalue="[^"]*"\s*\/?$/.test(attributes) && !known.isSecretSetting(name))) continue
      const from = start + (/^(?:\s+(?:id|name)\s*=\s*(["'])[\w.:$#-]*\1(?=\s)){1,2}/.exec(attributes)?.[0].length ?? 0)
      yield trimmedSpan(text, from, oddEnd(text, from, { ...known, isAttribute: () => false, isSecret: () => false }))
    } else if (!/\s(?:name\s*=\s*["']?[\w.:$#-]+["']?(?=[\s/]|$)|id-ref\s*=)/.test(attributes)) {
      for (const { attribute, value } of valuesIn(attributes, start)) {
        if (attribute !== 'id-ref' && !isPlainValue(text.slice(value.start, value.end))) yield value
      }
    }
  }
}

interface PlacedValue {
  readonly attribute: string
  readonly value: Span
}

/** The values of the attributes of a tag, but of those that name it. */
function* valuesIn(tag: string, at: number): Generator<PlacedValue> {
  for (const { 0: whole, 1: attribute = '', 2: quote = '', 3: quoted, 4: plain = '', index } of tag.matchAll(/([A-Za-z_][\w.:-]*)\s*=\s*(?:(["'])(.*?)(?:\2(?=[\s/>]|$)|$)|((?:(?!\/$)[^\s"'<>])+))/gs)) {
    if (/^(?:name|id|key|param)$/.test(attribute)) continue
    const end = at + index + whole.length - (quoted !== undefined && whole.endsWith(quote) && whole.length > whole.indexOf(quote) + 1 + quoted.length ? 1 : 0)
    yield { attribute, value: spanFrom(end - (quoted ?? plain).length, end) }
  }
}

/** `<passwd>x</passwd>`, also as CDATA or in elements of its own; `<passwd value="x"/>`; `<name>passwd</name><value>x</value>`. */
function* inElements(text: string): Generator<Span> {
  for (const { 1: name = '', 2: content = '', 3: closing = '', index } of text.matchAll(/<(?!\/)([\w.-]{0,40})([^<]{0,1000})(?=<\/([\w.-]{3,40})\s*>)/g)) {
    if (secretNameKind(closing) === 'strong' && name !== closing) yield trimmedSpan(text, index + 1 + name.length, index + 1 + name.length + content.length)
  }
  const closings = createClosings(text)
  for (const { 0: tag, 1: name = '', 2: attributes = '', 3: content = '', index } of text.matchAll(/<([A-Za-z_][\w.-]*)((?:\s[^<>]*)?)(?:>|\/(?=<))((?:[^<]|<!\[CDATA\[)*)/g)) {
    const contentEnd = index + tag.length
    if (secretNameKind(name) === 'strong' || /^val(?:ue)?$/i.test(name)) {
      for (const { value } of valuesIn(attributes, index + 1 + name.length)) yield value
      // What is not well written may begin anywhere behind the name.
      if (isOddList(attributes)) yield trimmedSpan(text, index + 1 + name.length, index + 1 + name.length + attributes.length)
      const start = contentEnd - content.length
      yield trimmedSpan(text, start, attributes.endsWith('/') ? contentEnd : Math.max(contentEnd, closings.behind(name, start)))
    } else if (secretNameKind(content.trim()) === 'strong' && /^[\w.-]+$/.test(content.trim())) {
      const next = /(?:<\/?[A-Za-z_][^<>]*>\s*)+/y
      next.lastIndex = contentEnd
      const start = contentEnd + (next.exec(text)?.[0].length ?? 0)
      const end = text.indexOf('<', start)
      yield trimmedSpan(text, start, end === -1 ? text.length : end)
    }
  }
}

/** Tells whether something else than good attributes stands in a tag. */
function isOddList(attributes: string): boolean {
  return /[^\s/]/.test(attributes.replace(/\s[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=/]+)(?=[\s/]|$)/g, ''))
}

/** A long word alone in a tag, which is no attribute that anybody knows, may be a secret that is written together with its name. */
function* loneWords(text: string, known: XmlNames): Generator<Span> {
  for (const { 0: tag, index } of text.matchAll(/<[A-Za-z_][^<>]*>/g)) {
    if (!/\s[A-Za-z_][\w.-]{11,}(?=[\s/>])/.test(tag)) continue
    const words = tag.replace(/=\s*(?:"[^"]*"|'[^']*')/g, found => '='.repeat(found.length))
    for (const { 1: word = '', index: at } of words.matchAll(/(?<=\s)([A-Za-z_][\w.-]{11,})(?=[\s/>])(?!\s*=)/g)) {
      if (!known.isAttribute(word)) yield spanFrom(index + at, index + at + word.length)
    }
  }
}

function trimmedSpan(text: string, start: number, end: number): Span {
  const content = text.slice(start, end)
  return spanFrom(start + content.length - content.trimStart().length, Math.max(start + content.length - content.trimStart().length, start + content.trimEnd().length))
}

/** Finds where elements are closed that are called like secrets, looked for once for each name: places are asked for in order. */
function createClosings(text: string): { behind(name: string, offset: number): number } {
  const next = new Map<string, number>()
  return {
    behind(name, offset) {
      let at = next.get(name) ?? 0
      if (at !== -1 && at < offset) next.set(name, (at = text.indexOf(`</${name}`, offset)))
      return at === -1 || at > offset + longestLookedAt ? -1 : at
    },
  }
}

/** `<!ENTITY pw "x">`, where a secret refers to it or its name is that of one. */
function* inEntities(text: string, used: ReadonlySet<string>): Generator<Span> {
  for (const { 0: whole, 1: name = '', 2: quote = '', 3: value = '', index } of text.matchAll(/<!ENTITY\s+%?\s*([\w.-]+)\s+(["'])([^"'<>]*)/g)) {
    if (quote === '' || (!used.has(name) && secretNameKind(name) !== 'strong')) continue
    yield spanFrom(index + whole.length - value.length, index + whole.length)
  }
}
