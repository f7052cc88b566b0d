import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration, Setting } from '../schema.js'
import { connectionLookups, isAnySet } from '../analysis/settings.js'
import { isDialectFrom } from '../vocabulary.js'

/** A congestion policy other than `block` needs protocol A. */
export const conflictingOnCongestion = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/conflicting-on-congestion',
  severity: 'error',
  origin: 'practice',
  summary: 'on-congestion is set, but the protocol is not A',
  why: 'Only protocol A may run ahead of a slow link. With B or C the kernel refuses to connect.',
  do: 'Use protocol A, or set on-congestion to block.',
  sources: ['drbd/drbd_nl.c check_net_options(): ERR_CONG_NOT_PROTO_A', 'drbd.conf(5) "on-congestion"'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: 'resource r0 {\n  net {\n    on-congestion [|pull-ahead|];\n  }\n}\n', target: '8.4' },
      {
        text: 'resource r0 {\n  protocol C;\n  net {\n    on-congestion [|disconnect|];\n  }\n}\n',
        target: '8.3.16',
      },
    ],
    good: [
      { text: 'resource r0 {\n  net {\n    protocol A;\n    on-congestion pull-ahead;\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  net {\n    on-congestion block;\n  }\n}\n', target: '9.22' },
    ],
  },

  *check({ configuration }) {
    if (!isAnySet(configuration, 'on-congestion')) return
    const hasDefault = isDialectFrom(configuration.dialect, '8.4') && !configuration.isPartial
    const reported = new Set<Setting>()
    for (const resource of configuration.resources) {
      for (const lookup of connectionLookups(resource)) {
        const policy = lookup('on-congestion')
        if (policy === undefined || reported.has(policy)) continue
        if (policy.value !== 'pull-ahead' && policy.value !== 'disconnect') continue
        const protocol = lookup('protocol')
        const name = protocol?.value.toUpperCase() ?? (hasDefault ? 'C' : 'A')
        if (name === 'A') continue
        reported.add(policy)
        yield {
          at: policy,
          message: `Congestion policy "${policy.value}" needs protocol A, not ${name}`,
          ...(protocol === undefined ? {} : { related: [{ at: protocol, message: 'the protocol is set here' }] }),
        }
      }
    }
  },
})
