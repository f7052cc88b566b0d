import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Origin } from '../text/located.js'
import { Secret } from '../text/secret.js'
import { spanFrom } from '../text/span.js'
import type { Span } from '../text/span.js'
import { createHiddenWords, wordsOf, hiddenStretch } from './hidden-words.js'
import type { HiddenWords, HidingText } from './hidden-words.js'
import { embeddedSecrets } from './likely-secrets.js'
import { joinedSpans, mask, masked, overlapping } from './mask.js'
import type { MaskedText } from './mask.js'
import type { MaskingMemory } from './masking-memory.js'
import { shownEdits } from './shown-edits.js'

/** The files of a run and who knows where their secrets are. */
export interface MaskedFiles {
  readonly sources: ReadonlyMap<string, { readonly text: string }>
  /** Lists the places of a file's secrets, in any order; those that stand in a part of it are enough where one is asked for. */
  masksOf(path: string, part?: Span): readonly Span[]
  /** Lists of names that the languages of the files know, the same objects each time; a word of one is no secret by itself. */
  names(): Iterable<readonly string[]>
}

/**
 * The one way by which text of files gets out: whoever shows some of it takes it from here.
 *
 * A secret is known by its place. What was made of texts, such as messages and values, is shown without the words that stand
 * in secrets and nowhere else; a word that stands elsewhere too, such as the name of a resource, is no secret there.
 */
export interface Masking {
  /** The places of a file's secrets, in order; where a part is asked for, of those at least that stand in it. */
  secretsIn(path: string, part?: Span): readonly Span[]
  /** A file, or a part of it. */
  text(path: string, part?: Span): MaskedText
  /**
   * A text that was made of the files, such as one with a fix, and where secrets stand in it besides those of the files.
   * `remarks` are sentences of ours that may stand at the ends of its lines.
   */
  rewritten(text: string, secrets: Iterable<Span>, remarks?: readonly string[]): string
  /** A value that was read from files. `at` is where it stands. */
  value(text: string, at?: Origin): string
  /** A sentence of ours with words from files in it, those in double quotes. `at` is what it speaks of. */
  sentence(text: string, at?: Origin): string
  /** Plain data with values that were read from files. */
  data<Data>(data: Data): Data
  diagnostic(diagnostic: Diagnostic): Diagnostic
}

/** Makes the masking of some files. Nothing is searched for before something is to be shown; `memory` is that of the maskings before it. */
export function createMasking({ sources, masksOf, names }: MaskedFiles, memory?: MaskingMemory): Masking {
  const found = new Map<string, readonly Span[]>()
  let words: HiddenWords | undefined
  const secretsIn = (path: string, part?: Span): readonly Span[] => {
    let spans = found.get(path)
    if (spans === undefined && part !== undefined) return joinedOnce(masksOf(path, part))
    if (spans === undefined) found.set(path, (spans = joinedOnce(masksOf(path))))
    return spans
  }
  const hiding = (at?: Origin): Hiding => {
    words ??= createHiddenWords(differentTexts(sources, secretsIn), names)
    return at === undefined ? { words } : { words, secret: secretAt(at) }
  }
  /** The secret in which a place lies, its quotes included. */
  const secretAt = ({ file, span }: Origin): string => {
    const around = overlapping(secretsIn(file), spanFrom(span.start, Math.max(span.end, span.start + 1)))
      .find(({ start, end }) => start - 1 <= span.start && span.end <= end + 1)
    return around === undefined ? '' : (sources.get(file)?.text.slice(around.start, around.end) ?? '').toLowerCase()
  }
  const masking: Masking = {
    secretsIn,
    text: (path, part) => masked(sources.get(path)?.text ?? '', secretsIn(path, part), part),
    rewritten: (text, secrets, remarks = []) => masked(text, joinedSpans([...secrets, ...hiddenStretches(text, hiding()).filter(span => !isInRemark(text, span, remarks))])).text,
    value: (text, at) => maskedIn(text, [spanFrom(0, text.length)], hiding(at)),
    sentence(text, at) {
      const taken = quotedIn(text)
      // To look for the secrets of long files costs more than all the rest, and most sentences have nothing that could be one.
      if (taken.length === 0 && wordsOf(text).every(({ word }) => isProse(word))) return text
      const by = hiding(at)
      const work = (): string => maskedIn(text, taken, by)
      return memory === undefined ? work() : memory.sentence(text, by.secret ?? '', { words: by.words, work })
    },
    data: data => maskedData(data, masking) as typeof data,
    diagnostic: diagnostic => (memory === undefined ? shown(diagnostic) : memory.diagnostic(diagnostic, { sources, words: hiding().words, work: shown })),
  }
  const shown = (diagnostic: Diagnostic): Diagnostic => maskedDiagnostic(diagnostic, { masking, sources, isHidden: word => hiding().words.isHidden(word) })
  return masking
}

