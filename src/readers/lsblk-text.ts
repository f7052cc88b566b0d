import type { Fact } from '../facts/fact.js'
import { devicePaths } from './device-paths.js'
import { defineReader, originIn } from './reader.js'
import { readSize } from './size.js'
import { linesOf, wordsOf } from './text-lines.js'
import type { Line, Word } from './text-lines.js'

/** A line of the tree, with the lines below it. */
interface Row {
  readonly name: string
  readonly column: number
  readonly number: Word
  readonly size: Word
  readonly type: string
  readonly mountPoints: string[]
  readonly holders: string[]
}

/**
 * Block devices as plain `lsblk` draws them for people: a tree, sizes rounded.
 *
 * Source: util-linux misc-utils/lsblk.c, the default columns NAME MAJ:MIN RM SIZE RO TYPE MOUNTPOINT(S); the sosreport
 * plugin `block`.
 */
export const lsblkText = defineReader({
  id: 'lsblk-text',
  title: 'Block devices (lsblk, as a tree)',
  paths: ['facts/lsblk.txt', 'sos_commands/block/lsblk', 'sos_commands/block/lsblk_-a', 'sos_commands/filesys/lsblk'],
  *scan(input) {
    const [head, ...lines] = linesOf(input.text)
    if (head === undefined || !/^\s*NAME\s+MAJ:MIN\s+RM\s+SIZE\s+RO\s+TYPE\s+MOUNTPOINTS?\s*$/.test(head.text)) return
    const rows: Row[] = []
    const above: Row[] = []
    for (const line of lines) {
      const row = rowOf(line)
      if (row === undefined) {
        // Further mount points of a device stand alone in their lines.
        const [word, more] = wordsOf(withoutTree(line))
        if (word !== undefined && more === undefined && /^(\/|\[SWAP\])/.test(word.text)) rows.at(-1)?.mountPoints.push(word.text)
        continue
      }
      while ((above.at(-1)?.column ?? -1) >= row.column) above.pop()
      above.at(-1)?.holders.push(devicePaths(row)[0] ?? row.name)
      above.push(row)
      rows.push(row)
    }
    const seen = new Set<string>()
    for (const row of rows) {
      const size = readSize(row.size.text)
      if (size === undefined || seen.has(row.name)) continue
      seen.add(row.name)
      const fact: Fact = {
        kind: 'block-device',
        origin: originIn(input, row.size),
        paths: devicePaths(row),
        sizeBytes: size.sizeBytes,
        isExact: false,
        type: row.type,
        mountPoints: row.mountPoints,
        ...(row.holders.length === 0 ? {} : { heldBy: row.holders }),
      }
      yield fact
    }
  },
})

/** Puts blanks for the branches of the tree: `├─`, `└─`, `│`, or `|-`, `` `- ``. */
function withoutTree(line: Line): Line {
  const branches = /^[\s│├└─|`-]*/.exec(line.text)?.[0].length ?? 0
  return { ...line, text: ' '.repeat(branches) + line.text.slice(branches) }
}

function rowOf(line: Line): Row | undefined {
  const words = wordsOf(withoutTree(line))
  const at = words.findIndex(({ text }) => /^\d+:\d+$/.test(text))
  const [name] = words
  // `vg1-data (dm-0)` is how old releases name a mapped device.
  const number = words[at]
  const [, size, , type, ...mounts] = words.slice(at + 1)
  if (name === undefined || number === undefined || at < 1 || at > 2 || size === undefined || type === undefined) return undefined
  return {
    name: name.text,
    column: name.start - line.start,
    number,
    size,
    type: type.text,
    mountPoints: mounts.length === 0 ? [] : [mounts.map(({ text }) => text).join(' ')],
    holders: [],
  }
}
