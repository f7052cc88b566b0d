import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { effectiveSetting } from '../analysis/effective.js'
import { isUnderstood } from '../resolve/host-names.js'
import type { Configuration, Setting } from '../schema.js'
import { isAnySet } from '../analysis/settings.js'
import { controllerKeys } from '../analysis/simple-resource.js'
import { isDialectFrom } from '../vocabulary.js'

/** From 8.4 on, a fixed resync rate needs `c-plan-ahead 0`. */
export const unusedResyncRate = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unused-resync-rate',
  severity: 'info',
  origin: 'practice',
  summary: 'resync-rate is set, but the resync controller decides the speed',
  why: 'From 8.4 on c-plan-ahead is 20 unless it is set: the controller chooses the speed, and resync-rate is merely its start.',
  do: 'Set c-plan-ahead 0 for a fixed rate, or steer the controller by c-max-rate, c-min-rate and c-fill-target.',
  sources: ['drbd.conf(5) 8.4 and 9 "resync-rate", "c-plan-ahead"', 'https://github.com/ganeti/ganeti/issues/1229'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: 'resource r0 {\n  disk {\n    resync-rate [|100M|];\n  }\n}\n', target: '8.4' },
      { text: 'common {\n  syncer {\n    rate [|33M|];\n  }\n}\nresource r0 {\n}\n', target: '8.4' },
    ],
    good: [
      { text: 'resource r0 {\n  disk {\n    resync-rate 100M;\n    c-plan-ahead 0;\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  disk {\n    resync-rate 10M;\n    c-max-rate 100M;\n  }\n}\n', target: '9.22' },
      { text: 'resource r0 {\n  syncer {\n    rate 33M;\n  }\n}\n', target: '8.3' },
    ],
  },

  *check({ configuration }) {
    const { common, resources, dialect, isPartial } = configuration
    if (!isAnySet(configuration, 'resync-rate')) return
    if (!isDialectFrom(dialect, '8.4') || isPartial) return
    const reported = new Set<Setting>()
    const isInherited = common?.options.some(({ settings }) => settings.some(({ key }) => key === 'resync-rate')) === true
    for (const resource of resources) {
      if (!isUnderstood(configuration, resource)) continue
      const { simple } = resource.section
      if (simple?.hasOnlyRate === false && !isInherited) continue
      const rate = effectiveSetting(resource, 'resync-rate')
      // Whoever sets any of these knows the controller.
      if (rate === undefined || reported.has(rate) || controllerKeys.some(key => effectiveSetting(resource, key) !== undefined)) continue
      reported.add(rate)
      yield { at: rate, message: `Rate ${rate.value} is only where the resync starts, c-plan-ahead is not 0` }
    }
  },
})
