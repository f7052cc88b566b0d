import { mention } from '../../text/mention.js'
import type { Mention } from '../../text/mention.js'
import type { Reading } from '../language.js'
import type { HaCf } from './schema.js'

/** Lists where a file names hosts: its nodes, peers and ping targets by name, and who may use a STONITH device. */
export function* mentions({ model }: Reading<HaCf>): Generator<Mention> {
  const names = [
    ...model.directives.filter(({ name }) => name.value === 'node').flatMap(({ words }) => words),
    ...model.media.flatMap(({ peer, members }) => [...(peer === undefined ? [] : [peer]), ...(members ?? [])]),
    ...model.stoniths.flatMap(({ from }) => (from === undefined || from.value === '*' ? [] : [from])),
  ]
  for (const { value, span } of names.sort((a, b) => a.span.start - b.span.start)) {
    if (span.end - span.start === value.length) yield mention('host', value, span.start)
  }
}
