import type { ClusterModel } from '../cluster/model.js'
import { compareText } from '../diagnostics/order.js'
import type { Language, LanguageEntry, Reading } from '../languages/language.js'
import { overlapping } from '../secrets/mask.js'
import { mention, mentionIn, namesInPath } from '../text/mention.js'
import type { Mention, Named, Role } from '../text/mention.js'
import type { Origin } from '../text/located.js'
import type { Source } from '../text/source.js'
import { readSource } from './readings/check-unit.js'
import type { CheckReport, HostPlace } from './report.js'

/** A file with what it names. */
export interface NamingFile {
  readonly source: Source
  readonly mentions: readonly Mention[]
  /** Where it lies, where it belongs to a host. */
  readonly place?: HostPlace
}

/** A file as it was read. */
export interface ReadText {
  readonly language: Language
  readonly reading: Reading
}

/** Gives a file as it was read already. */
export type Reader = (path: string) => Promise<ReadText | undefined>

/**
 * Lists every file of a report with what it names: files of a language by their statements, other files of a host
 * (`/etc/hostname`, `/etc/hosts`, `/etc/fstab`, settings of init scripts) by the facts that they gave. What may be a secret names nothing
 * but what the file itself declares.
 * A file that is as it was is the same object.
 */
export async function namingFiles(report: CheckReport, read: Reader): Promise<readonly NamingFile[]> {
  const ofHosts = mentionsOfHosts(report)
  const { paths, targets } = filesIn(report)
  const files: NamingFile[] = []
  for (const path of paths) {
    const source = report.sources.get(path)
    if (source === undefined) continue
    const target = targets.get(path)
    const further = ofHosts.get(path) ?? nothing
    const before = knownFiles.get(source)
    if (before !== undefined && before.target === target && before.further === further && before.file.place?.path === report.placeOf(path)?.path) {
      files.push(before.file)
      continue
    }
    const text = target === undefined ? undefined : await read(path)
    const all = [...(text === undefined ? [] : namedIn(text)), ...further]
    const place = report.placeOf(path)
    const secrets = all.length === 0 ? [] : report.masking.secretsIn(path)
    const mentions = secrets.length === 0 ? all : all.filter(({ span, isKnownName }) => isKnownName === true || overlapping(secrets, span).length === 0)
    const file = { source: text?.reading.file.source ?? source, mentions, ...(place === undefined ? {} : { place }) }
    if (file.source === source) knownFiles.set(source, { target, further, file })
    files.push(file)
  }
  return files
}

interface SortedFiles {
  /** Of all texts, in order. */
  readonly paths: readonly string[]
  readonly targets: ReadonlyMap<string, string>
}

const sortedFiles = new WeakMap<CheckReport['files'], SortedFiles>()

/** The files of a report in order; the same object as long as it is of the same files. */
function filesIn({ files, sources }: Pick<CheckReport, 'files' | 'sources'>): SortedFiles {
  const before = sortedFiles.get(files)
  if (before !== undefined && before.paths.length === sources.size && before.paths.every(path => sources.has(path))) return before
  const sorted = { paths: [...sources.keys()].sort(compareText), targets: new Map(files.map(({ path, target }) => [path, target])) }
  sortedFiles.set(files, sorted)
  return sorted
}

const nothing: readonly Mention[] = []
const knownFiles = new WeakMap<Source, { readonly target: string | undefined; readonly further: readonly Mention[]; readonly file: NamingFile }>()

/** Makes a reader that reads the texts of a report again, each by the version by which it was checked. */
export function readerOf({ files, sources }: CheckReport, languages: readonly LanguageEntry[]): Reader {
  const written = new Map(files.map(({ path, language, target }) => [path, { language, target }]))
  return async path => {
    const { language: id, target } = written.get(path) ?? {}
    const source = sources.get(path)
    const language = await languages.find(known => known.id === id)?.load()
    if (source === undefined || language === undefined) return undefined
    return { language, reading: readSource(language, source, target === undefined ? {} : { target }) }
  }
}

/** Lists what a file that was read names; the same list for the same reading. */
export function namedIn({ language, reading }: ReadText): readonly Mention[] {
  let found = known.get(reading)
  if (found === undefined) known.set(reading, (found = [...(language.mentions?.(reading) ?? [])]))
  return found
}

