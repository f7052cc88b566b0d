import { checkPart, fileSystemOf, partsOf, refusalsOf, stepsOf } from '../workspace/clusters/check-request.js'
import type { RequestPart } from '../workspace/request.js'
import type { CheckReport } from '../workspace/report.js'
import { conclude } from '../workspace/report/conclude.js'
import { overlayFileSystem } from '../workspace/documents/file-system.js'
import type { Outcome } from '../workspace/report.js'
import { createToolbox } from '../workspace/toolbox.js'
import type { Toolbox } from '../workspace/toolbox.js'
import type { RuleDocs } from '../workspace/report.js'
import { builtinLanguages } from '../languages/builtin.js'
import type { LoadedSettings } from './load-settings.js'
import { makeRoom } from './make-room.js'
import { errorTerminal } from './output.js'
import { createProgress, uptime } from './progress.js'
import type { ReadRequest } from './read-request.js'

/** How a request is to be checked. */
export interface RunOptions extends Pick<LoadedSettings, 'settings' | 'folder'> {
  /** How many threads check: one when absent, which is the cheapest. */
  readonly jobs?: number
  readonly isQuiet: boolean
  /** Texts that stand in front of files, such as those that fixes have changed. */
  readonly texts?: ReadonlyMap<string, string>
}

/** What a command knows of a check; models of clusters are not kept. */
export type RunReport = Omit<CheckReport, 'clusters'>

/** The longest that a signal waits, unless a single file takes longer. */
const betweenBreaths = 50

/** Checks a request part by part, in threads where they are asked for. The result does not depend on it. */
export async function runRequest(given: ReadRequest, options: RunOptions): Promise<RunReport> {
  makeRoom(given)
  const request = withTexts(given, options.texts)
  const parts = partsOf(request)
  const total = parts.reduce((sum, part) => sum + stepsOf(part), 0)
  const progress = createProgress(total, options.isQuiet ? () => undefined : errorTerminal)
  process.once('exit', progress.clear)
  try {
    const toolbox = createToolbox(builtinLanguages)
    const threads = await inThreads(request, parts, options, part => progress.step(stepsOf(part)))
    const outcomes = threads?.outcomes ?? (await inTurn(request, parts, { ...options, toolbox, onStep: () => progress.step(1) }))
    toolbox.addRules(threads?.rules ?? [])
    return { ...conclude([refusalsOf(request), ...outcomes], options.settings), rules: toolbox.rules }
  } finally {
    progress.clear()
    process.removeListener('exit', progress.clear)
  }
}

function withTexts(request: ReadRequest, texts: RunOptions['texts']): ReadRequest {
  if (texts === undefined) return request
  const files = request.files.map(file => {
    const text = texts.get(file.path)
    return text === undefined ? file : { ...file, text }
  })
  return { ...request, files, fileSystem: overlayFileSystem(request.fileSystem, texts) }
}

async function inTurn(
  request: ReadRequest,
  parts: readonly RequestPart[],
  { settings, toolbox, onStep }: RunOptions & { readonly toolbox: Toolbox; readonly onStep: () => void },
): Promise<Outcome[]> {
  const fileSystem = fileSystemOf(request)
  let breath = uptime()
  const outcomes: Outcome[] = []
  const step = async (): Promise<void> => {
    onStep()
    if (uptime() - breath < betweenBreaths) return
    await new Promise(resolve => setImmediate(resolve)) // Signals are heard.
    breath = uptime()
  }
  for (const part of parts) outcomes.push((await checkPart(part, { fileSystem, settings, toolbox, onStep: step })).outcome)
  return outcomes
}

/** Returns `undefined` where one thread does. What an archive holds is at hand in this thread only. */
async function inThreads(
  request: ReadRequest,
  parts: readonly RequestPart[],
  { settings, folder, texts, jobs = 1 }: RunOptions,
  onPart: (part: RequestPart) => void,
): Promise<{ readonly outcomes: readonly Outcome[]; readonly rules: readonly RuleDocs[] } | undefined> {
  if (jobs < 2 || parts.length < 2 || request.disk === undefined) return undefined
  const { checkInThreads } = await import('../node/threads/check-in-threads.js')
  const given = request.files.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text] as const]))
  const { pathFromSettings: _, ...plain } = settings
  const orders = { settings: plain, settingsFolder: folder, disk: request.disk, texts: new Map([...given, ...(texts ?? [])]) }
  return checkInThreads(parts, { jobs, orders, onPart })
}
