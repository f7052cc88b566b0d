import type { Fault } from '../../../diagnostics/diagnostic.js'
import type { FileId } from '../../../text/located.js'
import { meantReplacements, misleadingInWords } from '../../../text/misleading.js'
import { spanFrom } from '../../../text/span.js'
import type { Span } from '../../../text/span.js'
import type { Word } from '../ast.js'
import type { PhysicalLine } from './lines.js'
import { bufferBytes, bufferReads } from './daemon.js'

/** What is known of the line in question. */
export interface LineContext {
  readonly file: FileId
  readonly text: string
  /** It continues the line before, or is meant to. */
  readonly isContinued: boolean
  readonly next: PhysicalLine | undefined
}

/** Finds what one of the readers takes otherwise than meant because of the file as a whole. */
export function* inWholeFile(file: FileId, text: string, lines: readonly PhysicalLine[]): Generator<Fault> {
  if (text.charCodeAt(0) === 0xfeff) {
    const at = { file, span: spanFrom(0, 1) }
    yield {
      rule: 'haresources/byte-order-mark',
      at,
      message: 'The file begins with a byte-order mark, which heartbeat takes for a part of the first node name',
      fixes: [{ title: 'Remove the byte-order mark', safety: 'safe', edits: [{ ...at, newText: '' }] }],
    }
  }
  yield* carriageReturns(file, text, lines)
  yield* longLines(file, text)
}

/** Finds what one of the readers takes otherwise than meant on one line. */
export function* inLine(line: PhysicalLine, context: LineContext): Generator<Fault> {
  yield* strayBackslashes(line, context)
  yield* brokenContinuation(line, context)
  yield* misreadComment(line, context)
  yield* misleadingCharacters(line, context)
}

function* misleadingCharacters({ misleading }: PhysicalLine, { file, text }: LineContext): Generator<Fault> {
  const [first] = misleading
  if (first === undefined) return
  const edits = meantReplacements(text, misleading).map(edit => ({ file, ...edit }))
  yield {
    rule: 'haresources/misleading-character',
    at: { file, span: spanFrom(first.start, first.end) },
    message: misleadingInWords(misleading, 'heartbeat'),
    fixes: [{ title: 'Write what was meant', safety: 'safe', edits }],
  }
}

function* carriageReturns(file: FileId, text: string, lines: readonly PhysicalLine[]): Generator<Fault> {
  const ends = [...text.matchAll(/\r\n/g)].map(match => spanFrom(match.index, match.index + 1))
  const firstEnd = ends[0]
  if (firstEnd === undefined) return
  // Comments and empty lines do not suffer: a file of nothing else is fine.
  const harmed = lines.find((line, index) => {
    const belongsToGroup = line.words.length > 0 || lines[index - 1]?.behind === 'nothing'
    return belongsToGroup && line.comment === undefined && text.charCodeAt(line.span.end - 1) === 0x0d
  })
  if (harmed === undefined) return
  const continued = lines.find(line => line.behind === 'carriage-return')
  const isDoubtful = text.includes('\r\r\n') || lines.some(line => line.comment !== undefined && text.startsWith('\\\r', line.span.end - 2))
  const at = { file, span: spanFrom((continued ?? harmed).span.end - 1, (continued ?? harmed).span.end) }
  yield {
    rule: 'haresources/carriage-return',
    at,
    message:
      continued === undefined
        ? 'The line ends in a carriage return, which becomes a part of the last resource'
        : 'A carriage return stands between the backslash and the line end, so the line does not go on',
    // A backslash before two of them, or at the end of a comment, continues nothing yet.
    fixes: [
      {
        title: 'Remove all carriage returns',
        safety: isDoubtful ? 'unsafe' : 'safe',
        edits: ends.map(span => ({ file, span, newText: '' })),
      },
    ],
  }
}

