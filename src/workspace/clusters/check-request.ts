import type { ClusterRule } from '../../cluster/define-cluster-rule.js'
import { spanFrom } from '../../text/span.js'
import { checkHosts } from './check-hosts.js'
import { checkSingleFile } from '../readings/check-single-file.js'
import { toDiagnostic } from '../readings/check-unit.js'
import type { RequestPart, WorkspaceRequest } from '../request.js'
import type { FileSystem } from '../documents/file-system.js'
import type { Outcome, PartResult } from '../report.js'
import { ownRules } from '../rules/own-rules.js'
import { createRun, inSentence } from '../run.js'
import type { Settings } from '../settings.js'
import type { Toolbox } from '../toolbox.js'

/** What the parts of a request have in common. */
export interface PartOptions {
  readonly fileSystem: FileSystem
  readonly settings: Settings
  readonly toolbox: Toolbox
  readonly clusterRules?: readonly ClusterRule[]
  /** Is told of each file and each host that is done. */
  readonly onStep?: () => void | Promise<void>
}

/** Lists the parts of a request in order; texts that came with it are for the workspace to open. */
export function partsOf({ files = [], clusters = [] }: WorkspaceRequest): RequestPart[] {
  return [...files.map(({ text: _, ...file }) => ({ file })), ...clusters.map(cluster => ({ cluster }))]
}

/** Counts the steps of a part: files and hosts. */
export function stepsOf(part: RequestPart): number {
  return 'file' in part ? 1 : part.cluster.hosts.length
}

/** Checks one part. */
export async function checkPart(
  part: RequestPart,
  { fileSystem, settings, toolbox, clusterRules, onStep }: PartOptions,
): Promise<PartResult> {
  const run = createRun({ fileSystem, settings, toolbox })
  if ('file' in part) {
    await checkSingleFile(run, part.file)
    await onStep?.()
    return { outcome: await run.finish(0) }
  }
  const model = await checkHosts(run, part.cluster, {
    ...(clusterRules === undefined ? {} : { rules: clusterRules }),
    ...(onStep === undefined ? {} : { onHost: onStep }),
  })
  return { outcome: await run.finish(part.cluster.hosts.length), model }
}

/** What was refused before anything could be checked. */
export function refusalsOf({ refused = [] }: WorkspaceRequest): Outcome {
  const found = refused.flatMap(({ path, message, rule = 'cfgcheck/unsafe-snapshot', severity }) => {
    const meta = ownRules.find(({ id }) => id === rule)
    const at = { file: path, span: spanFrom(0, 0) }
    return meta === undefined ? [] : [toDiagnostic({ at, message, ...(severity === undefined ? {} : { severity }) }, meta)]
  })
  return {
    files: [],
    hostCount: 0,
    found,
    incomplete: refused.flatMap(({ path, message, isIncomplete }) => (isIncomplete === true ? [inSentence(path, message)] : [])),
    suppressions: new Map(),
    sources: new Map(),
    places: new Map(),
    secretsIn: () => [],
    names: () => [],
  }
}