interface ByMasking {
  readonly masking: Masking
  readonly sources: MaskedFiles['sources']
  isHidden(word: string): boolean
}

function maskedDiagnostic(diagnostic: Diagnostic, { masking, sources, isHidden }: ByMasking): Diagnostic {
  const { rule, message, help, related, fixes } = diagnostic
  const told = {
    // What a mistake of ours says is not ours: it may hold anything.
    message: rule === 'cfgcheck/internal-fault' ? masking.value(message, diagnostic) : masking.sentence(message, diagnostic),
    ...(help === undefined ? {} : { help: masking.sentence(help, diagnostic) }),
  }
  // Most have nothing to hide, and of a faulty file there are many.
  if (related.length === 0 && fixes.length === 0 && told.message === message && told.help === help) return diagnostic
  return {
    ...diagnostic,
    ...told,
    related: related.map(other => ({ ...other, message: masking.sentence(other.message, other) })),
    fixes: fixes.flatMap(fix => {
      const shown = shownEdits(fix.edits, { textOf: path => sources.get(path)?.text, secretsIn: masking.secretsIn, isHidden })
      return shown === undefined ? [] : [{ ...fix, title: masking.sentence(fix.title, diagnostic), edits: shown }]
    }),
  }
}

const joinedLists = new WeakMap<readonly Span[], readonly Span[]>()

/** Joins spans, and those of a list that is known already no second time. */
function joinedOnce(spans: readonly Span[]): readonly Span[] {
  let joined = joinedLists.get(spans)
  if (joined === undefined) joinedLists.set(spans, (joined = joinedSpans(spans)))
  return joined
}

/** Of equal texts with equal secrets, such as copies on many hosts, one is enough. */
function differentTexts(sources: MaskedFiles['sources'], secretsIn: Masking['secretsIn']): HidingText[] {
  const known = new Map<object, HidingText>()
  const fresh = new Map<string, object>()
  for (const [path, source] of sources) {
    // To compare the texts of all hosts again at each keystroke costs more than all the rest.
    let alike = firstAlike.get(source)
    if (alike === undefined) {
      alike = fresh.get(source.text) ?? source
      fresh.set(source.text, alike)
      firstAlike.set(source, alike)
    }
    const secrets = secretsIn(path)
    const other = known.get(alike)
    if (other === undefined || other.secrets.length < secrets.length) known.set(alike, { source, secrets })
  }
  return [...known.values()]
}

/** By source one with the same text, of those that were met at the same time. */
const firstAlike = new WeakMap<object, object>()

interface Hiding {
  readonly words: HiddenWords
  /** The secret, folded, that the text speaks of: parts of it are hidden wherever else they stand. */
  readonly secret?: string
}

/** Masks what is hidden: all of it in what was taken from a file, outside only what is no plain word of ours. */
function maskedIn(text: string, taken: readonly Span[], hiding: Hiding): string {
  const hidden: Span[] = []
  for (const span of taken) {
    for (const { start, end } of hiddenIn(text.slice(span.start, span.end), hiding)) hidden.push(spanFrom(span.start + start, span.start + end))
  }
  if (!hiding.words.isEmpty) {
    const isTaken = (at: number): boolean => taken.some(({ start, end }) => start <= at && at < end)
    for (const { word, start, end } of wordsOf(text)) {
      if (hiding.words.isHidden(word) && !isTaken(start) && !isProse(text.slice(start, end))) hidden.push(hiddenStretch(text, spanFrom(start, end)))
    }
  }
  return hidden.length === 0 ? text : masked(text, joinedSpans(hidden)).text
}

/** Plain words, short names in capitals and small numbers with their units are our own outside of quotes: rules quote what they take from files. */
function isProse(word: string): boolean {
  return /^(?:[A-Za-z]?[a-z]*|[A-Z]{2,5}[a-z]?\d{0,3}|STONITH|IPv[46]|\d{1,5}[kKMGT]?|[KMGT]iB)$/.test(word)
}

