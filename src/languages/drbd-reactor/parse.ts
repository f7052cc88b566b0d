import { parseShape } from '../../../grammars/drbd-reactor/parser.js'
import type { ItemShape, LineShape, MemberShape, PairShape, ValueShape } from '../../../grammars/drbd-reactor/parser.js'
import { tokens as tokenTypes } from '../../../grammars/drbd-reactor/tokens.js'
import type { Fault } from '../../diagnostics/diagnostic.js'
import { createFaults } from '../../diagnostics/fault-list.js'
import { createLexer, cutOnDemand, spanOf } from '../../syntax/chevrotain.js'
import type { GrammarToken } from '../../syntax/chevrotain.js'
import { hereDocuments } from '../../syntax/here-document.js'
import type { HereDocuments } from '../../syntax/here-document.js'
import { keptSpans } from '../../syntax/kept-spans.js'
import type { KeptSpans } from '../../syntax/kept-spans.js'
import { createParsedFile } from '../../syntax/parsed-file.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { Source } from '../../text/source.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import type { Key, Pair, ReactorFile, Scalar, Statement, Value } from './ast.js'
import { kindOfWord } from './reading/scalar.js'
import { controlIn, readString } from './reading/string.js'
import { firstTemplateMark, templateLines } from './reading/template.js'

/** Splits a text into tokens. */
export const lex = createLexer(tokenTypes)

/** Parses any text as TOML. Of each line the first fault is reported. */
export function parse(source: Source): ParsedFile<ReactorFile> {
  const lexed = lex(source.text)
  const reader = new Reader(source)
  const lines = parseShape(lexed.code)
  const statements = lines.map((line, index) => reader.statement(line, lines[index + 1]))
  for (const comment of lexed.comments) {
    const at = controlIn(comment.image)
    if (at !== -1) reader.refuse('control-character', spanFrom(comment.startOffset + at, comment.startOffset + at + 1), 'TOML takes no control character, in a comment neither')
  }
  const faults = reader.faults
  const mark = firstTemplateMark(source.text)
  if (mark !== undefined) faults.push({ rule: 'drbd-reactor/template-mark', at: { file: source.id, span: mark.span }, message: `"${mark.opening}" begins what a program fills in` })
  const ast: ReactorFile = { kind: 'File', statements, isPartial: faults.length > 0 || templateLines(source.text).length > 0 }
  return createParsedFile({ source, ast, faults, ...cutOnDemand(source.text, lex, lexed.comments) })
}

/** Makes statements of shapes, and notes what TOML refuses. */
class Reader {
  readonly faults = createFaults()
  private readonly templates: KeptSpans
  /** A fault of this statement is reported already. */
  private isReported = false
  /** A mark such as `<1>` is reported once: whoever copied a page copied all of them. */
  private hasCallouts = false
  /** How many brackets of statements at fault are open: lines that can only be parts of an array are what stands in them. */
  private openBrackets = 0
  /** This statement is such a line. */
  private isRest = false
  private next: LineShape | undefined
  private readonly documents: HereDocuments
  /** The line that begins a text of a shell is reported. */
  private isInDocument = false

  constructor(private readonly source: Source) {
    this.templates = keptSpans(templateLines(source.text))
    this.documents = hereDocuments(source.text)
  }

  statement(line: LineShape, next: LineShape | undefined): Statement {
    this.isRest = this.openBrackets > 0 && isPartOfArray(line)
    this.isReported = this.isRest
    this.next = next
    const statement = line.kind === 'header' ? this.header(line.parts) : this.pairOrStray(line)
    if (this.isReported) {
      const left = Math.max(0, this.openBrackets + bracketsLeftOpen(line))
      // Parts of an array right behind a fault are what is left of its array, wherever that began.
      this.openBrackets = left === 0 && !this.isRest && next !== undefined && isPartOfArray(next) ? 1 : left
    }
    return statement
  }

  refuse(rule: string, span: Span, message: string, rest: Pick<Fault, 'help' | 'fixes' | 'related'> = {}): void {
    if (this.isReported) return
    this.isReported = true
    // What a template says is not what the daemon reads.
    if (this.templates.touches(span)) return
    this.faults.push({ rule: `drbd-reactor/${rule}`, at: { file: this.source.id, span }, message, ...rest })
  }

