import { mentions as ofCib } from '../../pacemaker/mentions.js'
import { mention } from '../../text/mention.js'
import type { Mention } from '../../text/mention.js'
import type { Reading } from '../language.js'
import type { CrmConfigure } from './schema.js'

/** Lists where a text names hosts, DRBD resources and what the cluster runs; members stand in the statement of what holds them. */
export function* mentions(reading: Reading<CrmConfigure>): Generator<Mention> {
  yield* ofCib(reading)
  for (const { value, span } of reading.model.memberNames) if (span.end - span.start === value.length) yield mention('cluster-resource', value, span.start)
}
