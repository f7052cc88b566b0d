import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { effectiveSetting } from '../analysis/effective.js'
import { isUnderstood } from '../resolve/host-names.js'
import type { Configuration, Setting } from '../schema.js'
import { isAnySet } from '../analysis/settings.js'
import { isDialectFrom } from '../vocabulary.js'

/** Who raises the highest resync speed should look at the lowest one too. */
export const missingCMinRate = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/missing-c-min-rate',
  severity: 'info',
  origin: 'practice',
  summary: 'c-max-rate is set, but c-min-rate is left at 250 KiB/s',
  why: 'Under load from applications a resync is slowed down to c-min-rate. With the default a large one takes days.',
  do: 'Set c-min-rate to what the disks can spare, or to 0 so that a resync is never slowed down.',
  sources: ['drbd.conf(5) 8.4 and 9 "c-min-rate"', 'https://github.com/LINBIT/drbd/issues/61'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'resource r0 {\n  disk {\n    c-max-rate [|300M|];\n  }\n}\n', target: '9.22' }],
    good: [
      { text: 'resource r0 {\n  disk {\n    c-max-rate 300M;\n    c-min-rate 10M;\n  }\n}\n', target: '9.22' },
      { text: 'resource r0 {\n  syncer {\n    c-max-rate 300M;\n  }\n}\n', target: '8.3' },
    ],
  },

  *check({ configuration }) {
    const { resources, dialect, isPartial } = configuration
    if (!isAnySet(configuration, 'c-max-rate')) return
    if (!isDialectFrom(dialect, '8.4') || isPartial) return
    const reported = new Set<Setting>()
    for (const resource of resources) {
      if (!isUnderstood(configuration, resource)) continue
      const highest = effectiveSetting(resource, 'c-max-rate')
      if (highest === undefined || reported.has(highest) || effectiveSetting(resource, 'c-min-rate') !== undefined) continue
      reported.add(highest)
      yield { at: highest, message: `Rate ${highest.value} is rarely reached, c-min-rate is left at 250 KiB/s` }
    }
  },
})
