import type { Diagnostic, FindingId } from '../../diagnostics/diagnostic.js'
import { mostFaults, tooManyFindings } from '../../diagnostics/fault-list.js'
import { namedFiles } from '../../diagnostics/named-files.js'
import type { Language, Reading } from '../../languages/language.js'
import { joinedSpans } from '../../secrets/mask.js'
import { masksAround, masksIn, namesKnownTo } from '../../secrets/masking-of-file.js'
import { createMasking } from '../../secrets/masking.js'
import type { Masking } from '../../secrets/masking.js'
import type { MaskingMemory } from '../../secrets/masking-memory.js'
import { likelySecrets } from '../../secrets/likely-secrets.js'
import { deepestNesting, isTooDeep } from '../../syntax/depth-guard.js'
import type { Source } from '../../text/source.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import type { FileReport, FileSuppressions, HostPlace, Outcome } from '../report.js'
import { withoutWrongValues } from './adopted-values.js'
import { inSentence } from './notes.js'
import { asReported } from './as-reported.js'
import { withoutDismissed } from './confirm.js'
import { withMisplaced } from './misplaced.js'
import { suppressionsOf } from './suppressions.js'
import { unreadUtf16, withoutReportedNuls, withUtf16 } from './utf-16.js'

/** What came of a part of a request, in pieces. */
export interface OutcomeParts {
  readonly files?: readonly FileReport[]
  readonly hostCount?: number
  readonly found?: readonly Diagnostic[]
  /** Findings that other files show to be none. */
  readonly dismissed?: readonly FindingId[]
  readonly incomplete?: readonly string[]
  /** The files that may silence findings. */
  readonly suppressing?: readonly Reading[]
  readonly sources?: ReadonlyMap<string, Source>
  /** The language in which a file is read, which knows where its secrets stand. */
  readonly languages?: ReadonlyMap<string, Language>
  /** Where each file lies that belongs to a host. */
  readonly places?: ReadonlyMap<string, HostPlace>
}

/** Sums up a part of a request; what is found is told without secrets from here on; `memory` is that of the sums before it. */
export async function outcomeOf(parts: OutcomeParts, memory?: MaskingMemory): Promise<Outcome> {
  const { files = [], hostCount = 0, found = [], dismissed = [], incomplete = [], suppressing = [] } = parts
  const { sources = new Map<string, Source>(), languages = new Map<string, Language>(), places = new Map<string, HostPlace>() } = parts
  const masking = maskingOf({ sources, languages, places }, memory)
  const own: Diagnostic[] = []
  const suppressions = new Map<string, FileSuppressions>()
  for (const reading of suppressing) {
    const { id } = reading.file.source
    const language = languages.get(id)
    if (language === undefined) continue
    const { faults, ...rest } = await suppressionsOf(reading, language, fault => own.push(fault))
    suppressions.set(id, { ...rest, faults: faults.map(masking.diagnostic) })
  }
  const unique = withUtf16(
    withoutReportedNuls(asReported(withoutDismissed(withMisplaced([...found, ...own], sources), dismissed), sources)),
    sources.values(),
    path => languages.get(path)?.takesUtf16 === true,
  )
  return {
    files,
    hostCount,
    found: withoutWrongValues(unique).map(masking.diagnostic),
    incomplete: [...incomplete, ...unreadDepths([...found, ...own]), ...unreadEnds(found), ...unreadEncodings(unique)].map(reason => masking.sentence(reason)),
    suppressions,
    sources,
    places,
    secretsIn: masking.secretsIn,
    names: () => namesShown(languages, places),
  }
}

/** The names that may be shown wherever they stand: those of the languages, and those of the hosts and their folders, which paths show too. */
function* namesShown(languages: ReadonlyMap<string, Language>, places: ReadonlyMap<string, HostPlace>): Generator<readonly string[]> {
  yield* namesKnownTo(languages.values())
  let names = namesOfPlaces.get(places)
  if (names === undefined) namesOfPlaces.set(places, (names = [...new Set([...places].flatMap(([file, { host, path }]) => [host, ...folderOf(file, path)]))]))
  yield names
}

const namesOfPlaces = new WeakMap<ReadonlyMap<string, HostPlace>, readonly string[]>()

/** The folder in which a host's tree lies. */
function folderOf(file: string, path: string): string[] {
  const name = file.endsWith(path) ? file.slice(0, -path.length).split('/').at(-1) : undefined
  return name === undefined || name === '' ? [] : [name]
}

/** What lies behind the deepest nesting was not read, so that nobody can say that it is right. */
function unreadDepths(found: readonly Diagnostic[]): string[] {
  const files = new Set(found.filter(({ rule }) => isTooDeep(rule)).map(({ file }) => file))
  return [...files].map(file => inSentence(file, `nests more than ${deepestNesting} deep, and is not read to its end`))
}

/** Nor can anybody say so of what lies behind all that is wrong. */
function unreadEnds(found: readonly Diagnostic[]): string[] {
  const files = new Set(found.filter(({ rule }) => rule === tooManyFindings).map(({ file }) => file))
  return [...files].map(file => inSentence(file, `has more than ${mostFaults.toLocaleString('en')} faults, and is not looked at to its end`))
}

/** Nor of a file whose characters we do not read. */
function unreadEncodings(found: readonly Diagnostic[]): string[] {
  return found.filter(({ rule }) => rule === unreadUtf16).map(({ file }) => inSentence(file, 'is UTF-16, and is not read'))
}

/** Makes that by which files may be shown. */
export function maskingOf({ sources, languages, places = new Map() }: Required<Pick<OutcomeParts, 'sources' | 'languages'>> & Pick<OutcomeParts, 'places'>, memory?: MaskingMemory): Masking {
  const equal = new Map<Language | undefined, Map<string, readonly Span[]>>()
  return createMasking({
    sources,
    masksOf(path, part) {
      const source = sources.get(path)
      const language = languages.get(path)
      if (source === undefined) return []
      return (part === undefined || language === undefined ? undefined : masksNear(source, language, part)) ?? masksOf(source, language, equal)
    },
    names: () => namesShown(languages, places),
  }, memory)
}

const known = new WeakMap<Source, { readonly language: Language | undefined; readonly masks: readonly Span[] }>()

/** The places of a file's secrets, looked for once, in equal texts too. */
function masksOf(source: Source, language: Language | undefined, equal: Map<Language | undefined, Map<string, readonly Span[]>>): readonly Span[] {
  const before = known.get(source)
  if (before !== undefined && before.language === language) return before.masks
  let ofLanguage = equal.get(language)
  if (ofLanguage === undefined) equal.set(language, (ofLanguage = new Map()))
  const masks = ofLanguage.get(source.text) ?? findMasks(source, language)
  ofLanguage.set(source.text, masks)
  known.set(source, { language, masks })
  return masks
}

/** The secrets around a part of a file; nothing where they have to be looked for in all of it. */
function masksNear(source: Source, language: Language, part: Span): readonly Span[] | undefined {
  if (known.get(source)?.language === language) return undefined
  try {
    return masksAround(language, source, part)
  } catch {
    return undefined
  }
}

/** Where the places cannot be told, all of the text is one. */
function findMasks(source: Source, language: Language | undefined): readonly Span[] {
  try {
    return language === undefined ? joinedSpans(likelySecrets(source.text)) : masksIn(language, source)
  } catch {
    return [spanFrom(0, source.text.length)]
  }
}

/** The files of which a report needs the text: those that it names, and those whose findings a comment may silence. */
export function filesToShow(outcome: Outcome): Set<string> {
  return new Set([...namedFiles(outcome), ...outcome.suppressions.keys()])
}
