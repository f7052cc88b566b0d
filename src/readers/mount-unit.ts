import { defineReader, originIn } from './reader.js'
import { linesOf, withoutRemark } from './text-lines.js'

/**
 * What a unit of systemd in `/etc` mounts, and where.
 *
 * Source: systemd.mount(5) "What=, Where=": the last value counts.
 */
export const mountUnit = defineReader({
  id: 'mount-unit',
  title: 'Mounts of systemd',
  paths: ['/etc/systemd/system/*.mount'],
  *scan(input) {
    const unit = input.path.slice(input.path.lastIndexOf('/') + 1)
    const found = new Map<string, { readonly value: string; readonly at: ReturnType<typeof originIn> }>()
    for (const raw of linesOf(input.text)) {
      const line = withoutRemark(raw)
      const [head = '', key = '', value = ''] = /^\s{0,20}(What|Where)\s{0,20}=\s{0,20}(\S*)\s*$/.exec(line.text) ?? []
      if (head === '' || value === '') continue
      const start = line.start + line.text.lastIndexOf(value)
      found.set(key, { value, at: originIn(input, { start, end: start + value.length }) })
    }
    const [what, where] = [found.get('What'), found.get('Where')]
    yield { kind: 'mount-unit', origin: originIn(input, { start: 0, end: 0 }), unit, ...(what === undefined ? {} : { what }), ...(where === undefined ? {} : { where }) }
  },
})
