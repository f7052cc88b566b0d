import type { Fault, Finding } from '../../../diagnostics/diagnostic.js'
import type { FileCircumstances } from '../../../rules/define-rule.js'
import type { ParsedFile } from '../../../syntax/parsed-file.js'
import { originOf } from '../../../text/located.js'
import type { Origin } from '../../../text/located.js'
import { hasLookAlike } from '../../../text/look-alikes.js'
import { meantReplacements, misleadingInWords } from '../../../text/misleading.js'
import { counted } from '../../../text/quantity.js'
import { spanFrom } from '../../../text/span.js'
import type { Span } from '../../../text/span.js'
import type { HaCfTree, Statement } from '../ast.js'
import { rules } from '../rules/index.js'
import { directiveNamed } from '../vocabulary.js'
import { readStatements } from './file.js'
import type { FileReading } from './file.js'

/** A line that heartbeat reads otherwise than its author means it. */
interface MisreadLine {
  readonly statement: Statement
  readonly meant: Statement | 'nothing'
}

/** What the reader of a file is told besides its lines. */
interface Circumstances {
  readonly target: string
  readonly facts: FileCircumstances
}

/**
 * Reads a file some of whose lines are not what they look like: rules see what is meant, and the characters at fault are an
 * error of the daemon exactly where heartbeat refuses what it reads instead.
 */
export function readMisreadFile(file: ParsedFile<HaCfTree>, { target, facts }: Circumstances): FileReading {
  const { ast, source } = file
  const lines = ast.statements.flatMap((statement): MisreadLine[] => {
    return statement.meant === undefined ? [] : [{ statement, meant: statement.meant }]
  })
  const meantStatements = ast.statements.flatMap(({ meant, ...statement }) => meant === 'nothing' ? [] : (meant ?? statement))
  const asRead = readStatements(source, ast.statements, { target, host: facts.host })
  const asMeant = readStatements(source, meantStatements, { target, host: facts.host })
  const refusedAsRead = refusals(file, asRead, { target, facts })
  const refusedAsMeant = refusals(file, asMeant, { target, facts })
  const meantMessages = new Set(refusedAsMeant.map(({ message }) => message))
  const refusedLines = new Set(lines.filter(({ statement }) => isAboutHost(statement)))
  for (const { at, message } of refusedAsRead) {
    // What is refused both ways is reported by itself, except in a word of which nobody knows what it was.
    const isReportedByItself = meantMessages.has(message) && !isInDamagedWord(lines, originOf(at))
    const line = isReportedByItself ? undefined : lineAt(lines, originOf(at))
    if (line !== undefined) refusedLines.add(line)
  }
  const blamed = refusedAsRead.length > 0 && refusedAsMeant.length === 0 && refusedLines.size === 0 ? blamedLine(lines, facts.host) : undefined
  if (blamed !== undefined) refusedLines.add(blamed)
  const sound = asMeant.faults.filter(({ rule, at }) => rule === 'ha-cf/invalid-byte-order-mark' || !isInDamagedWord(lines, originOf(at)))
  const faults = [
    ...characterFaults(lines, { source, refusedLines, refusedAsMeant: new Set(refusedAsMeant.map(({ at }) => lineAt(lines, originOf(at)))) }),
    ...quoteFaults(lines, source),
    // What heartbeat accepts as it stands, it does not refuse for what is meant.
    ...(refusedAsRead.length > 0 || refusedLines.size > 0 ? sound : sound.map(asPractice)),
  ]
  const quoteMark = lines.find(isQuoted)
  const hosts = lines.flatMap(line => {
    const { statement, meant } = line
    if (meant === 'nothing' || meant.name.text !== 'node') return []
    const [first] = statement.misleading ?? []
    if (first !== undefined) return [{ span: meant.span, cause: { rule: characterRule, at: placeOf(source.id, first) } }]
    return quoteMark === undefined ? [] : [{ span: meant.span, cause: { rule: quoteRule, at: markOf(source.id, quoteMark) } }]
  })
  return { model: { ...asMeant.model, misread: { hosts, nodes: asRead.model.hosts.map(({ value }) => value) } }, faults }
}

/** Tells whether a place is a word with a look-alike: what that was nobody knows. */
function isInDamagedWord(lines: readonly MisreadLine[], at: Origin): boolean {
  const misleading = lineAt(lines, at)?.statement.misleading ?? []
  return misleading.some(({ start, end, kind }) => kind !== 'space' && kind !== 'line-break' && at.span.start <= end && start <= at.span.end)
}

const characterRule = 'ha-cf/misleading-character'
const quoteRule = 'ha-cf/quoted-line'

/** Finds the line that a place is on; lines are in order. */
function lineAt(lines: readonly MisreadLine[], { span }: Origin): MisreadLine | undefined {
  let [low, high] = [0, lines.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle]?.statement.span.end ?? 0) < span.end) low = middle + 1
    else high = middle
  }
  const line = lines[low]
  return line !== undefined && line.statement.span.start <= span.start ? line : undefined
}

function isQuoted({ statement }: MisreadLine): boolean {
  return statement.name.text.startsWith('>')
}

