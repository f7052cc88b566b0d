import { defineReader, originIn } from './reader.js'
import { linesOf, wordsOf } from './text-lines.js'
import type { Word } from './text-lines.js'

/**
 * What the DRBD module says of itself and its devices, of 0.6 to 9.x.
 *
 * 0.7 writes `st:` and `ld:`, 8.0 to 8.2 `st:` and `ds:`, 8.3 and later `ro:` and `ds:`; 9 lists no devices.
 *
 * Source: drbd drbd/drbd_proc.c of each release.
 */
export const procDrbd = defineReader({
  id: 'proc-drbd',
  title: 'State of DRBD (/proc/drbd)',
  paths: ['facts/proc-drbd.txt', '/proc/drbd'],
  *scan(input) {
    let version: string | undefined
    for (const line of linesOf(input.text)) {
      const words = wordsOf(line)
      const [first, second] = words
      if (first?.text === 'version:' && second !== undefined && version === undefined) {
        version = second.text
        const [, api, protocols] = /\(api:([^/)\s]+)\/proto:([^)\s]+)\)/.exec(line.text) ?? []
        yield {
          kind: 'drbd-module',
          origin: originIn(input, { start: second.start, end: line.end }),
          version,
          ...(api === undefined ? {} : { api }),
          ...(protocols === undefined ? {} : { protocols }),
        }
        continue
      }
      const [, minor] = /^(\d{1,7}):$/.exec(first?.text ?? '') ?? []
      const connection = field(words, 'cs')
      if (first === undefined || minor === undefined || connection === undefined) continue
      const disks = field(words, 'ds') ?? field(words, 'ld')
      yield {
        kind: 'drbd-status',
        origin: originIn(input, { start: first.start, end: words[words.length - 1]?.end ?? first.end }),
        minor: Number(minor),
        connection,
        roles: field(words, 'ro') ?? field(words, 'st') ?? '',
        ...(disks === undefined ? {} : { disks }),
        ...(version === undefined ? {} : { version }),
      }
    }
  },
})

function field(words: readonly Word[], name: string): string | undefined {
  return words.find(word => word.text.startsWith(`${name}:`))?.text.slice(name.length + 1)
}
