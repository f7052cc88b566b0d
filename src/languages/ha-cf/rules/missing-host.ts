import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** A file needs hosts. */
export const missingHost = defineRule<HaCf>({
  id: 'ha-cf/missing-host',
  severity: 'error',
  origin: 'daemon',
  summary: 'the file lists no host',
  why: 'Heartbeat has nobody to talk to and does not start, unless autojoin is any.',
  do: 'Add a node line for each host, with the name that uname -n prints there.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c init_config(): no nodes defined'],
  since: '0.1.0',
  examples: {
    bad: ['bcast eth0\n[|]'],
    good: ['bcast eth0\nnode alpha\n', 'bcast eth0\nautojoin any\ncrm on\n', 'bcast eth0\nping 192.0.2.1\n'],
  },

  *check({ model }) {
    const autojoin = model.options.get('autojoin')?.value.toLowerCase()
    const hasNode = model.hosts.length > 0 || model.media.some(medium => medium.isPing)
    if (hasNode || autojoin === 'any' || model.isTemplate || model.hasUnreadLines) return
    yield { at: model.end, message: 'The file lists no host by "node"' }
  },
})