const known = new WeakMap<Reading, readonly Mention[]>()

/** What files of hosts name by the facts that they gave; the same lists as long as the facts are the same. */
function mentionsOfHosts({ clusters, sources }: CheckReport): ReadonlyMap<string, readonly Mention[]> {
  const [first] = clusters
  if (clusters.length === 1 && first !== undefined) return ofCluster(first, sources)
  return new Map(clusters.flatMap(cluster => [...ofCluster(cluster, sources)]))
}

function ofCluster(cluster: ClusterModel, sources: CheckReport['sources']): ReadonlyMap<string, readonly Mention[]> {
  const lists = namingKinds.map(kind => cluster.facts(kind) as readonly object[])
  const key = lists.find(list => list.length > 0)
  if (key === undefined) return new Map()
  const before = knownFacts.get(key)
  if (before !== undefined && before.lists.every((list, index) => list === lists[index])) return before.byFile
  const byFile = new Map<string, Mention[]>()
  for (const [file, found] of factMentions(cluster, file => sources.get(file)?.text ?? '')) {
    const list = byFile.get(file)
    if (list === undefined) byFile.set(file, [found])
    else if (!list.some(({ of, span, name }) => of === found.of && span.start === found.span.start && name === found.name)) list.push(found)
  }
  knownFacts.set(key, { lists, byFile })
  return byFile
}

/** The kinds of facts by which files of hosts name something. */
const namingKinds = ['host-name', 'host-entry', 'shell-variable', 'mount', 'logical-volume', 'host-address', 'host-interface', 'resource-script', 'init-script', 'booth'] as const
const knownFacts = new WeakMap<object, { readonly lists: readonly object[]; readonly byFile: ReadonlyMap<string, readonly Mention[]> }>()

type Found = [file: string, found: Mention]

function* factMentions(cluster: ClusterModel, textOf: TextOf): Generator<Found> {
  yield* namesOfHosts(cluster, textOf)
  for (const { fact, origin } of cluster.facts('mount')) {
    for (const found of namesInPath(fact.device, origin.span.start)) yield [origin.file, found]
  }
  for (const { fact, origin } of cluster.facts('logical-volume')) {
    for (const path of fact.paths) yield [origin.file, mentionIn('disk', path, origin.span, { role: 'declares' })]
  }
  for (const { fact: { tickets } } of cluster.facts('booth')) {
    for (const { name } of tickets) yield* writtenIn('ticket', name.value, 'declares', { origin: name.at, textOf })
  }
  for (const { fact, origin } of cluster.facts('host-address')) yield* writtenIn('address', fact.address, 'declares', { origin, textOf })
  for (const { fact, origin } of cluster.facts('host-interface')) yield* writtenIn('interface', fact.name, 'declares', { origin, textOf })
  for (const kind of ['resource-script', 'init-script'] as const) {
    for (const { fact, origin } of cluster.facts(kind)) yield [origin.file, mentionIn('agent', fact.name, origin.span, { role: 'declares' })]
  }
}

function* namesOfHosts(cluster: ClusterModel, textOf: TextOf): Generator<Found> {
  for (const { fact, origin } of cluster.facts('host-name')) yield* writtenIn('host', fact.name, 'describes', { origin, textOf })
  for (const { origin } of cluster.facts('host-entry')) {
    const words = textOf(origin.file).slice(origin.span.start, origin.span.end).matchAll(/\S+/g)
    for (const [index, word] of [...words].entries()) {
      yield [origin.file, mention(index > 0 ? 'host' : 'address', word[0], origin.span.start + word.index, { role: 'describes' })]
    }
  }
  for (const { fact, origin } of cluster.facts('shell-variable')) {
    // The name under which cman joins.
    if (fact.name === 'NODENAME' && fact.value !== undefined && fact.value !== '') yield* writtenIn('host', fact.value, 'describes', { origin, textOf })
  }
}

type TextOf = (file: string) => string

/** Finds a name in the place that gave it; nothing where it is written otherwise. */
function* writtenIn(of: Named, name: string, role: Role, { origin: { file, span }, textOf }: { readonly origin: Origin; readonly textOf: TextOf }): Generator<Found> {
  const start = textOf(file).indexOf(name, span.start)
  if (start !== -1 && start + name.length <= span.end) yield [file, mention(of, name, start, { role })]
}