  private header(parts: readonly GrammarToken[]): Statement {
    const span = across(parts)
    const [first, second, ...others] = parts
    const isRepeated = second?.tokenType.name === 'OpenBracket' && first !== undefined && touching(first, second)
    const inside = isRepeated ? others : parts.slice(1)
    const end = inside.findIndex(({ tokenType }) => tokenType.name === 'CloseBracket')
    const keys = this.keys(end === -1 ? inside : inside.slice(0, end), () => spanFrom(span.start, span.end), 'invalid-header')
    const [close, closeSecond, behind] = end === -1 ? [] : inside.slice(end)
    const isClosed = close !== undefined && (!isRepeated || (closeSecond?.tokenType.name === 'CloseBracket' && touching(close, closeSecond)))
    const rest = isRepeated ? behind : closeSecond
    if (!isClosed) this.refuse('invalid-header', span, `The name of a table ends with "${isRepeated ? ']]' : ']'}" on its line`)
    else if (rest !== undefined) this.surplus(spanFrom(spanOf(rest).start, span.end), 'the name of a table')
    // What stands below a name that is cut short belongs to nobody knows which table.
    return keys === undefined || !isClosed ? { kind: 'Stray', span, isHeader: !this.isRest } : { kind: 'Header', span, isRepeated, keys }
  }

  private surplus(span: Span, behind: string): void {
    const text = this.source.text.slice(span.start, span.end)
    if (!/^<\d+>$/.test(text)) return this.refuse('unexpected-word', span, `Nothing but a comment may stand behind ${behind}`)
    if (!this.hasCallouts) this.refuse('unexpected-word', span, `"${text}" is a mark of the page from which the text was copied, as may be others below`)
    this.hasCallouts = true
    this.isReported = true
  }

  private pairOrStray(shape: PairShape): Statement {
    const pair = this.pair(shape)
    if (pair !== undefined) return pair
    return { kind: 'Stray', span: across(allOf(shape)), isHeader: !this.isRest && isLikeHeader(shape) }
  }

  private pair(shape: PairShape): Pair | undefined {
    const span = across(allOf(shape))
    const { equals, value, rest } = shape
    if (equals === undefined) {
      this.refuseWords(span)
      return undefined
    }
    const keys = this.keys(shape.key, () => spanOf(equals), 'invalid-key')
    const [extra] = rest
    const read = value === undefined ? undefined : this.value(value)
    if (extra !== undefined) {
      if (value === undefined) this.refuse('invalid-value', across(rest), 'This is no value of TOML')
      else this.surplus(across(rest), 'a value')
    } else if (read === undefined) this.refuse('missing-value', spanOf(equals), `${keys === undefined ? 'The key' : `"${written(keys)}"`} has no value`)
    return keys === undefined || read === undefined ? undefined : { kind: 'Pair', span, keys, value: read }
  }

  /** A text that a shell was to write was copied with the lines around it: that is one fault. */
  private refuseWords(span: Span): void {
    const start = this.source.text.lastIndexOf('\n', span.start - 1) + 1
    if (this.isInDocument && this.documents.closings.has(start)) this.isReported = true
    else if (this.documents.openings.has(start)) {
      this.isInDocument = true
      this.refuse('missing-equals', span, 'The line and the one behind the text belong to a shell script')
    } else this.refuse('missing-equals', span, 'A line names a table in brackets, or gives a key its value behind "="')
  }

  private keys(parts: readonly GrammarToken[], where: () => Span, rule: string): Key[] | undefined {
    const keys: Key[] = []
    let isNameDue = true
    for (const token of parts) {
      const { name } = token.tokenType
      const isName = name === 'Bare' || name === 'BasicString' || name === 'LiteralString'
      if (isName !== isNameDue || (!isName && name !== 'Dot')) {
        this.refuse(name === 'UnclosedString' ? 'unclosed-string' : rule, spanOf(token), keyFault(name))
        return undefined
      }
      if (isName) keys.push(this.key(token))
      isNameDue = !isName
    }
    if (!isNameDue) return keys
    this.refuse(rule, parts.length === 0 ? where() : spanOf(parts[parts.length - 1] as GrammarToken), parts.length === 0 ? 'A name is missing' : 'A name follows a dot')
    return undefined
  }

  private key(token: GrammarToken): Key {
    const span = spanOf(token)
    if (token.tokenType.name === 'Bare') return { text: token.image, span }
    return { text: this.string(token).text, span }
  }

  private value(shape: ValueShape): Value | undefined {
    if (shape.kind === 'words') {
      const end = this.endOfScalar(shape.words, 0)
      const first = this.scalar(shape.words.slice(0, end))
      if (end < shape.words.length) this.surplus(across(shape.words.slice(end)), 'a value')
      return first
    }
    return shape.kind === 'array' ? this.array(shape) : this.table(shape)
  }

