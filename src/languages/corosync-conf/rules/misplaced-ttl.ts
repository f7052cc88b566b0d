import { defineRule } from '../../../rules/define-rule.js'
import { numberOf, transportOf } from '../analysis/totem.js'
import { isAtLeast } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** Ttl is set for a transport without multicast. */
export const misplacedTtl = defineRule<CorosyncConf>({
  id: 'corosync-conf/misplaced-ttl',
  severity: 'error',
  origin: 'daemon',
  summary: 'ttl is set for a transport without multicast',
  why: 'Corosync refuses another ttl than 1 for knet and udpu.',
  do: 'Delete the line.',
  sources: ['corosync 3.1.7 exec/totemconfig.c "Can only set ttl on multicast transport types"'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	interface {\n		ttl: [|2|]\n	}\n}\n'],
    good: ['totem {\n	transport: udp\n	interface {\n		ttl: 2\n	}\n}\n'],
  },

  *check({ model }) {
    const { transport } = transportOf(model)
    if (transport === 'udp' || transport === 'unknown' || !isAtLeast(model.target, '2.0')) return
    for (const { settings } of model.links.values()) {
      const ttl = settings.get('ttl')
      const number = numberOf(ttl)
      if (ttl !== undefined && number !== undefined && number !== 1) yield { at: ttl.value, message: `Transport "${transport}" has no ttl` }
    }
  },
})
