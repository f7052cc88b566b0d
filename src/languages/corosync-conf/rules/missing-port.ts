import { defineRule } from '../../../rules/define-rule.js'
import { linksOfNodes, numberOf } from '../analysis/totem.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** A link has no port. */
export const missingPort = defineRule<CorosyncConf>({
  id: 'corosync-conf/missing-port',
  severity: 'error',
  origin: 'daemon',
  summary: 'a link has no port',
  why: 'Corosync 1 and 2 refuse port 0.',
  do: 'Write the port, or delete the line: 5405 is used then.',
  sources: ['corosync 2.4.6 exec/totemconfig.c: "No multicast port specified"'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'totem {\n	interface {\n		ringnumber: 0\n		bindnetaddr: 192.0.2.0\n		mcastport: [|0|]\n	}\n}\n', target: '2.4' }],
    good: ['totem {\n	interface {\n		mcastport: 5405\n	}\n}\n'],
  },

  *check({ model }) {
    const filled = new Set(linksOfNodes(model.nodes))
    for (const { number, settings } of model.links.values()) {
      const port = settings.get('mcastport')
      if (port === undefined || numberOf(port) !== 0 || (isStrict(model.target) && filled.has(number))) continue
      yield { at: port.value, message: 'Port 0 is none' }
    }
  },
})
