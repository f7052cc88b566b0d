import { lineStartAt } from '../../text/line-at.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import type { Candidate, Cursor, Reading, VocabularyEntry } from '../language.js'
import type { Authkeys } from './model.js'
import { methodEntries, vocabulary } from './vocabulary.js'

/** Tells what stands at a place of an authkeys file. Keys themselves are neither shown nor offered. */
export function cursorAt(reading: Reading<Authkeys>, offset: number): Cursor | undefined {
  const { source, comments } = reading.file
  if (comments.some(comment => comment.start < offset && offset <= comment.end)) return undefined
  const lineStart = lineStartAt(source.text, offset)
  const before = source.text.slice(lineStart, offset)
  const words = before.split(/[ \t\r\f\v\uFEFF]+/).filter(word => word !== '')
  const isBehindBlank = before === '' || /[ \t]$/.test(before)
  const position = isBehindBlank ? words.length : words.length - 1
  const span = wordAround(source.text, offset)
  if (position === 0) return cursor(span, 'auth', lineStartCandidates(reading.model))
  if (words[0]?.startsWith('auth')) {
    return position === 1 ? cursor(span, 'auth', numberCandidates(reading.model)) : undefined
  }
  if (position === 1 && /^[0-9]+$/.test(words[0] ?? '')) {
    const method = methodEntries.find(({ name }) => name === source.text.slice(span.start, span.end))
    return cursor(span, method?.name, methodEntries.map(entry => ({ label: entry.name, kind: 'value', entry, ...(ranks[entry.name] === undefined ? {} : { rank: ranks[entry.name] }) })))
  }
  return undefined
}

/** The safest method first; crc signs nothing. */
const ranks: Readonly<Record<string, 'first' | 'last'>> = { sha1: 'first', crc: 'last' }

function cursor(span: Span, name: string | undefined, candidates: readonly Candidate[]): Cursor {
  const entry = name === undefined ? undefined : vocabulary.find(name)
  return { span, candidates, ...(entry === undefined ? {} : { entry }) }
}

function lineStartCandidates(model: Authkeys): Candidate[] {
  const taken = new Set(model.keys.map(key => key.number.value))
  let free = 1
  while (taken.has(free)) free += 1
  const auth = vocabulary.find('auth')
  const key = vocabulary.find('key')
  return [
    ...(model.auths.length > 0 ? [] : [candidate('auth', auth)]),
    ...(free > 15 ? [] : [candidate(String(free), key)]),
  ]
}

function candidate(label: string, entry: VocabularyEntry | undefined): Candidate {
  return { label, insert: `${label} `, kind: 'name', ...(entry === undefined ? {} : { entry }) }
}

function numberCandidates(model: Authkeys): Candidate[] {
  const numbers = new Set(model.keys.map(key => key.number.value))
  return [...numbers].map(number => ({ label: String(number), kind: 'reference' }))
}

function wordAround(text: string, offset: number): Span {
  let start = offset
  let end = offset
  const isPart = (at: number): boolean => /[^ \t\r\n\f\v\uFEFF]/.test(text[at] ?? ' ')
  while (start > 0 && isPart(start - 1)) start -= 1
  while (isPart(end)) end += 1
  return spanFrom(start, end)
}
