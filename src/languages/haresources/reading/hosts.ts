import type { Fault } from '../../../diagnostics/diagnostic.js'
import { createFaults } from '../../../diagnostics/fault-list.js'
import { foreignRemarksOf, hashEdits } from '../../../text/foreign-remarks.js'
import type { ForeignRemarks } from '../../../text/foreign-remarks.js'
import type { Fix } from '../../../diagnostics/fix.js'
import type { FileId } from '../../../text/located.js'
import { counted } from '../../../text/quantity.js'
import { spanAcross, spanFrom } from '../../../text/span.js'
import type { Span } from '../../../text/span.js'
import type { Group, Word } from '../ast.js'
import { followsDirectly, looksContinued, looksLikeResource } from '../analysis/kinds.js'
import { isAddress } from './resource-manager.js'
import { scriptNamed, scripts } from '../vocabulary.js'

/** The groups as they are meant, and what is wrong with the words at the places of their hosts. */
export interface ReadHosts {
  readonly groups: readonly Group[]
  readonly faults: readonly Fault[]
  /** The groups that lack a host. */
  readonly strangers: ReadonlySet<Group>
}

/** What is read so far. */
interface Progress {
  readonly file: FileId
  readonly text: string
  readonly foreign: ForeignRemarks
  /** Remarks that are none, by the sign that begins them, and what was told of the first. */
  readonly remarks: Map<string, { readonly fault: Fault & { message: string }; readonly message: string; readonly edits: Fix['edits'][number][] }>
  /** What stands at the place of a host on any line, and looks like the name of one. */
  readonly names: ReadonlySet<string>
  readonly faults: Fault[]
  readonly strangers: Set<Group>
  readonly meant: Group[]
  readonly quoted: Group[]
  /** The group that an empty line ended last, and the fault that tells so: of more such lines in it the first tells all. */
  torn?: { readonly group: Group; readonly fault: Fault }
}

/**
 * Looks at the first word of each line: a line may be meant as a remark, quoted from a mail, go on with the line before,
 * lack its host, or have its host glued to a resource.
 */
export function readHosts(groups: readonly Group[], { file, text }: { readonly file: FileId; readonly text: string }): ReadHosts {
  const names = new Set(groups.map(({ host }) => host.text).filter(name => /^\w[\w.-]*$/.test(name)))
  const progress: Progress = { file, text, foreign: foreignRemarksOf(text), remarks: new Map(), names, faults: createFaults(), strangers: new Set(), meant: [], quoted: [] }
  for (const group of groups.map(withoutControls)) readGroup(progress, group)
  const { faults, strangers, meant, quoted } = progress
  if (quoted.length > 0) faults.push(quotedFault(quoted, { file, text }))
  return { groups: meant, faults, strangers }
}

function readGroup(progress: Progress, group: Group): void {
  const { file, names, faults, strangers, meant, quoted, foreign } = progress
  if (foreign.isInside(group.host.span.start)) return
  if (isRemark(group.host.text)) {
    reportRemark(progress, group.host)
    return
  }
  if (group.host.text.startsWith('>')) {
    quoted.push(group)
    const rest = withoutQuoteMarks(group)
    if (rest !== undefined) meant.push(rest)
    return
  }
  const name = gluedHost(group.host.text, names)
  if (name !== undefined) {
    faults.push(missingBlank(group.host, name, file))
    meant.push(partedGroup(group, name.length))
    return
  }
  if (isJoinedToLast(progress, group)) return
  if (looksLikeResource(group.host.text)) {
    faults.push(missingHost(group.host, file))
    strangers.add(group)
  }
  meant.push(group)
}

/** Joins a group to the one before it where it goes on with that, and tells what parts them. */
function isJoinedToLast(progress: Progress, group: Group): boolean {
  const { file, text, faults, meant } = progress
  const before = meant[meant.length - 1]
  if (before === undefined) return false
  const joined = joinedGroup(before, group)
  if (goesOn(text, before, group)) faults.push(missingBackslash(before, group, file))
  else {
    const isRest = looksLikeResource(group.host.text) || looksContinued(text, group)
    const interruption = isRest ? interruptionOf(text, before, group) : undefined
    if (interruption === undefined) return false
    // A comment between them is reported by itself.
    if (interruption.isEmpty) {
      const earlier = progress.torn?.group === before ? progress.torn.fault : undefined
      const fault = emptyLine(interruption, group, { file, earlier })
      if (earlier !== undefined) faults.splice(faults.lastIndexOf(earlier), 1)
      faults.push(fault)
      progress.torn = { group: joined, fault }
    }
  }
  meant[meant.length - 1] = joined
  return true
}

