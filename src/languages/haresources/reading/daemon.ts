import { piecesOfBytes } from '../../../text/byte-pieces.js'
import type { Span } from '../../../text/span.js'
import { spanFrom } from '../../../text/span.js'

/** How many bytes of a line heartbeat reads at once: MAXLINE less two (fgets in parse_ha_resources). */
export const bufferBytes = 5118

/** A word that heartbeat looks up among its nodes. */
export interface NodeName {
  /** In lower case. */
  readonly name: string
  readonly span: Span
}

/**
 * Lists the words of a haresources text that heartbeat takes for node names, as it reads the file.
 *
 * Source: heartbeat 3.0.6 heartbeat/config.c, parse_ha_resources(). Linear; takes any text.
 */
export function nodeNames(text: string): NodeName[] {
  const names: NodeName[] = []
  const reads = bufferReads(text)
  for (let index = 0; index < reads.length; index += 1) {
    let read = reads[index]
    if (read === undefined) break
    const visible = visibleText(text, read)
    const match = /^[ \t\n\r\f]*([^ \t\n\r\f]+)/.exec(visible)
    const word = match?.[1]
    if (match === null || word === undefined || word.startsWith('#')) continue
    const start = read.start + match[0].length - word.length
    names.push({ name: asciiLowerCase(word), span: spanFrom(start, start + word.length) })
    while (read !== undefined && isContinued(visibleText(text, read))) {
      index += 1
      read = reads[index]
    }
  }
  return names
}

/** Tells whether the last but one character of what was read is a backslash. */
function isContinued(read: string): boolean {
  return read.length >= 2 && read.charCodeAt(read.length - 2) === 0x5c
}

/** A C string ends at the first NUL. */
function visibleText(text: string, { start, end }: Span): string {
  const read = text.slice(start, end)
  const nul = read.indexOf('\0')
  return nul === -1 ? read : read.slice(0, nul)
}

/** Cuts a text into what successive calls of fgets return. */
export function bufferReads(text: string): Span[] {
  const reads: Span[] = []
  for (let start = 0; start < text.length; ) {
    const newLine = text.indexOf('\n', start)
    const lineEnd = newLine === -1 ? text.length : newLine + 1
    reads.push(...piecesOfBytes(text, spanFrom(start, lineEnd), bufferBytes))
    start = lineEnd
  }
  return reads
}

function asciiLowerCase(word: string): string {
  return word.replace(/[A-Z]/g, letter => letter.toLowerCase())
}
