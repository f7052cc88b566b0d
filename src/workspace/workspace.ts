import type { ClusterRule } from '../cluster/define-cluster-rule.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { builtinLanguages } from '../languages/builtin.js'
import type { LanguageEntry } from '../languages/language.js'
import { createClusterWork } from './clusters/cluster-work.js'
import { createFileWork } from './clusters/file-work.js'
import { createUnit } from './clusters/unit.js'
import type { AskOptions, Unit } from './clusters/unit.js'
import { composeRequest } from './compose-request.js'
import type { ComposedRequest } from './compose-request.js'
import type { WorkContext } from './context.js'
import { clusterAround, discoverFolder } from './documents/discover.js'
import type { Discovery } from './documents/discover.js'
import { createDocuments } from './documents/documents.js'
import type { Buffer, Documents, WatchedFiles } from './documents/documents.js'
import { joinPath } from './documents/file-system.js'
import type { FileSystem } from './documents/file-system.js'
import { createPathMatcher } from './documents/glob.js'
import { recognise } from './documents/recognise.js'
import { createRunMemory } from './hosts/shared-work.js'
import type { RunMemory } from './hosts/shared-work.js'
import { documentAt } from './readings/document.js'
import type { ReadDocument } from './readings/document.js'
import { createReadings } from './readings/readings.js'
import { conclude } from './report/conclude.js'
import { refusalsOf } from './report/refusals.js'
import type { CheckReport, Outcome, PartResult, RuleDocs } from './report.js'
import { createReportMemory, createTogether } from './report/together.js'
import { partsOf } from './request.js'
import type { ClusterRequest, RequestPart, WorkspaceRequest } from './request.js'
import { defaultSettings } from './settings.js'
import type { Settings } from './settings.js'
import { createToolbox } from './toolbox.js'

/** What a workspace is made of; what is passed is what runs. */
export interface WorkspaceOptions {
  readonly fileSystem: FileSystem
  readonly languages?: readonly LanguageEntry[]
  /** All that there are when absent. */
  readonly clusterRules?: readonly ClusterRule[]
  /** Run besides those, such as the rules of plugins. */
  readonly furtherClusterRules?: readonly ClusterRule[]
  readonly settings?: Settings
  /** Hosts that belong together by the user's word; others are found by where they lie. */
  readonly clusters?: readonly ClusterRequest[]
  /** It is asked once, as by a command: nothing is remembered that the answer does not need. */
  readonly isForOnce?: boolean
  /** What workspaces that are asked once leave to each other. */
  readonly runMemory?: RunMemory
}

/**
 * Files, what was understood of them, and what was found.
 *
 * There is one way of checking: a command opens a workspace and asks once, a language server keeps one, tells it of changes,
 * and asks again. What nothing touched is not worked out twice. The answer is always that of a fresh workspace.
 */
export interface Workspace {
  readonly settings: Settings
  readonly languages: readonly LanguageEntry[]
  /** The documentation of the rules that ran, by id. */
  readonly rules: ReadonlyMap<string, RuleDocs>
  readonly files: FileSystem
  /** Puts a text in front of a file: an editor's buffer, standard input, or what a fix would write. */
  open(buffer: Buffer): void
  /** Gives a text that was opened another content. */
  change(buffer: Buffer): void
  /** Takes a text away; the file shows again. */
  close(path: string): void
  /** Takes note that a file or folder on disk came, went, or is another one. */
  touch(path: string): void
  /** Looks whether files on disk have changed, where the file system can tell. */
  refresh(): void
  /** Checks files and clusters. */
  check(request: WorkspaceRequest, options?: AskOptions): Promise<CheckReport>
  /** Checks one part of a request; parts may be shared out among workspaces. */
  outcomeOf(part: RequestPart, options?: AskOptions): Promise<PartResult>
  /** Reads and composes what a request names, without checking it. */
  compose(request: WorkspaceRequest): Promise<ComposedRequest>
  /** Sums up what came of the parts of a request: settings, suppressions, limits, order. */
  conclude(request: WorkspaceRequest, outcomes: readonly Outcome[]): Omit<CheckReport, 'clusters'>
  /** Names the cluster that a file belongs to, or the file by itself. */
  requestAround(path: string): Promise<WorkspaceRequest>
  /** Checks the cluster that a file belongs to, and the file by itself where that does not read it; nothing for a file that is left out. */
  reportOn(path: string, options?: AskOptions): Promise<CheckReport | undefined>
  /** Checks all that files belong to; what concerns the same files is summed up in one report. */
  reportsOn(paths: Iterable<string>, options?: AskOptions): Promise<readonly CheckReport[]>
  /** Checks all that a folder holds, as the command does, and what files belong to. */
  reportsBelow(folder: string, paths: Iterable<string>, options?: AskOptions): Promise<readonly CheckReport[]>
  /** Lists the findings in one file. */
  diagnosticsOf(path: string, options?: AskOptions): Promise<readonly Diagnostic[]>
  /** Reads one file by itself, by the release by which it was checked last; nothing where there is no text or no language. */
  documentAt(path: string): Promise<ReadDocument | undefined>
  /** Finds the language of a file; nothing where none claims it. */
  languageOf(path: string): LanguageEntry | undefined
}

