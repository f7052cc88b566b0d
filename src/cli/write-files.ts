import { existsSync } from 'node:fs'
import { basename } from 'node:path'

import { onDisk } from '../node/disk-path.js'
import type { ConfinementOptions } from '../node/confinement.js'
import { relativeTo } from '../node/relative-to.js'
import type { NewText } from '../node/replace-files.js'
import { visible } from '../text/visible.js'
import { complain } from './output.js'
import { whileReplacing } from './signals.js'
import { UsageError } from './usage-error.js'

/** Writes files, all of them or none. Throws a `UsageError` that says what was done where that is not possible. */
export async function writeFiles(files: readonly NewText[], disk?: ConfinementOptions): Promise<void> {
  const [{ replaceFiles, WriteFailure }, { unfinishedBeside }] = await Promise.all([import('../node/replace-files.js'), import('../node/unfinished.js')])
  try {
    whileReplacing(() => replaceFiles(files, disk))
  } catch (error) {
    throw error instanceof WriteFailure ? new UsageError(error.message) : error
  }
  for (const { temporary, target } of unfinishedBeside(files.map(({ path }) => path))) {
    complain(`${visible(relativeTo(process.cwd())(temporary))}: left by a run that was ended before this took the place of "${visible(basename(target))}"; move it there, or delete it`)
  }
  for (const { path } of files) if (hasDigest(path)) complain(`${path}: Pacemaker throws it away where cib.xml.sig, its digest, no longer fits: have it loaded by cibadmin --replace --xml-file`)
}

/** Tells whether a file is the CIB that Pacemaker keeps itself, with its digest beside it. Source: Pacemaker lib/cib/cib_file.c, `cib_file_read_and_verify`. */
function hasDigest(path: string): boolean {
  return basename(path) === 'cib.xml' && existsSync(onDisk(`${path}.sig`))
}
