import type { Finding } from '../../../diagnostics/diagnostic.js'
import { hostMeant } from '../../../diagnostics/host-meant.js'
import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** The host that reads the file must be among its hosts. */
export const missingOwnHost = defineRule<HaCf>({
  id: 'ha-cf/missing-own-host',
  severity: 'error',
  origin: 'daemon',
  summary: 'the host that the file lies on is not among its hosts',
  why:
    'Heartbeat looks for the name that uname -n prints, in full, upper and lower case being the same. It ' +
    'does not start where it is missing.',
  do: 'Add the name as uname -n prints it. A short name and a full one are different hosts to heartbeat.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c init_config(): Current node not in configuration',
    'linux-ha.org, ha.cf/NodeDirective',
  ],
  since: '0.1.0',
  followsFrom: [{ rules: ['ha-cf/misleading-character'], within: 'lines' }],
  examples: {
    bad: [
      { text: '[|node|] alpha beta\nbcast eth0\n', host: 'gamma' },
      { text: 'node alpha [|betta|]\nbcast eth0\n', host: 'beta' },
      { text: 'bcast eth0\nnode [|alpha.example.com|]\nnode beta.example.com\n', host: 'alpha' },
    ],
    good: [
      { text: 'node Alpha beta\n', host: 'alpha' },
      'node alpha beta\n',
      { text: 'node beta\nautojoin any\ncrm on\n', host: 'alpha' },
    ],
  },

  *check({ model, facts }) {
    const own = facts.host?.toLowerCase()
    if (own === undefined || model.isTemplate || model.hasUnreadLines || model.hosts.length === 0) return
    if (model.options.get('autojoin')?.value.toLowerCase() === 'any') return
    const pings = model.media.flatMap(({ isPing, peer, group }) => (isPing ? (peer ?? group ?? []) : []))
    if ([...model.hosts, ...pings].some(host => host.value.toLowerCase() === own)) return
    const similar = model.hosts.find(host => shortName(host.value) === shortName(own))
    const guess = similar === undefined ? hostMeant(own, model.hosts.map(host => host.value)) : undefined
    const slip = model.hosts.find(host => host.value === guess)
    const first = model.directives.find(directive => directive.name.value === 'node')
    const at = similar ?? slip ?? first?.name ?? model.end
    const misread = misreadNeighbour(model, own)
    yield {
      at,
      message:
        similar === undefined
          ? `Host "${own}", on which the file lies, is not among the hosts`
          : `Host "${similar.value}" is not the name "${own}" of the host on which the file lies`,
      related: model.hosts.slice(0, mostShown).filter(host => host !== at).map(host => ({ at: host, message: `"${host.value}" is listed here` })),
      ...(misread === undefined ? {} : { confirms: misread }),
      ...(slip === undefined ? {} : { help: `Did you mean "${own}" instead of "${slip.value}"?` }),
    }
  },
})

/** Few clusters have more hosts. */
const mostShown = 4

/** A character that shows nothing may join the own host with its neighbour: then that is the fault. */
function misreadNeighbour({ hosts, misread }: HaCf, own: string): Finding['confirms'] {
  const joined = hosts.filter(({ value }) => value.toLowerCase().startsWith(own) || value.toLowerCase().endsWith(own))
  return misread?.hosts.find(({ span, cause }) => cause.rule === 'ha-cf/misleading-character' && joined.some(host => span.start <= host.span.start && host.span.end <= span.end))?.cause
}

function shortName(name: string): string {
  return name.toLowerCase().replace(/\..*$/, '')
}
