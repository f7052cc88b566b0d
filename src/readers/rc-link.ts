import type { Fact } from '../facts/fact.js'
import type { Span } from '../text/span.js'
import { defineReader, originIn } from './reader.js'
import type { ReaderInput } from './reader.js'

/** The folder of a runlevel, also as the head of a listing. */
export const rcFolder = /(?:^|\/)rc([0-6sS])\.d\/?:?$/
const link = /^([SK])(\d\d)([^\s/:]+)$/

/**
 * A link in `/etc/rc?.d`, of SUSE in `/etc/init.d/rc?.d`, whose name says when System V init starts or stops a service.
 *
 * Source: Debian policy 9.3.1 and chkconfig(8): `SNNname` starts and `KNNname` stops, in ascending order.
 */
export const rcLink = defineReader({
  id: 'rc-link',
  title: 'Start and stop links of services',
  paths: ['/etc/rc?.d/*', '/etc/rc.d/rc?.d/*', '/etc/init.d/rc?.d/*'],
  isByName: true,
  *scan(input) {
    const fact = rcLinkFact(input, input.path, { start: 0, end: 0 })
    if (fact !== undefined) yield fact
  },
})

/** Reads a link's path, `rc2.d/S70drbd`; `span` is where it is written. */
export function rcLinkFact(input: ReaderInput, path: string, span: Span): Fact | undefined {
  const slash = path.lastIndexOf('/')
  const runlevel = rcFolder.exec(path.slice(0, Math.max(slash, 0)))?.[1]
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
