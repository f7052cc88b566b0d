import { namePattern } from '../../grammars/xml/tokens.js'

/**
 * Writes what libxml2 makes of a text that is no XML, as XML; `undefined` where nothing is left of it. What stands between tags
 * is left out, as Pacemaker takes all of it away before it looks at the elements. Linear in the text.
 *
 * Source: libxml2 2.9.14 parser.c with XML_PARSE_RECOVER: xmlParseStartTag2(), xmlParseAttValueComplex(), xmlParseContentInternal(),
 * xmlParseElementEnd(); Pacemaker 2.1.5 lib/common/xml.c filename2xml(), strip_text_nodes().
 */
export function repaired(whole: string): string | undefined {
  // A NUL ends the text for libxml2.
  const end = whole.indexOf('\0')
  const text = (end === -1 ? whole : whole.slice(0, end)).replace(/^\ufeff/, '')
  const at = startOfRoot(text)
  if (text[at] !== '<') return undefined
  const state: State = { text, at, out: [], open: [] }
  startTag(state)
  while (state.open.length > 0 && state.at < text.length) content(state)
  for (let name = state.open.pop(); name !== undefined; name = state.open.pop()) state.out.push(`</${name}>`)
  return state.out.length === 0 ? undefined : state.out.join('')
}

interface State {
  readonly text: string
  at: number
  readonly out: string[]
  /** The names of the elements around, from the outside. */
  readonly open: string[]
}

const name = new RegExp(namePattern, 'y')

function startOfRoot(text: string): number {
  let at = 0
  for (;;) {
    at = behind(/[ \t\r\n]*/y, text, at)
    if (text.startsWith('<?', at)) at = behindSign('?>', text, at + 2)
    else if (text.startsWith('<!--', at)) at = behindSign('-->', text, at + 4)
    else if (text.startsWith('<!DOCTYPE', at)) at = behind(/[^[>]*(?:\[[^\]]*\][^>]*)?>?/y, text, at)
    else return at
  }
}

function behind(form: RegExp, text: string, at: number): number {
  form.lastIndex = at
  return at + (form.exec(text)?.[0].length ?? 0)
}

/** What has no end goes to that of the text. */
function behindSign(sign: string, text: string, from: number): number {
  const at = text.indexOf(sign, from)
  return at === -1 ? text.length : at + sign.length
}

function content(state: State): void {
  const { text, at } = state
  if (text[at] !== '<') {
    const next = text.indexOf('<', at)
    state.at = next === -1 ? text.length : next
  } else if (text.startsWith('</', at)) endTag(state)
  else if (text.startsWith('<?', at)) state.at = behindSign('?>', text, at + 2)
  else if (text.startsWith('<!--', at)) state.at = behindSign('-->', text, at + 4)
  else if (text.startsWith('<![CDATA[', at)) {
    state.at = behindSign(']]>', text, at + 9)
    // Unlike other text it is not taken away.
    if (state.at > at + 12) state.out.push('<![CDATA[x]]>')
  } else startTag(state)
}

/** Any end tag ends the innermost element, whatever its name. */
function endTag(state: State): void {
  const { text } = state
  state.at = behind(/[ \t\r\n]*>?/y, text, behind(name, text, state.at + 2))
  state.out.push(`</${state.open.pop() ?? ''}>`)
}

/** An element whose start tag does not go on as one ends there, with the attributes that were read; the rest of the tag is text. */
function startTag(state: State): void {
  const { text } = state
  const start = state.at + 1
  state.at = behind(name, text, start)
  const tag = text.slice(start, state.at)
  if (tag === '') return
  state.out.push(`<${tag}`)
  attributes(state)
  if (text[state.at] === '>') {
    state.at += 1
    state.out.push('>')
    state.open.push(tag)
    return
  }
  if (text.startsWith('/>', state.at)) state.at += 2
  state.out.push('/>')
}

function attributes(state: State): void {
  const { text } = state
  let blanks = skipBlanks(state)
  while (state.at < text.length && text[state.at] !== '>' && !text.startsWith('/>', state.at)) {
    const start = state.at
    if (blanks === 0 && text[start - 1] !== undefined && /["']/.test(text[start - 1] ?? '')) return
    state.at = behind(name, text, start)
    const attribute = text.slice(start, state.at)
    if (attribute === '') return
    skipBlanks(state)
    if (text[state.at] !== '=') return
    state.at += 1
    skipBlanks(state)
    const value = attributeValue(state)
    if (value === undefined) return
    state.out.push(` ${attribute}="${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')}"`)
    blanks = skipBlanks(state)
  }
}

function skipBlanks(state: State): number {
  const start = state.at
  state.at = behind(/[ \t\r\n]*/y, state.text, start)
  return state.at - start
}

/** A value ends at its quote, and as well before `<`, before a character that XML has not, and with the text. */
function attributeValue(state: State): string | undefined {
  const { text } = state
  const quote = text[state.at]
  if (quote !== '"' && quote !== "'") return undefined
  const plain = quote === '"' ? /[^"<&\0-\x08\v\f\x0e-\x1f\ufffe\uffff]*/y : /[^'<&\0-\x08\v\f\x0e-\x1f\ufffe\uffff]*/y
  state.at += 1
  let value = ''
  for (;;) {
    const start = state.at
    state.at = behind(plain, text, start)
    value += text.slice(start, state.at).replace(/\r\n|[\t\n\r]/g, ' ')
    if (text[state.at] !== '&') break
    value += reference(state)
  }
  if (text[state.at] === quote) state.at += 1
  return value
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** What is no reference to a character or to one of the five entities stands for nothing. */
function reference(state: State): string {
  const { text } = state
  const number = /&#(?:x([\da-fA-F]*)|(\d*))(;?)/y
  number.lastIndex = state.at
  const found = number.exec(text)
  if (found !== null) {
    state.at += found[0].length
    const code = found[1] === undefined ? Number(found[2]) : Number.parseInt(found[1], 16)
    const isCharacter = found[3] === ';' && code >= 0x20 && code <= 0x10ffff
    return isCharacter ? String.fromCodePoint(code) : ''
  }
  const start = state.at + 1
  state.at = behind(name, text, start)
  const entity = text.slice(start, state.at)
  if (entity === '' || text[state.at] !== ';') return ''
  state.at += 1
  return entities[entity] ?? ''
}
