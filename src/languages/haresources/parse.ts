import { parseShape } from '../../../grammars/haresources/parser.js'
import { tokens } from '../../../grammars/haresources/tokens.js'
import type { Fault } from '../../diagnostics/diagnostic.js'
import { createLexer, tile } from '../../syntax/chevrotain.js'
import { createParsedFile } from '../../syntax/parsed-file.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { Source } from '../../text/source.js'
import { spanAcross, spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import type { Group, HaresourcesFile, Word } from './ast.js'
import { readLines } from './reading/lines.js'
import type { PhysicalLine } from './reading/lines.js'
import * as differences from './reading/differences.js'
import { keyOfHost, ownersAsRead, withRefusals } from './reading/owners.js'
import { nodeNames } from './reading/daemon.js'

export const lex = createLexer(tokens)

/**
 * Parses any text as haresources.
 *
 * The groups are what the author means. Wherever heartbeat or ResourceManager reads the lines otherwise, there is a
 * fault.
 */
export function parse(source: Source): ParsedFile<HaresourcesFile> {
  const { id, text } = source
  const lexed = lex(text)
  const lines = readLines(text, parseShape(lexed.code), lexed.comments)
  const faults: Fault[] = [...differences.inWholeFile(id, text, lines)]
  const groups: Group[] = []
  let words: Word[] = []
  let continues = false
  const finish = (): void => {
    const [host, ...resources] = words
    const last = words[words.length - 1]
    if (host !== undefined && last !== undefined) {
      groups.push({ kind: 'Group', span: spanAcross(host.span, last.span), host, resources })
    }
    words = []
  }
  lines.forEach((line, index) => {
    const context = { file: id, text, isContinued: continues, next: lines[index + 1] }
    for (const fault of differences.inLine(line, context)) faults.push(fault)
    for (const word of line.words) if (word.text !== '\\') words.push(word)
    const goesOn = line.backslash !== undefined || (continues && endsInBackslash(text, line))
    continues = goesOn && lines[index + 1] !== undefined
    if (!continues) finish()
  })
  finish()
  const byteOrderMark = text.charCodeAt(0) === 0xfeff ? spanFrom(0, 1) : undefined
  const names = nodeNames(text)
  const hosts = new Set(groups.map(group => keyOfHost(group)))
  const owners = ownersAsRead(source, names, { faults, hosts })
  const control = controlCharacterIn(text, groups, lines)
  const ast: HaresourcesFile = {
    kind: 'File',
    groups,
    nodeNames: names,
    ...(control === undefined ? {} : { controlCharacter: control }),
    ...(byteOrderMark === undefined ? {} : { byteOrderMark }),
  }
  return createParsedFile({ source, ast, faults: withRefusals(faults, owners), tokens: () => tile(text, lexed) })
}

/** Finds the first control character in a word, or behind a backslash that ends a line; one tells enough of a damaged file. */
function controlCharacterIn(text: string, groups: readonly Group[], lines: readonly PhysicalLine[]): Span | undefined {
  const behind = lines.find(line => line.behind === 'control-character')?.backslash?.end
  const inWord = controlCharacterInWord(text, groups)
  return behind !== undefined && (inWord === undefined || behind < inWord.start) ? spanFrom(behind, behind + 1) : inWord
}

function controlCharacterInWord(text: string, groups: readonly Group[]): Span | undefined {
  for (const { host, resources } of groups) {
    for (const { span } of [host, ...resources]) {
      const match = /[\0-\x08\x0b-\x1f\x7f]/.exec(text.slice(span.start, span.end))
      if (match !== null) return spanFrom(span.start + match.index, span.start + match.index + 1)
    }
  }
  return undefined
}

/** Tells whether the comment of a line ends in a backslash: on a continued line it is no comment, and goes on. */
function endsInBackslash(text: string, { comment, span }: PhysicalLine): boolean {
  return comment !== undefined && comment.end === span.end && text.charCodeAt(span.end - 1) === 0x5c
}
