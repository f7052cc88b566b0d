import type { Fact } from '../../facts/fact.js'
import type { Sign } from '../../inference/sign.js'
import type { Language, LanguageEntry, Target } from '../../languages/language.js'
import type { Reader } from '../../readers/reader.js'
import type { FileCircumstances } from '../../rules/define-rule.js'
import type { Source } from '../../text/source.js'
import { spanFrom } from '../../text/span.js'
import { readSource, toDiagnostic } from '../readings/check-unit.js'
import type { HostRequest } from '../request.js'
import type { Copies } from '../readings/copies.js'
import { gather } from '../readings/gather.js'
import type { Gathered } from '../readings/gather.js'
import { jointTarget, settled } from '../readings/joint-target.js'
import { isGlob } from '../documents/glob.js'
import type { FolderProblem } from '../documents/file-system.js'
import { createHostTree } from '../documents/host-tree.js'
import type { HostTree } from '../documents/host-tree.js'
import type { OpenFile, Run } from '../run.js'
import { targetFor } from '../settings.js'

/** Where a configuration of a host lies. */
export interface ConfigurationPlace {
  readonly language: Language
  /** On the host, such as `/etc/drbd.conf`. */
  readonly path: string
  /** In the file system. */
  readonly location: string
  /** The folder that stands for the host's `/`. */
  readonly root: string
  /** The software reads it; otherwise it lies beside what it reads, nothing includes it, and its facts do not count. */
  readonly isRoot: boolean
  circumstancesOf(location: string): FileCircumstances
}

/** A configuration of a host as it was collected: opened, and asked for what it tells of its release. */
export interface HostConfiguration {
  readonly place: ConfigurationPlace
  readonly files: readonly FileOfConfiguration[]
  /** What its words tell of the release; nothing where the user named one. */
  readonly signs: readonly Sign[]
  /** Reads it by the release that was settled. */
  readAt(target: Target): Gathered
  /** The text of a file that includes nothing. */
  readonly lone?: OpenFile
}

/** A file of a configuration. */
export interface FileOfConfiguration {
  readonly id: string
  /** Permission bits, where they are known. */
  readonly mode?: number
}

/** What was read of a host. */
export interface ReadHost {
  readonly name: string
  readonly paths: readonly string[]
  readonly collected: readonly string[]
  /** Files that are there and could not be read. */
  readonly unreadable: readonly string[]
  readonly configurations: readonly HostConfiguration[]
  readonly facts: Fact[]
  /** The path on the host of a file's id. */
  pathOf(file: string): string | undefined
}

/** What the hosts of one cluster have in common. */
export interface HostReadOptions {
  readonly copies: Copies
  readonly wordsOf: WordMemory
}

/** Reads everything that is known of a host: what it says about itself, then the files of all languages. */
export async function readHost(run: Run, request: HostRequest, { copies, wordsOf }: HostReadOptions): Promise<ReadHost> {
  const tree = createHostTree(run.fileSystem, request.root)
  const paths = new Map<string, string>()
  const unreadable: string[] = []
  const facts = await readFacts(run, tree, { paths, unreadable, copies })
  const name = settleName(run, request, facts)
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
  const usualName = nameSaidBy('uname') ?? nameSaidBy('hostname') ?? name
  // Heartbeat goes by its own file where there is one.
  const heartbeatName = nameSaidBy('nodeinfo') ?? usualName
  const live = facts.flatMap(fact => (fact.kind === 'host-address' && fact.isLive ? [fact.address] : []))
  const circumstancesFor = (entry: LanguageEntry) => (path: string): FileCircumstances => ({
    ...modes.get(path),
    host: entry.targetFamily === 'heartbeat' ? heartbeatName : usualName,
    ...(live.length === 0 ? {} : { addresses: live }),
  })

  const configurations: HostConfiguration[] = []
  const taken = new Set<string>()
  for (const entry of run.toolbox.languages) {
    for (const { path, isRoot } of await configurationFiles(run, tree, entry)) {
      const location = tree.locate(path)
      if (taken.has(location)) continue
      const language = await run.toolbox.load(entry)
      const place = { language, path, location, root: request.root, isRoot, circumstancesOf: circumstancesFor(entry) }
      const found = await collect(run, place, wordsOf)
      if (found === undefined) {
        if (run.unreadable.has(location)) unreadable.push(path)
        continue
      }
      for (const { id } of found.files) {
        paths.set(id, pathOnHost(request.root, id))
        taken.add(id)
      }
      configurations.push(found)
    }
  }
  for (const [location, path] of paths) run.places.set(location, { host: name, path })
  for (const path of unreadable) run.places.set(tree.locate(path), { host: name, path })
  return {
    name,
    paths: [...paths.values()],
    collected: request.collected ?? tree.folders(),
    unreadable,
    configurations,
    facts,
    pathOf: file => paths.get(file),
  }
}

function collect(run: Run, place: ConfigurationPlace, wordsOf: WordMemory): Promise<HostConfiguration | undefined> {
  return place.language.includes === undefined ? collectLone(run, place, wordsOf) : collectWithIncludes(run, place)
}

