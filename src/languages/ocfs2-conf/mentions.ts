import { mention } from '../../text/mention.js'
import type { Meaning, Mention, Named } from '../../text/mention.js'
import type { Located } from '../../text/located.js'
import type { Reading } from '../language.js'
import type { Ocfs2Conf } from './model.js'

/** Lists what a file names: its clusters, and nodes with their addresses. */
export function* mentions({ model }: Reading<Ocfs2Conf>): Generator<Mention> {
  const found = [
    ...model.clusters.flatMap(({ name }) => named('ocfs2-cluster', name, { role: 'declares' })),
    ...model.nodes.flatMap(({ name, cluster, address }) => [
      ...named('host', name, { role: 'declares' }),
      ...named('ocfs2-cluster', cluster),
      ...named('address', address, { role: 'declares' }),
    ]),
    ...model.heartbeats.flatMap(({ cluster }) => named('ocfs2-cluster', cluster)),
  ]
  yield* found.sort((a, b) => a.span.start - b.span.start)
}

function named(of: Named, word: Located<string> | undefined, meaning: Meaning = {}): Mention[] {
  return word === undefined || word.value === '' || word.span.end - word.span.start !== word.value.length ? [] : [mention(of, word.value, word.span.start, meaning)]
}
