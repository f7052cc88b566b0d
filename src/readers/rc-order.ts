import { rcFolder, rcLinkFact } from './rc-link.js'
import { defineReader } from './reader.js'
import { linesOf, trimmedLine, wordsOf } from './text-lines.js'

/**
 * A listing of the links in `/etc/rc?.d`: `ls /etc/rc?.d`, also recursive, long or with full paths.
 *
 * Source: Debian policy 9.3.1, chkconfig(8); ls(1).
 */
export const rcOrder = defineReader({
  id: 'rc-order',
  title: 'Start and stop order of services',
  paths: ['facts/rc.txt'],
  *scan(input) {
    let open: string | undefined
    for (const raw of linesOf(input.text)) {
      const line = trimmedLine(raw)
      if (line.text.endsWith(':')) {
        open = rcFolder.exec(line.text)?.[1]
        continue
      }
      for (const word of wordsOf(line)) {
        const name = word.text.endsWith('@') ? word.text.slice(0, -1) : word.text // `ls -F` marks links.
        const path = name.includes('/') || open === undefined ? name : `rc${open}.d/${name}`
        const fact = rcLinkFact(input, path, { start: word.start, end: word.start + name.length })
        if (fact !== undefined) yield fact
      }
    }
  },
})