async function collectWithIncludes(run: Run, place: ConfigurationPlace): Promise<HostConfiguration | undefined> {
  const { language, location, root, circumstancesOf } = place
  const gathered = await gather(run, { path: location }, { language, root, confinement: root, circumstancesOf })
  if (gathered === undefined) return undefined
  return {
    place,
    files: gathered.readings.map(({ file, facts: { mode } }) => ({ id: file.source.id, ...(mode === undefined ? {} : { mode }) })),
    signs: gathered.readings.flatMap(({ target }) => target.signs ?? []),
    readAt: target => settled(language, gathered, { target: gathered.root.target.isInferred ? target : jointTarget(language, gathered), run }),
  }
}

/** Opens a file that includes nothing; of many hosts that have the same, one tells what its words say. */
async function collectLone(run: Run, place: ConfigurationPlace, wordsOf: WordMemory): Promise<HostConfiguration | undefined> {
  const { language, location, circumstancesOf } = place
  const file = await run.open(location)
  if (file === undefined) return undefined
  run.addLanguage(location, language)
  const named = targetFor(run.settings, language.targetFamily, location)
  const known = circumstancesOf(location)
  const { mode = known.mode } = file
  const facts = mode === undefined ? known : { ...known, mode }
  return {
    place,
    files: [{ id: location, ...(mode === undefined ? {} : { mode }) }],
    signs: named === undefined ? wordsOf(language, file.source) : [],
    readAt(target) {
      const reading = readSource(language, file.source, { facts, ...(named === undefined ? { inferred: target } : { target: named }) })
      return { root: reading, readings: [reading], included: () => [] }
    },
    lone: file,
  }
}

/** Tells what the words of a text say of its release. */
export type WordMemory = (language: Language, source: Source) => readonly Sign[]

/** Remembers what texts say: a cluster has many copies of a file. */
export function createWordMemory(): WordMemory {
  const known = new Map<Language, Map<string, readonly Sign[]>>()
  return (language, source) => {
    let ofLanguage = known.get(language)
    if (ofLanguage === undefined) known.set(language, (ofLanguage = new Map()))
    let signs = ofLanguage.get(source.text)
    if (signs === undefined) ofLanguage.set(source.text, (signs = readSource(language, source).target.signs ?? []))
    return signs
  }
}

async function readFacts(
  run: Run,
  tree: HostTree,
  { paths, unreadable, copies }: { readonly paths: Map<string, string>; readonly unreadable: string[]; readonly copies: Copies },
): Promise<Fact[]> {
  const { readers, readerRules } = await import('../../readers/index.js')
  const facts: Fact[] = []
  run.toolbox.addRules(readerRules)
  const onProblem = (folder: string, problem: FolderProblem): void => run.refuseFolder(folder, problem, { isNeighbour: true })
  for (const reader of readers as readonly Reader[]) {
    for (const pattern of reader.paths) {
      for (const path of await tree.find(pattern, { takesFolder: pattern.startsWith('facts/'), onProblem })) {
        const location = tree.locate(path)
        const file = reader.isByName === true ? undefined : await run.open(location, { isOptional: true, isNeighbour: true })
        if (file === undefined && reader.isByName !== true) {
          if (run.unreadable.has(location)) unreadable.push(path)
          continue
        }
        paths.set(location, path)
        const text = file?.source.text ?? ''
        const mode = file?.mode === undefined ? {} : { mode: file.mode }
        const verdict = copies.verdictOn({ file: location, text, judge: reader, variant: `${path}\0${mode.mode}`, circumstances: {} }, () => {
          const result = reader.read({ text, file: location, path, ...mode })
          const diagnostics = result.faults.flatMap(fault => {
            const meta = run.toolbox.rules.get(fault.rule)
            return meta === undefined ? [] : [toDiagnostic(fault, meta)]
          })
          return { diagnostics, facts: result.facts, rest: undefined }
        })
        for (const fact of verdict.facts) facts.push(fact)
        run.addDiagnostics(verdict.diagnostics)
      }
    }
  }
  return facts
}

/** The first of the exact paths that is there is read by the software; what patterns find lies beside it. */
async function configurationFiles(run: Run, tree: HostTree, entry: LanguageEntry): Promise<{ path: string; isRoot: boolean }[]> {
  const files: { path: string; isRoot: boolean }[] = []
  for (const pattern of entry.paths) {
    if (!isGlob(pattern) && files.some(file => file.isRoot)) continue
    for (const path of await tree.find(pattern, { takesFolder: true, onProblem: (folder, problem) => run.refuseFolder(folder, problem) })) files.push({ path, isRoot: !isGlob(pattern) })
  }
  return files
}

function settleName(run: Run, request: HostRequest, facts: readonly Fact[]): string {
  const own = facts.find(fact => fact.kind === 'host-name' && fact.source === 'hostname')
  if (own?.kind !== 'host-name' || request.isNamed === true) return request.name
  const short = (name: string): string => (name.split('.')[0] ?? name).toLowerCase()
  if (short(own.name) === short(request.name)) return request.name
  const { file, span } = own.origin
  const message = `The folder is named "${request.name}", the host calls itself "${own.name}"`
  if (request.name !== '') run.addOwn('cfgcheck/differing-host-name', file, spanFrom(span.start, span.end), message)
  return own.name
}

/** The path on the host of a file below the folder that stands for its `/`. */
export function pathOnHost(root: string, file: string): string {
  const below = root === '.' || root === '' ? file : file.slice(root.length)
  return below.startsWith('/') ? below : `/${below}`
}
