import { Lexer, createToken } from 'chevrotain'
import type { CustomPatternMatcherReturn, IMultiModeLexerDefinition, TokenType } from 'chevrotain'

import { charactersOtherThan, createUnknown } from '../shared/unknown.js'
import { endOfDocType } from './doctype.js'

// The names of XML 1.0, fifth edition, productions 4 and 4a.
const nameStart =
  ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F' +
  '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD'
const astral = '[\\uD800-\\uDB7F][\\uDC00-\\uDFFF]'
const nameRest = `${nameStart}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040`
/** More than libxml2 takes; without a limit, V8 runs out of stack on millions of them. */
const mostAstral = 50_000
const name = `(?:[${nameStart}]|${astral})[${nameRest}]*(?:${astral}[${nameRest}]*){0,${mostAstral}}`
/** A name, as a regular expression without the flag `u`. */
export const namePattern = name
const blank = '[ \\t\\r\\n]'
const value = `(?:"[^"<]*"|'[^'<]*')`
/** In a tag with a slip in it: a value that ends in ` name=` reaches up to the opening quote of the next one. */
const closedValue = `(?:"(?![^"<]*${blank}${name}${blank}*=${blank}*")[^"<]*"|'(?![^'<]*${blank}${name}${blank}*=${blank}*')[^'<]*')`
const tag = `<(?:${name}(?:${blank}+${name}${blank}*=${blank}*${value})*${blank}*/?|/${name}${blank}*)>`
/** How many tags make one token; more are not faster. */
const longestRun = 64
/** What must follow a value, so that neither `a="1"b="2"` nor `a="1 b="/2"` is a well-written attribute. */
const separator = `(?=[ \\t\\r\\n>]|/[ \\t\\r\\n>]|/?(?![\\s\\S]))`
/** A blank that no blank precedes, then a name and `=`; the lookbehind keeps long runs of blanks linear. */
const nextAttribute = `(?<!${blank})(?=${blank}+${name}${blank}*=${blank}*`

const asciiNameStarts = [...':_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz']
const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).join('')
const nameStarts = [...asciiNameStarts, ...charactersOtherThan(ascii)]

// Between tags.

export const byteOrderMark = createToken({
  name: 'ByteOrderMark',
  pattern: {
    exec: (text: string, offset: number): CustomPatternMatcherReturn | null =>
      offset === 0 && text.startsWith('\uFEFF') ? ['\uFEFF'] : null,
  },
  start_chars_hint: ['\uFEFF'],
  line_breaks: false,
})
export const contentSpace = createToken({
  name: 'WhiteSpace',
  pattern: /[ \t\r\n]+(?![^<])/,
  group: Lexer.SKIPPED,
  line_breaks: true,
})
/**
 * A run of well-written tags with nothing but blanks between them, which is most of any file: one token, so that a big file
 * is read fast.
 */
