import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { effectiveSetting } from '../analysis/effective.js'
import type { Configuration, Setting } from '../schema.js'
import { isAnySet } from '../analysis/settings.js'

/** A degraded cluster must not wait longer for the peer than a healthy one. */
export const conflictingDegrWfcTimeout = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/conflicting-degr-wfc-timeout',
  severity: 'warning',
  origin: 'practice',
  summary: 'degr-wfc-timeout is longer than wfc-timeout',
  why: 'drbdsetup shortens it to wfc-timeout, so the boot does not wait as long as the file says.',
  do: 'Lower degr-wfc-timeout or raise wfc-timeout.',
  sources: ['drbd 8.3 user/drbdsetup.c wait commands: "degr-wfc-timeout has to be shorter than wfc-timeout"'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: 'resource r0 {\n  startup {\n    wfc-timeout 60;\n    degr-wfc-timeout [|120|];\n  }\n}\n', target: '8.3' },
    ],
    good: [
      { text: 'resource r0 {\n  startup {\n    wfc-timeout 120;\n    degr-wfc-timeout 120;\n  }\n}\n', target: '8.3' },
      { text: 'resource r0 {\n  startup {\n    wfc-timeout 0;\n    degr-wfc-timeout 120;\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  startup {\n    wfc-timeout 60;\n    degr-wfc-timeout 120;\n  }\n}\n', target: '0.7.19' },
    ],
  },

  *check({ configuration }) {
    const { resources, dialect } = configuration
    // The scripts of 0.7 wait for the one or for the other, and compare nothing.
    if (dialect === '0.7' || !isAnySet(configuration, 'degr-wfc-timeout')) return
    const reported = new Set<Setting>()
    for (const resource of resources) {
      const longer = effectiveSetting(resource, 'wfc-timeout', 'startup')
      const shorter = effectiveSetting(resource, 'degr-wfc-timeout', 'startup')
      if (longer?.number === undefined || shorter?.number === undefined || reported.has(shorter)) continue
      if (longer.number === 0 || shorter.number <= longer.number) continue
      reported.add(shorter)
      yield {
        at: shorter,
        message: `degr-wfc-timeout ${shorter.number} s is longer than wfc-timeout ${longer.number} s`,
        related: [{ at: longer, message: 'wfc-timeout is set here' }],
      }
    }
  },
})
