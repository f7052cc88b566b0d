import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import type { Fault } from '../../../diagnostics/diagnostic.js'
import type { Fix } from '../../../diagnostics/fix.js'
import type { Located } from '../../../text/located.js'
import { counted } from '../../../text/quantity.js'
import { hashEdits } from '../../../text/foreign-remarks.js'
import type { Source } from '../../../text/source.js'
import { isVersionFrom } from '../../../text/version.js'
import type { Statement } from '../ast.js'
import { readHeartbeatBoolean } from '../../../values/heartbeat-boolean.js'
import type { Directive, HaCf } from '../schema.js'
import { majorVersion } from '../targets.js'
import { directiveNamed, directiveNames } from '../vocabulary.js'
import type { DirectiveEntry } from '../vocabulary.js'
import { createDraft, locate } from './draft.js'
import type { Draft } from './draft.js'
import { readMediumLine, readMediumList } from './medium.js'
import { readOption } from './option.js'
import { hasTemplateMark, noteTemplate, templateMark } from './template.js'
import { readWholeLine } from './whole-line.js'

/** What came of reading a file. */
export interface FileReading {
  readonly model: Omit<HaCf, 'target' | 'mode'>
  readonly faults: readonly Fault[]
}

/** Reads lines in order, for a version of heartbeat and, where it is known, for a host. */
export function readStatements(
  source: Source,
  statements: readonly Statement[],
  { target, host }: { readonly target: string; readonly host: string | undefined },
): FileReading {
  const draft = createDraft(source, majorVersion(target), host)
  reportByteOrderMark(draft, source.text)
  for (const statement of statements) readStatement(draft, statement)
  reportTemplate(draft)
  return { model: toModel(draft, source.text), faults: draft.faults }
}

function readStatement(draft: Draft, statement: Statement): void {
  const name = locate(draft, statement.name)
  const entry = directiveNamed(name.value)
  const words = statement.words.map(word => locate(draft, word))
  const directive: Directive = {
    file: draft.file, span: statement.span, name, words, ...(entry === undefined ? {} : { entry }),
  }
  const value = readDirective(draft, directive, statement)
  draft.directives.push(value === undefined ? directive : { value, ...directive })
}

/** Reads a line by its directive; returns the last value of an option. */
function readDirective(draft: Draft, directive: Directive, statement: Statement): Located<string> | undefined {
  const { entry, words } = directive
  if (statement.isTail) reportTail(draft, directive)
  if (entry === undefined) {
    draft.hasUnreadLines = true
    if (!statement.isTail) reportUnknown(draft, directive)
    for (const word of words) if (hasTemplateMark(word.value)) noteTemplate(draft, word, { isRefused: true })
    return undefined
  }
  if (isMissingIn(draft, entry)) {
    draft.hasUnreadLines = true
    reportUnavailable(draft, directive, entry)
    return undefined
  }
  switch (entry.class) {
    case 'option':
    case 'option-list':
      return readOption(draft, directive, entry)
    case 'medium-list':
      readMediumList(draft, directive, entry)
      return undefined
    case 'medium-line':
      readMediumLine(draft, directive, entry)
      return undefined
    case 'whole-line':
      readWholeLine(draft, directive)
      return undefined
  }
}

/** Reports a byte-order mark, which the lexer takes for whitespace and heartbeat for a part of the first word. */
function reportByteOrderMark(draft: Draft, text: string): void {
  if (!text.startsWith('\uFEFF')) return
  const span = { start: 0, end: 1 }
  draft.faults.push({
    rule: 'ha-cf/invalid-byte-order-mark',
    at: { file: draft.file, span },
    message: 'The file begins with a byte-order mark, which heartbeat takes for a part of the first word',
    fixes: [{ title: 'Remove the byte-order mark', safety: 'safe', edits: [{ file: draft.file, span, newText: '' }] }],
  })
}

function isMissingIn(draft: Draft, entry: DirectiveEntry): boolean {
  return !isVersionFrom(draft.version, entry.since) || (entry.until !== undefined && !isVersionFrom(entry.until, draft.version))
}

function reportUnavailable(draft: Draft, { name }: Directive, entry: DirectiveEntry): void {
  const isYounger = !isVersionFrom(draft.version, entry.since)
  const when = isYounger ? `came with version ${entry.since}` : `was dropped after version ${entry.until}`
  draft.faults.push({
    rule: 'ha-cf/unavailable-directive',
    at: name,
    message: `Heartbeat ${draft.version} does not know "${name.value}", which ${when}`,
  })
}

/** To look for similar names takes time; nobody reads more of them. */
const mostSuggestions = 1000

