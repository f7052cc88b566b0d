import type { Fact } from '../facts/fact.js'
import type { Span } from '../text/span.js'
import { defineReader, originIn } from './reader.js'
import type { ReaderInput } from './reader.js'
import { linesOf, trimmedLine, wordsOf } from './text-lines.js'

const folder = /(?:^|\/)rc([0-6sS])\.d\/?:?$/
const link = /^([SK])(\d\d)([^\s/:]+)$/

/**
 * The order in which System V init starts and stops services: the names of the links in `/etc/rc?.d`.
 *
 * It reads a listing (`ls /etc/rc?.d`, also recursive or with full paths) or a link's own path.
 *
 * Source: Debian policy 9.3.1 and chkconfig(8): `SNNname` starts and `KNNname` stops, in ascending order.
 */
export const rcOrder = defineReader({
  id: 'rc-order',
  title: 'Start and stop order of services',
  paths: ['facts/rc.txt', '/etc/rc?.d/*', '/etc/rc.d/rc?.d/*'],
  *scan(input) {
    if (!/\.txt$/.test(input.path)) {
      const own = linkOf(input, input.path, { start: 0, end: 0 })
      if (own !== undefined) yield own
      return
    }
    let open: string | undefined
    for (const raw of linesOf(input.text)) {
      const line = trimmedLine(raw)
      if (line.text.endsWith(':')) {
        open = folder.exec(line.text)?.[1]
        continue
      }
      for (const word of wordsOf(line)) {
        const name = word.text.endsWith('@') ? word.text.slice(0, -1) : word.text // `ls -F` marks links.
        const path = name.includes('/') || open === undefined ? name : `rc${open}.d/${name}`
        const fact = linkOf(input, path, { start: word.start, end: word.start + name.length })
        if (fact !== undefined) yield fact
      }
    }
  },
})

function linkOf(input: ReaderInput, path: string, span: Span): Fact | undefined {
  const slash = path.lastIndexOf('/')
  const runlevel = folder.exec(path.slice(0, Math.max(slash, 0)))?.[1]
  const [, action, number, service] = link.exec(path.slice(slash + 1)) ?? []
  if (runlevel === undefined || number === undefined || service === undefined) return undefined
  return {
    kind: 'rc-link',
    origin: originIn(input, span),
    runlevel: runlevel.toUpperCase(),
    action: action === 'S' ? 'start' : 'stop',
    number: Number(number),
    service,
  }
}
