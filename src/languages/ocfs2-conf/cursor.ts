import { lineEndAt, lineStartAt } from '../../text/line-at.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import type { Candidate, Cursor, Reading, WantedName } from '../language.js'
import type { Ocfs2File, Stanza } from './ast.js'
import type { Ocfs2Conf } from './model.js'
import { attributeEntries, stanzaEntries } from './vocabulary.js'

/** Tells what stands at a place: a section's name, an attribute's, or a value. */
export function cursorAt(reading: Reading<Ocfs2Conf>, offset: number): Cursor | undefined {
  const { source, comments, ast } = reading.file
  if (comments.some(comment => comment.start < offset && offset <= comment.end)) return undefined
  const { text } = source
  const lineStart = lineStartAt(text, offset)
  const before = text.slice(lineStart, offset)
  if (/^\w*$/.test(before)) {
    const span = wordAround(text, offset)
    const found = stanzaEntries.find(({ name }) => name === text.slice(span.start, span.end))
    const candidates: Candidate[] = stanzaEntries.map(item => ({
      label: item.name,
      insert: `${item.name}:`,
      kind: 'section',
      entry: item,
    }))
    return { span, candidates, ...(found === undefined ? {} : { entry: found }) }
  }
  const stanza = stanzaAt(ast as Ocfs2File, offset)
  if (stanza === undefined) return undefined
  const attributes = attributeEntries(stanza.name.text)
  if (/^[ \t]+\w*$/.test(before)) {
    const span = wordAround(text, offset)
    const written = text.slice(span.start, span.end)
    const taken = new Set(stanza.attributes.map(({ name }) => name.text))
    const found = attributes.find(({ name }) => name === written)
    const candidates: Candidate[] = attributes
      .filter(({ name }) => !taken.has(name) || name === written)
      .map(item => ({ label: item.name, insert: `${item.name} = `, kind: 'name', entry: item }))
    return { span, candidates, ...(found === undefined ? {} : { entry: found }) }
  }
  const [, name] = /^[ \t]+(\w+)[ \t]*=/.exec(before) ?? []
  const found = attributes.find(item => item.name === name)
  if (found === undefined) return undefined
  return {
    span: valueAround(text, lineStart, offset),
    entry: found,
    candidates: valueCandidates(reading.model, found.name, found.values),
    names: namesWanted(stanza.name.text, found.name),
  }
}

function namesWanted(stanza: string, attribute: string): readonly WantedName[] {
  if (stanza === 'node' && attribute === 'name') return [{ of: 'host' }]
  if (attribute === 'ip_address') return [{ of: 'address' }]
  return attribute === 'cluster' ? [{ of: 'ocfs2-cluster' }] : []
}

function valueCandidates(model: Ocfs2Conf, name: string, values: readonly string[] | undefined): Candidate[] {
  if (name === 'cluster') {
    const names = new Set(model.clusters.flatMap(cluster => cluster.name?.value ?? []))
    return [...names].map(label => ({ label, kind: 'reference' }))
  }
  return (values ?? []).map(label => ({ label, kind: 'value' }))
}

/** The section that a line belongs to, also where the line is new and stands below it. */
function stanzaAt(file: Ocfs2File, offset: number): Stanza | undefined {
  let found: Stanza | undefined
  for (const stanza of file.stanzas) {
    if (stanza.span.start > offset) break
    found = stanza
  }
  return found
}

function wordAround(text: string, offset: number): Span {
  let start = offset
  let end = offset
  while (start > 0 && /\w/.test(text.charAt(start - 1))) start -= 1
  while (end < text.length && /\w/.test(text.charAt(end))) end += 1
  return spanFrom(start, end)
}

function valueAround(text: string, lineStart: number, offset: number): Span {
  const lineEnd = lineEndAt(text, offset)
  const equals = text.indexOf('=', lineStart)
  const value = text.slice(equals + 1, lineEnd)
  const start = Math.min(equals + 1 + (value.length - value.trimStart().length), offset)
  return spanFrom(start, Math.max(offset, equals + 1 + value.trimEnd().length))
}
