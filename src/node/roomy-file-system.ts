import type { FileSystem } from '../engine/file-system.js'

/** From so many UTF-16 units on an input is large. */
const largeInput = 262_144

/**
 * Wraps the file system of a command: once much has been read, V8's space for new objects may grow to its full size in one
 * step instead of by doubling. What is read lives as long as the run, and each step on the way would copy all of it.
 *
 * For a process of one's own only: the setting is one of the whole process. Source: V8, `--semi-space-growth-factor`.
 */
export function roomyFileSystem(fileSystem: FileSystem): FileSystem {
  let left = largeInput
  return {
    ...fileSystem,
    read(path) {
      const content = fileSystem.read(path)
      if (left > 0 && !(content instanceof Promise) && 'text' in content) {
        left -= content.text.length
        if (left <= 0) process.getBuiltinModule('node:v8').setFlagsFromString('--semi-space-growth-factor=16')
      }
      return content
    },
  }
}