export const tags = createToken({
  name: 'Tags',
  pattern: new RegExp(`${tag}(?:${blank}*${tag}){0,${longestRun - 1}}`),
  start_chars_hint: ['<'],
  line_breaks: true,
})
/** The beginning of a start tag in which something is wrong. */
export const startTagOpen = createToken({
  name: 'StartTagOpen',
  pattern: new RegExp(`<${name}`),
  push_mode: 'tag',
  start_chars_hint: ['<'],
})
/** The beginning of an end tag in which something is wrong. */
export const endTagOpen = createToken({
  name: 'EndTagOpen',
  pattern: new RegExp(`</(?:${name})?`),
  push_mode: 'tag',
  start_chars_hint: ['<'],
})
export const comment = createToken({
  name: 'Comment',
  pattern: /<!--[^]*?-->/,
  group: 'trivia',
  start_chars_hint: ['<'],
  line_breaks: true,
})
export const unclosedComment = createToken({
  name: 'UnclosedComment',
  pattern: /<!--[^]*/,
  start_chars_hint: ['<'],
  line_breaks: true,
})
export const cdata = createToken({
  name: 'CData',
  pattern: /<!\[CDATA\[[^]*?\]\]>/,
  start_chars_hint: ['<'],
  line_breaks: true,
})
export const unclosedCdata = createToken({
  name: 'UnclosedCData',
  pattern: /<!\[CDATA\[[^]*/,
  start_chars_hint: ['<'],
  line_breaks: true,
})
export const instruction = createToken({
  name: 'Instruction',
  pattern: /<\?[^]*?\?>/,
  start_chars_hint: ['<'],
  line_breaks: true,
})
/** `<?xml …>`, where the second question mark is missing. */
export const openDeclaration = createToken({
  name: 'OpenDeclaration',
  pattern: /<\?xml[ \t\r\n][^<>?]*>/,
  start_chars_hint: ['<'],
  line_breaks: true,
})
export const unclosedInstruction = createToken({
  name: 'UnclosedInstruction',
  pattern: /<\?[^]*/,
  start_chars_hint: ['<'],
  line_breaks: true,
})
export const docType = createToken({
  name: 'DocType',
  pattern: {
    exec(text: string, offset: number): CustomPatternMatcherReturn | null {
      const end = endOfDocType(text, offset)
      return end === undefined ? null : [text.slice(offset, end)]
    },
  },
  start_chars_hint: ['<'],
  line_breaks: true,
})
/** A `<` that opens nothing. */
export const strayLess = createToken({ name: 'StrayLess', pattern: /</, start_chars_hint: ['<'] })
export const reference = createToken({
  name: 'Reference',
  pattern: new RegExp(`&(?:${name}|#[0-9]+|#x[0-9a-fA-F]+);`),
  start_chars_hint: ['&'],
})
/** An `&` that begins no reference, or several. */
export const strayAmpersand = createToken({
  name: 'StrayAmpersand',
  pattern: new RegExp(`&(?:&(?!(?:${name}|#[0-9]+|#x[0-9a-fA-F]+);))*`),
  start_chars_hint: ['&'],
})
export const text = createToken({
  name: 'Text',
  pattern: /[^<&]+/,
  start_chars_hint: charactersOtherThan('<&'),
  line_breaks: true,
})

// Inside a tag.

export const tagSpace = createToken({
  name: 'TagSpace',
  pattern: /[ \t\r\n]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
})
/** A well-written attribute, in a tag that is not. */
export const attribute = createToken({
  name: 'Attribute',
  pattern: new RegExp(`${name}${blank}*=${blank}*${closedValue}${separator}`),
  start_chars_hint: nameStarts,
  line_breaks: true,
})
export const nameWord = createToken({ name: 'Name', pattern: new RegExp(name), start_chars_hint: nameStarts })
export const equals = createToken({ name: 'Equals', pattern: /=/, start_chars_hint: ['='] })
export const valueWord = createToken({
  name: 'Value',
  pattern: new RegExp(`${closedValue}${separator}`),
  start_chars_hint: ['"', "'"],
  line_breaks: true,
})
/** A value whose closing quote is missing: the next attribute, or the end of the tag, stands inside of it. */
export const unclosedValue = createToken({
  name: 'UnclosedValue',
  pattern: new RegExp(
    `"[^"<>\\n]*?${nextAttribute}")|'[^'<>\\n]*?${nextAttribute}')`,
  ),
  start_chars_hint: ['"', "'"],
})
/** A value that holds a raw `<`, closed on the same line. */
export const valueWithLess = createToken({
  name: 'ValueWithLess',
  pattern: new RegExp(`"[^"\\n]*"${separator}|'[^'\\n]*'${separator}`),
  start_chars_hint: ['"', "'"],
})
/** A value that something follows without a blank. */
export const crowdedValue = createToken({
  name: 'CrowdedValue',
  pattern: /"[^"<>\n]*"|'[^'<>\n]*'/,
  start_chars_hint: ['"', "'"],
})
/** A value that the end of the tag, or of the line, closes. */
export const openValue = createToken({
  name: 'OpenValue',
  pattern: /"(?:[^"<>\n/]|\/(?!>))*|'(?:[^'<>\n/]|\/(?!>))*/,
  start_chars_hint: ['"', "'"],
})
export const tagClose = createToken({ name: 'TagClose', pattern: />/, pop_mode: true, start_chars_hint: ['>'] })
export const selfClose = createToken({ name: 'SelfClose', pattern: /\/>/, pop_mode: true, start_chars_hint: ['/'] })
export const commentInTag = createToken({
  name: 'CommentInTag',
  pattern: /<!--[^]*?-->/,
  start_chars_hint: ['<'],
  line_breaks: true,
})
export const unclosedCommentInTag = createToken({
  name: 'UnclosedCommentInTag',
  pattern: /<!--[^]*/,
  start_chars_hint: ['<'],
  line_breaks: true,
})
/** The next tag, where the one before has no `>`. */
export const startTagInTag = createToken({
  name: 'StartTagInTag',
  pattern: new RegExp(`<${name}`),
  start_chars_hint: ['<'],
})
export const endTagInTag = createToken({
  name: 'EndTagInTag',
  pattern: new RegExp(`</${name}`),
  start_chars_hint: ['<'],
})
/** Any other `<` ends the tag as well. */
export const lessInTag = createToken({ name: 'LessInTag', pattern: /</, pop_mode: true, start_chars_hint: ['<'] })
/** A word that is neither a name nor a quoted value: a value without quotes, or junk. */
export const bareWord = createToken({
  name: 'BareWord',
  pattern: /[^ \t\r\n"'<>=/]+/,
  start_chars_hint: charactersOtherThan(' \t\r\n"\'<>=/'),
})

/** The tokens of both modes, in matching order. */
export const modes: Readonly<Record<'content' | 'tag', readonly TokenType[]>> = {
  content: [
    byteOrderMark,
    contentSpace,
    tags,
    startTagOpen,
    endTagOpen,
    comment,
    unclosedComment,
    cdata,
    unclosedCdata,
    openDeclaration,
    instruction,
    unclosedInstruction,
    docType,
    strayLess,
    reference,
    strayAmpersand,
    text,
    createUnknown(),
  ],
  tag: [
    tagSpace,
    attribute,
    nameWord,
    equals,
    valueWord,
    unclosedValue,
    valueWithLess,
    crowdedValue,
    openValue,
    tagClose,
    selfClose,
    commentInTag,
    unclosedCommentInTag,
    startTagInTag,
    endTagInTag,
    lessInTag,
    bareWord,
    createUnknown(),
  ],
}

/** The lexer's definition: outside of tags it is in mode `content`, inside in mode `tag`. */
export const tokens: IMultiModeLexerDefinition = {
  modes: { content: [...modes.content], tag: [...modes.tag] },
  defaultMode: 'content',
}
