import type { Reading } from '../../../src/languages/language.js'
import { mention } from '../../../src/text/mention.js'
import type { Mention } from '../../../src/text/mention.js'
import type { ToyConf } from './schema.js'

/** Lists where a toy.conf names hosts. */
export function* mentions({ model }: Reading<ToyConf>): Generator<Mention> {
  for (const { name, values } of model.options) {
    if (name.value === 'peer') for (const { value, span } of values) yield mention('host', value, span.start)
  }
}
