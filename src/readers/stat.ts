import { defineReader, originIn } from './reader.js'
import { linesOf, trimmedLine } from './text-lines.js'

/**
 * Modes and owners of files, as `stat -c '%a %U %G %n'` prints them.
 *
 * Source: stat(1) of coreutils; `cfgcheck collect`.
 */
export const stat = defineReader({
  id: 'stat',
  title: 'Modes of files (stat)',
  paths: ['facts/stat.txt'],
  *scan(input) {
    for (const raw of linesOf(input.text)) {
      const line = trimmedLine(raw)
      const [, mode, owner, group, path] = /^([0-7]{1,4}) (\S+) (\S+) (\/.*)$/.exec(line.text) ?? []
      if (mode === undefined || path === undefined) continue
      yield {
        kind: 'file-mode',
        origin: originIn(input, line),
        path,
        mode: Number.parseInt(mode, 8),
        ...(owner === undefined || owner === 'UNKNOWN' ? {} : { owner }),
        ...(group === undefined || group === 'UNKNOWN' ? {} : { group }),
      }
    }
  },
})
