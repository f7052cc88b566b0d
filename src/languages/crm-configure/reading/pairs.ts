import type { Located } from '../../../text/located.js'
import { addChild, createElement, setAttribute } from './element.js'
import type { Draft } from './made.js'
import { readRules } from './rule.js'
import type { Words } from './words.js'

/** What ends a list of pairs. */
export const terminators: readonly string[] = ['params', 'meta', 'utilization', 'operations', 'op', 'op_params', 'op_meta', 'rule', 'attributes']

/** Reads pairs up to a keyword: `name=value`, a name alone, `$id:name=value`, `@id:name`. */
export function readPairs(words: Words, ends: readonly string[] = terminators): Draft[] {
  const pairs: Draft[] = []
  for (let word = words.peek(); word !== undefined && !ends.includes(word.value.toLowerCase()); word = words.peek()) {
    const pair = readPair(words, ends.length > 0)
    if (pair === undefined) break
    pairs.push(pair)
  }
  return pairs
}

function readPair(words: Words, takesFlags: boolean): Draft | undefined {
  const reference = words.match(/@([^:]+)(?::(.+))?/)
  if (reference !== undefined) return pairOf(words, { 'id-ref': reference.groups[0], name: reference.groups[1] })
  const named = words.match(/\$([^:=]+)(?::(.+))?=(.*)/)
  if (named !== undefined) return pairOf(words, { id: named.groups[0], name: named.groups[1] ?? named.groups[0], value: named.groups[2] })
  const plain = words.match(/([^=@$][^=]*)=(.*)/)
  if (plain !== undefined) return pairOf(words, { name: plain.groups[0], value: plain.groups[1] })
  const flag = takesFlags ? words.match(/([^:=]+)/) : undefined
  return flag === undefined ? undefined : pairOf(words, { name: flag.groups[0] })
}

function pairOf(words: Words, attributes: Readonly<Record<string, Located<string> | undefined>>): Draft {
  const [first = words.keyword] = Object.values(attributes).filter(value => value !== undefined)
  const element = createElement('nvpair', attributes['name'] ?? first)
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) setAttribute(element, name, value, name === 'value' ? attributes['name'] : value)
  return element
}

/** Reads `$id=ID`, a score, rules and pairs into a set, or `$id-ref=ID`. */
export function readSet(words: Words, tag: string, { at, ends }: { readonly at: Located<string>; readonly ends: readonly string[] }): Draft {
  const set = createElement(tag, at)
  const named = words.match(/(\$id-ref|\$id)=(.*)/i)
  const [key, id] = named?.groups ?? []
  if (key !== undefined && id !== undefined) setAttribute(set, key.value.slice(1).toLowerCase(), id)
  if (key?.value.toLowerCase() === '$id-ref') return set
  const score = words.match(/([^:]+):/)?.groups[0]
  if (score !== undefined) setAttribute(set, 'score', score)
  readRules(words, set)
  for (const pair of readPairs(words, ends)) addChild(set, pair)
  return set
}

/** How the sets of a statement are called, and what begins without a keyword. */
export interface SetNames {
  readonly sets: Readonly<Record<string, string>>
  readonly implicit?: string
  readonly ends?: readonly string[]
}

/** Reads one set with its keyword, or the first one without. `undefined` where there is none. */
export function readNamedSet(words: Words, { sets, implicit, ends = terminators }: SetNames): Draft | undefined {
  const keyword = words.setKeywordIn(Object.keys(sets))
  if (keyword !== undefined) return readSet(words, sets[keyword.name] ?? '', { at: keyword.word, ends })
  const first = implicit === undefined ? undefined : words.peek()
  if (first === undefined || ends.includes(first.value.toLowerCase())) return undefined
  const set = readSet(words, sets[implicit ?? ''] ?? '', { at: first, ends })
  return set.attributes.length === 0 && set.children.length === 0 ? undefined : set
}

/** Reads all sets that follow into an element. */
export function readSets(words: Words, element: Draft, names: SetNames): void {
  for (let set = readNamedSet(words, names); set !== undefined; set = readNamedSet(words, { sets: names.sets, ...(names.ends === undefined ? {} : { ends: names.ends }) })) addChild(element, set)
}