function placeOf(file: string, { start, end }: Span): Origin {
  return { file, span: spanFrom(start, end) }
}

function markOf(file: string, { statement: { span } }: MisreadLine): Origin {
  return placeOf(file, spanFrom(span.start, span.start + 1))
}

/** Lists all for which heartbeat refuses a file. */
function refusals(file: ParsedFile, { model, faults }: FileReading, { target, facts }: Circumstances): readonly Finding[] {
  const found: Finding[] = []
  for (const rule of rules) {
    const own: Iterable<Finding> =
      rule.scope === 'file' ? rule.check({ model: { ...model, target }, file, target, facts }) : rule.scope === 'fault' ? faults.filter(fault => fault.rule === rule.id) : []
    for (const finding of own) {
      if ((finding.severity ?? rule.severity) === 'error' && (finding.origin ?? rule.origin) === 'daemon') found.push(finding)
    }
  }
  return found
}

/**
 * Tells whether a look-alike stands in a word that names what the host has: an interface, a device, a user, a program, an
 * address. No such thing has such a name, and heartbeat looks for it.
 */
function isAboutHost({ name, words }: Statement): boolean {
  const isOdd = (index: number): boolean => hasLookAlike(words[index]?.text ?? '')
  switch (name.text) {
    case 'bcast':
    case 'udp':
    case 'serial':
    case 'ping':
    case 'ping6':
      return words.some(({ text }) => hasLookAlike(text))
    case 'mcast':
    case 'mcast6':
    case 'stonith':
      return isOdd(0)
    case 'ucast':
    case 'stonith_host':
      return isOdd(1)
    case 'ucast6':
    case 'respawn':
    case 'failfast':
      return isOdd(0) || isOdd(1)
    case 'apiauth':
      return words.slice(1).some(({ text }) => hasLookAlike(text))
    default:
      return false
  }
}

/** Chooses the line for which heartbeat refuses the whole: the one that names the own host, else the first one. */
function blamedLine(lines: readonly MisreadLine[], host: string | undefined): MisreadLine | undefined {
  const own = host?.toLowerCase()
  const ofOwnHost = lines.find(({ meant }) => {
    return meant !== 'nothing' && meant.name.text === 'node' && meant.words.some(({ text }) => text.toLowerCase() === own)
  })
  return ofOwnHost ?? lines[0]
}

interface CharacterLines {
  readonly source: ParsedFile['source']
  /** The lines that heartbeat refuses as they stand, and those that it would refuse as they are meant. */
  readonly refusedLines: ReadonlySet<MisreadLine>
  readonly refusedAsMeant: ReadonlySet<MisreadLine | undefined>
}

function* characterFaults(
  lines: readonly MisreadLine[],
  { source: { id: file, text }, refusedLines, refusedAsMeant }: CharacterLines,
): Generator<Fault> {
  for (const line of lines) {
    const { statement, meant } = line
    const misleading = statement.misleading ?? []
    const [first] = misleading
    if (first === undefined) continue
    const isRefused = refusedLines.has(line)
    const isOption = meant !== 'nothing' && directiveNamed(meant.name.text)?.class === 'option'
    const edits = meantReplacements(text, misleading).map(edit => ({ file, ...edit }))
    const isSafe = (isRefused || !refusedAsMeant.has(line)) && !joinsDigits(text, edits)
    yield {
      rule: characterRule,
      at: placeOf(file, first),
      message: misleadingInWords(misleading, 'heartbeat'),
      // What heartbeat takes as it stands, it may refuse as it is meant.
      fixes: [{ title: 'Write what was meant', safety: isSafe ? 'safe' : 'unsafe', edits }],
      ...(isRefused ? { origin: 'daemon' } : isOption ? { severity: 'warning' } : {}),
    }
  }
}

/** Reports the marks of a quoted mail, once. */
function* quoteFaults(lines: readonly MisreadLine[], { id: file, text }: ParsedFile['source']): Generator<Fault> {
  const quoted = lines.filter(isQuoted)
  const [first, ...others] = quoted
  if (first === undefined) return
  const marks = quoted.map(({ statement: { span } }) => {
    const [mark = ''] = /^[> \t]+/.exec(text.slice(span.start, span.end)) ?? []
    return spanFrom(span.start, span.start + mark.length)
  })
  yield {
    rule: quoteRule,
    at: markOf(file, first),
    message:
      'The line begins with the ">" of a quoted mail, which heartbeat takes for a directive' +
      (others.length === 0 ? '' : `, and ${others.length === 1 ? 'so does' : 'so do'} ${counted(others.length, 'other line')}`),
    fixes: [{ title: 'Take the ">" out', safety: 'unsafe', edits: marks.map(span => ({ file, span, newText: '' })) }],
  }
}

function asPractice(fault: Fault): Fault {
  return { ...fault, origin: 'practice' }
}

/** Two numbers that become one are none of those that stood there. */
function joinsDigits(text: string, edits: readonly { readonly span: Span; readonly newText: string }[]): boolean {
  return edits.some(({ span, newText }) => newText === '' && /\d/.test(text[span.start - 1] ?? '') && /\d/.test(text[span.end] ?? ''))
}
