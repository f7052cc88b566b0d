import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { isUnderstood } from '../resolve/host-names.js'
import type { Configuration, Setting } from '../schema.js'
import { effectiveSetting } from '../analysis/effective.js'
import { connectionLookups, isAnySet, isOn } from '../analysis/settings.js'

/** Two primaries without fencing diverge when the link breaks. */
export const unsafeTwoPrimaries = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unsafe-two-primaries',
  severity: 'warning',
  origin: 'practice',
  summary: 'two primaries are allowed without fencing that halts them',
  why: 'When the link breaks, both hosts go on writing: a split brain of which one side is lost. Only resource-and-stonith, or quorum, halts what is written until it is clear who goes on.',
  do: 'Set fencing resource-and-stonith and a handler fence-peer, unless both are primary only for a live migration.',
  sources: ["DRBD User's Guide, dual-primary mode: fencing is required, resource-and-stonith", 'drbd.conf(5) "allow-two-primaries", "fencing"'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: 'resource r0 {\n  net {\n    [|allow-two-primaries|];\n  }\n}\n', target: '8.3' },
      { text: 'resource r0 {\n  net {\n    [|allow-two-primaries|];\n    fencing resource-only;\n  }\n}\n', target: '9.22' },
    ],
    good: [
      {
        text: 'resource r0 {\n  net {\n    allow-two-primaries;\n  }\n  disk {\n    fencing resource-and-stonith;\n  }\n}\n',
        target: '8.3',
      },
      { text: 'resource r0 {\n  options {\n    quorum majority;\n  }\n  net {\n    allow-two-primaries;\n  }\n}\n', target: '9.22' },
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
      // Without quorum neither of two sides writes: of two that are cut off from each other one at most has it.
      if (!['off', undefined].includes(effectiveSetting(resource, 'quorum')?.value)) continue
      for (const lookup of connectionLookups(resource)) {
        const twoPrimaries = lookup('allow-two-primaries')
        if (twoPrimaries === undefined || !isOn(twoPrimaries) || reported.has(twoPrimaries)) continue
        const fencing = lookup('fencing')
        if (fencing?.value === 'resource-and-stonith') continue
        reported.add(twoPrimaries)
        const isOnly = fencing?.value === 'resource-only'
        yield {
          at: twoPrimaries.name,
          message: isOnly ? 'Two primaries are allowed, and with fencing resource-only both write on while the peer is fenced' : 'Two primaries are allowed, but fencing is dont-care',
          ...(fencing === undefined ? {} : { related: [{ at: fencing, message: 'fencing is set here' }] }),
        }
      }
    }
  },
})
