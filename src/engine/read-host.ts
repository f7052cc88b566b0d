import type { Fact } from '../facts/fact.js'
import type { Language, LanguageEntry } from '../languages/language.js'
import type { Reader } from '../readers/reader.js'
import type { FileCircumstances } from '../rules/define-rule.js'
import { spanFrom } from '../text/span.js'
import { toDiagnostic } from './check-unit.js'
import type { HostRequest } from './checker.js'
import { gather } from './gather.js'
import type { Gathered } from './gather.js'
import { isGlob } from './glob.js'
import { createHostTree } from './host-tree.js'
import type { HostTree } from './host-tree.js'
import type { Run } from './run.js'

/** A configuration of a host: the file that its software reads, or a file beside it that nothing includes. */
export interface HostConfiguration {
  readonly language: Language
  /** On the host, such as `/etc/drbd.conf`. */
  readonly path: string
  readonly gathered: Gathered
  /** The software reads it; otherwise its facts do not count. */
  readonly isRoot: boolean
}

/** What was read of a host. */
export interface ReadHost {
  readonly name: string
  readonly paths: readonly string[]
  readonly collected: readonly string[]
  readonly configurations: readonly HostConfiguration[]
  readonly facts: Fact[]
  /** The path on the host of a file's id. */
  pathOf(file: string): string | undefined
}

/** Reads everything that is known of a host: what it says about itself, then the files of all languages. */
export async function readHost(run: Run, request: HostRequest): Promise<ReadHost> {
  const tree = createHostTree(run.fileSystem, request.root)
  const paths = new Map<string, string>()
  const facts = await readFacts(run, tree, paths)
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
  for (const entry of run.languages) {
    for (const { path, isRoot } of await configurationFiles(tree, entry)) {
      const location = tree.locate(path)
      if (paths.has(location) && configurations.some(known => known.gathered.readings.some(reading => reading.file.source.id === location))) continue
      const language = await run.load(entry)
      const gathered = await gather(run, { path: location }, { language, root: request.root, confinement: request.root, circumstancesOf: circumstancesFor(entry) })
      if (gathered === undefined) continue
      for (const reading of gathered.readings) {
        const id = reading.file.source.id
        const { version, isInferred } = reading.target
        run.addFile({ path: id, host: name, language: entry.id, target: version, isTargetInferred: isInferred }, reading, language)
        paths.set(id, onHost(request.root, id))
      }
      configurations.push({ language, path, gathered, isRoot })
    }
  }
  for (const location of paths.keys()) run.hosts.set(location, name)
  return {
    name,
    paths: [...paths.values()],
    collected: request.collected ?? tree.folders(),
    configurations,
    facts,
    pathOf: file => paths.get(file),
  }
}

async function readFacts(run: Run, tree: HostTree, paths: Map<string, string>): Promise<Fact[]> {
  const { readers, readerRules } = await import('../readers/index.js')
  const facts: Fact[] = []
  for (const rule of readerRules) run.rules.set(rule.id, rule)
  for (const reader of readers as readonly Reader[]) {
    for (const pattern of reader.paths) {
      for (const path of await tree.find(pattern)) {
        const location = tree.locate(path)
        const file = reader.isByName === true ? undefined : await run.open(location, { isOptional: true })
        if (file === undefined && reader.isByName !== true) continue
        paths.set(location, path)
        const mode = file?.mode === undefined ? {} : { mode: file.mode }
        const result = reader.read({ text: file?.source.text ?? '', file: location, path, ...mode })
        for (const fact of result.facts) facts.push(fact)
        for (const fault of result.faults) {
          const meta = run.rules.get(fault.rule)
          if (meta !== undefined) run.addDiagnostics([toDiagnostic(fault, meta)])
        }
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
    for (const path of await tree.find(pattern)) files.push({ path, isRoot: !isGlob(pattern) })
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

function onHost(root: string, file: string): string {
  const below = root === '.' || root === '' ? file : file.slice(root.length)
  return below.startsWith('/') ? below : `/${below}`
}
