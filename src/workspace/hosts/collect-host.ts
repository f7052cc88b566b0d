import type { Fact } from '../../facts/fact.js'
import type { Language, LanguageEntry } from '../../languages/language.js'
import type { FileCircumstances } from '../../rules/define-rule.js'
import type { Source } from '../../text/source.js'
import { spanFrom } from '../../text/span.js'
import type { WorkContext } from '../context.js'
import type { WatchedFiles } from '../documents/documents.js'
import { isGlob } from '../documents/glob.js'
import { createHostTree } from '../documents/host-tree.js'
import type { HostTree } from '../documents/host-tree.js'
import { pathOnHost } from '../documents/paths.js'
import { collectConfiguration } from '../readings/collect-configuration.js'
import { collectLoneFile } from '../readings/collect-lone-file.js'
import type { CollectedConfiguration, ConfigurationPlace } from '../readings/configuration.js'
import { createOpener } from '../readings/opener.js'
import type { Opener } from '../readings/opener.js'
import { createNotes } from '../report/notes.js'
import type { Notes } from '../report/notes.js'
import type { HostRequest } from '../request.js'
import { filesOutOfPlace, mostFolders } from '../documents/files-out-of-place.js'
import { createFactReader } from './read-facts.js'
import type { FactReader } from './read-facts.js'
import type { SharedWork } from './shared-work.js'

/** A configuration of a host. */
export interface HostConfiguration {
  /** On the host, such as `/etc/drbd.conf`. */
  readonly path: string
  /** The software reads it; otherwise it lies beside what it reads, nothing includes it, and its facts do not count. */
  readonly isRoot: boolean
  /** The software reads it beside its first file, and what is wrong in it is wrong. */
  readonly isReadBeside: boolean
  readonly collected: CollectedConfiguration
}

/** Everything that was collected of a host; the same object as long as no file of it changes. */
export interface CollectedHost {
  readonly request: HostRequest
  readonly name: string
  /** The path on the host by the location. */
  readonly paths: ReadonlyMap<string, string>
  /** The folders that were looked into. */
  readonly folders: readonly string[]
  /** The paths on the host of files that are there and could not be read. */
  readonly unreadable: readonly string[]
  readonly configurations: readonly HostConfiguration[]
  /** What it says about itself. */
  readonly facts: readonly Fact[]
  readonly notes: Notes
  /** The texts of all of its files, by location. */
  readonly sources: ReadonlyMap<string, Source>
  /** By the location of each file of a language. */
  readonly languages: ReadonlyMap<string, Language>
  /** The location of a path on the host. */
  locate(path: string): string
}

/** A host that can be collected again and again; only what changed is read anew. */
export interface HostCollector {
  readonly request: HostRequest
  collect(shared: SharedWork): Promise<CollectedHost>
  /** Tells whether a file or folder that was looked at has changed since. */
  isStale(): boolean
}

/** Makes the collector of a host; nothing is read before it is asked for. */
export function createHostCollector(context: WorkContext, request: HostRequest): HostCollector {
  const facts = createFactReader(context)
  let memory: ReadonlyMap<string, PlaceMemory> = new Map()
  let files: WatchedFiles | undefined
  let known: CollectedHost | undefined
  const isStale = (): boolean => files?.isStale() === true || [...memory.values()].some(place => place.files.isStale())
  return {
    request,
    isStale,
    async collect(shared) {
      if (known !== undefined && !isStale()) return known
      known = undefined
      files = context.documents.watch()
      const opener = createOpener(files, createNotes(), shared.firstOfEqual)
      const tree = createHostTree(files, request.root, request.lent)
      const said = await facts.read(tree, { opener, equal: shared.equal })
      const { host, memory: places } = await collectFiles({ context, request, tree, opener, facts, said, memory, shared })
      memory = places
      return (known = host)
    },
  }
}

/** What was made of a place before. */
interface PlaceMemory {
  readonly files: WatchedFiles
  /** What was known of its host. */
  readonly surroundings: string
  readonly result: CollectedPlace
}

interface CollectedPlace {
  readonly language: Language
  readonly collected: CollectedConfiguration | undefined
  readonly opener: Opener
}

