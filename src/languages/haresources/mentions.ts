import { mention, namesInPath } from '../../text/mention.js'
import type { Mention } from '../../text/mention.js'
import type { Reading } from '../language.js'
import type { Haresources, Resource } from './model.js'

/** Scripts whose first argument is a DRBD resource. */
const promoting = new Set(['drbddisk', 'drbdupper'])

/** Lists what a file names: preferred hosts, scripts, DRBD resources (`drbddisk::r0`), devices, and service addresses. */
export function* mentions({ model }: Reading<Haresources>): Generator<Mention> {
  for (const { host, resources } of model.groups) {
    yield mention('host', host.value, host.span.start)
    for (const resource of resources) yield* mentionsIn(resource)
  }
}

function* mentionsIn({ script, arguments: values, entry, text }: Resource): Generator<Mention> {
  // An address by itself stands for IPaddr, which nobody has written.
  if (text.startsWith(script.value)) yield mention('agent', script.value, script.span.start)
  for (const [index, { value, span }] of values.entries()) {
    if (index === 0 && promoting.has(script.value)) yield mention('resource', value, span.start)
    const [address = '', , link] = index === 0 && entry?.takes === 'address' ? value.split('/') : []
    if (address !== '') yield mention('address', address, span.start, { role: 'declares' })
    if (link !== undefined && /^[a-z]/i.test(link)) yield mention('interface', link, span.start + value.indexOf(`/${link}`, address.length + 1) + 1)
    yield* namesInPath(value, span.start)
  }
}
