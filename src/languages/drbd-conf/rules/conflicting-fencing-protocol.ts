import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration, Setting } from '../schema.js'
import { connectionLookups, isAnySet, isOn } from '../analysis/settings.js'

/** Fencing by STONITH is impossible with protocol A. */
export const conflictingFencingProtocol = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/conflicting-fencing-protocol',
  severity: 'error',
  origin: 'practice',
  summary: 'fencing resource-and-stonith is set together with protocol A',
  why: 'The kernel refuses this pair when the resource is brought up: it has to freeze writes that protocol A reports as done.',
  do: 'Use protocol B or C, or fencing resource-only.',
  sources: ['drbd/drbd_nl.c check_net_options(): ERR_STONITH_AND_PROT_A'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text: 'resource r0 {\n  net {\n    protocol A;\n    fencing [|resource-and-stonith|];\n  }\n}\n',
        target: '9.22',
      },
      {
        text: 'resource r0 {\n  protocol A;\n  disk {\n    fencing [|resource-and-stonith|];\n  }\n}\n',
        target: '8.4',
      },
    ],
    good: [
      { text: 'resource r0 {\n  net {\n    protocol A;\n    fencing resource-only;\n  }\n}\n', target: '9.22' },
      { text: 'resource r0 {\n  net {\n    protocol C;\n    fencing resource-and-stonith;\n  }\n}\n', target: '9.22' },
    ],
  },

  *check({ configuration }) {
    if (!isAnySet(configuration, 'fencing')) return
    const reported = new Set<Setting>()
    for (const resource of configuration.resources) {
      for (const lookup of connectionLookups(resource)) {
        const protocol = lookup('protocol')
        const fencing = lookup('fencing')
        if (protocol === undefined || fencing?.value !== 'resource-and-stonith' || reported.has(fencing)) continue
        if (protocol.value.toUpperCase() !== 'A') continue
        // Two primaries need another protocol anyway, which is reported.
        const twoPrimaries = lookup('allow-two-primaries')
        if (twoPrimaries !== undefined && isOn(twoPrimaries)) continue
        reported.add(fencing)
        yield {
          at: fencing,
          message: 'Fencing "resource-and-stonith" does not work with protocol A',
          related: [{ at: protocol, message: 'the protocol is set here' }],
          followsFrom: [{ rule: 'drbd-conf/conflicting-two-primaries', at: protocol }],
        }
      }
    }
  },
})
