import { defineRule } from '../../../rules/define-rule.js'
import { isInDoubt } from '../analysis/doubt.js'
import { confirming } from '../analysis/meant.js'
import { linksOfNodes, numberOf } from '../analysis/totem.js'
import { isAtLeast, isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** A link has no port. */
export const missingPort = defineRule<CorosyncConf>({
  id: 'corosync-conf/missing-port',
  severity: 'error',
  origin: 'daemon',
  summary: 'a link has no port',
  why: 'Corosync 1 and 2 refuse port 0; corosync 1 has no other where none is written.',
  do: 'Write mcastport: 5405. From corosync 2 on that is used where the line is missing.',
  sources: ['corosync 1.4 and 2.4.6 exec/totemconfig.c: "No multicast port specified"'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'totem {\n	interface {\n		ringnumber: 0\n		bindnetaddr: 192.0.2.0\n		mcastport: [|0|]\n	}\n}\n', target: '2.4' }, { text: 'totem {\n	version: 2\n	[|interface|] {\n		ringnumber: 0\n		bindnetaddr: 192.0.2.0\n		mcastaddr: 239.192.0.1\n	}\n}\n', target: '1.4' }],
    good: ['totem {\n	interface {\n		mcastport: 5405\n	}\n}\n'],
  },

  *check({ model }) {
    const filled = new Set(linksOfNodes(model.nodes))
    for (const { number, settings, place } of model.links.values()) {
      const port = settings.get('mcastport')
      if (port === undefined && !isAtLeast(model.target, '2.0') && !isInDoubt(model, 'totem')) yield { at: place, message: `Ring ${number} has no port, and corosync 1 takes none by itself`, ...confirming(settings.values(), 'mcastport') }
      if (port === undefined || numberOf(port) !== 0 || (isStrict(model.target) && filled.has(number))) continue
      yield { at: port.value, message: 'Port 0 is none' }
    }
  },
})
