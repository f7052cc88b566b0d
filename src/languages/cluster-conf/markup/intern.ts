import {
  attributeNames,
  elementNamed,
  elementNames,
  fenceParameterNames,
  resourceAgent,
  resourceTypes,
} from '../vocabulary.js'

/** Gives the one copy that is kept of a name, read from a place in a text. */
export type Intern = (start: number, end: number) => string

const size = 1024

let known: readonly (readonly string[])[] | undefined

/**
 * Makes an `Intern` for a text.
 *
 * Names of the vocabulary come back as the very strings that its tables hold, so that comparing and looking them up costs a
 * pointer; nothing is cut from the text for them.
 */
export function createIntern(text: string): Intern {
  const buckets = (known ??= listKnown())
  const others = new Map<string, string>()
  return (start, end) => {
    const bucket = buckets[hash(text.charCodeAt(start), text.charCodeAt(end - 1), end - start)]
    if (bucket !== undefined) {
      for (const name of bucket) if (name.length === end - start && standsAt(text, name, start)) return name
    }
    const name = text.slice(start, end)
    const other = others.get(name)
    if (other !== undefined) return other
    others.set(name, name)
    return name
  }
}

/** Makes an `Intern` for values: many come again soon, and each is kept in one copy until another takes its place. */
export function createRecent(text: string): Intern {
  const recent = new Array<string>(size).fill('')
  return (start, end) => {
    if (start === end) return ''
    const index = hash(text.charCodeAt(start), text.charCodeAt(end - 1), end - start)
    const last = recent[index]
    if (last !== undefined && last.length === end - start && standsAt(text, last, start)) return last
    return (recent[index] = text.slice(start, end))
  }
}

function hash(first: number, last: number, length: number): number {
  return (first * 31 + last * 7 + length * 131) % size
}

function listKnown(): readonly (readonly string[])[] {
  const buckets: string[][] = Array.from({ length: size }, () => [])
  const names = new Set([...elementNames(), ...resourceTypes(), ...fenceParameterNames()])
  for (const tag of [...elementNames(), ...resourceTypes()]) {
    for (const spec of [elementNamed(tag), resourceAgent(tag)]) {
      if (spec !== undefined) for (const name of attributeNames(spec)) names.add(name)
    }
  }
  for (const name of names) buckets[hash(name.charCodeAt(0), name.charCodeAt(name.length - 1), name.length)]?.push(name)
  return buckets
}

/** Faster than `startsWith` for a name. */
function standsAt(text: string, name: string, start: number): boolean {
  for (let at = 0; at < name.length; at += 1) if (text.charCodeAt(start + at) !== name.charCodeAt(at)) return false
  return true
}
