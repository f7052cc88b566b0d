import { deviceOfMinor, mention, mentionIn, namesInPath } from '../../text/mention.js'
import type { Meaning, Mention, Named } from '../../text/mention.js'
import { spanFrom } from '../../text/span.js'
import type { Source } from '../../text/source.js'
import type { Reading } from '../language.js'
import type { Ast, Item, Word } from './ast.js'
import { textOf } from './ast.js'
import type { DrbdConfFile, Piece } from './parse.js'
import type { Model } from './schema.js'

/** What a statement stands in. */
interface Around {
  /** The name of the resource. */
  readonly resource?: string
  /** The name of the section. */
  readonly section?: string
}

/** Lists what a file names, in its order. */
export function mentions({ file }: Reading<Model>): Iterable<Mention> {
  const pieces = (file as DrbdConfFile).pieces()
  return pieces === undefined ? mentionsAmong((file.ast as Ast).items) : mentionsInPieces(file.source, pieces)
}

/** What is named in pieces of the last text of each file, as long as somebody has it, at places counted from their beginnings. */
const known = new WeakMap<Source, ReadonlyMap<string, readonly Mention[]>>()
const last = new Map<string, WeakRef<Source>>()
const mostFiles = 64

/** What a piece names depends on its text alone: of one that was there before nobody looks again. */
function mentionsInPieces(source: Source, pieces: readonly Piece[]): readonly Mention[] {
  const former = last.get(source.id)?.deref()
  const before = former === undefined ? undefined : known.get(former)
  const now = new Map<string, readonly Mention[]>()
  const found = pieces.flatMap(({ start, text, items }) => {
    const own = before?.get(text) ?? now.get(text) ?? movedMentions([...mentionsAmong(items())], -start)
    now.set(text, own)
    return movedMentions(own, start)
  })
  known.set(source, now)
  last.delete(source.id)
  last.set(source.id, new WeakRef(source))
  for (const oldest of last.keys()) if (last.size > mostFiles) last.delete(oldest)
  return found
}

function movedMentions(found: readonly Mention[], by: number): readonly Mention[] {
  return found.map(one => ({ ...one, span: spanFrom(one.span.start + by, one.span.end + by) }))
}

function* mentionsAmong(items: readonly Item[]): Generator<Mention> {
  const waiting: { readonly item: Item; readonly around: Around }[] = []
  const wait = (items: readonly Item[], around: Around): void => {
    for (let index = items.length - 1; index >= 0; index -= 1) {
      const item = items[index]
      if (item !== undefined) waiting.push({ item, around })
    }
  }
  wait(items, {})
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { item, around } = next
    const [head, argument] = item.words
    if (head?.image === 'skip') continue
    yield* mentionsIn(item, around)
    if (item.block === undefined) continue
    const own = head?.image === 'resource' && argument !== undefined ? { resource: textOf(argument) } : {}
    wait(item.block.items, { ...around, ...own, section: head?.image ?? '' })
  }
}

function mentionsIn({ words, block }: Item, around: Around): Iterable<Mention> {
  const [head] = words
  if (head === undefined) return []
  if (around.section === 'handlers') return commandOf(words[1])
  // `proxy on alpha { … }` stands in a host's section or in a connection.
  if (head.image === 'proxy' && words[1]?.image === 'on') return each(words.slice(2), word => named('host', word, { role: 'describes' }))
  const naming = (block === undefined ? statements : sections).get(head.image)
  if (naming !== undefined) return naming(words.slice(1), around)
  return words.some(({ image }) => image.includes('/dev/')) ? each(words.slice(1), word => inPath(word)) : []
}

type Naming = (words: readonly Word[], around: Around) => Iterable<Mention>

/** What the words behind the heads of sections name. */
const sections: ReadonlyMap<string, Naming> = new Map<string, Naming>([
  ['resource', ([name]) => named('resource', name, { role: 'declares' })],
  ['stacked-on-top-of', ([name]) => named('resource', name)],
  ['on', words => each(words, word => named('host', word, { role: 'describes' }))],
  ['host', words => hostInConnection(words)],
  ['floating', words => addressIn(words, 'declares')],
  ['volume', ([number], { resource, section }) => named('volume', number, { role: roleOfVolume(section), scope: resource })],
  ['connection', ([name], { resource }) => named('connection', name, { role: 'declares', scope: resource })],
])