function* longLines(file: FileId, text: string): Generator<Fault> {
  if (text.length * 3 <= bufferBytes) return
  const reads = bufferReads(text)
  for (let index = 1; index < reads.length; index += 1) {
    const read = reads[index]
    const before = reads[index - 1]
    if (read === undefined || before === undefined) continue
    const isRest = text.charCodeAt(read.start - 1) !== 0x0a
    const isFirstRest = isRest && (before.start === 0 || text.charCodeAt(before.start - 1) === 0x0a)
    if (!isFirstRest) continue
    const word = /[^ \t\n\r\f]+/.exec(text.slice(read.start, read.end))
    if (word === null || word[0].startsWith('#')) continue
    const start = read.start + word.index
    yield {
      rule: 'haresources/long-line',
      at: { file, span: spanFrom(start, start + word[0].length) },
      message: `Heartbeat reads ${bufferBytes} bytes of a line at once and takes this word behind them for a node name`,
    }
  }
}

function* strayBackslashes(line: PhysicalLine, { file, text }: LineContext): Generator<Fault> {
  for (const word of line.words) {
    if (word.text !== '\\') continue
    yield strayBackslash(file, text, word)
  }
}

function strayBackslash(file: FileId, text: string, { span }: Word): Fault {
  let { end } = span
  while (text[end] === ' ' || text[end] === '\t') end += 1
  return {
    rule: 'haresources/stray-backslash',
    at: { file, span },
    message: 'A backslash in the middle of a line is a resource named "\\"',
    fixes: [
      {
        title: 'Delete the backslash',
        safety: 'safe',
        edits: [{ file, span: spanFrom(span.start, end), newText: '' }],
      },
    ],
  }
}

/** A backslash and those before it, with the blanks and controls between them: without the last one the next would end the line. */
function withThoseBefore(text: string, { start, end }: Span): Span {
  let from = start
  for (let at = start; /[\\ \0-\t\v-\x1f\x7f]/.test(text.charAt(at)); at -= 1) if (text[at] === '\\') from = at
  return spanFrom(from, end)
}

/** With the carriage returns and other controls behind it, which without it would be a resource. */
function withControls(text: string, { start, end }: Span): Span {
  let to = end
  while (/[\0-\x08\v-\x1f\x7f]/.test(text.charAt(to))) to += 1
  return spanFrom(start, to)
}

function* brokenContinuation(line: PhysicalLine, { file, text, isContinued, next }: LineContext): Generator<Fault> {
  const { backslash, behind, comment } = line
  if (backslash === undefined) return
  if (behind === 'blank') {
    const span = spanFrom(backslash.end, line.span.end)
    yield {
      rule: 'haresources/blank-behind-backslash',
      at: { file, span },
      message: 'A blank stands between the backslash and the line end, so the line does not go on',
      fixes: [{ title: 'Remove the blank', safety: 'safe', edits: [{ file, span, newText: '' }] }],
    }
  } else if (behind === 'comment' && comment !== undefined) {
    yield {
      rule: 'haresources/comment-behind-backslash',
      at: { file, span: comment },
      message: 'A comment stands between the backslash and the line end, so the line does not go on',
      fixes: [removal(file, spanFrom(backslash.end, comment.end), 'Delete the comment')],
    }
  } else if (behind === 'end-of-file' || (behind === 'nothing' && next === undefined)) {
    yield {
      rule: 'haresources/unfinished-continuation',
      at: { file, span: backslash },
      message: 'The last line ends in a backslash, which becomes a resource named "\\"',
      fixes: [{ title: 'Delete the backslash', safety: 'safe', edits: [{ file, span: withControls(text, withThoseBefore(text, backslash)), newText: '' }] }],
    }
  } else if (behind === 'nothing') yield* soundContinuation(line, backslash, { file, text, isContinued, next })
}

/** What may be wrong where a line does go on. */
function* soundContinuation(line: PhysicalLine, backslash: Span, { file, text, isContinued, next }: LineContext): Generator<Fault> {
  const [host, ...others] = line.words
  if (isContinued) return yield* joinedWords(line, { file, next })
  if (host === undefined && line.comment === undefined) {
    const all = [backslash, ...loneBackslashesBehind(text, backslash.end)]
    yield {
      rule: 'haresources/stray-backslash',
      at: { file, span: backslash },
      message: 'The line begins with a backslash, which heartbeat takes for a node name',
      // What no longer goes on the line before may begin a comment.
      fixes: [{ title: 'Delete the backslash', safety: isCommentBehind(text, all[all.length - 1] ?? backslash) ? 'unsafe' : 'safe', edits: all.map(span => ({ file, span, newText: '' })) }],
    }
  } else if (host !== undefined && others.length === 0 && host.span.end === backslash.start) {
    yield {
      rule: 'haresources/glued-backslash',
      at: { file, span: spanFrom(host.span.start, backslash.end) },
      message: `Heartbeat takes the backslash for a part of the node name, ResourceManager reads "${host.text}"`,
      fixes: [{ title: 'Insert a blank before the backslash', safety: 'safe', edits: [{ file, span: spanFrom(backslash.start, backslash.start), newText: ' ' }] }],
    }
  } else yield* joinedWords(line, { file, next })
}