/** Opens a workspace. Languages, readers and cluster rules are loaded when a file or a cluster needs them. */
export function createWorkspace(options: WorkspaceOptions): Workspace {
  const { fileSystem, clusterRules, furtherClusterRules = [], languages = builtinLanguages, settings = defaultSettings, clusters = [], isForOnce = false, runMemory = createRunMemory() } = options
  const toolbox = createToolbox(languages)
  const documents = createDocuments(fileSystem, { isForOnce })
  const readings = createReadings({ isForOnce })
  const context: WorkContext = {
    documents,
    readings,
    settings,
    toolbox,
    isForOnce,
    furtherClusterRules,
    ...(isForOnce ? { runMemory } : {}),
    ...(clusterRules === undefined ? {} : { clusterRules }),
  }
  const sumUp: SumUp = (request, outcomes) => ({ ...conclude([refusalsOf(request), ...outcomes], { settings, languages }), rules: toolbox.rules })
  const openTexts = ({ files = [] }: WorkspaceRequest): void => {
    for (const { path, text } of files) if (text !== undefined) documents.open({ path, text })
  }
  const languageOf = (path: string): LanguageEntry | undefined =>
    recognise(path, languages, settings) ?? languages.find(({ id }) => id === documents.bufferAt(path)?.language)
  const units = createUnits(context, isForOnce)
  const around = createSurroundings(documents, { languages, clusters })
  const discover = createDiscoverer(documents, { languages, settings, clusters })

  return {
    settings,
    languages,
    rules: toolbox.rules,
    files: documents,
    open: documents.open,
    change: documents.open,
    close: documents.close,
    touch: documents.touch,
    refresh: documents.refresh,
    languageOf,
    conclude: sumUp,
    ...createAnswers({ units, around, discover, languageOf, settings, sumUp }, openTexts),
    async documentAt(path) {
      const entry = languageOf(path)
      return entry === undefined ? undefined : documentAt(path, await toolbox.load(entry), context)
    },
    compose(request) {
      openTexts(request)
      return composeRequest(context, request)
    },
    async requestAround(path) {
      const cluster = await around(path)
      const language = languageOf(path)?.id
      return cluster !== undefined ? { clusters: [cluster] } : language === undefined ? {} : { files: [{ path, language }] }
    },
  }
}

type SumUp = Workspace['conclude']

/** What the answers of a workspace are worked out with. */
interface Means {
  readonly settings: Settings
  readonly sumUp: SumUp
  units(part: RequestPart): Unit
  around(path: string): Promise<ClusterRequest | undefined>
  discover(folder: string): Promise<Discovery>
  languageOf(path: string): LanguageEntry | undefined
}

type Answers = 'check' | 'outcomeOf' | 'reportOn' | 'reportsOn' | 'reportsBelow' | 'diagnosticsOf'

function createAnswers(means: Means, openTexts: (request: WorkspaceRequest) => void): Pick<Workspace, Answers> {
  const { units, sumUp } = means
  const reportOf = (request: WorkspaceRequest, results: readonly PartResult[]): CheckReport => ({
    ...sumUp(request, results.map(({ outcome }) => outcome)),
    clusters: results.flatMap(({ model }) => model ?? []),
  })
  const reportOnResults = createReportMemory(results => reportOf({}, results))
  const together = createTogether(reportOnResults)
  const resultsOn = createResults(means)
  const reportOn: Workspace['reportOn'] = async (path, options = {}) => {
    const results = await resultsOn(path, options)
    return results.length === 0 ? undefined : reportOnResults(results)
  }
  return {
    outcomeOf: (part, options = {}) => units(part).ask(options),
    reportOn,
    async check(request, options = {}) {
      openTexts(request)
      const results: PartResult[] = []
      for (const part of partsOf(request)) results.push(await units(part).ask(options))
      return reportOf(request, results)
    },
    async reportsOn(paths, options = {}) {
      const results = new Set<PartResult>()
      for (const path of paths) for (const result of await resultsOn(path, options)) results.add(result)
      return together(results)
    },
    async reportsBelow(folder, paths, options = {}) {
      const discovery = await means.discover(folder)
      const results = new Set<PartResult>()
      for await (const result of resultsBelow(discovery, means, options)) results.add(result)
      for (const path of paths) for (const result of await resultsOn(path, options)) results.add(result)
      const reports = together(results)
      return discovery.refused.length === 0 ? reports : [...reports, reportOf({ refused: discovery.refused }, [])]
    },
    async diagnosticsOf(path, options) {
      const report = await reportOn(path, options)
      return (report?.diagnostics ?? []).filter(({ file }) => file === path)
    },
  }
}

