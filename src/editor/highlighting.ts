import type { DocumentSymbol } from '../languages/language.js'
import type { Mention, Named } from '../text/mention.js'
import type { Span } from '../text/span.js'
import { overlapping } from '../secrets/mask.js'
import { namedIn } from '../workspace/mentions.js'
import type { EditedDocument } from './document.js'

type Token = EditedDocument['reading']['file']['tokens'][number]

/** What a stretch of text is, in the words of editors. */
export const highlightKinds = ['keyword', 'property', 'enumMember', 'number', 'string', 'operator', 'namespace', 'class', 'variable', 'function', 'macro', 'comment'] as const

/** What else can be said of it. */
export const highlightMarks = ['declaration', 'secret'] as const

/** A stretch of one line, and what it is. */
export interface Highlight extends Span {
  readonly kind: (typeof highlightKinds)[number]
  readonly marks: readonly (typeof highlightMarks)[number][]
}

/** Lists what the words of a document are, in order and without overlaps; those of a stretch only, where one is given. */
export function highlightsOf(document: EditedDocument, within?: Span): readonly Highlight[] {
  const { language, reading, source, masking } = document
  const heads = headsIn(language.symbols(reading))
  const names = flat(namedIn({ language, reading }))
  const secrets = masking.secretsIn(source.id)
  const found: Highlight[] = []
  let next = 0
  for (const token of reading.file.tokens) {
    if (token.channel === 'whitespace' || (within !== undefined && (token.end < within.start || within.end < token.start))) continue
    while (next < names.length && (names[next]?.span.end ?? 0) <= token.start) next += 1
    const own: Mention[] = []
    for (let at = next; (names[at]?.span.start ?? Infinity) < token.end; at += 1) if (names[at] !== undefined) own.push(names[at] as Mention)
    const kind = kindOf(token, source.text, heads)
    const isSecret = overlapping(secrets, token).length > 0
    for (const piece of isSecret ? [{ start: token.start, end: token.end, kind: 'string', marks: ['secret'] } satisfies Highlight] : piecesOf(token, kind, own)) found.push(...lines(piece, source.text))
  }
  return found
}

/** The first words of sections and statements, by where they begin. */
function headsIn(symbols: readonly DocumentSymbol[]): ReadonlyMap<number, Highlight['kind']> {
  const heads = new Map<number, Highlight['kind']>()
  const waiting = [...symbols]
  for (let symbol = waiting.pop(); symbol !== undefined; symbol = waiting.pop()) {
    heads.set(symbol.span.start, symbol.children.length > 0 || symbol.kind === 'section' ? 'keyword' : 'property')
    for (const child of symbol.children) waiting.push(child)
  }
  return heads
}

/** Names in order; of two that overlap the narrower one. */
function flat(mentions: readonly Mention[]): readonly Mention[] {
  const sorted = mentions.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  return sorted.filter(({ span }, index) => {
    const before = sorted[index - 1]
    return before === undefined || before.span.end <= span.start
  })
}

function kindOf({ kind, channel, start, end }: Token, text: string, heads: ReadonlyMap<number, Highlight['kind']>): Highlight['kind'] {
  if (channel === 'comment') return 'comment'
  if (/Brace|Bracket|Semicolon|Colon|Equals|Close$/.test(kind)) return 'operator'
  if (/^(Start|End)TagOpen$/.test(kind)) return 'keyword'
  if (/Instruction|Include|Continuation/.test(kind)) return 'macro'
  const head = heads.get(start)
  if (head !== undefined) return head
  if (/^(Key|Name)$/.test(kind)) return 'property'
  const word = text.slice(start, end)
  if (/^"?-?\d[\d.]*(ms|us|[skKmMgGtT])?B?"?$/.test(word)) return 'number'
  return /^[A-Za-z][A-Za-z_-]*$/.test(word) ? 'enumMember' : 'string'
}

const kinds: Readonly<Record<Named, Highlight['kind']>> = {
  host: 'namespace', 'node-id': 'number', address: 'variable', interface: 'variable',
  resource: 'class', volume: 'variable', device: 'variable', disk: 'variable', connection: 'class',
  'fence-device': 'class', 'fence-method': 'class', 'failover-domain': 'class', service: 'class', 'service-resource': 'class', 'cluster-resource': 'class',
  agent: 'function', file: 'string', 'auth-key': 'number', 'ocfs2-cluster': 'class', ticket: 'class',
}

/** A word with the names in it cut out. */
function* piecesOf({ start, end }: Span, kind: Highlight['kind'], names: readonly Mention[]): Generator<Highlight> {
  let at = start
  for (const { span, of, role } of names) {
    const from = Math.max(at, span.start)
    const to = Math.min(end, span.end)
    if (to <= from) continue
    if (from > at) yield { start: at, end: from, kind, marks: [] }
    yield { start: from, end: to, kind: kinds[of], marks: role === 'declares' ? ['declaration'] : [] }
    at = to
  }
  if (at < end) yield { start: at, end, kind, marks: [] }
}

/** Editors take stretches of one line only. */
function* lines(piece: Highlight, text: string): Generator<Highlight> {
  let start = piece.start
  for (const { index, 0: end } of text.slice(piece.start, piece.end).matchAll(/\r\n?|\n/g)) {
    const at = piece.start + index
    if (at > start) yield { ...piece, start, end: at }
    start = at + end.length
  }
  if (piece.end > start) yield { ...piece, start, end: piece.end }
}
