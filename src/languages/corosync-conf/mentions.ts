import { mention } from '../../text/mention.js'
import type { Mention } from '../../text/mention.js'
import type { Reading } from '../language.js'
import { familyOf } from './analysis/totem.js'
import type { CorosyncConf } from './model.js'

/** Lists where a file names hosts: the names of its nodes, and addresses that are names. */
export function* mentions({ model }: Reading<CorosyncConf>): Generator<Mention> {
  for (const { name, addresses } of model.nodes) {
    for (const setting of [...(name === undefined ? [] : [name]), ...addresses.values()]) {
      const { value, span } = setting.value
      if (value !== '' && familyOf(value) === undefined && /^[\w.-]+$/.test(value)) yield mention('host', value, span.start)
    }
  }
}
