import { defineReader, originIn } from './reader.js'

/**
 * A link in a folder of wants, by which systemd starts a unit.
 *
 * Source: systemctl(1) "enable"; systemd.unit(5) "[Install]".
 */
export const unitLink = defineReader({
  id: 'unit-link',
  title: 'Units that systemd starts',
  paths: ['/etc/systemd/system/*.wants/*.service'],
  isByName: true,
  *scan(input) {
    const service = /\.wants\/([^/]+)\.service$/.exec(input.path)?.[1]
    if (service === undefined) return
    yield { kind: 'enabled-service', origin: originIn(input, { start: 0, end: 0 }), service, isEnabled: true, manager: 'systemd' }
  },
})
