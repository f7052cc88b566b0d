import { hostname } from './hostname.js'
import { hosts } from './hosts.js'
import { lvmBackup } from './lvm-backup.js'
import { modules } from './modules.js'
import { rcOrder } from './rc-order.js'
import type { Reader } from './reader.js'
import { createReaderTable } from './reader-table.js'
import { resourceScript } from './resource-script.js'
import { shellVariables } from './shell-variables.js'

export type { Reader, ReaderInput, ReaderResult } from './reader.js'
export { readerRules } from './rules/index.js'

/** All readers. */
export const readers: readonly Reader[] = [
  hostname,
  hosts,
  lvmBackup,
  modules,
  rcOrder,
  resourceScript,
  shellVariables,
]

/** Finds the reader of a path on a host; an exact path beats a pattern. */
export const readerFor = createReaderTable(readers)
