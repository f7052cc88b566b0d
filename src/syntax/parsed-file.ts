import type { Fault } from '../diagnostics/diagnostic.js'
import type { Source } from '../text/source.js'
import type { Span } from '../text/span.js'
import type { Token } from './token.js'

/** What `parse` returns for any text. */
export interface ParsedFile<Ast = unknown> {
  readonly source: Source
  readonly ast: Ast
  /** What is wrong with the syntax, in order of discovery. */
  readonly faults: readonly Fault[]
  /** All tokens, trivia included; they tile the text. Listed when first asked for. */
  readonly tokens: readonly Token[]
  /** The comments among them, in order. */
  readonly comments: readonly Token[]
  /** Comments near a place, in order: those that touch it are among them. Takes no longer than what stands around it. */
  commentsAround(offset: number): readonly Span[]
}

/** What a language's `parse` knows of a file; `tokens` and `comments` are worked out when first asked for. */
export interface ParsedParts<Ast> {
  readonly source: Source
  readonly ast: Ast
  readonly faults: readonly Fault[]
  tokens(): readonly Token[]
  /** Where they can be listed without all other tokens. */
  comments?(): readonly Token[]
}

/** Builds a `ParsedFile` whose token list is made on first use. */
export function createParsedFile<Ast>(parts: ParsedParts<Ast>): ParsedFile<Ast> {
  let tokens: readonly Token[] | undefined
  let comments: readonly Token[] | undefined
  return {
    source: parts.source,
    ast: parts.ast,
    faults: parts.faults,
    get tokens() {
      return (tokens ??= parts.tokens())
    },
    get comments() {
      return (comments ??= parts.comments?.() ?? this.tokens.filter(token => token.channel === 'comment'))
    },
    commentsAround() {
      return this.comments
    },
  }
}
