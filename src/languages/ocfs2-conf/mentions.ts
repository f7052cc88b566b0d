import { mention } from '../../text/mention.js'
import type { Mention } from '../../text/mention.js'
import type { Reading } from '../language.js'
import type { Ocfs2Conf } from './model.js'

/** Lists where a file names hosts: the names of its nodes. */
export function* mentions({ model }: Reading<Ocfs2Conf>): Generator<Mention> {
  for (const { name } of model.nodes) {
    if (name !== undefined && name.value !== '') yield mention('host', name.value, name.span.start)
  }
}