/** Works out the cluster around a file, and the file by itself unless the cluster reads it. */
function createResults({ units, around, languageOf, settings }: Means): (path: string, options: AskOptions) => Promise<readonly PartResult[]> {
  const excluded = settings.exclude.map(createPathMatcher)
  const isExcluded = (path: string): boolean => excluded.some(excludes => excludes(settings.pathFromSettings(path)))
  return async (path, options) => {
    const results: PartResult[] = []
    const cluster = await around(path)
    if (cluster !== undefined) results.push(await units({ cluster }).ask(options))
    if (results.some(({ outcome }) => outcome.sources.has(path))) return results
    const language = isExcluded(path) ? undefined : languageOf(path)?.id
    if (language !== undefined) results.push(await units({ file: { path, language } }).ask(options))
    return results
  }
}

/** Works out all clusters and files of a folder. */
async function* resultsBelow({ clusters, files }: Discovery, { units, around, languageOf }: Means, options: AskOptions): AsyncGenerator<PartResult> {
  for (const { hosts: [first] } of clusters) {
    const cluster = first === undefined ? undefined : await around(joinPath(first.root, 'etc/.'))
    if (cluster !== undefined) yield units({ cluster }).ask(options)
  }
  // What is lent to hosts is open to an editor as a file of its own.
  const lent = clusters.flatMap(({ hosts }) => hosts.flatMap(host => Object.values(host.lent ?? {})))
  for (const path of [...files.map(file => file.path), ...lent]) {
    const language = languageOf(path)?.id
    if (language !== undefined) yield units({ file: { path, language } }).ask(options)
  }
}

/** Gives the unit of a part of a request, the same one each time. */
function createUnits(context: WorkContext, isForOnce: boolean): (part: RequestPart) => Unit {
  const known = new Map<string, Unit>()
  const createFor = (part: RequestPart): Unit =>
    createUnit('file' in part ? createFileWork(context, part.file) : createClusterWork(context, part.cluster))
  return part => {
    if (isForOnce) return createFor(part)
    const key = JSON.stringify(part)
    let found = known.get(key)
    if (found === undefined) known.set(key, (found = createFor(part)))
    return found
  }
}

/** Finds the cluster that a file belongs to: one that the user named, or the hosts that lie beside each other. */
function createSurroundings(
  documents: Documents,
  { languages, clusters }: { readonly languages: readonly LanguageEntry[]; readonly clusters: readonly ClusterRequest[] },
): (path: string) => Promise<ClusterRequest | undefined> {
  const known = new Map<string, { readonly files: WatchedFiles; readonly cluster: ClusterRequest | undefined }>()
  return async path => {
    const named = clusters.find(({ hosts }) => hosts.some(({ root }) => path.startsWith(`${root}/`)))
    if (named !== undefined) return named
    const before = known.get(path)
    if (before !== undefined && !before.files.isStale()) return before.cluster
    const files = documents.watch()
    const cluster = await clusterAround(path, { fileSystem: files, languages })
    known.set(path, { files, cluster })
    return cluster
  }
}

/** Finds what the command would check in a folder; hosts that the user named stand for all. */
function createDiscoverer(
  documents: Documents,
  { clusters, ...options }: { readonly languages: readonly LanguageEntry[]; readonly settings: Settings; readonly clusters: readonly ClusterRequest[] },
): (folder: string) => Promise<Discovery> {
  const known = new Map<string, { readonly files: WatchedFiles; readonly discovery: Discovery }>()
  return async folder => {
    if (clusters.length > 0) return { clusters, files: [], refused: [] }
    const before = known.get(folder)
    if (before !== undefined && !before.files.isStale()) return before.discovery
    const files = documents.watch()
    const discovery = await discoverFolder(folder, { fileSystem: files, ...options })
    known.set(folder, { files, discovery })
    return discovery
  }
}
