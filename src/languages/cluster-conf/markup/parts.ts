import type { Token } from '../../../syntax/token.js'
import { isBlank } from './blank.js'

/**
 * Cuts a token that the lexer keeps in one piece for speed into its parts: an attribute into name, `=` and value, an end tag
 * into `</name` and `>`. Any other token is returned as it is.
 */
export function expand(text: string, token: Token): readonly Token[] {
  if (token.kind === 'Attribute') return attributeParts(text, token)
  if (token.kind === 'EndTag') return endTagParts(text, token)
  return [token]
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

function endTagParts(text: string, { start, end }: Token): readonly Token[] {
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
