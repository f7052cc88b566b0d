import { defineRule } from '../../../rules/define-rule.js'
import { isInDoubt } from '../analysis/doubt.js'
import { numberOf } from '../analysis/totem.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** The ping times of a link do not fit each other. */
export const mismatchedPingTimes = defineRule<CorosyncConf>({
  id: 'corosync-conf/mismatched-ping-times',
  severity: 'warning',
  origin: 'practice',
  summary: 'the ping times of a link do not fit each other',
  why: 'A link that is pinged more rarely than its timeout flaps; and each default follows the token, not the other one.',
  do: 'Write both, the interval well below the timeout.',
  sources: ['corosync.conf(5) on knet_ping_interval, knet_ping_timeout'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	interface {\n		[|knet_ping_interval|]: 500\n	}\n}\n', 'totem {\n	version: 2\n	interface {\n		knet_ping_interval: 2000\n		knet_ping_timeout: [|1000|]\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	interface {\n		knet_ping_interval: 500\n		knet_ping_timeout: 1500\n	}\n}\n'],
  },

  *check({ model }) {
    if (!isStrict(model.target) || isInDoubt(model, 'totem')) return
    for (const { settings } of model.links.values()) {
      const [interval, timeout] = [settings.get('knet_ping_interval'), settings.get('knet_ping_timeout')]
      const only = interval === undefined ? timeout : timeout === undefined ? interval : undefined
      if (only !== undefined) yield { at: only.key, message: `"${only.key.value}" stands without "${only === interval ? 'knet_ping_timeout' : 'knet_ping_interval'}"` }
      const [a, b] = [numberOf(interval), numberOf(timeout)]
      if (timeout !== undefined && a !== undefined && b !== undefined && b < a) yield { at: timeout.value, message: `A timeout of ${b} ms is shorter than the interval of ${a} ms` }
    }
  },
})
