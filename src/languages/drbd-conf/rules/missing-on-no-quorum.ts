import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { effectiveSetting } from '../analysis/effective.js'
import { isUnderstood } from '../resolve/host-names.js'
import type { Configuration, Setting } from '../schema.js'
import { isAnySet } from '../analysis/settings.js'

/** Who asks for a quorum should say what becomes of the service without one. */
export const missingOnNoQuorum = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/missing-on-no-quorum',
  severity: 'info',
  origin: 'practice',
  summary: 'quorum is set, but on-no-quorum is left at suspend-io',
  why: 'Without a quorum all reads and writes hang until it is back. The service hangs with them, and cannot be stopped or moved.',
  do: 'Set on-no-quorum io-error where a cluster manager moves the service, or suspend-io where it shall wait.',
  sources: ['drbd.conf(5) 9 "quorum", "on-no-quorum"', "DRBD User's Guide 9, quorum: guaranteed on-no-quorum actions"],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'resource r0 {\n  options {\n    quorum [|majority|];\n  }\n}\n', target: '9.22' }],
    good: [
      { text: 'resource r0 {\n  options {\n    quorum majority;\n    on-no-quorum suspend-io;\n  }\n}\n', target: '9.22' },
      {
        text:
          'common {\n  options {\n    on-no-quorum io-error;\n  }\n}\n' +
          'resource r0 {\n  options {\n    quorum majority;\n  }\n}\n',
        target: '9.22',
      },
      { text: 'resource r0 {\n  options {\n    quorum off;\n  }\n}\n', target: '9.22' },
    ],
  },

  *check({ configuration }) {
    const { resources, dialect, isPartial } = configuration
    if (dialect !== '9' || isPartial || !isAnySet(configuration, 'quorum')) return
    const reported = new Set<Setting>()
    for (const resource of resources) {
      if (!isUnderstood(configuration, resource)) continue
      const quorum = effectiveSetting(resource, 'quorum')
      if (quorum === undefined || quorum.value === 'off' || reported.has(quorum)) continue
      if (effectiveSetting(resource, 'on-no-quorum') !== undefined) continue
      reported.add(quorum)
      yield { at: quorum, message: `Quorum "${quorum.value}" is set, and without it reads and writes hang: on-no-quorum is not set` }
    }
  },
})
