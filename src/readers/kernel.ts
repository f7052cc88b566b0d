import { defineReader, originIn } from './reader.js'
import { linesOf, wordsOf } from './text-lines.js'

/**
 * The kernel that runs, out of `uname -a`: what stands behind the host's name.
 *
 * Source: uname(1): system, host name, release, …; /proc/sys/kernel/osrelease is the release alone.
 */
export const kernel = defineReader({
  id: 'kernel',
  title: 'Kernel',
  paths: ['facts/kernel.txt', 'uname', 'sos_commands/kernel/uname_-a', '/proc/sys/kernel/osrelease'],
  *scan(input) {
    for (const line of linesOf(input.text)) {
      const words = wordsOf(line)
      const release = words.length === 1 ? words[0] : words[0]?.text === 'Linux' ? words[2] : undefined
      if (release === undefined || !/^\d{1,3}\.\d{1,3}/.test(release.text)) continue
      yield { kind: 'kernel', origin: originIn(input, release), release: release.text }
      return
    }
  },
})
