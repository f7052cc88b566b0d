import type { Candidate, WantedName, WantedNumber } from '../languages/language.js'
import { namedIn } from '../workspace/mentions.js'
import type { NamingFile } from '../workspace/mentions.js'
import type { Span } from '../text/span.js'
import type { EditedDocument } from './document.js'
import { numbersToWrite } from './free-numbers.js'
import type { NumberedFile } from './free-numbers.js'
import { describeEntry } from './hover.js'
import { kindInWords, namesOf } from './names.js'

/** A word that may be written at a place. */
export interface Completion {
  readonly label: string
  readonly kind: Candidate['kind']
  /** A short remark beside the label, such as the kind of value. */
  readonly detail?: string
  /** What hovering over the word would show, in Markdown. */
  readonly documentation?: string
  readonly isDeprecated: boolean
  /** What the word replaces. */
  readonly replaces: Span
  readonly newText: string
  /** The same for editors that have the person fill in `${1:name}`. */
  readonly snippet?: string
}

/** What is known of the other files. */
export interface OtherFiles {
  readonly files?: readonly NamingFile[]
  /** Those with what takes numbers in them. */
  readonly numbered?: readonly NumberedFile[]
}

/**
 * Lists what may be written at an offset: what must be there first, what is there already last, and otherwise in the order of
 * labels. Names come from the document and from other files, where these are given.
 */
export function completionsAt(document: EditedDocument, offset: number, { files = [], numbered = [] }: OtherFiles = {}): readonly Completion[] {
  const cursor = document.language.cursorAt(document.reading, offset)
  if (cursor === undefined) return []
  const candidates = new Map<string, Candidate>()
  for (const candidate of [...cursor.candidates, ...namesFor(cursor.names ?? [], { document, offset, files })]) {
    // A name that the file gives may be a secret in the wrong place.
    if (candidates.has(candidate.label) || (candidate.kind === 'reference' && document.masking.value(candidate.label) !== candidate.label)) continue
    candidates.set(candidate.label, candidate)
  }
  const ordered = [...candidates.values()].sort((a, b) => rankOf(a) - rankOf(b) || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0))
  const numbers = cursor.number === undefined ? [] : numbersFor(cursor.number, document, numbered)
  return [...numbers, ...ordered.map(({ label, insert, kind, entry, note, snippet }) => {
    const detail = note ?? entry?.value ?? entry?.kind
    return {
      label,
      kind,
      ...(detail === undefined ? {} : { detail }),
      ...(entry === undefined ? {} : { documentation: describeEntry(entry) }),
      isDeprecated: entry?.deprecated !== undefined,
      replaces: cursor.span,
      newText: insert ?? label,
      ...(snippet === undefined ? {} : { snippet }),
    }
  })]
}

/** Tells whether a number is to be written at an offset that nothing has yet. */
export function wantsNumber({ language, reading }: EditedDocument, offset: number): boolean {
  return language.cursorAt(reading, offset)?.number !== undefined
}

function numbersFor({ of, lead, span }: WantedNumber, { source, language, reading }: EditedDocument, others: readonly NumberedFile[]): readonly Completion[] {
  const own: NumberedFile = { source, takers: language.numberTakers?.(reading) ?? [] }
  return numbersToWrite([own, ...others.filter(other => other.source.id !== source.id)], own, { of, span }).map(({ number, note }) => ({
    label: `${lead}${number}`,
    kind: 'value',
    detail: note,
    isDeprecated: false,
    replaces: span,
    newText: `${lead}${number}`,
  }))
}

/** Tells whether names of files may be written at an offset. */
export function wantsNames({ language, reading }: EditedDocument, offset: number): boolean {
  return (language.cursorAt(reading, offset)?.names ?? []).length > 0
}

function rankOf({ rank }: Candidate): number {
  return rank === 'first' ? 0 : rank === 'last' ? 2 : 1
}

interface NamingPlace {
  readonly document: EditedDocument
  readonly offset: number
  readonly files: readonly NamingFile[]
}

/** The names of all files, without the one that is being written. */
function namesFor(wanted: readonly WantedName[], { document, offset, files }: NamingPlace): Candidate[] {
  if (wanted.length === 0) return []
  const { source, language, reading } = document
  const own = namedIn({ language, reading }).filter(({ span }) => offset < span.start || span.end < offset)
  const all = [...files.filter(file => file.source.id !== source.id), { source, mentions: own }]
  return wanted.flatMap(({ of, scope, isNew, written = name => name }): Candidate[] => {
    const names = namesOf(all, of, scope)
    if (isNew === true) return newNumber(names, all.length).map(({ name, note }) => ({ label: written(name), kind: 'value', note, rank: 'first' }))
    return names.map(name => ({ label: written(name), kind: 'reference', note: kindInWords(of) }))
  })
}

/** The next free number in names like `/dev/drbd3` or `3`; the first device when there is none. */
function newNumber(names: readonly string[], fileCount: number): { readonly name: string; readonly note: string }[] {
  const numbered = names.flatMap(name => {
    const [, lead, digits] = /^(.*?)(\d+)$/.exec(name) ?? []
    return lead === undefined || digits === undefined ? [] : [{ lead, number: Number(digits) }]
  })
  const lead = numbered[0]?.lead ?? '/dev/drbd'
  const taken = new Set(numbered.filter(one => one.lead === lead).map(({ number }) => number))
  let free = lead === '' ? 1 : 0
  while (taken.has(free)) free += 1
  return [{ name: `${lead}${free}`, note: `the next that is free, of ${fileCount} files` }]
}
