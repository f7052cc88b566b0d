import { mention, resourceInPath } from '../../text/mention.js'
import type { Mention, Named } from '../../text/mention.js'
import type { Reading } from '../language.js'
import type { Ast, Item, Word } from './ast.js'
import { textOf } from './ast.js'
import type { Model } from './schema.js'

/** Statements and sections whose words, all of them or the first, are names. */
const naming: ReadonlyMap<string, { readonly of: Named; readonly hasMany?: boolean; readonly isSection?: boolean }> = new Map([
  ['resource', { of: 'resource', isSection: true }],
  ['stacked-on-top-of', { of: 'resource', isSection: true }],
  ['on', { of: 'host', hasMany: true, isSection: true }],
  ['host', { of: 'host' }],
  ['hosts', { of: 'host', hasMany: true }],
  ['become-primary-on', { of: 'host', hasMany: true }],
  ['after', { of: 'resource' }],
  ['resync-after', { of: 'resource' }],
])

/** Lists where a file names hosts and resources, in the order of the file. */
export function* mentions(reading: Reading<Model>): Generator<Mention> {
  const waiting = (reading.file.ast as Ast).items.toReversed()
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    if (item.words[0]?.image === 'skip') continue
    yield* mentionsIn(item)
    for (const inner of item.block?.items.toReversed() ?? []) waiting.push(inner)
  }
}

function* mentionsIn({ words, block }: Item): Generator<Mention> {
  const [head, ...rest] = words
  // `proxy on alpha { … }` stands in a host's section or in a connection.
  const isProxy = head?.image === 'proxy' && rest[0]?.image === 'on'
  const entry = isProxy ? naming.get('on') : naming.get(head?.image ?? '')
  const isNaming = entry !== undefined && (entry.isSection !== true || block !== undefined)
  const names = isProxy ? rest.slice(1) : rest
  for (const [index, word] of names.entries()) {
    if (isNaming && (index === 0 || entry.hasMany === true)) yield* named(entry.of, word)
    else yield* inPath(word)
  }
}

function* named(of: Named, word: Word): Generator<Mention> {
  const text = textOf(word)
  // `both` takes the place of the hosts, and a volume may follow a resource: `resync-after r0/0`.
  const name = of === 'resource' ? text.replace(/\/.*$/, '') : text
  const start = startOf(word, text)
  if (name === '' || name === 'both' || start === undefined) return
  yield mention(of, name, start)
}

function* inPath(word: Word): Generator<Mention> {
  const text = textOf(word)
  const start = startOf(word, text)
  const found = start === undefined ? undefined : resourceInPath(text, start)
  if (found !== undefined) yield found
}

/** Where the text of a word begins; nothing for a quoted one with backslashes, whose places do not add up. */
function startOf(word: Word, text: string): number | undefined {
  if (word.image === text) return word.start
  return word.image === `"${text}"` ? word.start + 1 : undefined
}
