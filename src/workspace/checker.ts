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

/** Makes a checker. Languages, readers and cluster rules are loaded when a file or a cluster needs them. */
export function createChecker(options: CheckerOptions = {}): Checker {
  return {
    check: request => createWorkspace({ ...options, fileSystem: request.fileSystem, isForOnce: true }).check(request),
  }
}
