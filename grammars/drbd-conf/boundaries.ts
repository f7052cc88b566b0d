import { EOF } from 'chevrotain'
import type { IToken } from 'chevrotain'

import { Bare, LeftBrace, RightBrace } from './tokens.js'

/** What the gates look at of a word. */
interface Written {
  readonly image: string
}

// A grammar imports no vocabulary: `test/languages/drbd-conf/grammar-words.test.ts` holds these words against it.

/** Blocks that hold statements only. */
export const optionBlocks = new Set(['net', 'disk', 'syncer', 'startup', 'handlers', 'options', 'proxy'])
const hostBlocks = new Set(['on', 'floating', 'stacked-on-top-of', '_this_host', '_remote_host'])

/** Words with which a section at the top of a file begins. */
export const topWords = ['resource', 'common', 'global']
export const hostStatements = ['device', 'disk', 'meta-disk', 'flexible-meta-disk', 'address', 'node-id']

/** Words that begin something only where a resource's own parts stand. */
export const bodyWords = new Set([
  'on',
  'floating',
  'stacked-on-top-of',
  'connection',
  'connection-mesh',
  'volume',
  'protocol',
  'incon-degr-cmd',
  'net',
  'disk',
  'syncer',
  'startup',
  'handlers',
  'options',
  'proxy',
  'device',
  'meta-disk',
  'flexible-meta-disk',
  'address',
])

/** Words other than option names with which a statement or a section begins. */
export const structureWords = new Set([
  ...topWords,
  ...bodyWords,
  ...hostStatements,
  'include',
  'skip',
  'template-file',
  'ignore-on',
  'path',
  'host',
  'hosts',
  'inside',
  'outside',
  'alternate-link-address',
  'usage-count',
  'plugin',
])

/** Words with which a section begins that stands in none of options, hosts and volumes. */
const upperWords = [...topWords, 'on', 'floating', 'stacked-on-top-of', 'connection', 'connection-mesh']

/** For each kind of block the words whose section cannot stand in it, so that they show that its `}` is missing. */
const foreign: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['option', new Set([...upperWords, 'volume'])],
  ['host', new Set([...upperWords, 'protocol'])],
  ['volume', new Set([...upperWords, 'volume', 'address', 'node-id'])],
  ['connection', new Set([...topWords, 'on', 'floating', 'connection', 'connection-mesh'])],
  ['path', new Set([...topWords, 'on', 'floating', 'connection', 'connection-mesh', 'path'])],
  ['proxy', new Set([...topWords, 'on', ...hostStatements])],
  ['resource', new Set(topWords)],
  ['global', new Set([...topWords, 'on'])],
])

/** For each kind of block the sections of options that cannot stand in it. */
const foreignOptions: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['option', optionBlocks],
  ['host', new Set(['net', 'syncer', 'startup', 'handlers'])],
  ['volume', new Set(['net', 'syncer', 'startup', 'handlers'])],
  ['connection', new Set(['syncer', 'startup', 'handlers'])],
  ['path', new Set(['net', 'disk', 'syncer', 'startup', 'handlers'])],
  ['proxy', new Set(['net', 'disk', 'syncer', 'startup', 'handlers'])],
])

/** Names the block that words begin, for the gates: `proxy on` is not `proxy`. */
export function headOf(words: readonly Written[]): string {
  const first = words[0]?.image ?? ''
  if (first === 'proxy' && words.length > 1) return 'proxy on'
  if (words.length > 2 && words.some((word, index) => word.image === 'proxy' && words[index - 1]?.image === 'via'))
    return 'proxy on'
  return first
}

/** The first and the last word of a statement, and the word that follows on another line. */
interface AtLineStart {
  readonly first: string
  readonly last: string
  readonly next: string
  isName(word: string): boolean
}

/** Tells whether a word at the start of a line begins a statement of its own, the words before it being unterminated. */
export function isStarter({ first, last, next, isName }: AtLineStart): boolean {
  if (!structureWords.has(next) && !isName(next)) return false
  if (first === 'skip') return false
  if (next === 'on' && last === 'proxy') return false
  if (next === 'proxy' && last === 'via') return false
  return !(next === 'address' && first === 'host')
}

