import { expectedNames, suggestion } from '../../../diagnostics/did-you-mean.js'
import type { Item, Word } from '../ast.js'
import { textOf } from '../ast.js'
import type { OptionEntry, OptionSection, Place } from '../vocabulary.js'
import { factsFor, optionsNamed, structuresNamed, versionsOf } from '../vocabulary.js'
import type { Context } from './context.js'
import { releaseName, report } from './context.js'
import { placeName, reportBroken, shown } from './statement.js'
import type { Rest } from './statement.js'

/** Reports an option that its section does not know: it belongs elsewhere, to another release, or nowhere. */
export function unknownOption(ctx: Context, item: Item, where: { section: OptionSection; place: Place }): Rest {
  const head = item.words[0]
  if (head === undefined) return undefined
  const name = textOf(head)
  const { section, place } = where
  const entries = optionsNamed(name)
  const here = entries.find(entry => entry.section === section)
  const elsewhere = entries.filter(entry => factsFor(entry, ctx.target) !== undefined && entry.section !== section)
  if (elsewhere.length > 0) misplacedOption(ctx, head, section, elsewhere)
  else if (here !== undefined) otherRelease(ctx, head, here)
  else if (entries[0] !== undefined) otherRelease(ctx, head, entries[0])
  else if (!reportRemark(ctx, head, 'unknown-option') && !reportStructure(ctx, head, placeName(place, section))) {
    const names = ctx.vocabulary.options(section, place).map(option => option.entry.name)
    const guess = suggestion(name, names) ?? suggestionByPart(name, names)
    report(ctx, 'unknown-option', {
      start: head.start,
      end: head.end,
      message: `"${shown(head)}" is no option of "${section}"`,
      help: guess ?? `Known here: ${expectedNames(names)}.`,
      ...replacement(ctx, head, guess),
    })
  }
  return undefined
}

/** Suggests the option of which a name is the beginning, or that is the beginning of it: `congestion-fill-threshold`, `sndbuf`. */
function suggestionByPart(name: string, names: readonly string[]): string | undefined {
  const longer = names.filter(known => known.startsWith(`${name}-`))
  const [shorter] = names.filter(known => known.includes('-') && name.startsWith(`${known}-`)).sort((one, other) => other.length - one.length)
  const meant = longer.length === 1 ? longer[0] : shorter
  return meant === undefined ? undefined : `Did you mean "${meant}"?`
}

/** Reports a word with which nothing can begin at a place. */
export function unknownStatement(ctx: Context, item: Item, place: Place): Rest {
  const head = item.words[0]
  if (head === undefined) return undefined
  const name = textOf(head)
  if (head.kind === 'UnclosedString' || head.kind === 'BrokenString') {
    reportBroken(ctx, head)
    return undefined
  }
  if (head.kind === 'QuotedString' && reportQuoted(ctx, head, place)) return undefined
  if (reportStructure(ctx, head, placeName(place))) return undefined
  const entries = optionsNamed(name)
  const known = entries.filter(entry => factsFor(entry, ctx.target) !== undefined)
  if (known.length > 0) {
    misplacedOption(ctx, head, place, known)
    return undefined
  }
  if (entries[0] !== undefined) {
    otherRelease(ctx, head, entries[0])
    return undefined
  }
  reportUnknown(ctx, head, place)
  return undefined
}

/** Reports a sign or keyword in quotes, and tells whether it was one. */
function reportQuoted(ctx: Context, head: Word, place: Place): boolean {
  const name = textOf(head)
  const isSign = /^[{};]$/.test(name)
  if (!isSign && ctx.vocabulary.structure(place, name) === undefined) return false
  report(ctx, 'unexpected-word', {
    start: head.start,
    end: head.end,
    message: `The ${isSign ? '' : 'keyword '}"${name}" must not be quoted`,
  })
  return true
}

function reportUnknown(ctx: Context, head: Word, place: Place): void {
  if (reportRemark(ctx, head, 'unknown-statement')) return
  const names = ctx.vocabulary.structures(place).map(structure => structure.entry.name)
  const guess = suggestion(textOf(head), names)
  report(ctx, 'unknown-statement', {
    start: head.start,
    end: head.end,
    message: `"${shown(head)}" is no statement or section ${placeName(place)}`,
    help: guess ?? `Known here: ${expectedNames(names)}.`,
    ...replacement(ctx, head, guess),
  })
}

/** Reports the mark with which other languages begin a remark; tells whether it is one. */
function reportRemark(ctx: Context, { start }: Word, rule: 'unknown-statement' | 'unknown-option'): boolean {
  const [mark] = /^(?:\/\/|\/\*|<!--|--|!)/.exec(ctx.text.slice(start, start + 4)) ?? []
  if (mark === undefined) return false
  const edit = { file: ctx.file, span: { start, end: start + mark.length }, newText: '#' }
  report(ctx, rule, {
    start,
    end: start + mark.length,
    message: `"${mark}" begins no remark`,
    help: 'A remark begins with "#".',
    ...(mark === '/*' || mark === '<!--' ? {} : { fixes: [{ title: 'Write "#"', safety: 'unsafe' as const, edits: [edit] }] }),
  })
  return true
}

function misplacedOption(ctx: Context, head: Word, section: string, entries: readonly OptionEntry[]): void {
  const right = entries.map(entry => (entry.section === 'resource' ? 'the resource itself' : `"${entry.section}"`))
  report(ctx, 'misplaced-option', {
    start: head.start,
    end: head.end,
    message: `"${shown(head)}" does not belong in "${section}" but in ${[...new Set(right)].join(' or ')}`,
  })
}

function otherRelease(ctx: Context, head: Word, entry: OptionEntry): void {
  report(ctx, 'unsupported-option', {
    start: head.start,
    end: head.end,
    message: `"${shown(head)}" is not known to ${releaseName(ctx)}, only to ${versionsOf(entry)}`,
    ...(entry.now === undefined ? {} : { help: entry.now.text }),
  })
}

/** Reports a section or statement of another place or release; tells whether the word is one. */
function reportStructure(ctx: Context, head: Word, place: string): boolean {
  const name = textOf(head)
  const entries = structuresNamed(name)
  const entry = entries[0]
  if (entry === undefined) return false
  const isKnown = places.some(other => ctx.vocabulary.structure(other, name) !== undefined)
  if (isKnown) {
    report(ctx, 'misplaced-statement', {
      start: head.start,
      end: head.end,
      message: `"${shown(head)}" cannot stand ${place}`,
    })
  } else {
    report(ctx, 'unsupported-statement', {
      start: head.start,
      end: head.end,
      message: `"${shown(head)}" is not known to ${releaseName(ctx)}, only to ${versionsOf(entry)}`,
      ...(entry.now === undefined ? {} : { help: entry.now.text }),
    })
  }
  return true
}

const places: readonly Place[] = [
  'file',
  'common',
  'resource',
  'host',
  'stacked',
  'volume',
  'connection',
  'connection-volume',
  'path',
  'mesh',
  'proxy-host',
  'proxy',
]

function replacement(ctx: Context, head: Word, guess: string | undefined): object {
  const name = guess === undefined ? undefined : /"(.+)"/.exec(guess)?.[1]
  if (name === undefined) return {}
  const edit = { file: ctx.file, span: { start: head.start, end: head.end }, newText: name }
  return { fixes: [{ title: `Replace "${shown(head)}" by "${name}"`, safety: 'unsafe', edits: [edit] }] }
}
