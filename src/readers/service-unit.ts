import { defineReader, originIn } from './reader.js'
import { linesOf, withoutRemark } from './text-lines.js'

/**
 * A unit of systemd in `/etc`, or what a drop-in adds to one: before and after which services it starts.
 *
 * Source: systemd.unit(5) "Before=, After=": lists of units; several lines add up, an empty value begins anew.
 */
export const serviceUnit = defineReader({
  id: 'service-unit',
  title: 'Units of systemd',
  paths: ['/etc/systemd/system/*.service', '/etc/systemd/system/*.service.d/*.conf'],
  *scan(input) {
    const service = /\/system\/([^/]+?)\.service(?:\.d\/[^/]+)?$/.exec(input.path)?.[1]
    if (service === undefined) return
    const orders = new Map<string, string[]>([['Before', []], ['After', []]])
    let first: { start: number; end: number } | undefined
    for (const raw of linesOf(input.text)) {
      const line = withoutRemark(raw)
      const [, key = '', value = ''] = /^\s{0,20}(Before|After)\s{0,20}=(.*)$/.exec(line.text) ?? []
      const list = orders.get(key)
      if (list === undefined) continue
      first ??= { start: line.start, end: line.end }
      if (value.trim() === '') list.length = 0
      for (const name of value.split(/\s+/)) if (name.endsWith('.service')) list.push(name.slice(0, -'.service'.length))
    }
    if (first === undefined) return
    yield { kind: 'service-unit', origin: originIn(input, first), service, before: orders.get('Before') ?? [], after: orders.get('After') ?? [] }
  },
})
