import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration, Setting } from '../schema.js'
import { connectionLookups, isAnySet, isOn } from '../analysis/settings.js'

/** Two primaries need protocol C. */
export const conflictingTwoPrimaries = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/conflicting-two-primaries',
  severity: 'error',
  origin: 'practice',
  summary: 'two primaries are allowed, but the protocol is not C',
  why: 'With protocol A or B a write can be reported as done before the other primary has it. The kernel refuses to connect.',
  do: 'Use protocol C, or take allow-two-primaries out.',
  sources: ['drbd/drbd_nl.c check_net_options(): "protocol C required"', 'drbd.conf(5) "allow-two-primaries"'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: 'resource r0 {\n  net {\n    protocol [|A|];\n    allow-two-primaries yes;\n  }\n}\n', target: '8.4' },
      { text: 'common {\n  protocol [|B|];\n}\nresource r0 {\n  net {\n    allow-two-primaries;\n  }\n}\n', target: '8.3' },
    ],
    good: [
      { text: 'resource r0 {\n  net {\n    protocol C;\n    allow-two-primaries yes;\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  net {\n    protocol A;\n    allow-two-primaries no;\n  }\n}\n', target: '9.22' },
      { text: 'resource r0 {\n  net {\n    allow-two-primaries yes;\n  }\n}\n', target: '9.22' },
    ],
  },

  *check({ configuration }) {
    if (!isAnySet(configuration, 'allow-two-primaries')) return
    const reported = new Set<Setting>()
    for (const resource of configuration.resources) {
      for (const lookup of connectionLookups(resource)) {
        const protocol = lookup('protocol')
        const twoPrimaries = lookup('allow-two-primaries')
        if (protocol === undefined || twoPrimaries === undefined || !isOn(twoPrimaries)) continue
        if (protocol.value.toUpperCase() === 'C' || reported.has(protocol)) continue
        reported.add(protocol)
        yield {
          at: protocol,
          message: `Protocol "${protocol.value}" does not allow two primaries, they need protocol C`,
          related: [{ at: twoPrimaries, message: 'two primaries are allowed here' }],
        }
      }
    }
  },
})
