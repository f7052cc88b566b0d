import { watch as watchFolder } from 'node:fs'
import type { FSWatcher } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'

import { seenPaths } from './large-input.js'
import { complain, note } from './output.js'
import { UsageError } from './usage-error.js'

/** So long must it be quiet before everything is checked again: editors write a file in several steps. */
const quietFor = 80

/** Runs a command, and runs it again whenever a file that it has read, or a folder that it has listed, changes. It ends by a signal. */
export async function watch(run: () => Promise<number>, settingsFile: () => Promise<string | undefined>): Promise<never> {
  let paths: readonly string[] = []
  for (;;) {
    seenPaths.clear()
    try {
      await run()
      const settings = await settingsFile()
      paths = [...seenPaths, ...(settings === undefined ? [] : [settings])]
    } catch (error) {
      // What was there once may come back, and settings that are wrong be mended.
      if (!(error instanceof UsageError) || paths.length === 0) throw error
      complain(error.message)
    }
    const changed = nextChange(paths)
    note('Waiting for changes; Ctrl-C ends.')
    note(`${await changed} has changed:`)
  }
}

/** Waits until something changes, and is quiet again; names what it was. */
function nextChange(paths: readonly string[]): Promise<string> {
  const wanted = new Set(paths.map(path => resolve(path)))
  const folders = new Set([...wanted].flatMap(path => [path, dirname(path)]))
  const watchers: FSWatcher[] = []
  return new Promise(done => {
    let timer: NodeJS.Timeout | undefined
    let first: string | undefined
    const change = (path: string): void => {
      first ??= path
      clearTimeout(timer)
      timer = setTimeout(() => {
        for (const watcher of watchers) watcher.close()
        done(first ?? path)
      }, quietFor)
    }
    for (const folder of folders) {
      try {
        const watcher = watchFolder(folder, (_, name) => {
          // Of a file that is watched by itself its own name is told.
          const isItself = name === null || (name === basename(folder) && !wanted.has(resolve(folder, name)))
          const path = isItself ? folder : resolve(folder, name)
          // In a folder that was listed, every name counts; beside a file, only the file.
          if (wanted.has(path) || wanted.has(folder)) change(path)
        })
        watcher.on('error', () => watcher.close())
        watchers.push(watcher)
      } catch {
        // It is gone, or no folder: the one above tells of it.
      }
    }
  })
}
