import { lstatSync, statSync } from 'node:fs'

import { failureInWords } from '../node/failure-in-words.js'
import { UsageError } from './usage-error.js'

/**
 * Tells whether a path of the command line is a folder; otherwise it is a file, or a link that leads nowhere.
 *
 * Throws a `UsageError` where nothing is there or can be seen, and for what is neither: a pipe or a device may never end.
 */
export function isFolder(path: string): boolean {
  try {
    const status = statSync(path)
    if (status.isDirectory()) return true
    if (status.isFile()) return false
    if (status.isFIFO()) throw new UsageError(`${path}: a pipe, which is no file; read it as standard input: cfgcheck --stdin-filename NAME - < PIPE`)
    throw new UsageError(`${path}: a ${status.isSocket() ? 'socket' : 'device'}, which is no file`)
  } catch (error) {
    if (error instanceof UsageError) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw new UsageError(`${path}: cannot be read: ${failureInWords(error)}`)
    // Below a file nothing can be, not even a link that leads nowhere.
    if (code === 'ENOENT' && lstatSync(path, { throwIfNoEntry: false }) !== undefined) return false
    throw new UsageError(`${path}: no such file or folder`)
  }
}
