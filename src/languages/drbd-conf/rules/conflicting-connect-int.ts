import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { milliseconds } from '../../../text/quantity.js'
import { isUnderstood } from '../resolve/host-names.js'
import type { Configuration, Setting } from '../schema.js'
import { connectionLookups, defaultNumber, isAnySet, isInRange, mayReach } from '../analysis/settings.js'

/** `timeout` must be shorter than `connect-int`. */
export const conflictingConnectInt = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/conflicting-connect-int',
  severity: 'warning',
  origin: 'practice',
  summary: 'timeout is not shorter than connect-int',
  why: 'timeout counts tenths of a second, connect-int seconds. The next attempt to connect starts before the last one is given up.',
  do: 'Lower timeout below ten times connect-int.',
  sources: ['drbd.conf(5) "timeout": lower than connect-int and ping-int'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: 'resource r0 {\n  net {\n    timeout [|60|];\n    connect-int 6;\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  net {\n    connect-int [|5|];\n  }\n}\n', target: '8.3' },
    ],
    good: [
      { text: 'resource r0 {\n  net {\n    timeout 99;\n    connect-int 10;\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  net {\n    connect-int 7;\n  }\n}\n', target: '0.7' },
    ],
  },

  *check({ configuration }) {
    const { resources, target, isPartial } = configuration
    if (!isAnySet(configuration, 'timeout', 'connect-int')) return
    const defaultTenths = defaultNumber('net', 'timeout', target)
    const defaultSeconds = defaultNumber('net', 'connect-int', target)
    const defaultPing = isPartial ? undefined : defaultNumber('net', 'ping-int', target)
    if (!mayReach(configuration, { key: 'timeout', default: defaultTenths }, { key: 'connect-int', default: defaultSeconds }, 10)) return
    const reported = new Set<Setting>()
    for (const resource of resources) {
      if (!isUnderstood(configuration, resource)) continue
      for (const lookup of connectionLookups(resource)) {
        const timeout = lookup('timeout')
        const connectInt = lookup('connect-int')
        const at = timeout ?? connectInt
        if (at === undefined || reported.has(at) || (isPartial && (timeout === undefined || connectInt === undefined))) continue
        const tenths = timeout === undefined ? defaultTenths : timeout.number
        const seconds = connectInt === undefined ? defaultSeconds : connectInt.number
        if (tenths === undefined || seconds === undefined || tenths < 10 * seconds) continue
        if ((timeout !== undefined && !isInRange(timeout, target)) || (connectInt !== undefined && !isInRange(connectInt, target))) continue
        // A timeout that is too long for ping-int, too, is told of by that.
        if (timeout !== undefined && tenths >= 10 * (lookup('ping-int')?.number ?? defaultPing ?? Infinity)) continue
        reported.add(at)
        yield {
          at,
          message: `timeout ${milliseconds(100 * tenths)} is not shorter than connect-int ${milliseconds(1000 * seconds)}`,
          ...(timeout === undefined || connectInt === undefined ? {} : { related: [{ at: connectInt, message: 'connect-int is set here' }] }),
        }
      }
    }
  },
})
