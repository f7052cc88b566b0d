import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** New and changed files by path, relative to the project. */
export type Files = ReadonlyMap<string, string>

/** Why nothing was written: one sentence for the person at the keyboard. */
export class ScaffoldError extends Error {
  override readonly name = 'ScaffoldError'
}

/** Writes files into a project. `changed` are those that may be there; any other one that is there is an error. */
export function writeFiles(project: string, files: Files, changed: readonly string[]): void {
  for (const path of files.keys()) {
    if (!changed.includes(path) && existsSync(join(project, path))) throw new ScaffoldError(`${path} is there already`)
  }
  for (const [path, text] of files) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), text)
  }
}

/** `conflicting-deadtime` as a name in code: `conflictingDeadtime`. */
export function camelCase(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
