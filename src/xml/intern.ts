/** Gives the one copy that is kept of a name, read from a place in a text. */
export type Intern = (start: number, end: number) => string

/** Names to be found by their first and last letter and their length. */
export type NameTable = readonly (readonly string[])[]

const size = 1024

/** Lays names out to be found while a text is read. */
export function createNameTable(names: Iterable<string>): NameTable {
  const buckets: string[][] = Array.from({ length: size }, () => [])
  for (const name of new Set(names)) buckets[hash(name.charCodeAt(0), name.charCodeAt(name.length - 1), name.length)]?.push(name)
  return buckets
}

/**
 * Makes an `Intern` for a text.
 *
 * Known names come back as the very strings of the table, so that comparing and looking them up costs a pointer; nothing is
 * cut from the text for them.
 */
export function createIntern(text: string, buckets: NameTable): Intern {
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

/** Faster than `startsWith` for a name. */
function standsAt(text: string, name: string, start: number): boolean {
  for (let at = 0; at < name.length; at += 1) if (text.charCodeAt(start + at) !== name.charCodeAt(at)) return false
  return true
}