interface Collecting {
  readonly context: WorkContext
  readonly request: HostRequest
  readonly tree: HostTree
  readonly opener: Opener
  readonly facts: FactReader
  readonly said: { readonly facts: readonly Fact[]; readonly paths: ReadonlyMap<string, string>; readonly unreadable: readonly string[] }
  readonly memory: ReadonlyMap<string, PlaceMemory>
  readonly shared: SharedWork
}

/** Collects the files of all languages. */
async function collectFiles(work: Collecting): Promise<{ readonly host: CollectedHost; readonly memory: ReadonlyMap<string, PlaceMemory> }> {
  const { request, tree, opener, said } = work
  const name = settleName(request, said.facts, opener)
  const { configurations, places, taken, paths: read, unreadable: unread } = await collectConfigurations(work, circumstancesOn(said.facts, name, tree))
  const paths = new Map([...said.paths, ...read])
  const known = new Set(paths.values())
  const scripts = configurations.flatMap(({ isRoot, collected }) => (isRoot ? collected.scripts.filter(script => !known.has(script)) : []))
  const saidByScripts = await work.facts.readScripts(tree, scripts, { opener, equal: work.shared.equal })
  for (const [location, path] of saidByScripts.paths) paths.set(location, path)
  const openers = [...places.values()].map(({ result }) => result.opener)
  await noteOutOfPlace(work, location => taken.has(location) || openers.some(({ lookedFor }) => lookedFor.has(location)))
  opener.noteNeighbours(folder => openers.some(({ refused }) => refused.has(folder)))
  const all = [opener, ...openers]
  return {
    memory: places,
    host: {
      request,
      name,
      locate: tree.locate,
      paths,
      folders: tree.folders(),
      unreadable: [...said.unreadable, ...unread, ...saidByScripts.unreadable],
      configurations,
      facts: [...said.facts, ...saidByScripts.facts],
      notes: { found: all.flatMap(({ notes }) => notes.found), incomplete: all.flatMap(({ notes }) => notes.incomplete) },
      sources: new Map(all.flatMap(({ sources }) => [...sources])),
      languages: new Map([...places.values()].flatMap(({ result }) => [...result.opener.sources.keys()].map(id => [id, result.language] as const))),
    },
  }
}

/** The configurations of a host, and the files that are part of one. */
interface CollectedConfigurations {
  readonly configurations: readonly HostConfiguration[]
  readonly places: ReadonlyMap<string, PlaceMemory>
  readonly taken: ReadonlySet<string>
  /** Where each file lies on the host. */
  readonly paths: ReadonlyMap<string, string>
  readonly unreadable: readonly string[]
}

async function collectConfigurations(work: Collecting, circumstances: HostCircumstances): Promise<CollectedConfigurations> {
  const { context: { toolbox }, request: { root, lent }, tree } = work
  const paths = new Map<string, string>()
  const unreadable: string[] = []
  const configurations: HostConfiguration[] = []
  const places = new Map<string, PlaceMemory>()
  const taken = new Set<string>()
  for (const entry of toolbox.languages) {
    for (const { path, isRoot, isReadBeside } of await configurationFiles(work, entry)) {
      const location = tree.locate(path)
      if (taken.has(location)) continue
      const language = await toolbox.load(entry)
      const confinement = lent?.[path] === undefined ? root : location
      const place: ConfigurationPlace = { language, location, root, confinement, isFound: !isRoot, circumstancesOf: circumstances.of(entry) }
      const remembered = await collectPlace(place, circumstances.summary, work)
      places.set(`${entry.id}\0${location}`, remembered)
      const { collected, opener } = remembered.result
      if (collected === undefined) {
        if (opener.unreadable.has(location)) unreadable.push(path)
        continue
      }
      for (const { id } of collected.files) {
        paths.set(id, id === lent?.[path] ? path : pathOnHost(root, id))
        taken.add(id)
      }
      configurations.push({ path, isRoot, isReadBeside, collected })
    }
  }
  return { configurations, places, taken, paths, unreadable }
}

/** Says of files that look like configuration that nothing of the host reads them: who put them there may think so. */
async function noteOutOfPlace({ context: { toolbox, settings }, request: { root, lent = {} }, opener }: Collecting, isRead: (location: string) => boolean): Promise<void> {
  const isTaken = (location: string): boolean => isRead(location) || opener.lookedFor.has(location) || Object.values(lent).includes(location)
  const { found, isCutOff } = await filesOutOfPlace({ root, files: opener.files, languages: toolbox.languages, settings, isTaken })
  for (const file of found) opener.notes.say('cfgcheck/not-looked-for', { file, span: spanFrom(0, 0) }, 'Not read, because no software of this host looks there')
  if (isCutOff) opener.notes.say('cfgcheck/not-looked-for', { file: root, span: spanFrom(0, 0) }, `Only ${mostFolders} folders of this host were looked through for files that nothing reads; there are more`)
}