/** Each hidden word with what belongs to it. */
function hiddenStretches(text: string, { words }: Hiding): Span[] {
  return wordsOf(text)
    .filter(({ word }) => words.isHidden(word))
    .map(found => hiddenStretch(text, found))
}

/** Tells whether a place lies in one of our own remarks at the end of its line. */
function isInRemark(text: string, { start, end }: Span, remarks: readonly string[]): boolean {
  if (remarks.length === 0) return false
  const found = text.indexOf('\n', end)
  const lineEnd = found === -1 ? text.length : found
  return remarks.some(remark => start >= lineEnd - remark.length && text.endsWith(remark, lineEnd))
}

/** Without one of these signs nothing is found in a value. */
const mayEmbed = /[=:%@]|(?:^|\s)--?\w|md5|sha1|crc|KEY/

/** Finds what is hidden in a text that was taken from a file: from the first hidden word to the last. */
function hiddenIn(text: string, { words, secret = '' }: Hiding): Span[] {
  const spans = mayEmbed.test(text) ? [...embeddedSecrets(text)] : []
  if (words.isEmpty || text === mask) return spans
  if (words.isSigns(text) || (isPartOf(text.toLowerCase(), secret) && !isNameIn(secret, text, words))) return [spanFrom(0, text.length)]
  const hidden = wordsOf(text).filter(
    ({ word, end }) => words.isHidden(word) || (text[end] === '…' && word.length > 2 && words.isBeginning(word)),
  )
  const [first] = hidden
  const last = hidden[hidden.length - 1]
  if (first !== undefined && last !== undefined) {
    const start = hiddenStretch(text, first).start
    spans.push(spanFrom(start, hiddenStretch(text, last).end))
    for (const secret of words.secretsWith(first.word)) {
      const at = text.indexOf(secret)
      if (at !== -1) spans.push(spanFrom(at, at + secret.length))
    }
  }
  return spans
}

/** Of a broken tag all may be hidden; the name of an attribute in it, which is no word of a secret's own, is none. */
function isNameIn(secret: string, text: string, words: HiddenWords): boolean {
  return /^[\w.:-]+$/.test(text) && (secret.startsWith(`${text.toLowerCase()}=`) || secret.includes(` ${text.toLowerCase()}=`)) && wordsOf(text).every(({ word }) => !words.isHidden(word))
}

/** A sign or two are no secret: rules name those that should not be there. */
function isPartOf(text: string, secret: string): boolean {
  return secret !== '' && secret.includes(text) && (text.length > 2 || wordsOf(text).length > 0)
}

/** Finds what stands in double quotes. A quote within a value does not end it: behind the last one our words go on. */
function quotedIn(text: string): Span[] {
  const spans: Span[] = []
  let open = text.indexOf('"')
  while (open !== -1) {
    let close = text.indexOf('"', open + 1)
    if (close === -1) close = text.length
    while (close < text.length && !/^"(?:$|[\s,.;:?!)’])/.test(text.slice(close, close + 2))) {
      const next = text.indexOf('"', close + 1)
      close = next === -1 ? text.length : next
    }
    spans.push(spanFrom(open + 1, close))
    open = text.indexOf('"', close + 1)
  }
  return spans
}

function maskedData(data: unknown, masking: Masking, at?: Origin): unknown {
  if (data instanceof Secret) return mask
  if (typeof data === 'string') return masking.value(data, at)
  if (typeof data !== 'object' || data === null) return data
  if (Array.isArray(data)) return data.map(entry => maskedData(entry, masking, at))
  const place = placeOf(data) ?? at
  return Object.fromEntries(
    Object.entries(data).map(([name, entry]) => [
      ourName.test(name) ? name : masking.value(name),
      ours.has(name) ? entry : maskedData(entry, masking, place),
    ]),
  )
}

/** Fields that hold words of our own, or the path of a file. */
const ours: ReadonlySet<string> = new Set(['file', 'kind', 'language', 'path'])

/** Names of our own fields look like this. */
const ourName = /^[a-z]+(?:[A-Z][a-z]+)*$/

/** The place of a located value, or of a fact. */
function placeOf(data: object): Origin | undefined {
  if ('origin' in data && typeof data.origin === 'object' && data.origin !== null) return placeOf(data.origin)
  if (!('file' in data) || typeof data.file !== 'string') return undefined
  const { file } = data
  if ('span' in data && typeof data.span === 'object') return { file, span: data.span as Span }
  return 'start' in data && 'end' in data ? { file, span: spanFrom(Number(data.start), Number(data.end)) } : undefined
}
