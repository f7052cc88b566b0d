import type { FileEdit } from '../diagnostics/fix.js'
import type { NumberTaker, TakenNumber } from '../languages/language.js'
import { lineEndAt, lineStartAt } from '../text/line-at.js'
import type { Source } from '../text/source.js'
import { spanFrom, touches } from '../text/span.js'
import type { Span } from '../text/span.js'
import type { HostPlace } from '../workspace/report.js'

/** A file with what takes numbers in it. */
export interface NumberedFile {
  readonly source: Source
  /** Where it lies, where it belongs to a host. */
  readonly place?: HostPlace | undefined
  readonly takers: readonly NumberTaker[]
}

/** Other numbers for what has some that are taken. */
export interface FreeNumbers {
  readonly of: TakenNumber['of']
  readonly taker: NumberTaker
  /** In the order of those that they replace. */
  readonly numbers: readonly number[]
  readonly edits: readonly FileEdit[]
}

/** The largest number of each kind. */
const largest: Readonly<Record<TakenNumber['of'], number>> = { port: 65_535, minor: 1_048_575 }

/** Finds what takes numbers at a selection: its first words are touched, or a line on which it takes one. */
export function takerAt({ takers, source }: NumberedFile, selection: Span): NumberTaker | undefined {
  const text = source.text
  const around = takers.find(({ span }) => touches(span, selection.start))
  if (around === undefined) return undefined
  const isTouched = (span: Span): boolean => span.start <= selection.end && selection.start <= span.end
  const lineOf = ({ span }: TakenNumber): Span => spanFrom(lineStartAt(text, span.start), lineEndAt(text, span.end))
  return isTouched(around.head) || around.numbers().some(number => isTouched(lineOf(number))) ? around : undefined
}

/**
 * Works out the next free numbers for what has some that something else has in the same place, over all files of all hosts:
 * one answer for ports, and one for minors. The same thing in the files of other hosts gets the same numbers.
 */
export function freeNumbersFor(files: readonly NumberedFile[], file: NumberedFile, taker: NumberTaker): readonly FreeNumbers[] {
  const treeOf = ({ place }: NumberedFile): string | undefined => place?.host
  const isSame = (other: NumberTaker): boolean => other.kind === taker.kind && other.name === taker.name
  const isCopy = files.some(other => treeOf(other) === treeOf(file) && other.takers.some(one => one !== taker && isSame(one)))
  const own: { readonly source: Source; readonly numbers: readonly TakenNumber[] }[] = []
  const others: TakenNumber[] = []
  for (const other of files) {
    for (const one of other.takers) {
      const isOwn = one === taker || (isSame(one) && treeOf(other) !== treeOf(file))
      if (!isOwn) others.push(...one.numbers())
      else if (one === taker || !isCopy) own.push({ source: other.source, numbers: one.numbers() })
    }
  }
  return (['port', 'minor'] as const).flatMap(of => {
    const replaced = replacements(of, { numbers: taker.numbers(), others, all: [...others, ...own.flatMap(({ numbers }) => numbers)] })
    if (replaced === undefined || replaced.size === 0) return []
    const edits = own.flatMap(({ source: { id }, numbers }) =>
      numbers.flatMap(({ of: kind, value, span }) => {
        const free = kind === of ? replaced.get(value) : undefined
        return free === undefined ? [] : [{ file: id, span, newText: String(free) }]
      }),
    )
    return [{ of, taker, numbers: [...replaced.values()], edits }]
  })
}

/** A number that may be written at a place. */
export interface NumberToWrite {
  readonly number: number
  readonly note: string
}

/** The number where nothing has one yet. */
const first: Readonly<Record<TakenNumber['of'], number>> = { port: 7788, minor: 0 }

/** Lower ports belong to other services, and nobody counts on from them. */
const leastCountedFrom: Readonly<Record<TakenNumber['of'], number>> = { port: 1024, minor: 0 }

/**
 * Lists what may be written where something takes a number: those that it has elsewhere, as its other end has the same port, and
 * the next one that nothing has in any file. `wanted` is the word that is being written.
 */
export function numbersToWrite(files: readonly NumberedFile[], file: NumberedFile, { of, span }: { readonly of: TakenNumber['of']; readonly span: Span }): readonly NumberToWrite[] {
  const isOther = (number: TakenNumber, source: Source): boolean => number.of === of && (source !== file.source || !touches(span, number.span.start))
  const used = new Set(files.flatMap(({ source, takers }) => takers.flatMap(taker => taker.numbers().flatMap(number => (isOther(number, source) ? [number.value] : [])))))
  const around = file.takers.find(taker => touches(taker.span, span.start))
  const own = [...new Set(around?.numbers().flatMap(number => (isOther(number, file.source) ? [number.value] : [])))].sort((a, b) => a - b)
  const counted = [...used].filter(number => number >= leastCountedFrom[of])
  let free = counted.length === 0 ? first[of] : counted.reduce((least, number) => Math.min(least, number))
  while (used.has(free)) free += 1
  const count = files.length === 1 ? '1 file' : `${files.length} files`
  return [
    ...own.map(number => ({ number, note: `as elsewhere in ${around?.kind ?? ''} "${around?.name ?? ''}"` })),
    ...(free > largest[of] ? [] : [{ number: free, note: `the next that is free, of ${count}` }]),
  ]
}

interface Numbers {
  readonly numbers: readonly TakenNumber[]
  readonly others: readonly TakenNumber[]
  readonly all: readonly TakenNumber[]
}

/** What each number that is taken is replaced by; nothing where there are not enough. */
function replacements(of: TakenNumber['of'], { numbers, others, all }: Numbers): ReadonlyMap<number, number> | undefined {
  const used = new Set(all.flatMap(({ of: kind, value }) => (kind === of ? [value] : [])))
  const found = new Map<number, number>()
  for (const number of numbers) {
    if (number.of !== of || found.has(number.value) || !others.some(other => isClash(number, other))) continue
    let free = number.value + 1
    while (used.has(free)) free += 1
    if (free > largest[of]) return undefined
    used.add(free)
    found.set(number.value, free)
  }
  return found
}

function isClash(a: TakenNumber, b: TakenNumber): boolean {
  return a.of === b.of && a.value === b.value && (a.places === undefined || b.places === undefined || a.places.some(place => b.places?.includes(place) === true))
}