/** Names that belong elsewhere, and where. */
const strangers: ReadonlyMap<string, string> = new Map([
  ['enable_flow_control', 'It is a variable inside heartbeat and cannot be set.'],
  ['entity', 'It belongs to /etc/logd.cf.'],
  ['sendqlen', 'It belongs to /etc/logd.cf.'],
  ['recvqlen', 'It belongs to /etc/logd.cf.'],
  ['logtopfile', 'It is not a directive; logfile is.'],
])

function reportUnknown(draft: Draft, { name, words }: Directive): void {
  if (hasTemplateMark(name.value)) return noteTemplate(draft, name, { isRefused: true })
  // A byte-order mark in front of the first word of the file is reported as such.
  if (name.value === '' || (name.span.start === 0 && name.value.startsWith('\uFEFF'))) return
  if (draft.foreign.isInside(name.span.start)) return
  const mark = remarkMark(name.value)
  if (mark !== undefined) return reportRemark(draft, name, mark)
  const before = draft.directives.at(-1)
  if (isValueOfLineBefore(draft, name, before)) return
  const last = before?.words.at(-1)
  // On the line before the backslash stands in the place of a value: it is told here.
  if (last?.value === '\\' && draft.faults.at(-1)?.at === last) draft.faults.pop()
  const isBroken = before !== undefined && before.entry !== undefined && before.words.length === 0
  if (isBroken && draft.faults.at(-1)?.rule === 'ha-cf/missing-value' && draft.faults.at(-1)?.at === before.name) draft.faults.pop()
  draft.faults.push({
    rule: 'ha-cf/unknown-directive',
    at: name,
    message: `Heartbeat does not know the directive "${shortened(name.value)}"`,
    ...(last?.value === '\\' ? { related: [{ at: last, message: 'this backslash is a word, and does not continue the line' }] } : {}),
    ...(isBroken ? { related: [{ at: before.name, message: `"${before.name.value}" has no value on its own line` }] } : {}),
    ...(draft.faults.length < mostSuggestions ? helpFor(name, words.length) : {}),
  })
}

/** How other languages begin a remark. No directive has such a name. */
function remarkMark(word: string): string | undefined {
  return /^(?:\/\/|\/\*|<!--|--|[;%!*])/.exec(word)?.[0]
}

/** Remarks of one kind are reported once: whoever writes one so writes all of them so. */
function reportRemark(draft: Draft, { file, span }: Located<string>, mark: string): void {
  const at = { start: span.start, end: span.start + mark.length }
  const edits = hashEdits(draft.text, at, draft.foreign.beginningAt(span.start)).map(edit => ({ file, ...edit }))
  // What stands in a remark over several lines is not told beside it, so that each of them is.
  const kind = edits.length > 1 ? `${mark}${span.start}` : mark
  const told = draft.remarks.get(kind)
  if (told !== undefined) {
    told.edits.push(...edits)
    told.fault.message = remarkMessage(mark, told.edits.length - 1)
    return
  }
  const fault = {
    rule: 'ha-cf/unknown-directive',
    at: { file, span: at },
    message: remarkMessage(mark, 0),
    help: 'A remark begins with "#".',
    fixes: [{ title: 'Write "#"', safety: 'unsafe' as const, edits }],
  }
  draft.remarks.set(kind, { fault, edits })
  draft.faults.push(fault)
}

function remarkMessage(mark: string, others: number): string {
  return `"${mark}" begins no remark: heartbeat takes it for a directive${others === 0 ? '' : `, and so it does on ${counted(others, 'other line')}`}`
}

/** Two words changed places over a line end, as in `initdead udpport`, `120 694`: the refused value tells it. */
function isValueOfLineBefore(draft: Draft, name: Located<string>, before: Directive | undefined): boolean {
  const last = before?.words.at(-1)
  const told = draft.faults.at(-1)
  if (last === undefined || told?.at !== last || directiveNamed(last.value) === undefined) return false
  const related = [...(told.related ?? []), { at: name, message: `"${shortened(name.value)}" begins the next line and is no directive` }]
  // Whatever the value by itself may be, the next line is refused.
  draft.faults[draft.faults.length - 1] = { ...told, related, severity: 'error', origin: 'daemon' }
  return true
}

