import { relative, resolve } from 'node:path'

/** Makes a function that writes paths as they are seen from a folder, with `/`. */
export function relativeTo(folder: string): (path: string) => string {
  return path => relative(folder, resolve(path)).replaceAll('\\', '/')
}
