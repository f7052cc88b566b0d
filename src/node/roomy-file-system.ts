import type { FileSystem } from '../workspace/documents/file-system.js'

/** From so many UTF-16 units on an input is large. */
const largeInput = 262_144

/** What is read lives as long as the run: to look for what does not, step by step, or to copy it each time costs much. */
const flags = ['--semi-space-growth-factor=16', '--no-incremental-marking'] as const

/**
 * Wraps the file system of a command: once much has been read, V8's space for new objects may grow to its full size in one
 * step instead of by doubling, and old objects are looked through only when memory is short.
 *
 * For a process of one's own only: the settings are those of the whole process. Source: `node --v8-options`.
 */
export function roomyFileSystem(fileSystem: FileSystem): FileSystem {
  let left = largeInput
  return {
    ...fileSystem,
    read(path) {
      const content = fileSystem.read(path)
      if (left > 0 && !(content instanceof Promise) && 'text' in content) {
        left -= content.text.length
        if (left <= 0) for (const flag of flags) process.getBuiltinModule('node:v8').setFlagsFromString(flag)
      }
      return content
    },
  }
}