/** Words that are nothing but the head of a section, and all of it. */
const loneHeads = new Set(['net', 'syncer', 'startup', 'handlers', 'options', 'global', 'common', 'connection', 'connection-mesh', 'path'])

/** Tells whether words without `{` or `;` are the head of a section. */
export function isSectionHead(words: readonly Written[]): boolean {
  const head = words[0]?.image ?? ''
  // Words behind such a head stand in the place of its "{".
  if (loneHeads.has(head) || (words.length === 1 && optionBlocks.has(head))) return true
  if (words.length === 1) return false
  return (
    head === 'on' ||
    head === 'resource' ||
    head === 'volume' ||
    head === 'floating' ||
    head === 'stacked-on-top-of' ||
    headOf(words) === 'proxy on'
  )
}

/** Tells whether `disk WORD` before the name of an option is the head of `disk { … }` with a word in the place of its `{`. */
export function isDiskHead(words: readonly Written[], { next, isName }: Pick<AtLineStart, 'next' | 'isName'>): boolean {
  return words.length === 2 && words[0]?.image === 'disk' && !structureWords.has(next) && isName(next)
}

/** What shows that a block is over though its `}` is missing. */
export interface Bounds {
  readonly head: string
  readonly words: ReadonlySet<string> | undefined
  /** Words that do so only before a `{`. */
  readonly sections: ReadonlySet<string> | undefined
}

/** Looks up by what a block ends, once for all its items. */
export function boundsOf(head: string): Bounds {
  return knownBounds.get(head) ?? { head, words: undefined, sections: undefined }
}

/** Tells whether the next tokens cannot stand in a block, so that its `}` must be missing. */
export function endsBlock({ words, sections }: Bounds, next: IToken, afterNext: IToken): boolean {
  if (next.tokenType !== Bare) return false
  if (words?.has(next.image) === true) return true
  return afterNext.tokenType === LeftBrace && sections?.has(next.image) === true
}

/** What a gate at a `}` knows. */
interface BeforeBrace {
  readonly head: string
  /** The tokens behind the `}`, from 1 on. */
  after(distance: number): IToken
  isName(word: string): boolean
  /** Tells whether the block holds such a statement already. */
  has(word: string): boolean
}

/** Tells whether a `}` is one too many, judged by what follows it. */
export function isExtraBrace({ head, after, isName, has }: BeforeBrace): boolean {
  const next = after(1)
  if (next.tokenType !== Bare) return false
  const word = next.image
  if (head === 'resource' || head === 'common') return bodyWords.has(word)
  if (hostBlocks.has(head))
    return word === 'address' || word === 'node-id' || (hostStatements.includes(word) && isAddressAhead(after))
  if (head === 'volume')
    return (
      !has(word) &&
      (word === 'device' ||
        word === 'meta-disk' ||
        word === 'flexible-meta-disk' ||
        (word === 'disk' && after(2).tokenType === Bare))
    )
  if (head === 'global') return word === 'usage-count' || (!structureWords.has(word) && isName(word))
  return optionBlocks.has(head) && !structureWords.has(word) && isName(word)
}

/** Looks for `address` among the statements up to the next brace. */
function isAddressAhead(after: (distance: number) => IToken): boolean {
  for (let distance = 2; distance < 32; distance += 1) {
    const token = after(distance)
    if (token.tokenType === LeftBrace || token.tokenType === RightBrace || token.tokenType === EOF) return false
    if (token.image === 'address') return true
  }
  return false
}

function kindOf(head: string): string {
  if (optionBlocks.has(head)) return 'option'
  if (hostBlocks.has(head)) return 'host'
  if (head === 'common') return 'resource'
  if (head === 'connection-mesh') return 'connection'
  return head === 'proxy on' ? 'proxy' : head
}

const knownBounds: ReadonlyMap<string, Bounds> = new Map(
  [...optionBlocks, ...hostBlocks, 'common', 'connection-mesh', 'proxy on', ...foreign.keys()].map(head => {
    const kind = kindOf(head)
    return [head, { head, words: foreign.get(kind), sections: foreignOptions.get(kind) }]
  }),
)
