import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

import { failureInWords } from '../node/failure-in-words.js'
import type { NewText } from '../node/replace-files.js'
import { UsageError } from './usage-error.js'
import { writeFiles } from './write-files.js'

/** Refuses a folder that holds something, unless that is wanted. */
export function checkFolder(folder: string, { isForced }: { readonly isForced: boolean }): void {
  if (!existsSync(folder)) return
  if (!statSync(folder).isDirectory()) throw new UsageError(`${folder}: is no folder`)
  if (!isForced && readdirSync(folder).length > 0) throw new UsageError(`${folder}: is not empty; --force writes into it all the same`)
}

/**
 * Writes files into a folder, all of them or none: a new or empty folder appears with everything in it. Into one that holds
 * something the files are written beside and over what is there. Paths are those below the folder.
 */
export async function writeFolder(folder: string, files: readonly NewText[]): Promise<void> {
  const isFull = existsSync(folder) && readdirSync(folder).length > 0
  let temporary: string | undefined
  try {
    mkdirSync(dirname(resolve(folder)), { recursive: true })
    if (!isFull) temporary = mkdtempSync(join(dirname(resolve(folder)), `.${basename(resolve(folder))}-`))
    const root = temporary ?? resolve(folder)
    const placed = files.map(file => ({ ...file, path: join(root, file.path) }))
    for (const { path } of placed) mkdirSync(dirname(path), { recursive: true })
    await writeFiles(placed)
    // The folder that stands there is empty, which rename(2) takes.
    if (temporary !== undefined) renameSync(temporary, resolve(folder))
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true })
    throw error instanceof UsageError ? error : new UsageError(`${folder}: cannot be written: ${failureInWords(error)}`)
  }
}
