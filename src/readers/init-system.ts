import { defineReader, originIn } from './reader.js'
import { linesOf, wordsOf } from './text-lines.js'

/**
 * What runs as process 1: `/proc/1/comm`, or where `/sbin/init` leads; and insserv, by the order that it wrote down.
 *
 * Source: proc(5) "/proc/pid/comm"; insserv(8) "FILES": .depend.boot, .depend.start, .depend.stop (SUSE: .depend.halt).
 */
export const initSystem = defineReader({
  id: 'init-system',
  title: 'Process 1',
  paths: ['facts/init.txt', '/proc/1/comm', '/etc/init.d/.depend.*'],
  *scan(input) {
    if (input.path.startsWith('/etc/init.d/')) {
      if (input.text.startsWith('TARGETS')) yield { kind: 'init-system', origin: originIn(input, { start: 0, end: 'TARGETS'.length }), name: 'insserv' }
      return
    }
    for (const line of linesOf(input.text)) {
      const [word] = wordsOf(line)
      if (word === undefined) continue
      const name = word.text.slice(word.text.lastIndexOf('/') + 1)
      if (/^[\w-]{1,30}$/.test(name)) yield { kind: 'init-system', origin: originIn(input, word), name }
      return
    }
  },
})