/** Reads the name of a host without control characters; what stands behind one may be the first resource. */
function withoutControls(group: Group): Group {
  const { host, resources } = group
  const parts = [...host.text.matchAll(/[^\0-\x1f\x7f]+/g)]
  const [first, ...rest] = parts
  if (first === undefined || (rest.length === 0 && first[0] === host.text)) return group
  const second = rest.map(([part]) => part).join('')
  if (!looksLikeResource(second)) return { ...group, host: { ...host, text: first[0] + second } }
  const start = host.span.start + (rest[0]?.index ?? 0)
  const word: Word = { kind: 'Word', text: second, span: spanFrom(start, host.span.end) }
  return { ...group, host: { ...host, text: first[0], span: spanFrom(host.span.start, start) }, resources: [word, ...resources] }
}

/** How other languages begin a remark. No host has such a name. */
function isRemark(word: string): boolean {
  return /^(\/\/|\/\*|\*|;|--|<!--|%|!|"$|'$)/.test(word) && !/^%[A-Za-z_]\w*%/.test(word)
}

/** Remarks of one kind are reported once: whoever writes one so writes all of them so. */
function reportRemark({ file, text: whole, foreign, remarks, faults }: Progress, { text, span }: Word): void {
  const [mark = ''] = /^(\/\/|\/\*|<!--|--|.)/.exec(text) ?? []
  const at = { file, span: spanFrom(span.start, span.start + mark.length) }
  const edits = hashEdits(whole, at.span, foreign.beginningAt(span.start)).map(edit => ({ file, ...edit }))
  const message = `"${mark}" begins no remark: heartbeat takes "${shortened(text)}" for a node name`
  // What stands in a remark over several lines is not told beside it, so that each of them is.
  const told = edits.length > 1 ? undefined : remarks.get(mark)
  if (told !== undefined) {
    told.edits.push(...edits)
    const others = told.edits.length - 1
    told.fault.message = `${told.message}, and so it does on ${counted(others, 'other line')}`
    return
  }
  const fault = {
    rule: 'haresources/invalid-remark',
    at,
    message,
    help: 'A remark begins with "#".',
    fixes: [{ title: 'Write "#"', safety: 'unsafe' as const, edits }],
  }
  if (edits.length === 1) remarks.set(mark, { fault, message, edits })
  faults.push(fault)
}

function withoutQuoteMarks({ host, resources, ...group }: Group): Group | undefined {
  const bare = host.text.replace(/^>+/, '')
  const words = [...(bare === '' ? [] : [{ ...host, text: bare, span: spanFrom(host.span.end - bare.length, host.span.end) }]), ...resources]
  const [first, ...rest] = words
  return first === undefined ? undefined : { ...group, span: spanFrom(first.span.start, group.span.end), host: first, resources: rest }
}

function quotedFault(groups: readonly Group[], { file, text }: { readonly file: FileId; readonly text: string }): Fault {
  const marks = groups.map(({ host: { span } }) => {
    const [mark = ''] = /^[> \t]+/.exec(text.slice(span.start, span.start + 64)) ?? []
    return spanFrom(span.start, span.start + mark.length)
  })
  const [first = spanFrom(0, 0), ...others] = marks
  return {
    rule: 'haresources/quoted-line',
    at: { file, span: spanFrom(first.start, first.start + 1) },
    message:
      'The line begins with the ">" of a quoted mail, which heartbeat takes for a node name' +
      (others.length === 0 ? '' : `, and ${others.length === 1 ? 'so does' : 'so do'} ${counted(others.length, 'other line')}`),
    fixes: [{ title: 'Take the ">" out', safety: 'unsafe', edits: marks.map(span => ({ file, span, newText: '' })) }],
  }
}

/** Tells whether a line is meant to go on with the next one, which begins with no host. */
function goesOn(text: string, before: Group, group: Group): boolean {
  return followsDirectly(text, before, group) && (looksLikeResource(group.host.text) || looksContinued(text, group))
}

function missingBackslash(before: Group, { host }: Group, file: FileId): Fault {
  const at = { file, span: spanFrom(before.span.end, before.span.end) }
  return {
    rule: 'haresources/missing-backslash',
    at,
    message: `"\\" is missing at the end of the line; the next one begins with "${shortened(host.text)}"`,
    related: [{ at: { file, span: host.span }, message: 'taken for the name of a host' }],
    fixes: [{ title: 'Continue the line', safety: 'unsafe', edits: [{ ...at, newText: ' \\' }] }],
  }
}

function joinedGroup(before: Group, group: Group): Group {
  const resources = [...before.resources, group.host, ...group.resources]
  return { ...before, span: spanAcross(before.span, group.span), resources }
}

/** What stands where a line goes on, and ends it. */
interface Interruption {
  readonly span: Span
  readonly isEmpty: boolean
  /** Nothing else stands there. */
  readonly isPlain: boolean
}

/** Finds the empty lines, or the comments, between a line that goes on and what it was to go on with. */
function interruptionOf(text: string, before: Group, { host }: Group): Interruption | undefined {
  const [, lead = '', lines = ''] = /^([ \t]*\\[ \t\r]*\n)((?:[ \t\r]*(?:#[^\n]*)?\n)+)[ \t]*$/.exec(text.slice(before.span.end, host.span.start)) ?? []
  if (lines === '') return undefined
  const start = before.span.end + lead.length
  return { span: spanFrom(start, start + lines.length), isEmpty: /^[ \t\r]*\n/.test(lines), isPlain: !lines.includes('#') }
}

function emptyLine({ span, isPlain }: Interruption, { host }: Group, { file, earlier }: { readonly file: FileId; readonly earlier: Fault | undefined }): Fault {
  const related = [{ at: { file, span: host.span }, message: 'taken for the name of a host' }]
  const edits = isPlain ? [{ file, span, newText: '' }] : []
  if (earlier !== undefined) {
    const fixes = earlier.fixes?.map(fix => ({ ...fix, edits: [...fix.edits, ...edits] })) ?? []
    return { ...earlier, related: [...(earlier.related ?? []), ...related], ...(fixes.length === 0 ? {} : { fixes }) }
  }
  return {
    rule: 'haresources/missing-host',
    at: { file, span: spanFrom(span.start, span.start) },
    message: `The empty line ends the group; the next one begins with resource "${shortened(host.text)}" instead of a host`,
    related,
    ...(isPlain ? { fixes: [{ title: 'Take the empty line out', safety: 'unsafe' as const, edits }] } : {}),
  }
}

function missingHost({ text, span }: Word, file: FileId): Fault {
  return {
    rule: 'haresources/missing-host',
    at: { file, span },
    message: `The line begins with resource "${shortened(text)}" instead of a host`,
  }
}

/** Finds the name of a host that a resource is glued to, as in `alpha192.0.2.10` or `alphaIPaddr::192.0.2.10`. */
function gluedHost(word: string, names: ReadonlySet<string>): string | undefined {
  if (isAddress(word) || scriptNamed(word.split('::', 1)[0] ?? '') !== undefined) return undefined
  let longest = ''
  for (const name of prefixesOf(word)) if (names.has(name) && looksLikeResource(word.slice(name.length))) longest = name
  if (longest !== '') return longest
  return gluedToAddress.exec(word)?.[1] ?? gluedToScript().exec(word)?.[1]
}

function* prefixesOf(word: string): Generator<string> {
  for (let end = 1; end < Math.min(word.length, longestName); end += 1) yield word.slice(0, end)
}

/** As much as Linux allows. */
const longestName = 64

const gluedToAddress = /^(\w[\w.-]{0,62}?[A-Za-z_-])(?:\d{1,3}\.){3}\d{1,3}(?:\/[^:]*)?$/

let gluedToScriptPattern: RegExp | undefined

function gluedToScript(): RegExp {
  const names = scripts.map(({ name }) => name).filter(name => /[A-Z]|^drbd/.test(name))
  return (gluedToScriptPattern ??= new RegExp(`^(\\w[\\w.-]{0,62}?\\w)(?:${names.join('|')})::`))
}

function missingBlank({ text, span }: Word, name: string, file: FileId): Fault {
  const end = span.start + name.length
  const at = { file, span: spanFrom(end, end) }
  return {
    rule: 'haresources/missing-blank',
    at: { file, span },
    message: `A blank is missing in "${shortened(text)}", behind "${name}"`,
    fixes: [{ title: `Insert a blank behind "${name}"`, safety: 'unsafe', edits: [{ ...at, newText: ' ' }] }],
  }
}

function partedGroup({ host, resources, ...group }: Group, length: number): Group {
  const { start, end } = host.span
  return {
    ...group,
    host: { ...host, text: host.text.slice(0, length), span: spanFrom(start, start + length) },
    resources: [{ ...host, text: host.text.slice(length), span: spanFrom(start + length, end) }, ...resources],
  }
}

function shortened(word: string): string {
  return word.length > 40 ? `${word.slice(0, 39)}…` : word
}
