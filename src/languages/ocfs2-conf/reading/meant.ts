import type { Fault } from '../../../diagnostics/diagnostic.js'
import { createFaults } from '../../../diagnostics/fault-list.js'
import type { FileId } from '../../../text/located.js'
import { spanAround, spanFrom } from '../../../text/span.js'
import type { Attribute, Stanza, Word } from '../ast.js'
import { attributeEntries, stanzaEntries } from '../vocabulary.js'
import type { StanzaName } from '../vocabulary.js'

/** A section while its lines are read. */
export interface OpenStanza {
  /** Absent where lines stand before the first head. */
  readonly name: Word | undefined
  readonly isSound: boolean
  isWhole: boolean
  readonly attributes: Attribute[]
  /** An empty line, a remark or nothing stands before its head. */
  readonly isApart: boolean
  /** Attributes before which an empty line or a broken one stands; the fault is absent where it is reported already. */
  readonly gaps: { readonly index: number; readonly fault?: Fault }[]
}

/** The sections as their author means them, and what is wrong with their heads. */
export interface MeantStanzas {
  readonly stanzas: readonly Stanza[]
  /** Those at which o2cb stops. */
  readonly faults: readonly Fault[]
  /** Those that it passes, reading other sections than these. */
  readonly rearrangements: readonly Fault[]
}

/**
 * Parts and joins sections where a head is missing or one too many: attributes that stand a second time, or belong to
 * another kind of section, begin a section of their own; what a section lacks may stand behind a stray head.
 */
export function meantStanzas(open: readonly OpenStanza[], file: FileId): MeantStanzas {
  const notes: Notes = { file, faults: createFaults(), rearrangements: [] }
  const stanzas: Stanza[] = []
  for (const part of withLateHeads(open, notes).flatMap(stanza => partedStanza(stanza, notes))) {
    const before = stanzas[stanzas.length - 1]
    if (before !== undefined && isStray(part, before)) {
      if (part.stanza.isSound) notes.rearrangements.push(strayHead(part.stanza, before, file))
      stanzas[stanzas.length - 1] = joined(before, part.stanza)
    } else stanzas.push(part.stanza)
  }
  return { stanzas, faults: withFewGaps(notes.faults), rearrangements: notes.rearrangements }
}

interface Part {
  readonly stanza: Stanza
  /** It begins right behind an attribute of the section before. */
  readonly isClose: boolean
}

interface Notes {
  readonly file: FileId
  readonly faults: Fault[]
  readonly rearrangements: Fault[]
}

/** Gives attributes to the section whose head comes right behind them, where that lacks them. */
function withLateHeads(open: readonly OpenStanza[], { file, faults }: Notes): OpenStanza[] {
  const stanzas: OpenStanza[] = []
  for (const stanza of open) {
    const before = stanzas[stanzas.length - 1]
    const from = before === undefined || stanza.isApart ? undefined : before.name === undefined ? 0 : before.gaps[before.gaps.length - 1]?.index
    const early = from === undefined ? [] : (before?.attributes.slice(from) ?? [])
    if (before === undefined || from === undefined || !isBeginningOf(early, stanza)) {
      stanzas.push(stanza)
      continue
    }
    const [first] = early
    const gap = before.gaps.find(({ index }) => index === from)
    const isReported = gap !== undefined && gap.fault === undefined
    if (first !== undefined && !isReported) faults.push(earlyAttribute(first, stanza, file))
    stanzas.pop()
    const rest = { ...before, attributes: before.attributes.slice(0, from), gaps: before.gaps.filter(({ index }) => index < from) }
    if (before.name !== undefined || rest.attributes.length > 0) stanzas.push(rest)
    const gaps = stanza.gaps.map(({ index, ...other }) => ({ ...other, index: index + early.length }))
    stanzas.push({ ...stanza, isApart: true, attributes: [...early, ...stanza.attributes], gaps })
  }
  return stanzas
}

/** Tells whether attributes are what a section lacks. */
function isBeginningOf(early: readonly Attribute[], { name, attributes }: OpenStanza): boolean {
  if (name === undefined || early.length === 0) return false
  const there = new Set(attributes.map(attribute => attribute.name.text))
  return early.every(attribute => hasAttribute(name.text, attribute.name.text) && !there.has(attribute.name.text))
}

function earlyAttribute({ name }: Attribute, { name: head }: OpenStanza, file: FileId): Fault {
  return {
    rule: 'ocfs2-conf/misplaced-attribute',
    at: { file, span: name.span },
    message: `Attribute "${name.text}" stands before the head of its section`,
    ...(head === undefined ? {} : { related: [{ at: { file, span: head.span }, message: 'the head' }] }),
  }
}

function partedStanza(open: OpenStanza, { file, faults, rearrangements }: Notes): Part[] {
  const { attributes, gaps, isWhole } = open
  const splits = findSplits(open)
  const places = new Set(splits)
  const gapAt = new Map(gaps.map(gap => [gap.index, gap]))
  for (const { index, fault } of gaps) if (fault !== undefined && !places.has(index)) faults.push(fault)
  return [0, ...splits].map((from, part) => {
    const own = attributes.slice(from, splits[part])
    if (part === 0 && open.name !== undefined) {
      return { stanza: toStanza({ name: open.name, isSound: open.isSound, isWhole }, own), isClose: !open.isApart }
    }
    const gap = gapAt.get(from)
    const isReported = gap !== undefined && gap.fault === undefined
    // Behind an empty line, and before the first head, o2cb stops at an attribute.
    const list = part === 0 || gap !== undefined ? faults : rearrangements
    if (!isReported) list.push(missingHead(own, file))
    return { stanza: toStanza({ name: undefined, isSound: false, isWhole }, own), isClose: false }
  })
}