  private array({ open, items, close }: Extract<ValueShape, { kind: 'array' }>): Value {
    const values: Value[] = []
    let isValueDue = true
    for (const item of items) {
      if (item.kind === 'comma' || item.kind === 'stray') {
        if (item.kind === 'stray' || isValueDue) this.refuse('unexpected-word', spanOf(item.token), `A value or "]" is expected, and "${item.token.image}" is neither`)
        isValueDue = true
        continue
      }
      for (const value of item.kind === 'words' ? this.scalars(item.words) : [this.value(item)]) {
        if (value === undefined) continue
        if (!isValueDue) this.refuse('missing-comma', spanFrom(value.span.start, value.span.start + 1), 'A comma stands between two values', this.comma(values))
        values.push(value)
        isValueDue = false
      }
    }
    const span = spanFrom(open.startOffset, endOf(open, items.flatMap(tokensOfItem), close))
    if (close === undefined) this.refuse('unclosed-bracket', spanOf(open), 'This "[" is not closed', this.behindArray())
    return { kind: 'array', span, items: values }
  }

  /** Where it shows that nothing has closed an array. */
  private behindArray(): Pick<Fault, 'related'> {
    if (this.next === undefined) return {}
    const span = across(this.next.kind === 'header' ? this.next.parts : this.next.key)
    return { related: [{ at: { file: this.source.id, span }, message: 'the next line begins here' }] }
  }

  /** The comma that is missing behind the last of some values. */
  private comma(values: readonly Value[]): Pick<Fault, 'fixes'> {
    const last = values[values.length - 1]
    if (last === undefined || last.kind === 'unknown') return {}
    const at = spanFrom(last.span.end, last.span.end)
    return { fixes: [{ title: 'Put a comma', safety: 'unsafe', edits: [{ file: this.source.id, span: at, newText: ',' }] }] }
  }

  private table({ open, items, close }: Extract<ValueShape, { kind: 'table' }>): Value {
    const pairs: Pair[] = []
    let isDue = true
    let last: GrammarToken | undefined
    for (const item of items) {
      if (item.kind === 'pair') {
        if (!isDue) this.refuse('missing-comma', spanFrom(across(allOf(item)).start, across(allOf(item)).start + 1), 'A comma stands between two keys in braces')
        const pair = this.pair(item)
        if (pair !== undefined) pairs.push(pair)
        isDue = false
        last = undefined
      } else {
        if (item.kind === 'stray' || isDue) this.refuse('unexpected-word', spanOf(item.token), `A key or "}" is expected, and "${item.token.image}" is neither`)
        isDue = true
        last = item.token
      }
    }
    const span = spanFrom(open.startOffset, endOf(open, items.flatMap(tokensOfItem), close))
    if (close === undefined) this.refuse('unclosed-bracket', spanOf(open), 'This "{" is not closed on its line')
    else if (last !== undefined) this.refuse('unexpected-word', spanOf(last), 'No comma stands before "}"')
    return { kind: 'table', span, pairs }
  }

  private scalars(words: readonly GrammarToken[]): Scalar[] {
    const scalars: Scalar[] = []
    for (let index = 0; index < words.length; ) {
      const end = this.endOfScalar(words, index)
      scalars.push(this.scalar(words.slice(index, end)))
      index = end
    }
    return scalars
  }

  /** Strings stand for themselves, all else is joined as far as nothing lies between; a time may follow its day behind a blank. */
  private endOfScalar(words: readonly GrammarToken[], from: number): number {
    const first = words[from]
    if (first === undefined || isString(first)) return from + 1
    const end = endOfRun(words, from)
    const next = words[end]
    const isTimeNext = next !== undefined && isDay(this.textOf(words, from, end)) && next.startOffset === endOfToken(words[end - 1]) + 1 && /^\d\d$/.test(next.image)
    return isTimeNext ? endOfRun(words, end) : end
  }

  private scalar(words: readonly GrammarToken[]): Scalar {
    const [first] = words
    return first !== undefined && isString(first) ? this.string(first) : this.word(this.textOf(words, 0, words.length), across(words))
  }

  private textOf(words: readonly GrammarToken[], from: number, to: number): string {
    return this.source.text.slice(words[from]?.startOffset, endOfToken(words[to - 1]))
  }

  private word(text: string, span: Span): Scalar {
    const kind = kindOfWord(text)
    if (kind !== undefined) return { kind, span, text, inner: span }
    const isPlain = /^[A-Za-z/][\w./:@+-]*$/.test(text)
    const fixes = isPlain ? [{ title: 'Put it in quotes', safety: 'unsafe' as const, edits: [{ file: this.source.id, span, newText: `"${text}"` }] }] : []
    this.refuse('invalid-value', span, /^[+-]?\d[\d_]*$/.test(text) ? 'This is no whole number of TOML' : 'This is no value of TOML', {
      ...(isPlain ? { help: `text stands in quotes: "${text}"` } : {}),
      ...(fixes.length > 0 ? { fixes } : {}),
    })
    return { kind: 'unknown', span, text, inner: span }
  }

