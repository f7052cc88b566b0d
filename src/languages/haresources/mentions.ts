import { mention, resourceInPath } from '../../text/mention.js'
import type { Mention } from '../../text/mention.js'
import type { Reading } from '../language.js'
import type { Haresources } from './model.js'

/** Scripts whose first argument is a DRBD resource. */
const promoting = new Set(['drbddisk', 'drbdupper'])

/** Lists where a file names hosts and DRBD resources: preferred hosts, `drbddisk::r0`, `/dev/drbd/by-res/r0`. */
export function* mentions({ model }: Reading<Haresources>): Generator<Mention> {
  for (const { host, resources } of model.groups) {
    yield mention('host', host.value, host.span.start)
    for (const { script, arguments: values } of resources) {
      for (const [index, { value, span }] of values.entries()) {
        if (index === 0 && promoting.has(script.value)) yield mention('resource', value, span.start)
        const found = resourceInPath(value, span.start)
        if (found !== undefined) yield found
      }
    }
  }
}
