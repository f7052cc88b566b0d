import { lineStartAt } from '../../text/line-at.js'
import { spanFrom, touches } from '../../text/span.js'
import type { Candidate, Cursor, Reading, WantedName } from '../language.js'
import type { Haresources } from './model.js'
import { scriptNamed, scripts } from './vocabulary.js'
import type { ScriptEntry } from './vocabulary.js'

/** Tells what stands at a place of a haresources file. */
export function cursorAt(reading: Reading<Haresources>, offset: number): Cursor | undefined {
  const { model, file } = reading
  const { text } = file.source
  if (file.comments.some(comment => comment.start < offset && offset <= comment.end)) return undefined
  for (const { host, resources } of model.groups) {
    if (touches(host.span, offset)) return { span: host.span, candidates: hosts(model), names: [{ of: 'host' }] }
    for (const resource of resources) {
      if (!touches(resource.span, offset)) continue
      const { entry } = resource
      const separator = resource.text.indexOf('::')
      const nameEnd = separator === -1 ? resource.span.end : resource.span.start + separator
      if (offset <= nameEnd) {
        const span = spanFrom(resource.span.start, nameEnd)
        return { span, candidates: scriptCandidates(), ...(entry === undefined ? {} : { entry }) }
      }
      const span = resource.arguments.find(argument => touches(argument.span, offset))?.span ?? spanFrom(offset, offset)
      const position = text.slice(resource.span.start, offset).split('::').length - 2
      return { span, candidates: argumentCandidates(entry, position), names: namesWanted(entry, position), ...(entry === undefined ? {} : { entry, signature: { name: entry.name, parameters: entry.parameters, separator: '::', active: Math.max(0, position) } }) }
    }
  }
  const span = spanFrom(offset, offset)
  return isAtGroupStart(text, offset) ? { span, candidates: hosts(model), names: [{ of: 'host' }] } : { span, candidates: scriptCandidates() }
}

/** The kinds of names that a script takes as an argument. */
function namesWanted(entry: ScriptEntry | undefined, position: number): readonly WantedName[] {
  switch (entry?.parameters[position]) {
    case 'resource':
      return [{ of: 'resource' }]
    case 'device':
      return [{ of: 'device' }, { of: 'disk' }]
    case 'address':
      return entry.takes === 'address' || entry.name === 'IPsrcaddr' ? [{ of: 'address' }] : []
    default:
      return position === 0 && entry?.takes === 'address' ? [{ of: 'address' }] : []
  }
}

function isAtGroupStart(text: string, offset: number): boolean {
  const lineStart = lineStartAt(text, offset)
  return text.slice(lineStart, offset).trim() === '' && text[lineStart - 2] !== '\\'
}

function hosts(model: Haresources): Candidate[] {
  const names = new Set(model.groups.map(({ host }) => host.value))
  return [...names].map(label => ({ label, kind: 'reference' }))
}

function scriptCandidates(): Candidate[] {
  return scripts.map(entry => ({
    label: entry.name,
    insert: entry.minimum > 0 ? `${entry.name}::` : entry.name,
    kind: 'name',
    entry,
  }))
}

const choices: Readonly<Record<string, Readonly<Record<number, readonly string[]>>>> = {
  Filesystem: { 2: ['ext3', 'ext4', 'xfs', 'reiserfs', 'nfs', 'gfs', 'gfs2', 'ocfs2'] },
  portblock: { 0: ['tcp', 'udp'], 2: ['block', 'unblock'] },
}

function argumentCandidates(entry: ScriptEntry | undefined, position: number): Candidate[] {
  if (entry === undefined || scriptNamed(entry.name) === undefined) return []
  return (choices[entry.name]?.[position] ?? []).map(label => ({ label, kind: 'value', entry }))
}
