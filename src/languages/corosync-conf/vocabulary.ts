import { allKeys } from './vocabulary/keys.js'
import { allSections } from './vocabulary/sections.js'
import type { KeyEntry, SectionEntry } from './vocabulary/entry.js'
import type { Vocabulary } from '../language.js'

export type { KeyEntry, SectionEntry, ValueType } from './vocabulary/entry.js'

interface Index {
  readonly keys: ReadonlyMap<string, KeyEntry>
  readonly keysIn: ReadonlyMap<string, readonly KeyEntry[]>
  readonly sections: ReadonlyMap<string, SectionEntry>
}

let known: Index | undefined

function index(): Index {
  return (known ??= {
    keys: new Map(allKeys().map(entry => [pathOf(entry), entry])),
    keysIn: new Map([...new Set(allKeys().map(sectionOf))].map(section => [section, allKeys().filter(entry => sectionOf(entry) === section)])),
    sections: new Map(allSections().map(entry => [entry.path, entry])),
  })
}

function sectionOf(entry: KeyEntry | SectionEntry): string {
  return entry.in[0] ?? ''
}

function pathOf(entry: KeyEntry): string {
  const section = sectionOf(entry)
  return section === '' ? entry.name : `${section}.${entry.name}`
}

/** The words of the file. */
export const vocabulary: Vocabulary = {
  *entries() {
    yield* allSections()
    yield* allKeys()
  },
  find: path => keyAt(path) ?? sectionAt(path) ?? only(allKeys().filter(({ name }) => name === path)),
}

/** A name that stands in several sections needs the section. */
function only(found: readonly KeyEntry[]): KeyEntry | undefined {
  return found.length === 1 ? found[0] : undefined
}

/** Finds a key by its whole path, such as `totem.token`; `ring0_addr` and `exec_ping` stand for families of names. */
export function keyAt(path: string): KeyEntry | undefined {
  const { keys } = index()
  return keys.get(path) ?? keys.get(path.replace(/\.ring[0-7]_addr$/, '.ringX_addr').replace(/^(quorum\.device\.heuristics\.exec_).+$/s, '$1NAME'))
}

/** Finds a section by its path. */
export function sectionAt(path: string): SectionEntry | undefined {
  return index().sections.get(path)
}

/** Lists the keys of a section; none of one that corosync does not know. */
export function keysIn(section: string): readonly KeyEntry[] {
  return index().keysIn.get(section) ?? []
}

/** Lists the sections that may stand in a section; those of the file itself for an empty path. */
export function sectionsIn(section: string): readonly SectionEntry[] {
  return allSections().filter(entry => sectionOf(entry) === section)
}