/** Lists the attributes with which another section begins that lacks its head. */
function findSplits({ name, isSound, attributes, gaps }: OpenStanza): readonly number[] {
  const found: number[] = []
  const breaks = new Set(gaps.map(({ index }) => index))
  let kind = name === undefined || !isSound ? kindOf(attributes) : name.text
  let seen = new Set<string>()
  for (const [index, attribute] of attributes.entries()) {
    const text = attribute.name.text
    const isOdd = seen.has(text) || (isKnown(kind) && isForeign(text, kind))
    if (index > 0 && (isOdd || breaks.has(index)) && beginsSection(attributes, { index, seen, kind, isGap: breaks.has(index) })) {
      found.push(index)
      kind = kindOf(attributes.slice(index, index + 8))
      seen = new Set()
    }
    seen.add(text)
  }
  return found
}

interface Beginning {
  readonly index: number
  readonly seen: ReadonlySet<string>
  readonly kind: string
  readonly isGap: boolean
}

/** Tells whether attributes from a place on are a section of their own: nearly all stand there already or are foreign. */
function beginsSection(attributes: readonly Attribute[], { index, seen, kind, isGap }: Beginning): boolean {
  const names = new Set<string>()
  let odd = 0
  for (const { name } of attributes.slice(index, index + 8)) {
    if (names.has(name.text)) break
    names.add(name.text)
    if (seen.has(name.text) || (isKnown(kind) && isForeign(name.text, kind))) odd += 1
  }
  return odd >= (isGap ? 2 : 3) && odd >= names.size - 1
}

function isKnown(kind: string): kind is StanzaName {
  return stanzaEntries.some(({ name }) => name === kind)
}

/** Tells whether an attribute belongs to sections of another kind only. */
function isForeign(attribute: string, kind: string): boolean {
  return !hasAttribute(kind, attribute) && stanzaEntries.some(({ name }) => hasAttribute(name, attribute))
}

function hasAttribute(kind: string, attribute: string): boolean {
  return attributeEntries(kind).some(({ name }) => name === attribute)
}

/** Guesses what section attributes belong to. */
export function kindOf(attributes: readonly Attribute[]): StanzaName {
  const score = (kind: string): number => attributes.filter(({ name }) => hasAttribute(kind, name.text)).length
  const [best] = ['node', 'cluster', 'heartbeat'].sort((a, b) => score(b) - score(a))
  return best === 'cluster' || best === 'heartbeat' ? best : 'node'
}

function missingHead(attributes: readonly Attribute[], file: FileId): Fault {
  const [first] = attributes
  const kind = kindOf(attributes)
  return {
    rule: 'ocfs2-conf/missing-head',
    at: { file, span: first?.name.span ?? spanFrom(0, 0) },
    message: `The head "${kind}:" is missing before "${first?.name.text ?? ''}"`,
  }
}

/** Tells whether a section is the rest of the one right before it: it has what that one lacks, and nothing else. */
function isStray({ stanza, isClose }: Part, before: Stanza): boolean {
  const kind = before.name.text
  if (!isClose || !isKnown(kind) || stanza.attributes.length === 0) return false
  const there = new Set(before.attributes.map(({ name }) => name.text))
  const lacks = needed(kind).filter(name => !there.has(name))
  const names = stanza.attributes.map(({ name }) => name.text)
  const isRest = names.every(name => hasAttribute(kind, name) && !there.has(name)) && lacks.every(name => names.includes(name))
  const isIncomplete = needed(stanza.name.text).some(name => !names.includes(name))
  return lacks.length > 0 && isRest && isIncomplete
}

function needed(kind: string): string[] {
  return attributeEntries(kind).filter(({ isOptional }) => isOptional !== true).map(({ name }) => name)
}

function strayHead({ name }: Stanza, before: Stanza, file: FileId): Fault {
  return {
    rule: 'ocfs2-conf/misplaced-head',
    at: { file, span: name.span },
    message: `The head "${name.text}:" parts section "${before.name.text}" in two`,
    related: [{ at: { file, span: before.name.span }, message: 'the section begins here' }],
  }
}

function joined(before: Stanza, stanza: Stanza): Stanza {
  return {
    ...before,
    span: spanFrom(before.span.start, stanza.span.end),
    isWhole: before.isWhole && stanza.isWhole,
    attributes: [...before.attributes, ...stanza.attributes],
  }
}

/** Tells many empty lines within sections once: one habit, not many mistakes. */
function withFewGaps(faults: readonly Fault[]): readonly Fault[] {
  const gaps = faults.filter(({ rule }) => rule === 'ocfs2-conf/misplaced-attribute')
  const [first] = gaps
  if (first === undefined || gaps.length < 3) return faults
  const joint = { ...first, message: `${first.message}, and so do ${gaps.length - 1} others` }
  return faults.flatMap(fault => (fault === first ? [joint] : gaps.includes(fault) ? [] : [fault]))
}

/** Closes a section; without a head it gets the most likely one, at its first attribute. */
export function toStanza(
  { name, isSound, isWhole }: Pick<OpenStanza, 'name' | 'isSound' | 'isWhole'>,
  attributes: readonly Attribute[],
): Stanza {
  const [first] = attributes
  const start = first?.span.start ?? 0
  const head = name ?? { kind: 'Word', text: kindOf(attributes), span: spanFrom(start, start) }
  // The head may stand behind its attributes by mistake.
  const spans = [head, ...attributes].map(({ span }) => span)
  const span = spanAround(spans)
  return { kind: 'Stanza', span, name: head, isSound, isWhole, attributes }
}
