import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readSource } from '../../../src/engine/check-unit.js'
import { dumpData } from '../../../src/languages/drbd-conf/dump.js'
import { drbdConf, loadSchema, printPlain } from '../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { createSchema } from '../../../src/languages/drbd-conf/plain/schema.js'
import type { PlainConfiguration } from '../../../src/languages/drbd-conf/plain/schema.js'
import { createSource } from '../../../src/text/source.js'

const options = fc.record(
  {
    net: fc.record({ timeout: fc.integer({ min: 1, max: 600 }), 'ko-count': fc.integer({ min: 0, max: 200 }), 'cram-hmac-alg': fc.constantFrom('sha1', 'sha256') }, { requiredKeys: [] }),
    disk: fc.record({ 'on-io-error': fc.constantFrom('detach', 'pass_on') }, { requiredKeys: [] }),
    handlers: fc.record({ 'split-brain': fc.constantFrom('/usr/lib/drbd/notify.sh root', '/bin/true') }, { requiredKeys: [] }),
    startup: fc.record({ 'wfc-timeout': fc.integer({ min: 0, max: 3600 }) }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
)
const configurations: fc.Arbitrary<PlainConfiguration> = fc.array(options, { minLength: 1, maxLength: 3 }).map(list => ({
  resources: list.map((own, index) => ({
    name: `r${index}`,
    options: own as NonNullable<PlainConfiguration['common']>,
    hosts: ['alpha', 'beta'].map((name, host) => ({
      name,
      address: host === 0 ? `192.0.2.${index + 1}:${7788 + index}` : `198.51.100.${index + 1}:${7788 + index}`,
      minor: index,
      disk: `/dev/vg/lv${index}`,
      metaDisk: index === 0 ? 'internal' : `/dev/sdz [${index}]`,
    })),
  })),
}))

test.each(['8.4', '9.22'])('%s reads what was printed as it was meant', target => {
  const schema = createSchema(target)
  fc.assert(
    fc.property(configurations, configuration => {
      expect(schema.safeParse(configuration).success).toBe(true)
      const reading = readSource(drbdConf as unknown as Language, createSource('drbd.conf', printPlain(configuration)), { target })
      expect(reading.faults).toEqual([])
      const { resources } = dumpData(drbdConf.compose(reading as never, () => []).configuration)
      const again = resources.map(({ name, hosts, options: read }) => ({
        name,
        hosts: hosts.map(host => ({ name: host.name, address: host.address, minor: host.volumes[0]?.minor, disk: host.volumes[0]?.disk, metaDisk: host.volumes[0]?.metaDisk })),
        options: Object.entries(read).flatMap(([section, settings]) => Object.entries(settings).map(([key, { value }]) => `${section}.${key} ${value}`)).sort(),
      }))
      const meant = configuration.resources.map(({ name, hosts, options: own = {} }) => ({
        name,
        hosts,
        options: Object.entries(own).flatMap(([section, settings]) => Object.entries(settings).map(([key, value]) => `${section}.${key} ${value}`)).sort(),
      }))
      expect(again).toEqual(meant)
    }),
    { seed: 20061122, numRuns: 200 },
  )
})

test('the door of the language loads the schema', async () => {
  const schema = await loadSchema('9.34')
  expect(schema.safeParse({ resources: [] }).success).toBe(true)
})

test('what the release does not know, or not with this value, is refused', () => {
  const [configuration] = fc.sample(configurations, { seed: 1, numRuns: 1 })
  const having = (net: Record<string, unknown>) => ({ ...configuration, common: { net } })
  expect(createSchema('9.22').safeParse(having({ timeout: 60 })).success).toBe(true)
  expect(createSchema('9.22').safeParse(having({ timeout: 601 })).success).toBe(false)
  expect(createSchema('9.22').safeParse(having({ 'unplug-watermark': 128 })).success).toBe(false)
  expect(createSchema('8.4').safeParse(having({ 'unplug-watermark': 128 })).success).toBe(true)
  expect(createSchema('9.22').safeParse(having({ protocol: 'D' })).success).toBe(false)
})
