import type { Source } from '../text/source.js'
import { lineEndAt, lineStartAt } from '../text/line-at.js'
import { spanFrom } from '../text/span.js'
import type { Span } from '../text/span.js'
import { drawnWords, withoutFamilies } from './drawn-words.js'
import { joinedSpans, overlapping } from './mask.js'
import { createMasking } from './masking.js'
import { createMaskSearch, createMaskSearchAround } from './masks-in-parts.js'
import type { FindBreak, FindMasks, FindMasksAround, PartedSearch } from './masks-in-parts.js'
import type { Masking } from './masking.js'
import { behindTornNames } from './torn-names.js'

/** What masking asks of a language. */
export interface MaskingLanguage {
  readonly vocabulary: { entries(): Iterable<{ readonly name: string; readonly values?: readonly string[] }> }
  masks(text: string): Iterable<Span>
  maskBreaks?(text: string): FindBreak | undefined
}

/** Makes the masking of one file by itself. */
export function maskingOfFile(language: MaskingLanguage, source: Source): Masking {
  return createMasking({
    sources: new Map([[source.id, source]]),
    masksOf: () => masksIn(language, source),
    names: () => namesKnownTo([language]),
  })
}

/** Finds where secrets may stand in a file, once: who checks it and who completes in it ask for the same. */
export function masksIn(language: Pick<MaskingLanguage, 'masks' | 'maskBreaks'>, source: Source): readonly Span[] {
  const before = masks.get(source)
  if (before?.language === language) return before.spans
  let search = searches.get(language)
  if (search === undefined) searches.set(language, (search = { named: createMaskSearch(searchOf(language)), drawn: createMaskSearch({ ...searchOf(language), find: text => [...drawnWords(text)] }) }))
  const named = joinedSpans(search.named(source))
  const spans = withDrawnWords(source, named, search.drawn(source))
  masks.set(source, { language, spans })
  return spans
}

/** Finds where secrets may stand around a part of a long file, without looking through all of it; nothing where that cannot be. */
export function masksAround(language: Pick<MaskingLanguage, 'masks' | 'maskBreaks'>, source: Source, part: Span): readonly Span[] | undefined {
  const before = masks.get(source)
  if (before?.language === language) return before.spans
  let search = searchesAround.get(language)
  if (search === undefined) searchesAround.set(language, (search = createMaskSearchAround(searchOf(language))))
  const named = search(source, part)
  if (named === undefined) return undefined
  const { text } = source
  const [start, end] = [lineStartAt(text, part.start), lineEndAt(text, part.end)]
  const drawn = [...drawnWords(text.slice(start, end))].map(word => spanFrom(word.start + start, word.end + start))
  // Whether one is a name the whole text shows.
  return straysIn(drawn, named).length === 0 ? named : undefined
}

/** Lists the words that are not hidden by where they stand. */
function straysIn(words: readonly Span[], named: readonly Span[]): readonly Span[] {
  return words.filter(word => !overlapping(named, word).some(({ start, end }) => start <= word.start && word.end <= end))
}

/** Words that look drawn by chance are hidden wherever they stand, unless the text shows that they are names. */
function withDrawnWords({ text }: Source, named: readonly Span[], drawn: readonly Span[]): readonly Span[] {
  const alone = withoutFamilies(text, straysIn(drawn, named), named)
  return alone.length === 0 ? named : joinedSpans([...named, ...alone])
}

function searchOf(language: Pick<MaskingLanguage, 'masks' | 'maskBreaks'>): PartedSearch {
  return {
    find: text => [...language.masks(text), ...behindTornNames(text, part => language.masks(part))],
    breaksIn: text => language.maskBreaks?.(text),
  }
}

const masks = new WeakMap<Source, { readonly language: object; readonly spans: readonly Span[] }>()
const searches = new WeakMap<object, { readonly named: FindMasks; readonly drawn: FindMasks }>()
const searchesAround = new WeakMap<object, FindMasksAround>()

/** How people call the software that all this is about: a key may end in such a word, which gives nothing away. */
const software = ['DRBD', 'Heartbeat', 'Corosync', 'Pacemaker', 'OCFS2', 'GFS2', 'GNBD', 'cman', 'rgmanager', 'STONITH']

/** Lists the names that each language knows, and the words that values may be. */
export function* namesKnownTo(languages: Iterable<MaskingLanguage>): Generator<readonly string[]> {
  yield software
  for (const language of new Set(languages)) {
    let names = known.get(language)
    if (names === undefined) known.set(language, (names = [...namesIn(language)]))
    yield names
  }
}

/** A vocabulary is a table that may be worked out anew each time it is read. */
const known = new WeakMap<MaskingLanguage, readonly string[]>()

function* namesIn({ vocabulary }: MaskingLanguage): Generator<string> {
  for (const { name, values = [] } of vocabulary.entries()) {
    yield name
    yield* values
  }
}