/** Tells whether a comment stands on the line behind a backslash. */
function isCommentBehind(text: string, { end }: Span): boolean {
  const comment = /\r?\n[^\n#]*#/y
  comment.lastIndex = end
  return comment.test(text)
}

/** The backslashes of the lines behind that hold nothing else: each would begin a line when the one before is gone. */
function* loneBackslashesBehind(text: string, from: number): Generator<Span> {
  const line = /\r?\n[ \t]*\\(?=\r?\n)/y
  for (let at = from; ; at = line.lastIndex) {
    line.lastIndex = at
    if (!line.test(text)) return
    yield spanFrom(line.lastIndex - 1, line.lastIndex)
  }
}

function* joinedWords(line: PhysicalLine, context: Pick<LineContext, 'file' | 'next'>): Generator<Fault> {
  const { file, next } = context
  const last = line.words[line.words.length - 1]
  const first = next?.words[0]
  if (line.backslash === undefined || last === undefined || first === undefined || next === undefined) return
  if (last.span.end !== line.backslash.start || first.span.start !== next.span.start) return
  const { start, end } = line.backslash
  yield {
    rule: 'haresources/joined-words',
    at: { file, span: spanFrom(last.span.start, end) },
    message: `Without a blank at the line end "${last.text}" and "${first.text}" become one word`,
    related: [{ at: { file, span: first.span }, message: 'the word that it is joined with' }],
    fixes: [
      {
        title: 'Insert a blank before the backslash',
        safety: 'unsafe',
        edits: [{ file, span: spanFrom(start, start), newText: ' ' }],
      },
    ],
  }
}

function* misreadComment(line: PhysicalLine, { file, text, isContinued }: LineContext): Generator<Fault> {
  const { comment, words, backslash } = line
  if (comment === undefined || backslash !== undefined) return
  const at = { file, span: comment }
  if (isContinued) {
    yield {
      rule: 'haresources/comment-on-continued-line',
      at,
      message: 'On a continued line a comment is not removed: its words become resources',
      fixes: [removal(file, spanFrom(endOfWords(line), comment.end), 'Delete the comment')],
    }
    return
  }
  if (words.length === 0) return
  if (text.charCodeAt(comment.end - 1) === 0x5c && comment.end === line.span.end) {
    yield {
      rule: 'haresources/hidden-continuation',
      at: { file, span: spanFrom(comment.end - 1, comment.end) },
      message: 'Heartbeat takes the next line for a part of this one, ResourceManager does not',
    }
    return
  }
  const last = words[words.length - 1]
  if (last === undefined || last.span.end !== comment.start) return
  const isHost = words.length === 1
  const tail = /^[^ \t\r]*/.exec(text.slice(comment.start, comment.end))?.[0] ?? ''
  yield {
    rule: 'haresources/glued-comment',
    at: { file, span: spanFrom(last.span.start, comment.start + tail.length) },
    message: isHost
      ? `Heartbeat takes the comment for a part of the node name, ResourceManager reads "${last.text}"`
      : `The comment begins inside a word; only "${last.text}" is left of it`,
    ...(isHost ? { severity: 'error' as const } : {}),
  }
}

function endOfWords(line: PhysicalLine): number {
  return line.words[line.words.length - 1]?.span.end ?? line.comment?.start ?? line.span.start
}

function removal(file: FileId, span: Span, title: string): NonNullable<Fault['fixes']>[number] {
  return { title, safety: 'unsafe', edits: [{ file, span, newText: '' }] }
}
