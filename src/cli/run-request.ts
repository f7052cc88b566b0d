import { partsOf, stepsOf } from '../workspace/request.js'
import type { CheckReport, Outcome, RuleDocs } from '../workspace/report.js'
import type { RequestPart } from '../workspace/request.js'
import type { FileSystem } from '../workspace/documents/file-system.js'
import { createWorkspace } from '../workspace/workspace.js'
import type { Workspace } from '../workspace/workspace.js'
import { forgetInput } from './large-input.js'
import type { LoadedSettings } from './load-settings.js'
import { makeRoom } from './make-room.js'
import { errorTerminal } from './output.js'
import { hasPlugins, knownLanguages, pluginClusterRules } from './plugins.js'
import { createProgress } from './progress.js'
import type { ReadRequest } from './read-request.js'

/** How a request is to be checked. */
export interface RunOptions extends Pick<LoadedSettings, 'settings' | 'folder'> {
  /** How many threads check; what `defaultJobs` says when absent. */
  readonly jobs?: number
  readonly isQuiet: boolean
  /** A folder where results are kept from run to run. */
  readonly cacheFolder?: string
  /** Texts that stand in front of files, such as those that fixes have changed. */
  readonly texts?: ReadonlyMap<string, string>
}

/** What a command knows of a check; models of clusters are not kept. */
export type RunReport = Omit<CheckReport, 'clusters'>

/** Opens a workspace and checks a request part by part, in threads where they are asked for. The result does not depend on it. */
export async function runRequest(request: ReadRequest, options: RunOptions): Promise<RunReport> {
  makeRoom(request)
  const parts = partsOf(request)
  const total = parts.reduce((sum, part) => sum + stepsOf(part), 0)
  const progress = createProgress(total, options.isQuiet ? () => undefined : errorTerminal)
  process.once('exit', progress.clear)
  try {
    const open = (fileSystem: FileSystem): Workspace =>
      createWorkspace({ fileSystem, languages: knownLanguages(), furtherClusterRules: pluginClusterRules(), settings: options.settings, isForOnce: true })
    const workspace = open(request.fileSystem)
    const texts = textsOf(request, options)
    for (const [path, text] of texts) workspace.open({ path, text })
    const onPart = (part: RequestPart): void => progress.step(stepsOf(part))
    const elsewhere = texts.size === 0 ? await inCache(request, parts, options, { open, onPart }) : undefined
    const sent = elsewhere ?? (await inThreads(request, parts, { ...options, texts }, onPart))
    const outcomes = sent?.outcomes ?? (await inTurn(workspace, parts, () => progress.step(1)))
    const report = workspace.conclude(request, outcomes)
    return sent === undefined ? report : { ...report, rules: new Map([...report.rules, ...sent.rules.map(rule => [rule.id, rule] as const)]) }
  } finally {
    progress.clear()
    process.removeListener('exit', progress.clear)
  }
}

/** What stands in front of files: what came with the request, and in front of that what fixes have changed. */
function textsOf({ files }: ReadRequest, { texts }: RunOptions): ReadonlyMap<string, string> {
  const given = files.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text] as const]))
  return new Map([...given, ...(texts ?? [])])
}

async function inTurn(workspace: Workspace, parts: readonly RequestPart[], onStep: () => void): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const part of parts) {
    forgetInput()
    outcomes.push((await workspace.outcomeOf(part, { onStep })).outcome)
  }
  return outcomes
}

/** Returns `undefined` where nothing is kept. Results of plugins are not: nobody knows when those change. */
async function inCache(
  request: ReadRequest,
  parts: readonly RequestPart[],
  { settings, folder, cacheFolder }: RunOptions,
  { open, onPart }: { open(fileSystem: FileSystem): Workspace; onPart(part: RequestPart): void },
): ReturnType<typeof inThreads> {
  if (cacheFolder === undefined || hasPlugins()) return undefined
  const { outcomesInCache } = await import('./result-cache.js')
  return outcomesInCache(parts, { cacheFolder, fileSystem: request.fileSystem, settings, folder, trustsModes: request.disk?.trustsModes === true, open }, part => {
    forgetInput()
    onPart(part)
  })
}

/** Returns `undefined` where one thread does. What an archive holds, and what plugins are, is known to this thread only. */
async function inThreads(
  request: ReadRequest,
  parts: readonly RequestPart[],
  { settings, folder, texts, jobs = defaultJobs(parts) }: RunOptions & { readonly texts: ReadonlyMap<string, string> },
  onPart: (part: RequestPart) => void,
): Promise<{ readonly outcomes: readonly Outcome[]; readonly rules: readonly RuleDocs[] } | undefined> {
  if (jobs < 2 || parts.length < 2 || request.disk === undefined || hasPlugins()) return undefined
  const { checkInThreads } = await import('../node/threads/check-in-threads.js')
  const { pathFromSettings: _, ...plain } = settings
  const orders = { settings: plain, settingsFolder: folder, disk: request.disk, texts }
  return checkInThreads(parts, { jobs, orders, onPart })
}

/** So many clusters pay for a thread: to start one, and to compile what it does, takes the time of some dozens. */
const clustersOfThread = 32
const mostThreads = 8

/**
 * How many threads check where nobody says it: one, which is the cheapest, and several for many clusters, where there are
 * processors for them. A thread of the command whose memory is bounded starts no others.
 */
function defaultJobs(parts: readonly RequestPart[]): number {
  const clusters = parts.reduce((count, part) => ('cluster' in part ? count + 1 : count), 0)
  const most = Math.min(mostThreads, Math.floor(clusters / clustersOfThread))
  if (most < 2 || !process.getBuiltinModule('node:worker_threads').isMainThread) return 1
  return Math.min(most, process.getBuiltinModule('node:os').availableParallelism())
}
