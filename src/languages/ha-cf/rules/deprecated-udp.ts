import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** `bcast` has replaced `udp`. */
export const deprecatedUdp = defineRule<HaCf>({
  id: 'ha-cf/deprecated-udp',
  severity: 'info',
  origin: 'daemon',
  summary: 'udp is the old name of bcast',
  why: 'Heartbeat replaces it with a warning at every start.',
  do: 'Write bcast.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c parse_config(), DIRTYALIASKLUDGE'],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: ['[|udp|] eth0\n'],
    good: ['bcast eth0\n'],
  },

  *check({ model }) {
    for (const { name } of model.directives) {
      if (name.value !== 'udp') continue
      const { file, span } = name
      yield {
        at: name,
        message: 'udp is the old name of bcast',
        fixes: [{ title: 'Replace "udp" by "bcast"', safety: 'safe', edits: [{ file, span, newText: 'bcast' }] }],
      }
    }
  },
})
