import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration, Setting } from '../schema.js'
import { connectionLookups, isAnySet, isOn } from '../analysis/settings.js'

/** What drops the changes of one side. */
const discarding: ReadonlySet<string> = new Set(['discard-younger-primary', 'discard-older-primary', 'discard-least-changes', 'discard-local', 'discard-remote'])

/** With two primaries, both sides of a split brain may hold changes that somebody needs. */
export const unsafeSplitBrainPolicy = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unsafe-split-brain-policy',
  severity: 'warning',
  origin: 'practice',
  summary: 'changes are discarded by themselves after a split brain of two primaries',
  why: 'Both sides were written to while they were apart. The policy drops one of them without asking.',
  do: 'Use discard-zero-changes, which drops a side only if it wrote nothing, or disconnect.',
  sources: ["DRBD User's Guide, automatic split brain recovery policies", 'drbd.conf(5) "after-sb-0pri"'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text: 'resource r0 {\n  net {\n    allow-two-primaries;\n    after-sb-0pri [|discard-younger-primary|];\n  }\n}\n',
        target: '8.3',
      },
    ],
    good: [
      {
        text: 'resource r0 {\n  net {\n    allow-two-primaries;\n    after-sb-0pri discard-zero-changes;\n  }\n}\n',
        target: '8.3',
      },
      { text: 'resource r0 {\n  net {\n    after-sb-0pri discard-younger-primary;\n  }\n}\n', target: '8.3' },
    ],
  },

  *check({ configuration }) {
    const { resources } = configuration
    if (!isAnySet(configuration, 'allow-two-primaries')) return
    const reported = new Set<Setting>()
    for (const resource of resources) {
      for (const lookup of connectionLookups(resource)) {
        const policy = lookup('after-sb-0pri')
        if (policy === undefined || reported.has(policy) || !isOn(lookup('allow-two-primaries'))) continue
        if (!discarding.has(policy.value)) continue
        reported.add(policy)
        yield { at: policy, message: `Policy "${policy.value}" drops changes of a primary without asking` }
      }
    }
  },
})
