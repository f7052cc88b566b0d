import { readFileSync, writeFileSync } from 'node:fs'

import { decode } from '../node/node-file-system.js'
import { UsageError } from './usage-error.js'

/** Writes a file's new text in the encoding that the file has. Throws a `UsageError` where that is not possible. */
export function writeFile(path: string, text: string): void {
  try {
    const { encoding } = decode(readFileSync(path))
    writeFileSync(path, Buffer.from(text, encoding))
  } catch (error) {
    throw new UsageError(`${path}: cannot be written (${error instanceof Error ? error.message : String(error)})`)
  }
}
