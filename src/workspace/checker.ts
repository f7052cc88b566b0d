import { createRunMemory } from './hosts/shared-work.js'
import type { CheckReport } from './report.js'
import type { CheckRequest } from './request.js'
import { createWorkspace } from './workspace.js'
import type { WorkspaceOptions } from './workspace.js'

/** What a checker is made of; what is passed is what runs. */
export type CheckerOptions = Pick<WorkspaceOptions, 'languages' | 'clusterRules' | 'settings'>

/** Checks files and clusters. */
export interface Checker {
  check(request: CheckRequest): Promise<CheckReport>
}

/**
 * Makes a checker. Languages, readers and cluster rules are loaded when a file or a cluster needs them; what was made of a text is
 * remembered for equal files of further checks, up to half a MiB of texts.
 */
export function createChecker(options: CheckerOptions = {}): Checker {
  const runMemory = createRunMemory()
  return {
    check: request => createWorkspace({ ...options, fileSystem: request.fileSystem, isForOnce: true, runMemory }).check(request),
  }
}