async function collectPlace(place: ConfigurationPlace, surroundings: string, { context, memory, shared }: Collecting): Promise<PlaceMemory> {
  const before = memory.get(`${place.language.id}\0${place.location}`)
  if (before !== undefined && before.surroundings === surroundings && !before.files.isStale()) return before
  const files = context.documents.watch()
  const opener = createOpener(files, createNotes(), shared.firstOfEqual)
  const options = { opener, readings: context.readings, settings: context.settings, run: shared.run }
  const collected = await (place.language.includes === undefined
    ? collectLoneFile(place, { words: shared.words, ...options })
    : collectConfiguration(place, { scans: shared.scans, ...options }))
  return { files, surroundings, result: { language: place.language, collected, opener } }
}

/** What is known of the files of a host besides their texts. */
interface HostCircumstances {
  readonly summary: string
  of(entry: LanguageEntry): (location: string) => FileCircumstances
}

function circumstancesOn(facts: readonly Fact[], name: string, tree: HostTree): HostCircumstances {
  const modes = new Map<string, FileCircumstances>()
  for (const fact of facts) {
    if (fact.kind !== 'file-mode') continue
    const { path, mode, owner, group } = fact
    modes.set(tree.locate(path), { mode, ...(owner === undefined ? {} : { owner }), ...(group === undefined ? {} : { group }) })
  }
  const nameSaidBy = (source: string): string | undefined => {
    const found = facts.find(fact => fact.kind === 'host-name' && fact.source === source)
    return found?.kind === 'host-name' ? found.name : undefined
  }
  const defaultName = nameSaidBy('uname') ?? nameSaidBy('hostname') ?? name
  const live = facts.flatMap(fact => (fact.kind === 'host-address' && fact.isLive ? [fact.address] : []))
  return {
    summary: JSON.stringify([defaultName, facts.flatMap(fact => (fact.kind === 'host-name' ? [fact.source, fact.name] : [])), live, [...modes]]),
    of({ hostNameSource }) {
      const host = (hostNameSource === undefined ? undefined : nameSaidBy(hostNameSource)) ?? defaultName
      return location => ({ host, ...(live.length === 0 ? {} : { addresses: live }), ...modes.get(location) })
    },
  }
}

type FoundFile = Pick<HostConfiguration, 'path' | 'isRoot' | 'isReadBeside'>

/** The first of the exact paths that is there is read by the software; what patterns find lies beside it. */
async function configurationFiles({ tree, request: { lent }, opener }: Pick<Collecting, 'tree' | 'request' | 'opener'>, entry: LanguageEntry): Promise<FoundFile[]> {
  const files: FoundFile[] = []
  const { besideHosts, readBeside = [] } = entry
  const isLent = besideHosts !== undefined && lent?.[besideHosts] !== undefined
  for (const pattern of isLent ? new Set([besideHosts, ...entry.paths]) : entry.paths) {
    if (!isGlob(pattern) && files.some(file => file.isRoot)) continue
    const found = tree.find(pattern, { takesFolder: true, onProblem: (folder, problem) => opener.refuseFolder(folder, problem) })
    for (const path of found instanceof Promise ? await found : found) files.push({ path, isRoot: !isGlob(pattern), isReadBeside: readBeside.includes(pattern) })
  }
  return files
}

function settleName(request: HostRequest, facts: readonly Fact[], { notes }: Opener): string {
  const own = facts.find(fact => fact.kind === 'host-name' && fact.source === 'hostname')
  if (own?.kind !== 'host-name' || request.isNamed === true) return request.name
  const short = (name: string): string => (name.split('.')[0] ?? name).toLowerCase()
  if (short(own.name) === short(request.name)) return request.name
  const message = `The folder is named "${request.name}", the host calls itself "${own.name}"`
  if (request.name !== '') notes.say('cfgcheck/differing-host-name', own.origin, message)
  return own.name
}
