import type { Candidate, Cursor, Reading } from '../language.js'
import { lineEndAt, lineStartAt } from '../../text/line-at.js'
import { touches } from '../../text/span.js'
import type { Directive, HaCf } from './schema.js'
import { majorVersion } from './targets.js'
import { vocabulary } from './vocabulary.js'
import type { DirectiveEntry } from './vocabulary.js'

/** Tells what stands at a place: a directive's name, one of its words, or room for either. */
export function cursorAt({ model, file, target }: Reading<HaCf>, offset: number): Cursor | undefined {
  const { text } = file.source
  const lineStart = lineStartAt(text, offset)
  if (file.comments.some(({ start }) => lineStart <= start && start < offset)) return undefined
  const directive = directiveOnLine(model, text, offset)
  if (directive === undefined) return { span: { start: offset, end: offset }, candidates: names(target.version) }
  const { name, words, entry } = directive
  if (touches(name.span, offset)) return { span: name.span, ...withEntry(entry), candidates: names(target.version) }
  if (offset < name.span.start) return { span: { start: offset, end: offset }, candidates: names(target.version) }
  const word = words.find(({ span }) => touches(span, offset))
  const isFirst = word === undefined ? words.length === 0 : word === words[0]
  const candidates = name.value === 'stonith_host' && isFirst ? hosts(model) : values(entry)
  return { span: word?.span ?? { start: offset, end: offset }, ...withEntry(entry), candidates }
}

function directiveOnLine(model: HaCf, text: string, offset: number): Directive | undefined {
  const lineStart = lineStartAt(text, offset)
  const lineEnd = lineEndAt(text, offset)
  return model.directives.find(({ span }) => lineStart <= span.start && span.start <= lineEnd)
}

function names(version: string): Candidate[] {
  const major = majorVersion(version)
  return [...vocabulary.entries()]
    .filter((entry): entry is DirectiveEntry => 'since' in entry && (entry as DirectiveEntry).since <= major)
    .filter(({ until, deprecated }) => (until === undefined || until >= major) && deprecated === undefined)
    .map(entry => ({ label: entry.name, kind: 'name' as const, entry }))
}

function values(entry: DirectiveEntry | undefined): Candidate[] {
  return (entry?.values ?? []).map(label => ({ label, kind: 'value' as const }))
}

/** The hosts that may use a STONITH device. */
function hosts(model: HaCf): Candidate[] {
  return ['*', ...model.hosts.map(host => host.value)].map(label => ({ label, kind: 'reference' as const }))
}

function withEntry(entry: DirectiveEntry | undefined): { readonly entry?: DirectiveEntry } {
  return entry === undefined ? {} : { entry }
}
