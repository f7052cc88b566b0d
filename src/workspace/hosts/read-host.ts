import type { Fact } from '../../facts/fact.js'
import type { Language, LanguageEntry, Reading } from '../../languages/language.js'
import type { Reader } from '../../readers/reader.js'
import type { FileCircumstances } from '../../rules/define-rule.js'
import { spanFrom } from '../../text/span.js'
import { toDiagnostic } from '../readings/check-unit.js'
import type { HostRequest } from '../checker.js'
import type { Copies } from '../readings/copies.js'
import { gather } from '../readings/gather.js'
import type { Gathered } from '../readings/gather.js'
import { isGlob } from '../documents/glob.js'
import { createHostTree } from '../documents/host-tree.js'
import type { HostTree } from '../documents/host-tree.js'
import type { Run } from '../run.js'

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

/** What came of a configuration. */
export interface FoundConfiguration {
  readonly files: readonly FileOfConfiguration[]
}

/** A file of a configuration; the reading may be that of an equal file. */
export interface FileOfConfiguration {
  readonly id: string
  readonly reading: Reading
  /** Permission bits, where they are known. */
  readonly mode?: number
}

/** A configuration of a host, and what came of it. */
export interface HostConfiguration<Found extends FoundConfiguration> {
  readonly place: ConfigurationPlace
  readonly found: Found
}

/** What was read of a host. */
export interface ReadHost<Found extends FoundConfiguration> {
  readonly name: string
  readonly paths: readonly string[]
  readonly collected: readonly string[]
  /** Files that are there and could not be read. */
  readonly unreadable: readonly string[]
  readonly configurations: readonly HostConfiguration<Found>[]
  readonly facts: Fact[]
  /** The path on the host of a file's id. */
  pathOf(file: string): string | undefined
}

/**
 * Reads everything that is known of a host: what it says about itself, then the files of all languages.
 *
 * `read` says what is made of a configuration; nothing where its file has no text.
 */
export async function readHost<Found extends FoundConfiguration>(
  run: Run,
  request: HostRequest,
  { copies, read }: { readonly copies: Copies; read(place: ConfigurationPlace): Promise<Found | undefined> },
): Promise<ReadHost<Found>> {
  const tree = createHostTree(run.fileSystem, request.root, folder => run.refuse(folder, 'The folder is a link that leads out of the given root'))
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

  const configurations: HostConfiguration<Found>[] = []
  const taken = new Set<string>()
  for (const entry of run.toolbox.languages) {
    for (const { path, isRoot } of await configurationFiles(tree, entry)) {
      const location = tree.locate(path)
      if (taken.has(location)) continue
      const language = await run.toolbox.load(entry)
      const place = { language, path, location, root: request.root, isRoot, circumstancesOf: circumstancesFor(entry) }
      const found = await read(place)
      if (found === undefined) {
        if (run.unreadable.has(location)) unreadable.push(path)
        continue
      }
      for (const { id, reading } of found.files) {
        const { version, isInferred } = reading.target
        run.addFile({ path: id, host: name, language: entry.id, target: version, isTargetInferred: isInferred }, reading, language)
        paths.set(id, pathOnHost(request.root, id))
        taken.add(id)
      }
      configurations.push({ place, found })
    }
  }
  for (const location of [...paths.keys(), ...unreadable.map(tree.locate)]) run.hosts.set(location, name)
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

/** Reads a configuration with what it includes. */
export async function gatherConfiguration(
  run: Run,
  { language, location, root, circumstancesOf }: ConfigurationPlace,
): Promise<(FoundConfiguration & { readonly gathered: Gathered }) | undefined> {
  const gathered = await gather(run, { path: location }, { language, root, confinement: root, circumstancesOf })
  if (gathered === undefined) return undefined
  const files = gathered.readings.map(reading => {
    const { mode } = reading.facts
    return { id: reading.file.source.id, reading, ...(mode === undefined ? {} : { mode }) }
  })
  return { files, gathered }
}

async function readFacts(
  run: Run,
  tree: HostTree,
  { paths, unreadable, copies }: { readonly paths: Map<string, string>; readonly unreadable: string[]; readonly copies: Copies },
): Promise<Fact[]> {
  const { readers, readerRules } = await import('../../readers/index.js')
  const facts: Fact[] = []
  run.toolbox.addRules(readerRules)
  for (const reader of readers as readonly Reader[]) {
    for (const pattern of reader.paths) {
      for (const path of await tree.find(pattern, { takesFolder: pattern.startsWith('facts/') })) {
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
async function configurationFiles(tree: HostTree, entry: LanguageEntry): Promise<{ path: string; isRoot: boolean }[]> {
  const files: { path: string; isRoot: boolean }[] = []
  for (const pattern of entry.paths) {
    if (!isGlob(pattern) && files.some(file => file.isRoot)) continue
    for (const path of await tree.find(pattern, { takesFolder: true })) files.push({ path, isRoot: !isGlob(pattern) })
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