function helpFor(name: Located<string>, wordCount: number): Pick<Fault, 'help' | 'fixes'> {
  const stranger = strangers.get(name.value)
  if (stranger !== undefined) return { help: stranger }
  const [, known, mark = '', rest = ''] = /^([^,=:]+)([,=:])(.*)$/s.exec(name.value) ?? []
  if (known !== undefined && directiveNamed(known) !== undefined) {
    const help = `A blank must follow "${known}", and no "${mark}".`
    return { help, fixes: [replacement(name, `${known} ${rest}`.trim())] }
  }
  const similar = didYouMean(name.value, directiveNames)
  const glued = gluedDirective(name.value)
  // A longer name of which the word begins with a shorter one, such as ping_group, is more likely.
  if (glued !== undefined && (similar === undefined || name.value.startsWith(similar))) return helpForGlued(name, glued)
  if (similar !== undefined) return { help: `Did you mean "${similar}"?`, fixes: [replacement(name, similar)] }
  return wordCount === 0 ? {} : { help: 'A remark needs a "#" in front of it.' }
}

/** Finds the directive that its first word is glued to, as in `keepalive2`; a letter or two more are a slip. */
function gluedDirective(name: string): DirectiveEntry | undefined {
  let longest: DirectiveEntry | undefined
  for (let end = 2; end < Math.min(name.length, longestDirective()); end += 1) {
    const entry = directiveNamed(name.slice(0, end))
    if (entry !== undefined && isFirstWord(name.slice(end), entry)) longest = entry
  }
  return longest
}

function isFirstWord(rest: string, entry: DirectiveEntry): boolean {
  if (/^[0-9/*.]/.test(rest) || entry.values?.includes(rest) === true) return true
  if (entry.class === 'option' && entry.type.kind !== 'text') return readHeartbeatBoolean(rest) !== undefined
  return rest.length > 2
}

function helpForGlued(name: Located<string>, { name: known }: DirectiveEntry): Pick<Fault, 'help' | 'fixes'> {
  const { file, value, span } = name
  const insertion = (offset: number, newText: string, title: string): Fix => {
    const place = { start: span.start + offset, end: span.start + offset }
    return { title, safety: 'unsafe', edits: [{ file, span: place, newText }] }
  }
  const rest = value.slice(known.length)
  const fixes = [insertion(known.length, ' ', `Write "${known} ${rest}"`)]
  if (known !== 'node') return { help: `A blank is missing behind "${known}".`, fixes }
  return {
    help: `A blank is missing behind "node", or "node" in front of a host "${value}".`,
    fixes: [...fixes, insertion(0, 'node ', `Write "node ${value}"`)],
  }
}

function longestDirective(): number {
  return (longestName ??= Math.max(...directiveNames.map(({ length }) => length)) + 1)
}

let longestName: number | undefined

function replacement(name: Located<string>, newText: string): Fix {
  const { file, span } = name
  return { title: `Replace "${name.value}" by "${newText}"`, safety: 'unsafe', edits: [{ file, span, newText }] }
}

function reportTail(draft: Draft, { name, entry }: Directive): void {
  draft.faults.push({
    rule: 'ha-cf/too-long-line',
    at: name,
    message: 'The line is longer than 5,119 bytes: for heartbeat a new one begins here',
    ...(entry === undefined ? {} : { severity: 'warning', origin: 'practice' }),
  })
}

function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name
}

function reportTemplate(draft: Draft): void {
  if (draft.templateMark === undefined) return
  const { at, isRefused } = draft.templateMark
  draft.faults.push({
    rule: 'ha-cf/invalid-template-mark',
    at,
    message: `"${templateMark(at.value)}" is a mark of a template that nobody has filled in`,
    ...(isRefused || lacksOwnHost(draft) ? { origin: 'daemon' } : {}),
  })
}

/** Whatever a template makes of its marks, heartbeat looks for its own host in the file as it stands. */
function lacksOwnHost({ host, hosts, media, options }: Draft): boolean {
  if (host === undefined || options.get('autojoin')?.value.toLowerCase() === 'any') return false
  const pings = media.flatMap(({ isPing, peer, group }) => (isPing ? (peer ?? group ?? []) : []))
  return ![...hosts, ...pings].some(({ value }) => value.toLowerCase() === host)
}

function toModel(draft: Draft, text: string): Omit<HaCf, 'target' | 'mode'> {
  const end = { file: draft.file, span: { start: text.length, end: text.length } }
  return {
    file: draft.file,
    end,
    directives: draft.directives,
    hosts: draft.hosts,
    ...Object.fromEntries(draft.times),
    unclearTimes: draft.unclearTimes,
    options: draft.options,
    ports: draft.ports,
    media: draft.media,
    respawns: draft.respawns,
    apiAuths: draft.apiAuths,
    stoniths: draft.stoniths,
    manager: draft.manager,
    ...(draft.managerAt === undefined ? {} : { managerAt: draft.managerAt }),
    failback: draft.failback,
    isTemplate: draft.templateMark !== undefined,
    hasUnreadLines: draft.hasUnreadLines,
  }
}
