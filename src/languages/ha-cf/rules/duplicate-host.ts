import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** A host is listed once. */
export const duplicateHost = defineRule<HaCf>({
  id: 'ha-cf/duplicate-host',
  severity: 'error',
  origin: 'practice',
  summary: 'a host is listed twice',
  why:
    'Heartbeat keeps two entries for it, upper and lower case being the same. The state of one of them ' +
    'never changes.',
  do: 'Take one of them out; usually the other host was meant.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c add_node(): no look for an earlier one'],
  since: '0.1.0',
  examples: {
    bad: ['node alpha\nnode [|alpha|]\n', 'node alpha [|Alpha|]\n'],
    good: ['node alpha beta\n'],
  },

  *check({ model }) {
    const seen = new Map<string, (typeof model.hosts)[number]>()
    for (const host of model.hosts) {
      const first = seen.get(host.value.toLowerCase())
      if (first === undefined) seen.set(host.value.toLowerCase(), host)
      else if (!model.isTemplate) {
        yield {
          at: host,
          message: `Host "${host.value}" is listed already`,
          related: [{ at: first, message: 'listed here' }],
        }
      }
    }
  },
})
