import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { effectiveSetting } from '../analysis/effective.js'
import type { Configuration, Setting } from '../schema.js'
import { isAnySet } from '../analysis/settings.js'

/** An outdated host must not wait longer for the peer than a degraded one. */
export const conflictingOutdatedWfcTimeout = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/conflicting-outdated-wfc-timeout',
  severity: 'warning',
  origin: 'practice',
  summary: 'outdated-wfc-timeout is longer than degr-wfc-timeout',
  why: 'drbdsetup shortens it to degr-wfc-timeout, so the boot does not wait as long as the file says.',
  do: 'Lower outdated-wfc-timeout or raise degr-wfc-timeout.',
  sources: ['drbd 8.3 user/drbdsetup.c wait commands: "outdated-wfc-timeout has to be shorter than degr-wfc-timeout"'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: 'resource r0 {\n  startup {\n    degr-wfc-timeout 60;\n    outdated-wfc-timeout [|120|];\n  }\n}\n', target: '8.3' },
    ],
    good: [
      { text: 'resource r0 {\n  startup {\n    degr-wfc-timeout 120;\n    outdated-wfc-timeout 120;\n  }\n}\n', target: '8.3' },
      { text: 'resource r0 {\n  startup {\n    degr-wfc-timeout 0;\n    outdated-wfc-timeout 120;\n  }\n}\n', target: '8.4' },
    ],
  },

  *check({ configuration }) {
    const { resources } = configuration
    if (!isAnySet(configuration, 'outdated-wfc-timeout')) return
    const reported = new Set<Setting>()
    for (const resource of resources) {
      const longer = effectiveSetting(resource, 'degr-wfc-timeout', 'startup')
      const shorter = effectiveSetting(resource, 'outdated-wfc-timeout', 'startup')
      if (longer?.number === undefined || shorter?.number === undefined || reported.has(shorter)) continue
      if (longer.number === 0 || shorter.number <= longer.number) continue
      reported.add(shorter)
      yield {
        at: shorter,
        message: `outdated-wfc-timeout ${shorter.number} s is longer than degr-wfc-timeout ${longer.number} s`,
        related: [{ at: longer, message: 'degr-wfc-timeout is set here' }],
      }
    }
  },
})
