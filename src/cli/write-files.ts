import type { ConfinementOptions } from '../node/confinement.js'
import type { NewText } from '../node/replace-files.js'
import { whileReplacing } from './signals.js'
import { UsageError } from './usage-error.js'

/** Writes files, all of them or none. Throws a `UsageError` that says what was done where that is not possible. */
export async function writeFiles(files: readonly NewText[], disk?: ConfinementOptions): Promise<void> {
  const { replaceFiles, WriteFailure } = await import('../node/replace-files.js')
  try {
    whileReplacing(() => replaceFiles(files, disk))
  } catch (error) {
    throw error instanceof WriteFailure ? new UsageError(error.message) : error
  }
}