/** What the words of statements name. */
const statements: ReadonlyMap<string, Naming> = new Map<string, Naming>([
  ['host', words => hostInConnection(words)],
  ['hosts', words => each(words, word => named('host', word))],
  ['become-primary-on', words => each(words, word => named('host', word))],
  ['after', ([word]) => resourceAndVolume(word)],
  ['resync-after', ([word]) => resourceAndVolume(word)],
  ['device', words => deviceOf(words)],
  ['disk', ([word]) => inPath(word)],
  ['address', words => addressIn(words, 'declares')],
  ['include', ([word]) => named('file', word)],
  ['template-file', ([word]) => named('file', word)],
])

/** In a connection a volume is one of the resource. */
function roleOfVolume(section: string | undefined): 'declares' | 'describes' | 'uses' {
  return section === 'resource' ? 'declares' : section === 'connection' ? 'uses' : 'describes'
}

function* hostInConnection([name, ...rest]: readonly Word[]): Generator<Mention> {
  yield* named('host', name)
  const at = rest.findIndex(({ image }) => image === 'address')
  if (at !== -1) yield* addressIn(rest.slice(at + 1), 'uses')
}

/** `r0/0`: a volume may follow a resource. */
function* resourceAndVolume(word: Word | undefined): Generator<Mention> {
  const text = word === undefined ? '' : textOf(word)
  const start = word === undefined ? undefined : startOf(word, text)
  const [resource = '', volume = ''] = text.split('/')
  if (start === undefined || resource === '') return
  yield mention('resource', resource, start)
  if (volume !== '') yield mention('volume', volume, start + resource.length + 1, { scope: resource })
}

/** `/dev/drbd0`, `/dev/drbd_data minor 0`, `minor 0`. */
function* deviceOf(words: readonly Word[]): Generator<Mention> {
  const [first, ...rest] = words
  const at = words.findIndex(({ image }) => image === 'minor')
  const minor = at === -1 ? undefined : words[at + 1]
  const path = at === 0 || first === undefined ? undefined : textOf(first)
  const number = minor === undefined ? undefined : textOf(minor)
  if (path !== undefined && first !== undefined) {
    const start = startOf(first, path)
    const device = number === undefined ? path : deviceOfMinor(number)
    if (start !== undefined) yield mentionIn('device', device, { start, end: start + path.length }, { role: 'declares' })
  } else if (minor !== undefined && number !== undefined && /^\d+$/.test(number)) {
    const start = startOf(minor, number)
    if (start !== undefined) yield mentionIn('device', deviceOfMinor(number), { start, end: start + number.length }, { role: 'declares' })
  }
  yield* each(rest, word => inPath(word))
}

const families = new Set(['ipv4', 'ipv6', 'ssocks', 'sdp', 'sci'])

/** `10.0.0.1:7788`, `ipv6 [fd00::1]:7788`: the address without the port. */
function* addressIn(words: readonly Word[], role: 'declares' | 'uses'): Generator<Mention> {
  const own = families.has(words[0]?.image ?? '') ? words.slice(1) : words
  const word = own[0]?.image === '[' ? own[1] : own[0]
  const text = word === undefined ? '' : textOf(word)
  const address = /^\[?([0-9A-Fa-f:.]+?)(?:\]|(?<=\.\d+):\d+$|$)/.exec(text)?.[1]
  const start = word === undefined ? undefined : startOf(word, text)
  if (address === undefined || start === undefined || !/[.:]/.test(address)) return
  yield mention('address', address, start + text.indexOf(address), { role })
}

/** A handler is a command of the shell; its first word may be the path of a script. */
function* commandOf(word: Word | undefined): Generator<Mention> {
  if (word === undefined) return
  const text = textOf(word)
  const start = startOf(word, text)
  const path = /^\s*(\/[\w./+-]+)/.exec(text)
  if (start !== undefined && path?.[1] !== undefined) yield mention('file', path[1], start + path[0].length - path[1].length)
}

function* named(of: Named, word: Word | undefined, meaning: Meaning = {}): Generator<Mention> {
  if (word === undefined) return
  const name = textOf(word)
  const start = startOf(word, name)
  // `both` takes the place of the hosts.
  if (name === '' || name === 'both' || start === undefined) return
  yield mention(of, name, start, meaning)
}

function* inPath(word: Word | undefined): Generator<Mention> {
  if (word === undefined) return
  const text = textOf(word)
  const start = startOf(word, text)
  if (start !== undefined) yield* namesInPath(text, start)
}

function* each(words: readonly Word[], find: (word: Word) => Iterable<Mention>): Generator<Mention> {
  for (const word of words) yield* find(word)
}

/** Where the text of a word begins; nothing for a quoted one with backslashes, whose places do not add up. */
function startOf(word: Word, text: string): number | undefined {
  if (word.image === text) return word.start
  return word.image === `"${text}"` ? word.start + 1 : undefined
}
