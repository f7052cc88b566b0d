import type { Token } from '../syntax/token.js'
import type { Span } from '../text/span.js'
import { isBlank, skipBlanks } from './blank.js'

/**
 * Cuts a token that the lexer keeps in one piece for speed into its parts: tags into `<name`, attributes and `>`, or into
 * `</name` and `>`, an attribute into name, `=` and value. Any other token is returned as it is.
 */
export function expand(text: string, token: Token): readonly Token[] {
  if (token.kind === 'Tags') return tagsParts(text, token)
  if (token.kind === 'Attribute') return attributeParts(text, token)
  return [token]
}

/** Finds the end of the well-written tag that begins at `start`. */
export function endOfTag(text: string, start: number): number {
  let at = start + 1
  for (let character = text.charAt(at); character !== '>'; character = text.charAt(at)) {
    at = character === '"' || character === "'" ? text.indexOf(character, at + 1) + 1 : at + 1
  }
  return at + 1
}

function tagsParts(text: string, { start, end }: Token): readonly Token[] {
  const parts: Token[] = []
  for (let at = start; at < end; ) {
    const tag = { start: at, end: endOfTag(text, at) }
    at = Math.min(end, skipBlanks(text, tag.end))
    const own = text.charAt(tag.start + 1) === '/' ? endTagParts(text, tag) : startTagParts(text, tag)
    for (const part of own) parts.push(part) // A tag may have more attributes than a call takes arguments.
    parts.push(...blank(tag.end, at))
  }
  return parts
}

function startTagParts(text: string, { start, end }: Span): readonly Token[] {
  const closer = text.charCodeAt(end - 2) === 47 ? end - 2 : end - 1
  let at = start + 1
  while (at < closer && !isBlank(text.charCodeAt(at))) at += 1
  const parts = [code('StartTagOpen', start, at)]
  while (at < closer) {
    const from = at
    while (isBlank(text.charCodeAt(at))) at += 1
    parts.push(...blank(from, at))
    if (at === closer) break
    const attributeStart = at
    at = endOfAttribute(text, at)
    parts.push(...attributeParts(text, { kind: 'Attribute', channel: 'code', start: attributeStart, end: at }))
  }
  parts.push(code(closer === end - 2 ? 'SelfClose' : 'TagClose', closer, end))
  return parts
}

/** Finds the end of a well-written attribute. */
function endOfAttribute(text: string, start: number): number {
  let at = text.indexOf('=', start) + 1
  while (isBlank(text.charCodeAt(at))) at += 1
  return text.indexOf(text.charAt(at), at + 1) + 1
}

function attributeParts(text: string, { start, end }: Token): readonly Token[] {
  const sign = text.indexOf('=', start)
  const nameEnd = backOverBlanks(text, sign)
  let value = sign + 1
  while (isBlank(text.charCodeAt(value))) value += 1
  return [
    code('Name', start, nameEnd),
    ...blank(nameEnd, sign),
    code('Equals', sign, sign + 1),
    ...blank(sign + 1, value),
    code('Value', value, end),
  ]
}

function endTagParts(text: string, { start, end }: Span): readonly Token[] {
  const nameEnd = backOverBlanks(text, end - 1)
  return [code('EndTagOpen', start, nameEnd), ...blank(nameEnd, end - 1), code('TagClose', end - 1, end)]
}

function code(kind: string, start: number, end: number): Token {
  return { kind, channel: 'code', start, end }
}

function blank(start: number, end: number): readonly Token[] {
  return start === end ? [] : [{ kind: 'WhiteSpace', channel: 'whitespace', start, end }]
}

function backOverBlanks(text: string, from: number): number {
  let at = from
  while (isBlank(text.charCodeAt(at - 1))) at -= 1
  return at
}
