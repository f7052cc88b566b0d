import { defineReader, originIn } from './reader.js'
import { linesOf, wordsOf } from './text-lines.js'

/**
 * What runs as process 1: `/proc/1/comm`, or where `/sbin/init` leads.
 *
 * Source: proc(5) "/proc/pid/comm".
 */
export const initSystem = defineReader({
  id: 'init-system',
  title: 'Process 1',
  paths: ['facts/init.txt', '/proc/1/comm'],
  *scan(input) {
    for (const line of linesOf(input.text)) {
      const [word] = wordsOf(line)
      if (word === undefined) continue
      const name = word.text.slice(word.text.lastIndexOf('/') + 1)
      if (/^[\w-]{1,30}$/.test(name)) yield { kind: 'init-system', origin: originIn(input, word), name }
      return
    }
  },
})