  private string(token: GrammarToken): Scalar {
    const span = spanOf(token)
    if (token.tokenType.name === 'UnclosedString') {
      const width = token.image.startsWith('"""') || token.image.startsWith("'''") ? 3 : 1
      this.refuse('unclosed-string', spanFrom(span.start, span.start + width), 'This quote is not closed')
      return { kind: 'unknown', span, text: token.image.slice(width), inner: spanFrom(Math.min(span.start + width, span.end), span.end) }
    }
    const { text, inner, fault } = readString(token.image, span.start)
    if (fault?.kind === 'escape') this.refuse('invalid-escape', fault.span, 'TOML knows no such escape', { help: 'a backslash itself is written twice, or the text stands in single quotes' })
    if (fault?.kind === 'control-character') this.refuse('control-character', fault.span, 'TOML takes no control character')
    return { kind: 'string', span, text, inner }
  }
}

/** Tells whether a line can only be a part of an array. */
function isPartOfArray(line: LineShape): boolean {
  if (line.kind === 'pair' && line.equals !== undefined) return false
  const [first, second] = line.kind === 'header' ? line.parts.slice(1) : line.key
  if (first === undefined) return line.kind === 'header'
  const { name } = first.tokenType
  return isString(first) || name === 'Comma' || (name === 'CloseBracket' && line.kind === 'pair') || (name === 'Bare' && second?.tokenType.name === 'Comma')
}

/** Tells whether a line was meant to name a table: it ends in a bracket, and gives nothing a value. */
function isLikeHeader({ key, equals }: PairShape): boolean {
  return equals === undefined && key.length > 1 && key[key.length - 1]?.tokenType.name === 'CloseBracket'
}

/** Counts the brackets of a statement that it opens and does not close, less those that it closes too often. */
function bracketsLeftOpen(line: LineShape): number {
  if (line.kind === 'header') return balanceOf(line.parts)
  return balanceOf(line.key) + balanceOf(line.rest) + (line.value === undefined ? 0 : arraysLeftOpen(line.value))
}

function balanceOf(tokens: readonly GrammarToken[]): number {
  let balance = 0
  for (const { tokenType: { name } } of tokens) balance += name === 'OpenBracket' ? 1 : name === 'CloseBracket' ? -1 : 0
  return balance
}

function arraysLeftOpen(value: ValueShape): number {
  if (value.kind !== 'array' || value.close !== undefined) return 0
  const last = value.items[value.items.length - 1]
  return 1 + (last?.kind === 'array' ? arraysLeftOpen(last) : 0)
}

function keyFault(name: string): string {
  if (name === 'LongString' || name === 'LongLiteral') return 'A key stands in single quotes or one pair of double ones'
  return 'A key is made of letters, digits, "_" and "-", or stands in quotes'
}

function written(keys: readonly Key[]): string {
  return keys.map(({ text }) => text).join('.')
}

function isString({ tokenType: { name } }: GrammarToken): boolean {
  return name.endsWith('String') || name === 'LongLiteral'
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text)
}

function touching(a: GrammarToken, b: GrammarToken): boolean {
  return endOfToken(a) === b.startOffset
}

function endOfToken(token: GrammarToken | undefined): number {
  return token === undefined ? 0 : token.startOffset + token.image.length
}

function endOfRun(words: readonly GrammarToken[], from: number): number {
  let end = from + 1
  for (let next = words[end]; next !== undefined && !isString(next) && endOfToken(words[end - 1]) === next.startOffset; next = words[end]) end += 1
  return end
}

function across(tokens: readonly GrammarToken[]): Span {
  return spanFrom(tokens[0]?.startOffset ?? 0, endOfToken(tokens[tokens.length - 1]))
}

function allOf({ key, equals, value, rest }: PairShape): GrammarToken[] {
  return [...key, ...(equals === undefined ? [] : [equals]), ...(value === undefined ? [] : tokensOfValue(value)), ...rest]
}

/** The first and the last token of a value, which may hold thousands. */
function tokensOfValue(value: ValueShape): GrammarToken[] {
  if (value.kind === 'words') return [...value.words]
  const last = value.items[value.items.length - 1]
  return [value.open, ...(value.close !== undefined ? [value.close] : last === undefined ? [] : tokensOfItem(last))]
}

function tokensOfItem(item: ItemShape | MemberShape): GrammarToken[] {
  if (item.kind === 'comma' || item.kind === 'stray') return [item.token]
  return item.kind === 'pair' ? allOf(item) : tokensOfValue(item)
}

function endOf(open: GrammarToken, inside: readonly GrammarToken[], close: GrammarToken | undefined): number {
  return endOfToken(close ?? inside[inside.length - 1] ?? open)
}
