import { mentions as ofCib } from '../../pacemaker/mentions.js'
import { mention } from '../../text/mention.js'
import type { Mention } from '../../text/mention.js'
import type { Reading } from '../language.js'
import type { CrmConfigure } from './schema.js'

/** Lists where a text names hosts, DRBD resources and what the cluster runs; members stand in the statement of what holds them. */
export function* mentions(reading: Reading<CrmConfigure>): Generator<Mention> {
  const reported = new Set<string>()
  for (const found of ofCib(reading)) {
    // One word may be the same attribute of several elements, such as the node of several fencing levels.
    const key = `${found.of} ${found.span.start} ${found.span.end}`
    if (reported.has(key)) continue
    reported.add(key)
    yield found
  }
  for (const { value, span } of reading.model.memberNames) if (span.end - span.start === value.length) yield mention('cluster-resource', value, span.start)
}
