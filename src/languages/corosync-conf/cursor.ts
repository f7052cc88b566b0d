import { lineEndAt, lineStartAt } from '../../text/line-at.js'
import { spanFrom } from '../../text/span.js'
import type { Candidate, Cursor, Reading, WantedName } from '../language.js'
import type { CorosyncFile, Section, Statement } from './ast.js'
import type { CorosyncConf } from './model.js'
import { doesRead } from './targets.js'
import { keyAt, keysIn, sectionAt, sectionsIn } from './vocabulary.js'

/** Keys and sections that may stand several times in one section. */
const severalTimes = new Set(['node', 'interface', 'logger_subsys', 'logging_daemon', 'uidgid', 'member', 'service'])

/** Tells what stands at a place: the name of a section or key, or a value. */
export function cursorAt({ file, model }: Reading<CorosyncConf>, offset: number): Cursor | undefined {
  const { text } = file.source
  const start = lineStartAt(text, offset)
  const end = lineEndAt(text, offset)
  const line = text.slice(start, end)
  if (/^[ \t]*#/.test(line)) return undefined
  const { path, children } = around(file.ast as CorosyncFile, offset, start)
  const colon = line.includes('{') ? -1 : line.indexOf(':')
  if (colon !== -1 && start + colon < offset) return valueCursor(line, { start, colon, path, offset }, model)
  const [lead = ''] = /^[ \t]*/.exec(line) ?? []
  const [word = ''] = /^[^\s:{}]*/.exec(line.slice(lead.length)) ?? []
  const span = spanFrom(start + lead.length, start + lead.length + word.length)
  if (offset < span.start || offset > span.end) return undefined
  return nameCursor({ word, span, path, children }, model)
}

function valueCursor(line: string, { start, colon, path, offset }: { readonly start: number; readonly colon: number; readonly path: string; readonly offset: number }, model: CorosyncConf): Cursor | undefined {
  const key = line.slice(0, colon).trim()
  const entry = keyAt(path === '' ? key : `${path}.${key}`)
  if (entry === undefined) return undefined
  const rest = line.slice(colon + 1)
  const isEmpty = rest.trim() === ''
  const from = isEmpty ? offset : start + colon + 1 + (rest.length - rest.trimStart().length)
  const to = from + rest.trim().length
  if (offset < from || offset > to) return undefined
  const words = key === 'tie_breaker' || key === 'auto_tie_breaker_node' ? [...(entry.values ?? []), ...numbersOf(model)] : (entry.values ?? [])
  return { span: spanFrom(from, to), entry, candidates: words.map(label => ({ label, kind: 'value' })), names: namesWanted(path, key) }
}

function namesWanted(path: string, key: string): readonly WantedName[] {
  if (path !== 'nodelist.node') return []
  if (key === 'name') return [{ of: 'host' }]
  return /^ring\d_addr$/.test(key) ? [{ of: 'address' }] : key === 'nodeid' ? [{ of: 'node-id', isNew: true }] : []
}

function numbersOf({ nodes }: CorosyncConf): string[] {
  return nodes.flatMap(({ nodeid }) => (nodeid === undefined ? [] : [nodeid.value.value]))
}

interface NamePlace {
  readonly word: string
  readonly span: Cursor['span']
  readonly path: string
  readonly children: readonly Statement[]
}

function nameCursor({ word, span, path, children }: NamePlace, { target, nodes }: CorosyncConf): Cursor {
  const whole = path === '' ? word : `${path}.${word}`
  const entry = sectionAt(whole) ?? keyAt(whole)
  const taken = new Set(children.flatMap(child => (child.kind === 'Item' ? [child.key.text] : child.kind === 'Section' ? [child.name.text] : [])))
  const isFree = (name: string): boolean => name === word || !taken.has(name) || severalTimes.has(name)
  const links = nodes.reduce((most, { addresses }) => Math.max(most, addresses.size), 1)
  const keys = keysIn(path)
    .filter(key => doesRead(target, key))
    .flatMap(key => (key.name === 'ringX_addr' ? Array.from({ length: links }, (_, link) => ({ key, name: `ring${link}_addr` })) : [{ key, name: key.name }]))
  const candidates: Candidate[] = [
    ...sectionsIn(path).filter(section => doesRead(target, section) && isFree(section.name)).map((section): Candidate => ({ label: section.name, insert: `${section.name} {\n}`, kind: 'section', entry: section })),
    ...keys.filter(({ name }) => isFree(name)).map(({ key, name }): Candidate => ({ label: name, insert: `${name}: `, kind: 'name', entry: key })),
  ]
  return { span, candidates, ...(entry === undefined ? {} : { entry }) }
}

/** The innermost section that is open where a line begins. */
function around({ children }: CorosyncFile, offset: number, lineStart: number): { readonly path: string; readonly children: readonly Statement[] } {
  let found: { path: string; children: readonly Statement[] } = { path: '', children }
  for (;;) {
    const inner: Section | undefined = found.children.find((child): child is Section => child.kind === 'Section' && child.brace.end <= lineStart && (child.close === undefined || offset <= child.close.span.start))
    if (inner === undefined) return found
    found = { path: found.path === '' ? inner.name.text : `${found.path}.${inner.name.text}`, children: inner.children }
  }
}
