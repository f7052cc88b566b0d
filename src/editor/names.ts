import { isLikelySameHost, shortName } from '../text/host-name.js'
import type { Origin } from '../text/located.js'
import type { Mention, Named } from '../text/mention.js'
import { addTo } from '../text/multimap.js'
import type { NamingFile } from '../workspace/mentions.js'

/** A place that names something. */
export interface NamePlace {
  readonly file: NamingFile
  readonly mention: Mention
}

/** What a name is looked up by. */
export type Name = Pick<Mention, 'of' | 'name' | 'scope'>

/** Finds the names at a place of a file, the narrowest first: `drbddisk::r0` names a script around a resource. */
export function mentionAt({ mentions }: NamingFile, offset: number): Mention | undefined {
  const around = mentions.filter(({ span }) => span.start <= offset && offset <= span.end)
  return around.reduce<Mention | undefined>((found, other) => (found === undefined || widthOf(other) < widthOf(found) ? other : found), undefined)
}

/** Lists every place that names the same thing, a host by its short or full name. */
export function placesNaming(files: readonly NamingFile[], name: Name): readonly NamePlace[] {
  return (indexOf(files).get(keyOf(name)) ?? []).filter(({ mention }) => isSameName(name.of, mention.name, name.name))
}

/** Lists the places that name the same thing as plain places. */
export function referencesTo(files: readonly NamingFile[], name: Name, { withDeclaration = true } = {}): readonly Origin[] {
  return placesNaming(files, name).filter(({ mention }) => withDeclaration || mention.role !== 'declares').map(originOf)
}

/**
 * Lists the places that say what a name stands for: declarations, and the first description in each file. Where the host of
 * `from` has some, those of other hosts are left out.
 */
export function definitionsOf(files: readonly NamingFile[], from: NamingFile, name: Name): readonly NamePlace[] {
  const all = implementationsOf(files, name)
  const own = all.filter(({ file }) => file === from || (from.place !== undefined && file.place?.host === from.place.host))
  const found = own.length > 0 ? own : all
  return [...found.filter(({ mention }) => mention.role === 'declares'), ...found.filter(({ mention }) => mention.role !== 'declares')]
}

/** Lists the places that say what a name stands for, on all hosts. */
export function implementationsOf(files: readonly NamingFile[], name: Name): readonly NamePlace[] {
  const described = new Set<NamingFile>()
  return placesNaming(files, name).filter(({ file, mention: { role } }) => {
    if (role !== 'describes') return role === 'declares'
    const isFirst = !described.has(file)
    described.add(file)
    return isFirst
  })
}

/** Lists the names of one kind, each once, in order; those of a scope, where one is given. */
export function namesOf(files: readonly NamingFile[], of: Named, scope?: string): readonly string[] {
  const found = new Set<string>()
  for (const places of indexOf(files).values()) {
    for (const { mention } of places) if (mention.of === of && (scope === undefined || mention.scope === scope)) found.add(mention.name)
  }
  return [...found].sort()
}

/** A place without what is named there. */
export function originOf({ file, mention }: NamePlace): Origin {
  return { file: file.source.id, span: mention.span }
}

/** Tells whether two names of one kind mean the same. */
export function isSameName(of: Named, a: string, b: string): boolean {
  return of === 'host' ? isLikelySameHost(a, b) : a === b
}

/** What a kind of name is called in a sentence. */
export function kindInWords(of: Named): string {
  return of === 'ocfs2-cluster' ? 'OCFS2 cluster' : of === 'node-id' ? 'node number' : of === 'auth-key' ? 'key number' : of.replace('-', ' ')
}

function widthOf({ span }: Mention): number {
  return span.end - span.start
}

type NameIndex = ReadonlyMap<string, readonly NamePlace[]>

function indexOf(files: readonly NamingFile[]): NameIndex {
  const known = indexes.get(files)
  if (known !== undefined) return known
  const index = new Map<string, NamePlace[]>()
  for (const file of files) {
    for (const found of file.mentions) {
      const key = keyOf(found)
      addTo(index, key, { file, mention: found })
    }
  }
  indexes.set(files, index)
  return index
}

const indexes = new WeakMap<readonly NamingFile[], NameIndex>()

/** A host is found by its short name, whatever its case. */
function keyOf({ of, name, scope = '' }: Name): string {
  return `${of}\0${scope}\0${of === 'host' ? shortName(name).toLowerCase() : name}`
}

/** Finds declarations, and what is described only, whose names hold the letters of a query in their order. */
export function foundNames(files: readonly NamingFile[], query: string): readonly NamePlace[] {
  const wanted = [...query.toLowerCase()]
  return [...indexOf(files).values()].flatMap(places => {
    const name = places[0]?.mention.name.toLowerCase() ?? ''
    let from = 0
    const isFound = wanted.every(letter => (from = name.indexOf(letter, from) + 1) > 0)
    if (!isFound) return []
    const declared = places.filter(({ mention }) => mention.role === 'declares')
    return declared.length > 0 ? declared : places.filter(({ mention }) => mention.role === 'describes')
  })
}
