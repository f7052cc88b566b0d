import { mention } from '../../text/mention.js'
import type { Mention } from '../../text/mention.js'
import type { Reading } from '../language.js'
import type { Authkeys } from './model.js'

/** Lists the numbers of keys, and which of them `auth` chooses. */
export function* mentions({ model }: Reading<Authkeys>): Generator<Mention> {
  for (const line of model.lines) {
    if (line.kind === 'other' || line.number === undefined) continue
    const { value, span } = line.number
    const name = String(value)
    if (span.end - span.start === name.length) yield mention('auth-key', name, span.start, { role: line.kind === 'key' ? 'declares' : 'uses' })
  }
}
