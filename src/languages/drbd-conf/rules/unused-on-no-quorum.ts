import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { effectiveSetting } from '../analysis/effective.js'
import { isUnderstood } from '../resolve/host-names.js'
import type { Configuration, Setting } from '../schema.js'
import { isAnySet } from '../analysis/settings.js'

/** What to do without a quorum does not matter where nobody asks for one. */
export const unusedOnNoQuorum = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unused-on-no-quorum',
  severity: 'warning',
  origin: 'practice',
  summary: 'on-no-quorum is set, but quorum is not',
  why: 'quorum is off unless it is set: no resource ever loses it, and the protection against split brain that the file speaks of is not there.',
  do: 'Set quorum majority as well, or take on-no-quorum out.',
  sources: ['drbd.conf(5) 9 "quorum": off by default', 'drbd/drbd_state.c calc_quorum(): asked only where quorum is not off'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: 'resource r0 {\n  options {\n    on-no-quorum [|io-error|];\n  }\n}\n', target: '9.22' },
      { text: 'common {\n  options {\n    on-no-quorum [|suspend-io|];\n  }\n}\nresource r0 {\n}\nresource r1 {\n}\n', target: '9.22' },
    ],
    good: [
      { text: 'resource r0 {\n  options {\n    quorum majority;\n    on-no-quorum io-error;\n  }\n}\n', target: '9.22' },
      { text: 'resource r0 {\n  options {\n    quorum off;\n    on-no-quorum io-error;\n  }\n}\n', target: '9.22' },
      { text: 'common {\n  options {\n    on-no-quorum io-error;\n  }\n}\nresource r0 {\n  options {\n    quorum 2;\n  }\n}\nresource r1 {\n}\n', target: '9.22' },
    ],
  },

  *check({ configuration }) {
    const { resources, isPartial, isFragment } = configuration
    if (isPartial || isFragment || !isAnySet(configuration, 'on-no-quorum')) return
    const withoutQuorum = new Set<Setting>()
    const withQuorum = new Set<Setting>()
    for (const resource of resources) {
      const policy = effectiveSetting(resource, 'on-no-quorum')
      if (policy === undefined) continue
      const hasQuorum = effectiveSetting(resource, 'quorum') !== undefined || !isUnderstood(configuration, resource)
      ;(hasQuorum ? withQuorum : withoutQuorum).add(policy)
    }
    for (const policy of withoutQuorum) {
      // That of `common` counts where any resource asks for a quorum.
      if (withQuorum.has(policy)) continue
      yield { at: policy, message: `on-no-quorum "${policy.value}" never counts, because quorum is not set` }
    }
  },
})
