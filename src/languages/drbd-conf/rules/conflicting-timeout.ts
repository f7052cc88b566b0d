import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { milliseconds } from '../../../text/quantity.js'
import { isUnderstood } from '../resolve/host-names.js'
import type { Configuration, Setting } from '../schema.js'
import { connectionLookups, defaultNumber, isAnySet, isInRange, mayReach } from '../analysis/settings.js'

/** `timeout` must be shorter than `ping-int`. */
export const conflictingTimeout = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/conflicting-timeout',
  severity: 'warning',
  origin: 'practice',
  summary: 'timeout is not shorter than ping-int',
  why: 'timeout counts tenths of a second, ping-int seconds. A dead peer is then noticed late, or an idle one taken for dead.',
  do: 'Lower timeout below ten times ping-int.',
  sources: ['drbd.conf(5) "timeout": lower than connect-int and ping-int'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: 'resource r0 {\n  net {\n    timeout [|100|];\n    ping-int 10;\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  net {\n    ping-int [|5|];\n  }\n}\n', target: '8.3' },
    ],
    good: [
      { text: 'resource r0 {\n  net {\n    timeout 99;\n    ping-int 10;\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  net {\n    ping-int 7;\n  }\n}\n', target: '0.7' },
    ],
  },

  *check({ configuration }) {
    const { resources, target, isPartial } = configuration
    if (!isAnySet(configuration, 'timeout', 'ping-int')) return
    const defaultTenths = defaultNumber('net', 'timeout', target)
    const defaultSeconds = defaultNumber('net', 'ping-int', target)
    if (!mayReach(configuration, { key: 'timeout', default: defaultTenths }, { key: 'ping-int', default: defaultSeconds }, 10)) return
    const reported = new Set<Setting>()
    for (const resource of resources) {
      if (!isUnderstood(configuration, resource)) continue
      for (const lookup of connectionLookups(resource)) {
        const timeout = lookup('timeout')
        const pingInt = lookup('ping-int')
        const at = timeout ?? pingInt
        if (at === undefined || reported.has(at) || (isPartial && (timeout === undefined || pingInt === undefined))) continue
        const tenths = timeout === undefined ? defaultTenths : timeout.number
        const seconds = pingInt === undefined ? defaultSeconds : pingInt.number
        if (tenths === undefined || seconds === undefined || tenths < 10 * seconds) continue
        if ((timeout !== undefined && !isInRange(timeout, target)) || (pingInt !== undefined && !isInRange(pingInt, target))) continue
        reported.add(at)
        yield {
          at,
          message: `timeout ${milliseconds(100 * tenths)} is not shorter than ping-int ${milliseconds(1000 * seconds)}`,
          ...(timeout === undefined || pingInt === undefined ? {} : { related: [{ at: pingInt, message: 'ping-int is set here' }] }),
        }
      }
    }
  },
})
