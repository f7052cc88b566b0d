import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { isUnderstood } from '../resolve/host-names.js'
import type { Configuration, Setting } from '../schema.js'
import { connectionLookups, isAnySet, isOn } from '../analysis/settings.js'

/** Two primaries without fencing diverge when the link breaks. */
export const unsafeTwoPrimaries = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unsafe-two-primaries',
  severity: 'warning',
  origin: 'practice',
  summary: 'two primaries are allowed without fencing',
  why: 'When the link breaks, both hosts go on writing: a split brain of which one side is lost.',
  do: 'Set fencing resource-and-stonith and a handler fence-peer, unless both are primary only for a live migration.',
  sources: ["DRBD User's Guide, dual-primary mode: fencing is required", 'drbd.conf(5) "allow-two-primaries", "fencing"'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'resource r0 {\n  net {\n    [|allow-two-primaries|];\n  }\n}\n', target: '8.3' }],
    good: [
      {
        text: 'resource r0 {\n  net {\n    allow-two-primaries;\n  }\n  disk {\n    fencing resource-and-stonith;\n  }\n}\n',
        target: '8.3',
      },
      { text: 'resource r0 {\n  net {\n    allow-two-primaries no;\n  }\n}\n', target: '8.4' },
    ],
  },

  *check({ configuration }) {
    const { resources, isPartial } = configuration
    if (!isAnySet(configuration, 'allow-two-primaries')) return
    if (isPartial) return
    const reported = new Set<Setting>()
    for (const resource of resources) {
      if (!isUnderstood(configuration, resource)) continue
      for (const lookup of connectionLookups(resource)) {
        const twoPrimaries = lookup('allow-two-primaries')
        if (twoPrimaries === undefined || !isOn(twoPrimaries) || reported.has(twoPrimaries)) continue
        const fencing = lookup('fencing')
        if (fencing !== undefined && fencing.value !== 'dont-care') continue
        reported.add(twoPrimaries)
        yield {
          at: twoPrimaries.name,
          message: 'Two primaries are allowed, but fencing is dont-care',
          ...(fencing === undefined ? {} : { related: [{ at: fencing, message: 'fencing is set here' }] }),
        }
      }
    }
  },
})
