import type { Candidate, Cursor, Reading, WantedName } from '../language.js'
import { lineEndAt, lineStartAt } from '../../text/line-at.js'
import type { Named } from '../../text/mention.js'
import { touches } from '../../text/span.js'
import type { Directive, HaCf } from './schema.js'
import { majorVersion } from './targets.js'
import { vocabulary } from './vocabulary.js'
import type { DirectiveEntry } from './vocabulary.js'

/** Tells what stands at a place: a directive's name, one of its words, or room for either. */
export function cursorAt(reading: Reading<HaCf>, offset: number): Cursor | undefined {
  const { model, file } = reading
  const { text } = file.source
  const lineStart = lineStartAt(text, offset)
  if (file.comments.some(({ start }) => lineStart <= start && start < offset)) return undefined
  const directive = directiveOnLine(model, text, offset)
  if (directive === undefined) return { span: { start: offset, end: offset }, candidates: names(reading, undefined) }
  const { name, words, entry } = directive
  if (touches(name.span, offset)) return { span: name.span, ...withEntry(entry), candidates: names(reading, directive) }
  if (offset < name.span.start) return { span: { start: offset, end: offset }, candidates: names(reading, directive) }
  const word = words.find(({ span }) => touches(span, offset))
  const index = words.filter(({ span }) => span.end < offset).length
  const candidates = name.value === 'stonith_host' && index === 0 ? hosts(model) : values(entry)
  return { span: word?.span ?? { start: offset, end: offset }, ...withEntry(entry), candidates, names: namesWanted(name.value, index), ...signatureOf(entry, index) }
}

/** `mcast INTERFACE GROUP PORT TTL LOOP`; the last word may stand for many. */
function signatureOf(entry: DirectiveEntry | undefined, index: number): Pick<Cursor, 'signature'> {
  if (entry === undefined) return {}
  const parameters = entry.usage.split(/ (?![^[]*\])/).filter(word => word !== '')
  return { signature: { name: entry.name, parameters, separator: ' ', active: index } }
}

/** The kinds of names that are words of directives, in order; the last one counts for all that follow. */
const wanted: Readonly<Record<string, readonly (Named | undefined)[]>> = {
  node: ['host'],
  bcast: ['interface'],
  mcast: ['interface', undefined],
  mcast6: ['interface', undefined],
  ucast: ['interface', 'address', undefined],
  ucast6: ['interface', 'address', undefined],
  ping: ['address'],
  ping6: ['address'],
  ping_group: [undefined, 'address'],
  stonith_host: ['host', undefined],
}

function namesWanted(directive: string, index: number): readonly WantedName[] {
  const kinds = wanted[directive] ?? []
  const of = kinds[Math.min(index, kinds.length - 1)]
  return of === undefined ? [] : [{ of }]
}

function directiveOnLine(model: HaCf, text: string, offset: number): Directive | undefined {
  const lineStart = lineStartAt(text, offset)
  const lineEnd = lineEndAt(text, offset)
  return model.directives.find(({ span }) => lineStart <= span.start && span.start <= lineEnd)
}

/** The directives of the release; one that counts once and is there already is not offered again. */
function names({ model, target }: Reading<HaCf>, own: Directive | undefined): Candidate[] {
  const major = majorVersion(target.version)
  const set = new Set(model.directives.filter(directive => directive !== own).map(({ name }) => name.value))
  return [...vocabulary.entries()]
    .filter((entry): entry is DirectiveEntry => 'since' in entry && (entry as DirectiveEntry).since <= major)
    .filter(({ until, deprecated }) => (until === undefined || until >= major) && deprecated === undefined)
    .filter(({ name, repetition }) => repetition === 'accumulates' || !set.has(name))
    .map(entry => ({ label: entry.name, kind: 'name' as const, entry, insert: `${entry.name} ` }))
}

function values(entry: DirectiveEntry | undefined): Candidate[] {
  const { values: words = [], default: byDefault } = entry ?? {}
  const listed = words.map((label): Candidate => ({ label, kind: 'value', ...(label === byDefault ? { note: 'the default' } : {}) }))
  return byDefault === undefined || words.length > 0 || !/^[\d.]+\w*$/.test(byDefault) ? listed : [{ label: byDefault, kind: 'value', note: 'the default' }]
}

/** The hosts that may use a STONITH device. */
function hosts(model: HaCf): Candidate[] {
  return ['*', ...model.hosts.map(host => host.value)].map(label => ({ label, kind: 'reference' as const }))
}

function withEntry(entry: DirectiveEntry | undefined): { readonly entry?: DirectiveEntry } {
  return entry === undefined ? {} : { entry }
}
