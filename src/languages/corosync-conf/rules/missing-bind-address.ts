import { defineRule } from '../../../rules/define-rule.js'
import { isInDoubt } from '../analysis/doubt.js'
import { confirming } from '../analysis/meant.js'
import { transportOf } from '../analysis/totem.js'
import { isAtLeast, isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** A ring says no network to bind to, and there is no nodelist. */
export const missingBindAddress = defineRule<CorosyncConf>({
  id: 'corosync-conf/missing-bind-address',
  severity: 'error',
  origin: 'practice',
  summary: 'a ring has no network to bind to',
  why: 'Without a nodelist corosync 1 and 2 find their interface by bindnetaddr. With multicast corosync 1 refuses the file, with a message about families of addresses.',
  do: 'Write bindnetaddr: the network of the ring, such as 192.0.2.0.',
  sources: ['corosync.conf(5), "bindnetaddr"', 'corosync 1.4 exec/totemconfig.c "Multicast address family does not match bind address family"'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'totem {\n	version: 2\n	[|interface|] {\n		ringnumber: 0\n		mcastaddr: 239.192.0.1\n		mcastport: 5405\n	}\n}\n', target: '1.4' }],
    good: [{ text: 'totem {\n	version: 2\n	interface {\n		ringnumber: 0\n		bindnetaddr: 192.0.2.0\n		mcastaddr: 239.192.0.1\n		mcastport: 5405\n	}\n}\n', target: '1.4' }],
  },

  *check({ model }) {
    if (isStrict(model.target) || model.nodes.length > 0 || isInDoubt(model, 'totem', 'nodelist')) return
    const isRefused = !isAtLeast(model.target, '2.0') && transportOf(model).transport === 'udp'
    for (const { number, settings, place } of model.links.values()) {
      if (settings.has('bindnetaddr')) continue
      const isOfDaemon = isRefused && settings.has('mcastaddr') && settings.get('broadcast')?.value.value !== 'yes'
      yield { at: place, message: `Ring ${number} has no "bindnetaddr"`, ...(isOfDaemon ? { origin: 'daemon' as const } : {}), ...confirming(settings.values(), 'bindnetaddr') }
    }
  },
})
