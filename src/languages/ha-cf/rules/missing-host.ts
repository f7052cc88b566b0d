import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf, Medium } from '../schema.js'

/** A file needs hosts. */
export const missingHost = defineRule<HaCf>({
  id: 'ha-cf/missing-host',
  severity: 'error',
  origin: 'daemon',
  summary: 'the file lists no host',
  why: 'Heartbeat has nobody to talk to and does not start, unless autojoin is any.',
  do: 'Add a node line for each host, with the name that uname -n prints there.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c init_config(): no nodes defined, Current node not in configuration'],
  since: '0.1.0',
  examples: {
    bad: ['bcast eth0\n[|]', 'bcast eth0\nping 192.0.2.1\n[|]'],
    good: ['bcast eth0\nnode alpha\n', 'bcast eth0\nautojoin any\ncrm on\n', 'bcast eth0\nping router\n'],
  },

  *check({ model, facts }) {
    const autojoin = model.options.get('autojoin')?.value.toLowerCase()
    if (model.hosts.length > 0 || autojoin === 'any' || model.isTemplate || model.hasUnreadLines) return
    if (model.media.some(medium => medium.isPing && mayBeOwnHost(medium, facts.host))) return
    const hasMedium = model.media.length > 0 || model.options.has('autojoin')
    yield { at: model.end, message: `The file lists no host by "node"${hasMedium ? '' : ', and no medium such as bcast'}` }
  },
})

/** Heartbeat looks for itself among the ping targets too; an address is nobody's name. */
function mayBeOwnHost({ peer, group }: Medium, own: string | undefined): boolean {
  const name = (peer ?? group)?.value.toLowerCase() ?? ''
  return own === undefined ? !/^[0-9.:]+$/.test(name) : name === own.toLowerCase()
}
